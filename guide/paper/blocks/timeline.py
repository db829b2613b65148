"""A timeline: drawn with its key events on a handout, as a list or a fold-out on its own."""

from guide.model.blocks import TimelineBlock
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.model.timelines import Event, Timeline
from guide.text.dates import long_date
from guide.text.figure_note import figure_note

from ..drawings.timeline import timeline_drawing
from ..nodes import Drawing, Foldout, Grid, Heading, Nodes, Paragraph, Run, Runs, Together
from ..writer import Writer, said


def nodes(write: Writer, block: TimelineBlock) -> Nodes:
    """The timeline as a drawing with numbers, and the events that these stand for."""
    pack = write.pack
    line = pack.timelines[block.timeline]
    intro = write.paragraphs(block.intro) if block.intro else []
    told = [event for event in line.events if event.label]
    numbers = {event.id: number for number, event in enumerate(told, 1)}
    words = pack.words
    rows = tuple(
        (
            said(str(numbers[event.id]), "strong"),
            said(date_of(pack, event)),
            (*said(event.title), *write.cited(event.sources[:2])),
            said(_lane(line, event)),
        )
        for event in told
    )
    shown = words.paper_timeline_note.format(shown=len(told), total=len(line.events))
    notes = (shown, figure_note(pack, line))
    figure = Drawing(
        timeline_drawing(pack, line, numbers),
        plain(pack, line.alt),
        said(" ".join(filter(None, notes))),
    )
    return [
        Together((Heading(2, line.title), *intro, figure)),
        Grid(
            (words.paper_number, words.date, words.paper_event, words.paper_lane),
            rows,
            (0, 20, 58, 22),
        ),
    ]


def listed(write: Writer, line: Timeline) -> Nodes:
    """Every event with its date, its lane and what happened."""
    pack = write.pack
    words = pack.words
    rows = tuple(
        (said(date_of(pack, event)), said(_lane(line, event)), _told(write, event))
        for event in line.events
    )
    head = (words.date, words.paper_lane, words.paper_event)
    intro = write.paragraphs(line.intro) if line.intro else []
    return [Paragraph(said(line.title), "lead"), *intro, Grid(head, rows, (17, 17, 66))]


def foldout(write: Writer, line: Timeline) -> Nodes:
    """The timeline over as many pages as its events need, to be glued side by side."""
    words = write.pack.words
    told = {"glue": words.paper_glue, "scale": words.paper_scale, "part": words.paper_part}
    return [
        Foldout(timeline_drawing(write.pack, line, {}), plain(write.pack, line.alt), told),
    ]


def date_of(pack: Pack, event: Event) -> str:
    """When it happened, from when to when if it lasted."""
    first = long_date(pack.words, event.date)
    return f"{first} – {long_date(pack.words, event.end)}" if event.end else first


def _lane(line: Timeline, event: Event) -> str:
    return next(lane.label for lane in line.lanes if lane.id == event.lane)


def _told(write: Writer, event: Event) -> Runs:
    words = write.pack.words
    parts: list[Run] = [Run(event.title, "strong"), Run(". "), *write.line(event.text)]
    for name, text in ((words.figures, event.figures), (words.disputed, event.disputed)):
        if text:
            parts += [Run(f" {name}: ", "strong"), *write.line(text)]
    return (*parts, *write.cited(event.sources))
