"""A ballot: a question of opinion, on a leaf whose letters are torn off."""

from guide.model.blocks import Ballot
from guide.model.choices import choices_of, opening_of

from ..nodes import Leaf, Nodes, Paragraph, Tick, Together
from ..writer import Writer


def nodes(write: Writer, block: Ballot) -> Nodes:
    """The question with boxes; after a closing ballot its question about what moved the voter."""
    asked = opening_of(write.pack, block)
    options = tuple((one.letter, one.text) for one in choices_of(write.pack, block))
    parts = [
        Together((Paragraph(write.line(asked.question or ""), "question"), Tick("", options))),
    ]
    return [*parts, *(write.paragraphs(block.reflect) if block.reflect else [])]


def leaf(write: Writer, block: Ballot) -> Leaf:
    """Both ballots on one leaf, as the counting by pairs needs: no name, two letters."""
    words = write.pack.words
    return Leaf(
        write.line(block.question or ""),
        tuple((one.letter, one.text) for one in choices_of(write.pack, block)),
        (words.screen_opening, words.screen_closing),
        words.paper_leaf,
        words.paper_stub,
    )
