"""Everything that a map shows, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.model.base import in_cell
from guide.model.maps import ContestedLayer, EventsLayer, Layer, Map, PlacesLayer, StatesLayer
from guide.model.pack import Pack

from .map_contested import point_of_view
from .map_events import events_shown
from .map_land import view_of
from .world import land_names

Row = dict[str, str | float | None]


def map_table(
    pack: Pack,
    drawn: Map,
    *,
    view: str | None = None,
    seen_by: str | None = None,
    years: tuple[int, int] | None = None,
    kinds: Iterable[str] | None = None,
) -> list[Row]:
    """Everything the map shows, one row for each thing, for a table and CSV.

    Every row has the same keys; what does not apply is empty. The filters are those of
    ``map.map_figure``.
    """
    rows: list[Row] = []
    for layer in drawn.layers:
        match layer:
            case EventsLayer():
                rows += _events(pack, layer, years, kinds)
            case PlacesLayer():
                rows += _places(pack, layer)
            case ContestedLayer():
                rows += _areas(pack, layer, seen_by)
            case StatesLayer():
                rows += _states(pack, layer, view)
    return rows


def _row(layer: Layer, **values: str | float | None) -> Row:
    empty: Row = {"id": "", "name": "", "date": "", "actor": "", "value": "", "place": ""}
    return {"layer": layer.label, **empty, "lat": None, "lon": None, "sources": "", **values}


def _events(
    pack: Pack,
    layer: EventsLayer,
    years: tuple[int, int] | None,
    kinds: Iterable[str] | None,
) -> Iterator[Row]:
    """A row for each event at each of its places."""
    for event in events_shown(pack, layer, years, kinds):
        for place in (pack.places[id] for id in event.places):
            yield _row(
                layer,
                id=event.id,
                name=event.title,
                date=" – ".join(in_cell(when) for when in (event.date, event.end) if when),
                actor=", ".join(pack.actors[actor].name for actor in event.actors),
                value=event.kind,
                place=place.name,
                lat=place.lat,
                lon=place.lon,
                sources="; ".join(event.sources),
            )


def _places(pack: Pack, layer: PlacesLayer) -> Iterator[Row]:
    for place in (pack.places[id] for id in layer.places):
        yield _row(
            layer,
            id=place.id,
            name=place.name,
            place=place.name,
            lat=place.lat,
            lon=place.lon,
            sources="; ".join(place.sources),
        )


def _areas(pack: Pack, layer: ContestedLayer, seen_by: str | None) -> Iterator[Row]:
    """A row for each contested area from the point of view."""
    shown = point_of_view(layer, seen_by)
    for area, seen in layer.seen(shown.id):
        place = pack.places[area.place]
        cited = dict.fromkeys(source for line in seen.rests_on for source in line.sources)
        yield _row(
            layer,
            id=area.id,
            name=area.label,
            date=str(shown.as_of or ""),
            actor=seen.by,
            value=shown.label,
            place=place.name,
            lat=place.lat,
            lon=place.lon,
            sources="; ".join(cited),
        )


def _states(pack: Pack, layer: StatesLayer, view: str | None) -> Iterator[Row]:
    """A row for each state that the view has a word for."""
    chosen = view_of(layer, view)
    labels = {category.value: category.label for category in chosen.categories}
    # A translation names states as its maps do; the original, as its author's table does.
    names = land_names(pack.guide.language, shapes_own=True) if pack.translated_to else {}
    for line in pack.tables[layer.data].records():
        value = line[chosen.column]
        if value in labels:
            yield _row(
                layer,
                id=line["iso3"],
                name=names.get(line["iso3"], line.get("name", line["iso3"])),
                date=str(chosen.as_of),
                value=labels[value],
                sources="; ".join(chosen.sources),
            )
