"""The key of a projected map, at its right or below it, read from the last row."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guide.model.maps import (
    ContestedLayer,
    EventsLayer,
    Map,
    PlacesLayer,
    StatesLayer,
    StatesView,
)
from guide.model.pack import Pack
from guide.model.places import DOT

from ..map_contested import contested_key
from ..map_events import events_shown
from ..map_land import category_colours, fill_pattern
from ..map_places import MARKS
from ..style import actor_colour
from ..world import ground
from .sheet import Sheet, Size, actor_marker, oblong, widest, wrapped


@dataclass(frozen=True)
class Entry:
    """A line of the key: a marker, or a fill with its pattern."""

    label: str
    short: str = ""
    """Fewer words, for a key that would be too high with the label."""
    marker: Mapping[str, Any] | None = None
    fill: str = ""
    pattern: Mapping[str, Any] | None = None


def key_entries(
    pack: Pack,
    drawn: Map,
    shown: tuple[StatesLayer, StatesView] | None,
    years: tuple[int, int] | None,
    sheet: Sheet,
) -> list[Entry]:
    """What the key explains: categories, actors that appear, bases and sites, contested areas.

    ``shown`` is the layer of states with the view that colours it; ``years`` filters the events.
    """
    out = list(_categories(pack, drawn, *shown, sheet)) if shown else []
    for layer in drawn.layers:
        if isinstance(layer, EventsLayer):
            out += _actors(pack, layer, years, sheet)
    for layer in drawn.layers:
        match layer:
            case PlacesLayer() if pack.marker_of(layer) != DOT:
                out.append(Entry(layer.label, marker=_look(sheet, MARKS[pack.marker_of(layer)][0])))
            case ContestedLayer():
                for area in contested_key(pack, layer, None, sheet.theme):
                    out.append(Entry(area.name, marker=_look(sheet, area.symbol, area.colour)))
    return out


def _categories(
    pack: Pack, drawn: Map, layer: StatesLayer, view: StatesView, sheet: Sheet
) -> Iterator[Entry]:
    """The categories of the states that the window shows."""
    here = _in_window(drawn, view)
    rows = pack.tables[layer.data].records()
    present = {row[view.column] for row in rows if row["iso3"] in here}
    colours = category_colours(pack, view, sheet.theme)
    for category in view.categories:
        if category.value in present:
            colour = colours[category.value]
            pattern = fill_pattern(colour, category, sheet.theme, sheet.type_px / 13)
            yield Entry(category.label, fill=colour, pattern=pattern)


def _actors(
    pack: Pack, layer: EventsLayer, years: tuple[int, int] | None, sheet: Sheet
) -> Iterator[Entry]:
    present = {event.actors[0] for event in events_shown(pack, layer, years, None)}
    for actor in (actor for id, actor in pack.actors.items() if id in present):
        tone = actor_colour(actor, sheet.theme)
        look = actor_marker(actor.marker, tone, sheet.type_px * 0.95, sheet.tokens.ground)
        yield Entry(actor.name, actor.short, marker=look)


def _look(sheet: Sheet, symbol: str, colour: str | None = None) -> dict[str, Any]:
    """A marker of the key, in ink unless it has a colour."""
    px, colour = sheet.type_px, colour or sheet.tokens.ink
    line = {"color": colour, "width": px * 0.12}
    return {"symbol": symbol, "size": px * 0.85, "color": colour, "line": line}


def _in_window(drawn: Map, view: StatesView) -> set[str]:
    """The states that have a point in the window of a view."""
    window = drawn.seen(other=view.other_window)
    return {
        land.id
        for land in ground(drawn, window).lands
        if any(window.holds(lon, lat) for ring in land.rings for lon, lat in ring)
    }


@dataclass(frozen=True)
class Key:
    """The words of a key as they stand, and what they leave of the sheet."""

    texts: Sequence[Sequence[str]]
    """The lines of each entry."""
    rest: Size
    """Width and height in pixels that are left for the map."""
    below: bool = False
    """Whether it stands in two columns below the map, and not in one at its right."""


def key_for(sheet: Sheet, entries: Sequence[Entry]) -> Key:
    """The key beside the map or, in a figure that is higher than wide, below it."""
    wide, high = sheet.size
    if not entries:
        return Key([], sheet.size)
    if high <= wide:
        column, texts = _column(sheet, entries)
        return Key(texts, (wide - column, high))
    room = wide / 2 - sheet.type_px * 2.9
    texts = [wrapped(entry.label, room, sheet.type_px) for entry in entries]
    rows = sum(_row_height(sheet, texts[at : at + 2]) for at in range(0, len(texts), 2))
    return Key(texts, (wide, high - math.ceil(rows)), below=True)


def _row_height(sheet: Sheet, texts: Sequence[Sequence[str]]) -> float:
    return sheet.line_height(max(len(lines) for lines in texts)) + sheet.type_px * 0.4


def _column(sheet: Sheet, entries: Sequence[Entry]) -> tuple[int, list[list[str]]]:
    """The narrowest column in which the key's words stand one below the other."""
    px = sheet.type_px
    shares = (0.13, 0.15, 0.17, 0.19)
    tries = [*((s, False) for s in shares), *((s, True) for s in (*shares, 0.22, 0.26, 0.3))]
    for share, short in tries:
        room = sheet.size[0] * share
        texts = [wrapped(entry.label, room, px) for entry in entries]
        if short:  # fewer words for what would take a second line
            texts = [
                wrapped(entry.short, room, px) if entry.short and len(lines) > 1 else lines
                for entry, lines in zip(entries, texts, strict=True)
            ]
        high = sum(sheet.line_height(len(lines)) + px * 0.4 for lines in texts)
        if high <= sheet.size[1] and all(len(lines) <= 2 for lines in texts):
            break
    wide = max(widest(lines, px) for lines in texts)
    return math.ceil(wide + px * 2.9), texts


def draw_key(sheet: Sheet, entries: Sequence[Entry], key: Key, drawn: Size) -> None:
    """Draw the key beside or below a map that is drawn so wide and high, in pixels."""
    px = sheet.type_px
    across = 2 if key.below else 1
    left, y = (0.0, drawn[1] + px * 0.4) if key.below else (drawn[0] + px * 0.7, px * 0.1)
    for at in range(0, len(entries), across):
        row = key.texts[at : at + across]
        for place, (entry, lines) in enumerate(zip(entries[at : at + across], row, strict=True)):
            _draw_entry(sheet, entry, lines, left + place * sheet.size[0] / 2, y)
        y += _row_height(sheet, row)


def _draw_entry(sheet: Sheet, entry: Entry, lines: Sequence[str], left: float, top: float) -> None:
    px, t = sheet.type_px, sheet.tokens
    middle = top + sheet.line_height(len(lines)) / 2
    if entry.marker:
        sheet.marks([(left + px * 0.7, middle)], dict(entry.marker), name="key")
    else:
        box = (left, middle - px * 0.5, left + px * 1.4, middle + px * 0.5)
        sheet.area(oblong(box), entry.fill, edge=t.muted, width=1, name="key")
        if entry.pattern:
            sheet.figure.data[-1]["fillpattern"] = entry.pattern
    sheet.text(left + px * 2, middle, lines)
