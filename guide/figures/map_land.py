"""The ground of a map: land, water, borders, states in their colours and with their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guide.model.maps import Category, Map, StatesLayer, StatesView
from guide.model.pack import Pack

from . import shapes
from .figure import Figure, Trace, scatter
from .map_canvas import Canvas
from .map_labels import Label, halo_of, write_labels
from .style import Theme, actor_colour, blend, contrast, halves, text_width, tokens

_SHIFTS = ((0, 0), (0, -1), (0, 1), (-0.3, 0), (0.3, 0), (-0.3, -1), (0.3, -1), (-0.3, 1), (0.3, 1))
"""How far a state's name moves from its best place where that is taken, in widths and heights."""
CAPITALS, LETTERS = 2.7, 4.8
"""How much wider than the way to the nearest edge a state's name may be, in either writing."""
PATTERNS = {"solid": "", "lines": "/", "dots": ".", "cross": "x"}


@dataclass(frozen=True)
class Fill:
    """How a state is coloured by a category of the chosen view."""

    category: Category
    colour: str
    pattern: Mapping[str, Any] | None
    """Plotly's hatching; None for a solid fill."""
    rank: int
    """The category's place in the key."""
    first: bool
    """Whether it is the first state of its category, for which the key has its line."""

    @property
    def under(self) -> str:
        """The colour that lies under a name."""
        return self.pattern["bgcolor"] if self.pattern else self.colour


Fills = Mapping[str, Fill]
"""By the state's code."""


def draw_line(
    canvas: Canvas, lines: shapes.Lines, colour: str, width: float, **extra: Any
) -> Trace:
    """Lines on the map as a trace; ``extra`` are Plotly's settings of a line."""
    x, y = shapes.path(lines, canvas.project, canvas.digits)
    return scatter(
        x=x,
        y=y,
        mode="lines",
        hoverinfo="skip",
        line={"color": colour, "width": width, **extra},
        showlegend=False,
    )


def draw_fill(canvas: Canvas, lines: shapes.Lines, colour: str, edge: str, **extra: Any) -> Trace:
    """Areas on the map as a trace; ``extra`` are Plotly's settings of a trace."""
    x, y = shapes.path(lines, canvas.project, canvas.digits)
    plain = scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        hoverinfo="skip",
        showlegend=False,
        fillcolor=colour,
        line={"color": edge, "width": 0.7},
    )
    return {**plain, **extra}


def draw_ground(figure: Figure, canvas: Canvas, region: shapes.Region, fills: Fills) -> None:
    """Draw land, coloured states, lakes, rivers and borders, in this order."""
    t, s = canvas.tokens, canvas.scale
    plain = tuple(ring for land in region.lands if land.id not in fills for ring in land.rings)
    traces = [draw_fill(canvas, plain, t.land, t.land, name="land")]
    traces += [_state(canvas, one, fills[one.id]) for one in region.lands if one.id in fills]
    if region.lakes:
        traces.append(draw_fill(canvas, region.lakes, t.water, t.water, name="water"))
    if region.rivers and not fills:
        traces.append(draw_line(canvas, region.rivers, blend(t.water, t.border, 0.55), 1.1 * s))
    edge = t.ground if fills else t.border
    traces.append(draw_line(canvas, region.borders, edge, (1.0 if fills else 0.9) * s))
    if region.dashed:
        traces.append(draw_line(canvas, region.dashed, edge, 1.0 * s, dash="4px,3px"))
    figure.add_traces(traces)


def _state(canvas: Canvas, land: shapes.Land, fill: Fill) -> Trace:
    """A coloured state, with its category in the key and when it is pointed at."""
    category = fill.category
    return draw_fill(
        canvas,
        land.rings,
        fill.colour,
        fill.colour,
        name=category.label,
        legendgroup=category.value,
        showlegend=fill.first,
        hoveron="fills",
        hoverinfo="text",
        text=f"{land.name}: {category.label}",
        legendrank=100 + fill.rank,
        **({"fillpattern": fill.pattern} if fill.pattern else {}),
    )


