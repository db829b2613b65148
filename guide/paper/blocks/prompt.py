"""A discussion prompt: with room to write, or with what its facilitator needs."""

from guide.model.blocks import Prompt

from ..nodes import Bullets, Heading, Lines, Nodes, Paragraph, Run, Together
from ..writer import Writer

LINES = 5
"""Lines to write on under a question."""


def nodes(write: Writer, block: Prompt) -> Nodes:
    """The question with its follow-ups and lines to write on."""
    words = write.pack.words
    follow_ups = tuple(write.line(text) for text in block.follow_ups)
    return [
        Together(
            (
                Heading(2, block.title, above=_how(write, block)),
                Paragraph(write.line(block.question), "question"),
                Lines(LINES),
                Heading(3, words.follow_ups),
                Bullets(follow_ups, numbered=True),
                Lines(3),
            )
        )
    ]


def led(write: Writer, block: Prompt) -> Nodes:
    """The question with what only its facilitator reads."""
    words, notes = write.pack.words, block.facilitator
    told = (
        (words.facilitator_notes, notes.notes),
        (words.if_quiet, notes.if_quiet),
        (words.if_hot, notes.if_hot),
        (words.if_one_sided, notes.if_one_sided),
    )
    return [
        Paragraph((*write.line(block.question), Run(f" ({_how(write, block)})")), "question"),
        Paragraph((Run(words.follow_ups, "strong"),)),
        Bullets(tuple(write.line(text) for text in block.follow_ups), numbered=True),
        *(Paragraph((Run(f"{name}: ", "strong"), *write.line(text))) for name, text in told),
    ]


def _how(write: Writer, block: Prompt) -> str:
    words = write.pack.words
    form = words.formats[block.format]
    return f"{words.levels[block.level]} · {form} · {words.minutes.format(n=block.minutes)}"
