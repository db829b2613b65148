"""How it looks from several capitals; also as cards."""

from guide.model.blocks import Perspectives

from ..nodes import Card, Heading, Nodes, Paragraph, Run, Together
from ..writer import Writer


def nodes(write: Writer, block: Perspectives) -> Nodes:
    """Each perspective under its capital."""
    intro = write.paragraphs(block.intro) if block.intro else []
    views = [
        Together(
            (
                Heading(3, view.place),
                Paragraph(
                    (
                        *write.since(view.known),
                        *write.line(view.view),
                        *write.cited(view.sources),
                    )
                ),
            )
        )
        for view in block.views
    ]
    return [Heading(2, block.title), *intro, *views]


def cards(write: Writer, block: Perspectives) -> tuple[Card, ...]:
    """A card for each capital."""
    return tuple(
        Card(
            view.place,
            block.title,
            (
                Paragraph((*write.since(view.known), *write.line(view.view))),
                Paragraph((Run("; ".join(write.names(view.sources))),), "quiet"),
            ),
        )
        for view in block.views
    )
