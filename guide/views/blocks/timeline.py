"""A timeline of the pack."""

from guide.model.blocks import TimelineBlock
from guide.model.reading import Pack
from guide.views import timeline_figure
from guide.views.prose import Writer


def show(pack: Pack, block: TimelineBlock) -> None:
    """Show the timeline with its filters, its card and its list."""
    timeline = pack.timelines[block.timeline]
    write = Writer(pack, block.id)
    text = block.intro or timeline.intro
    intro = write.paragraphs(text) if text else None
    timeline_figure.show(
        pack,
        [timeline],
        title=timeline.title,
        intro=intro,
        key=block.id,
        until=pack.guide.article.date.first.year + 1,
    )
