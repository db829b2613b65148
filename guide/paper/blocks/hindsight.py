"""What was expected, to be judged with a pen before reading what happened."""

from guide.model.blocks import Hindsight

from ..nodes import Bullets, Heading, Nodes, Paragraph, Run, Tick, Together
from ..writer import Writer


def nodes(write: Writer, block: Hindsight) -> Nodes:
    """The expectation and the question, with boxes for a judgement."""
    words = write.pack.words
    return [
        Together(
            (
                Heading(3, block.title),
                Paragraph((Run(f"{words.expected} ", "strong"), *write.line(block.expected))),
                Paragraph(write.line(block.question), "question"),
                Tick("", tuple(("", name) for name in words.verdicts.values()), across=True),
            )
        )
    ]


def afterwards(write: Writer, block: Hindsight) -> Nodes:
    """What happened."""
    return [
        Heading(3, block.title, above=write.pack.words.happened),
        Bullets(tuple(write.evidence(line) for line in block.happened)),
    ]
