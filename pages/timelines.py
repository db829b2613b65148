"""All timelines of events on one axis of time."""

from guide.model.reading import Pack
from guide.views import timeline_figure
from guide.views.page_head import page_head


def show(pack: Pack) -> None:
    """Show the timelines that modules use, above each other."""
    words = pack.words
    page_head(words.timelines, words.timelines_intro)
    used = [
        block.timeline
        for module in pack.modules
        for block in module.blocks
        if block.kind == "timeline"
    ]
    timelines = [pack.timelines[each] for each in dict.fromkeys(used)]
    timeline_figure.show(pack, timelines, title=words.timelines_title, intro=None, key="timelines")
