"""A map, drawn for paper in each of its views, with every point of view on contested areas."""

from collections.abc import Iterator

from guide.figures.map_table import map_table
from guide.model.blocks import MapBlock
from guide.model.maps import ContestedArea, ContestedLayer, Map, StatesView
from guide.model.plain import plain
from guide.text.citation import whose_line
from guide.text.figure_note import of_map

from ..drawings.map import map_drawing, states_views
from ..nodes import Bullets, Drawing, Heading, Nodes, Run, Runs, Together
from ..writer import Writer


def nodes(write: Writer, block: MapBlock) -> Nodes:
    """The map under its sentence, with whose line it draws."""
    drawn = write.pack.maps[block.map]
    views = states_views(drawn)
    # Its intro speaks of the switches that a screen has.
    first = Together((Heading(2, drawn.title), _whole(write, drawn, views[0] if views else None)))
    return [first, *(_view(write, drawn, view) for view in views[1:]), *_contested(write, drawn)]


def _whole(write: Writer, drawn: Map, view: StatesView | None) -> Drawing:
    pack = write.pack
    caption = (
        *_said(write, view),
        Run(f"{whose_line(pack, drawn)} "),
        *write.line(drawn.borders),
        *write.cited((*(view.sources if view else ()), *drawn.borders_sources)),
        *_said_of_places(write, drawn),
        *((Run(f" {note}"),) if (note := of_map(pack, drawn)) else ()),
    )
    return Drawing(map_drawing(pack, drawn), plain(pack, drawn.alt), caption)


def _view(write: Writer, drawn: Map, view: StatesView) -> Together:
    """Another way to colour the states. Its text alternative says which states are which."""
    by_label: dict[str, list[str]] = {category.label: [] for category in view.categories}
    rows = map_table(write.pack, drawn, view=view.id)
    for row in rows:
        by_label.setdefault(str(row["value"]), []).append(str(row["name"]))
    told = [
        f"{category.label}: {', '.join(by_label[category.label])}."
        for category in view.categories
        if category.actor and by_label[category.label]
    ]
    alt = " ".join([f"{drawn.name}. {view.label}.", *told])
    caption = (*_said(write, view), *write.cited(view.sources))
    figure = Drawing(map_drawing(write.pack, drawn, view), alt, caption)
    return Together((Heading(3, view.label), figure))


def _said(write: Writer, view: StatesView | None) -> Runs:
    if view is None:
        return ()
    note = write.line(view.note) if view.note else ()
    return (Run(f"{view.label}. ", "strong"), *note, *((Run(" "),) if note else ()))


def _said_of_places(write: Writer, drawn: Map) -> Iterator[Run]:
    """What the map says by its places, beyond where they lie."""
    for label, line in drawn.said:
        yield from (Run(f" {label}. ", "strong"), *write.evidence(line))


def _contested(write: Writer, drawn: Map) -> Iterator[Together | Heading]:
    """Whose each contested area is, from every point of view that says something of it."""
    for layer in drawn.layers:
        if isinstance(layer, ContestedLayer):
            yield Heading(3, layer.label)
            for area in layer.areas:
                lines = tuple(_seen(write, layer, area))
                yield Together((Heading(4, area.label), Bullets(lines)))


def _seen(write: Writer, layer: ContestedLayer, area: ContestedArea) -> Iterator[Runs]:
    for view in layer.points_of_view:
        for seen in area.said(view.id):
            cited = dict.fromkeys(source for line in seen.rests_on for source in line.sources)
            yield (
                *write.since(seen.known),
                Run(f"{view.label}: ", "strong"),
                Run(seen.label),
                *write.cited(cited),
            )
