"""A timeline of the pack."""

from guide.model.blocks import TimelineBlock
from guide.model.pack import Pack

from .. import figure, timeline_figure
from ..prose import Writer


def show(pack: Pack, block: TimelineBlock) -> None:
    """Show the timeline with its filters, its card and its list."""
    timeline = pack.timelines[block.timeline]
    write = Writer(pack, block.id)
    text = block.intro or timeline.intro
    figure.title(timeline.title, write.paragraphs(text) if text else None)
    timeline_figure.show(
        pack,
        [timeline],
        title=timeline.title,
        key=block.id,
        until=pack.guide.article.date.first.year + 1,
    )
