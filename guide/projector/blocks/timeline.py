"""A timeline, with few and large labels."""

from guide.figures.projected import projected_timeline
from guide.model.blocks import TimelineBlock
from guide.model.plain import plain
from guide.text.dates import years_said
from guide.text.figure_note import figure_note

from ..scene import Scene
from ..slide import Group


def groups(scene: Scene, block: TimelineBlock) -> list[Group]:
    """The timeline alone under its sentence, by default up to the year after the article's."""
    pack, show = scene.pack, scene.show
    timeline = pack.timelines[block.timeline]
    article = pack.guide.article.date
    found = [event.date.first.year for event in timeline.events]
    years = (
        (show.years[0], show.years[1])
        if show.years
        else (min(found), min(max(found), article.first.year + 1))
    )
    shown = [
        event
        for event in timeline.events
        if years[0] <= event.date.first.year <= years[1] and event.label
    ]
    return [
        Group(
            timeline.title,
            layout="figure",
            over=f"{timeline.name}, {years_said(pack.words, *years)}",
            drawing=lambda theme, size, type_px: projected_timeline(
                [timeline],
                pack.actors,
                theme=theme,
                size=size,
                type_px=type_px,
                article=article,
                words=pack.words,
                years=years,
            ),
            alt=plain(pack, timeline.alt),
            sources=tuple(dict.fromkeys(source for event in shown for source in event.sources)),
            foot=figure_note(pack, timeline),
        )
    ]
