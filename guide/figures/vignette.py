"""A small picture of a module, cut from its own map or series: shapes and colours, no words.

It says nothing that the figure does not say, and of a figure that is to be guessed first it shows
the frame alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.model.blocks import AnyBlock, Series
from guide.model.maps import EventsLayer, Map, StatesLayer
from guide.model.pack import Pack
from guide.text.html import html

from .locator import Sheet, data_address
from .map_events import events_shown
from .map_land import category_colours
from .style import Theme, actor_colour, tokens
from .world import ground

WIDTH, HEIGHT = 400, 136
"""The drawing; a browser scales it to its place."""
MARGIN = 14
"""Round the lines of a series."""

Spot = tuple[float, float, str]
"""Where a mark stands, and its colour."""

_MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ width }} {{ height }}">'
    '<rect width="100%" height="100%" fill="{{ t.water }}"/>'
    '{% for colour, path in fills %}<path d="{{ path }}" fill="{{ colour }}" '
    'stroke="{{ colour }}" stroke-width="0.6"/>{% endfor %}'
    '{% for x, y, colour in spots %}<circle cx="{{ x }}" cy="{{ y }}" r="4.5" fill="{{ colour }}" '
    'stroke="{{ t.ground }}"/>{% endfor %}</svg>'
)
_SERIES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ width }} {{ height }}" fill="none">'
    '<rect width="100%" height="100%" fill="{{ t.faint }}"/>'
    '<path d="{{ rules }}" stroke="{{ t.rule }}"/>'
    '<path d="{{ marks }}" stroke="{{ t.muted }}" stroke-dasharray="3 4"/>'
    '{% for colour, path in lines %}<path d="{{ path }}" stroke="{{ colour }}" '
    'stroke-width="2.5"/>{% endfor %}'
    '{% if hidden %}<text x="50%" y="50%" dy="0.34em" text-anchor="middle" fill="{{ t.accent }}" '
    'font-family="Georgia, serif" font-size="88">?</text>{% endif %}</svg>'
)


def vignette(pack: Pack, block: AnyBlock, theme: Theme) -> str:
    """The picture of a map or a series as a data address; empty for any other block."""
    if block.kind == "map":
        return _map(pack, pack.maps[block.map], theme)
    return _series(pack, block, theme) if isinstance(block, Series) else ""


def _map(pack: Pack, drawn: Map, theme: Theme) -> str:
    sheet = Sheet(drawn.window.reach, WIDTH, HEIGHT)
    colours = _colours(pack, drawn, theme)
    fills: dict[str, str] = {}
    for land in ground(drawn).lands:
        colour = colours.get(land.id, tokens(theme).land)
        fills[colour] = fills.get(colour, "") + sheet.path(land.rings)
    drawing = html(
        _MAP,
        width=WIDTH,
        height=HEIGHT,
        t=tokens(theme),
        fills=sorted(fills.items()),
        spots=dict.fromkeys(_spots(pack, drawn, sheet, theme)),
    )
    return data_address(drawing)


def _colours(pack: Pack, drawn: Map, theme: Theme) -> dict[str, str]:
    """The colour of each state in the map's first view, by its code."""
    for layer in drawn.layers:
        if isinstance(layer, StatesLayer):
            view = layer.views[0]
            by_value = category_colours(pack, view, theme)
            rows = pack.tables[layer.data].records()
            return {
                row["iso3"]: by_value[row[view.column]]
                for row in rows
                if row[view.column] in by_value
            }
    return {}


def _spots(pack: Pack, drawn: Map, sheet: Sheet, theme: Theme) -> Iterator[Spot]:
    """A mark at each place of an event, in the colour of the first who acted."""
    for layer in drawn.layers:
        if not isinstance(layer, EventsLayer):
            continue
        for event in events_shown(pack, layer, None, None):
            colour = actor_colour(pack.actors[event.actors[0]], theme)
            for place in (pack.places[each] for each in event.places):
                x, y = sheet.at(place.lon, place.lat)
                yield round(x), round(y), colour


def _series(pack: Pack, block: Series, theme: Theme) -> str:
    t, table = tokens(theme), pack.tables[block.data]
    periods = table.column(table.columns[0])
    last = max(len(periods) - 1, 1)
    across = [MARGIN + (WIDTH - 2 * MARGIN) * n / last for n in range(len(periods))]
    years = {period[:4]: x for x, period in reversed([*zip(across, periods, strict=True)])}
    marked = [str(pack.events[mark.event].date)[: len(periods[0])] for mark in block.marks]
    rules = [x for year, x in years.items() if int(year) % 5 == 0]
    drawing = html(
        _SERIES,
        width=WIDTH,
        height=HEIGHT,
        t=t,
        rules=_upright(rules),
        marks=_upright([across[periods.index(one)] for one in marked if one in periods]),
        lines=[] if block.guess else list(_lines(pack, block, across, theme)),
        hidden=block.guess is not None,
    )
    return data_address(drawing)


def _upright(at: Sequence[float]) -> str:
    return "".join(f"M{x:.0f},0V{HEIGHT}" for x in dict.fromkeys(at))


def _lines(
    pack: Pack, block: Series, across: Sequence[float], theme: Theme
) -> Iterator[tuple[str, str]]:
    """Each line with its colour; a gap in the readings stays one."""
    table = pack.tables[block.data]
    read = {line: [*map(_number, table.column(line.column))] for line in block.lines}
    values = [value for row in read.values() for value in row if value is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    down = (HEIGHT - 2 * MARGIN) / ((high - low) or 1)
    for line, row in read.items():
        path, before = "", False
        for x, value in zip(across, row, strict=True):
            if value is not None:
                path += f"{'L' if before else 'M'}{x:.0f},{MARGIN + (high - value) * down:.0f}"
            before = value is not None
        yield (
            actor_colour(pack.actors[line.actor], theme) if line.actor else tokens(theme).ink,
            path,
        )


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
