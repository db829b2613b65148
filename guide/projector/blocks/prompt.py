"""A discussion prompt: the question, how to talk about it and how long."""

from guide.markup import plain
from guide.model.blocks import Prompt

from ..scene import Scene
from ..slide import Group, Piece, line


def groups(scene: Scene, block: Prompt) -> list[Group]:
    """The question alone. Follow-ups and notes are the facilitator's and never come here."""
    words = scene.pack.words
    formats = {
        "whole room": words.format_whole_room,
        "pairs": words.format_pairs,
        "small groups": words.format_small_groups,
        "fishbowl": words.format_fishbowl,
        "line-up": words.format_line_up,
        "written first": words.format_written_first,
    }
    question = Piece(
        f'<p class="question">{line(scene.pack, block.question)}</p>',
        plain(scene.pack, block.question),
        block.sources or (),
        scale=1.4,
    )
    over = f"{words.talk_about_it} · {formats[block.format]}"
    return [Group(block.title, (question,), "question", over=over)]