def name_states(
    figure: Figure,
    canvas: Canvas,
    lands: Iterable[shapes.Land],
    fills: Fills,
    *,
    size: float | None = None,
    slack: float | None = None,
) -> set[str]:
    """Write the names of states where they fit, quietly; nothing where they would collide.

    On a coloured state the name is as dark or as light as its fill asks for. ``size`` is that of
    the type in pixels, else that of a page; a name fits when it is no wider than ``slack`` times
    the way from its middle to the nearest edge. Without a ``slack`` names stand in capitals, and
    on a coloured map, which is about states, in ordinary letters, which take less room. Returns
    the codes of those that are named.
    """
    named = set()
    size = size or 11.5 * canvas.scale
    quiet: list[Label] = []
    coloured: list[tuple[Label, str]] = []
    for land in sorted(lands, key=lambda one: -one.room):
        words, wide = (land.name, LETTERS) if fills else (land.name.upper(), CAPITALS)
        label = _name(canvas, land, size, land.name if slack else words, slack or wide)
        if label:
            named.add(land.id)
        if label and land.id in fills:
            coloured.append((label, fills[land.id].under))
        elif label:
            quiet.append(label)
    write_labels(figure, canvas, quiet, size, colour=canvas.tokens.muted, name="states", weight=500)
    if coloured:
        labels = [label for label, _ in coloured]
        write_labels(figure, canvas, labels, size, name="states", weight=600)
        figure.data[-1]["textfont"] |= {
            "color": [_ink_on(canvas, under) for _, under in coloured],
            "shadow": [halo_of(under, canvas.scale) for _, under in coloured],
        }
    return named


def _name(canvas: Canvas, land: shapes.Land, size: float, words: str, slack: float) -> Label | None:
    """A state's name within it: on its best place, or beside that; None if it is too wide."""
    x, y = canvas.km(*land.label)
    lines = [words] if len(words) < 13 or " " not in words else halves(words)
    width = max(text_width(line, size) for line in lines) * 1.04
    height = size * 1.2 * len(lines)
    room = land.room / canvas.km_per_px
    if width > room * slack or height > room * 2:
        return None
    px, py = canvas.px(x, y)
    k = canvas.km_per_px
    for right, down in _SHIFTS:
        cx, cy = px + right * width, py + down * height
        box = (cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
        if canvas.inside(box) and canvas.free(box):
            canvas.take(box)
            return Label(x + right * width * k, y - down * height * k, "<br>".join(lines))
    return None


def _ink_on(canvas: Canvas, under: str) -> str:
    """Ink or ground, whichever is read better on a fill."""
    t = canvas.tokens
    return max((t.ink, t.ground), key=lambda colour: contrast(colour, under))


def states_view(drawn: Map, view: str | None) -> tuple[StatesLayer, StatesView] | None:
    """The layer of states and its view with that id, or the first one."""
    for layer in drawn.layers:
        if isinstance(layer, StatesLayer):
            return layer, view_of(layer, view)
    return None


def view_of(layer: StatesLayer, view: str | None) -> StatesView:
    """The view of the states with that id, or the first one."""
    return next((each for each in layer.views if each.id == view), layer.views[0])


def category_colours(pack: Pack, view: StatesView, theme: Theme) -> dict[str, str]:
    """The fill of each category: the actor's colour softened, or a neutral tone."""
    t = tokens(theme)
    neutral = iter((0.22, 0.38, 0.12, 0.3, 0.46))
    return {
        category.value: blend(actor_colour(pack.actors[category.actor], theme), t.land, 0.58)
        if category.actor
        else blend(t.ink, t.land, next(neutral, 0.3))
        for category in view.categories
    }


def fill_pattern(
    colour: str, category: Category, theme: Theme, scale: float
) -> dict[str, Any] | None:
    """The hatching of a category in its colour; None where it is solid."""
    if category.pattern == "solid":
        return None
    t = tokens(theme)
    return {
        "shape": PATTERNS[category.pattern],
        "bgcolor": blend(colour, t.land, 0.55),
        "fgcolor": blend(colour, t.ink, 0.8),
        "size": 7 * scale,
        "solidity": 0.3 if category.pattern != "dots" else 0.35,
    }


def state_fills(
    canvas: Canvas, pack: Pack, region: shapes.Region, layer: StatesLayer, view: StatesView
) -> dict[str, Fill]:
    """How each state that the view knows is filled, by its code."""
    colours = category_colours(pack, view, canvas.theme)
    by_value = {category.value: category for category in view.categories}
    values = {row["iso3"]: row[view.column] for row in pack.tables[layer.data].records()}
    fills: dict[str, Fill] = {}
    listed: set[str] = set()
    for land in region.lands:
        category = by_value.get(values.get(land.id, ""))
        if category is None:
            continue
        colour = colours[category.value]
        fills[land.id] = Fill(
            category,
            colour,
            fill_pattern(colour, category, canvas.theme, canvas.scale),
            list(by_value).index(category.value),
            category.value not in listed,
        )
        listed.add(category.value)
    return fills
