"""The ground of a map: land, water, borders, states in their colours and with their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from . import shapes
from .map_canvas import Canvas, Label, by_id, contrast, draw_texts, halo_of, text_width
from .style import Theme, blend, tokens

PATTERNS = {"solid": "", "lines": "/", "dots": ".", "cross": "x"}


def draw_line(
    canvas: Canvas, lines: shapes.Lines, colour: str, width: float, **extra: Any
) -> go.Scatter:
    """Lines on the map as a trace."""
    x, y = shapes.path(lines, canvas.project, canvas.digits)
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        hoverinfo="skip",
        line={"color": colour, "width": width, **extra},
        showlegend=False,
    )


def draw_fill(
    canvas: Canvas, lines: shapes.Lines, colour: str, edge: str, **extra: Any
) -> go.Scatter:
    """Areas on the map as a trace."""
    x, y = shapes.path(lines, canvas.project, canvas.digits)
    settings: dict[str, Any] = {
        "hoverinfo": "skip",
        "showlegend": False,
        "fillcolor": colour,
        "line": {"color": edge, "width": 0.7},
    }
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        **{**settings, **extra},
    )


def draw_ground(
    figure: go.Figure, canvas: Canvas, region: shapes.Region, fills: Mapping[str, dict[str, Any]]
) -> None:
    """Draw land, coloured states, lakes, rivers and borders, in this order."""
    t, s = canvas.tokens, canvas.scale
    plain = tuple(ring for land in region.lands if land.id not in fills for ring in land.rings)
    figure.add_trace(draw_fill(canvas, plain, t.land, t.land, name="land"))
    for land in region.lands:
        if land.id in fills:
            figure.add_trace(draw_fill(canvas, land.rings, **fills[land.id]))
    water = {"name": "water"}
    if region.lakes:
        figure.add_trace(draw_fill(canvas, region.lakes, t.water, t.water, **water))
    if region.rivers and not fills:
        figure.add_trace(draw_line(canvas, region.rivers, blend(t.water, t.border, 0.55), 1.1 * s))
    edge = t.ground if fills else t.border
    figure.add_trace(draw_line(canvas, region.borders, edge, (1.0 if fills else 0.9) * s))
    if region.dashed:
        figure.add_trace(draw_line(canvas, region.dashed, edge, 1.0 * s, dash="4px,3px"))


def name_states(
    figure: go.Figure,
    canvas: Canvas,
    region: shapes.Region,
    fills: Mapping[str, dict[str, Any]],
    *,
    size: float | None = None,
    capitals: bool = True,
    slack: float = 2.7,
) -> None:
    """Names of states where they fit, in quiet capitals; nothing when they would collide.

    On a coloured state the name is as dark or as light as its fill asks for. A name fits when
    it is no wider than ``slack`` times the way from its middle to the nearest edge.
    """
    t = canvas.tokens
    size = size or 11.5 * canvas.scale
    quiet: list[Label] = []
    coloured: list[Label] = []
    inks: list[tuple[str, str]] = []
    for land in sorted(region.lands, key=lambda one: -one.room):
        x, y = canvas.km(*land.label)
        px, py = canvas.px(x, y)
        words = land.name.upper() if capitals else land.name
        lines = [words] if len(words) < 13 or " " not in words else halves(words)
        width = max(text_width(line, size) for line in lines) * 1.04
        height = size * 1.2 * len(lines)
        room = land.room / canvas.km_per_px
        if width > room * slack or height > room * 2:
            continue
        for shift in (0, -height, height):
            box = (px - width / 2, py + shift - height / 2, px + width / 2, py + shift + height / 2)
            if canvas.inside(box) and canvas.free(box):
                canvas.take(box)
                label = Label(x, y - shift * canvas.km_per_px, "<br>".join(lines), "middle center")
                if land.id in fills:
                    fill = fills[land.id]
                    under = fill.get("fillpattern", {}).get("bgcolor", fill["colour"])
                    coloured.append(label)
                    inks.append((max((t.ink, t.ground), key=lambda c: contrast(c, under)), under))
                else:
                    quiet.append(label)
                break
    if quiet:
        figure.add_trace(draw_texts(canvas, quiet, size, t.muted, name="states", weight=500))
    if coloured:
        names = draw_texts(canvas, coloured, size, t.ink, name="states", weight=600)
        names.textfont.color = [ink for ink, _ in inks]
        names.textfont.shadow = [halo_of(under, canvas.scale) for _, under in inks]
        figure.add_trace(names)


def halves(words: str) -> list[str]:
    """A long name on two lines, parted where the halves are most alike."""
    spaces = [i for i, c in enumerate(words) if c == " "]
    if not spaces:
        return [words]
    cut = min(spaces, key=lambda i: abs(i - len(words) / 2))
    return [words[:cut], words[cut + 1 :]]


def records(pack: Any, file: str) -> list[dict[str, str]]:
    """The rows of a data file."""
    return list(pack.tables[file].records())


def states_view(map: Any, view: str | None) -> tuple[Any, Any] | None:
    """The layer of states and its view with that id, or the first one."""
    for layer in map.layers:
        if layer.kind == "states":
            chosen = next((v for v in layer.views if v.id == view), layer.views[0])
            return layer, chosen
    return None


def category_colours(pack: Any, view: Any, theme: Theme) -> dict[str, str]:
    """The fill of each category: the actor's colour softened, or a neutral tone."""
    t, actors = tokens(theme), by_id(pack.actors)
    out: dict[str, str] = {}
    neutral = iter((0.22, 0.38, 0.12, 0.3, 0.46))
    for category in view.categories:
        if category.actor and category.actor in actors:
            strong = getattr(actors[category.actor].colour, theme)
            out[category.value] = blend(strong, t.land, 0.58)
        else:
            out[category.value] = blend(t.ink, t.land, next(neutral, 0.3))
    return out


def fill_pattern(colour: str, pattern: str, theme: Theme, scale: float) -> dict[str, Any]:
    """The hatching of a category in its colour."""
    t = tokens(theme)
    return {
        "shape": PATTERNS[pattern],
        "bgcolor": blend(colour, t.land, 0.55),
        "fgcolor": blend(colour, t.ink, 0.8),
        "size": 7 * scale,
        "solidity": 0.3 if pattern != "dots" else 0.35,
    }


def state_fills(
    canvas: Canvas, pack: Any, region: shapes.Region, layer: Any, view: Any
) -> dict[str, dict[str, Any]]:
    """How each state that the view knows is filled, by its code."""
    colours = category_colours(pack, view, canvas.theme)
    by_value = {c.value: c for c in view.categories}
    values = {row["iso3"]: row[view.column] for row in records(pack, layer.data)}
    fills: dict[str, dict[str, Any]] = {}
    listed: set[str] = set()
    for land in region.lands:
        category = by_value.get(values.get(land.id, ""))
        if category is None:
            continue
        colour = colours[category.value]
        fill: dict[str, Any] = {
            "colour": colour,
            "edge": colour,
            "name": category.label,
            "legendgroup": category.value,
            "showlegend": category.value not in listed,
            "hoveron": "fills",
            "hoverinfo": "text",
            "text": f"{land.name}: {category.label}",
            "legendrank": 100 + list(by_value).index(category.value),
        }
        if category.pattern != "solid":
            fill["fillpattern"] = fill_pattern(colour, category.pattern, canvas.theme, canvas.scale)
        listed.add(category.value)
        fills[land.id] = fill
    return fills
