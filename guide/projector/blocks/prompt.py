"""A discussion prompt: the question, how to talk about it and how long."""

from guide.markup import plain
from guide.model.blocks import Prompt

from ..scene import Scene
from ..slide import Group, Piece, line


def groups(scene: Scene, block: Prompt) -> list[Group]:
    """The question alone. Follow-ups and notes are the facilitator's and never come here."""
    words = scene.pack.words
    question = Piece(
        f'<p class="question">{line(scene.pack, block.question)}</p>',
        plain(scene.pack, block.question),
        block.sources or (),
        scale=1.4,
    )
    over = f"{words.talk_about_it} · {words.formats[block.format]}"
    return [Group(block.title, (question,), "question", over=over)]
