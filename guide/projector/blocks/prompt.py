"""A discussion prompt: the question, how to talk about it and how long."""

from guide.model.blocks import Prompt
from guide.model.plain import plain
from guide.text.html import html

from ..scene import Scene
from ..slide import Group, Piece, line


def groups(scene: Scene, block: Prompt) -> list[Group]:
    """The question alone. Follow-ups and notes are the facilitator's and never come here."""
    words = scene.pack.words
    question = Piece(
        html('<p class="question">{{ line }}</p>', line=line(scene.pack, block.question)),
        plain(scene.pack, block.question),
        block.sources or (),
        scale=1.4,
    )
    over = f"{words.talk_about_it} · {words.formats[block.format]}"
    return [Group(block.title, (question,), "question", over=over)]
