"""A claim, judged with a pen before and after its evidence; or its evidence as cards to sort."""

from collections.abc import Sequence

from guide.model.base import Evidence
from guide.model.blocks import Claim
from guide.model.my_views import labels
from guide.text.dates import long_date

from ..nodes import Bullets, Card, Heading, Nodes, Paragraph, Tick, Together
from ..writer import Writer, said


def nodes(write: Writer, block: Claim) -> Nodes:
    """The claim with a scale before the evidence, both sides of it, and a scale after."""
    words = write.pack.words
    sides = (
        (words.evidence_for, block.evidence_for),
        (words.evidence_against, block.evidence_against),
        (words.uncertain, block.uncertain),
    )
    return [
        Together(
            (
                Heading(3, block.title),
                Paragraph((*write.line(block.statement), *write.cited(block.sources)), "said"),
                _scale(write, words.conviction_before),
            )
        ),
        *(node for title, lines in sides for node in _side(write, title, lines)),
        _scale(write, words.conviction_after),
    ]


def _scale(write: Writer, question: str) -> Tick:
    return Tick(question, tuple(("", name) for name in labels(write.pack).values()), across=True)


def _side(write: Writer, title: str, lines: Sequence[Evidence]) -> Nodes:
    pack = write.pack
    if not lines:
        date = long_date(pack.words, pack.guide.article.date) if pack.as_of else ""
        nothing = said(pack.words.nothing_then.format(date=date))
        return [Together((Heading(4, title), Paragraph(nothing, "quiet")))]
    return [Heading(4, title), Bullets(tuple(write.evidence(line) for line in lines))]


def cards(write: Writer, block: Claim, first: int) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """The evidence as cards that do not tell their side, and what each is, in the same order.

    The cards are numbered from ``first`` in an order that does not tell either: by their words.
    """
    words = write.pack.words
    sides = (
        (words.evidence_for, block.evidence_for),
        (words.evidence_against, block.evidence_against),
        (words.uncertain, block.uncertain),
    )
    mixed = sorted(
        ((line, side) for side, lines in sides for line in lines), key=lambda one: one[0].text
    )
    made = tuple(
        Card(
            "",
            words.paper_card.format(number=first + place, title=block.title),
            (Paragraph(write.evidence(line)),),
        )
        for place, (line, _) in enumerate(mixed)
    )
    return made, tuple(side for _, side in mixed)
