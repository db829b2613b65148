"""All timelines of events on one axis of time."""

from guide.model.pack import Pack
from guide.views import exports, timeline_figure
from guide.views.page_head import page_head


def show(pack: Pack) -> None:
    """Show the timelines that modules use, above each other."""
    words = pack.words
    page_head(words.timelines_title, words.timelines_intro, words.timelines)
    timeline_figure.show(
        pack,
        list(pack.shown_timelines),
        title=words.timelines_title,
        key="timelines",
        at=pack.guide.article.date.first,
    )
    exports.show(pack, "events", words.export_events_intro)
