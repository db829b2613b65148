"""Contested areas on a map, each drawn from one point of view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from . import shapes
from .map_canvas import Canvas, Label, by_id, draw_texts, place_label
from .map_land import PATTERNS, draw_fill, draw_line
from .map_layers import Named, wrap
from .style import Theme, tokens


def point_of_view(layer: Any, view: str | None) -> Any:
    """The point of view with that id, or the first one."""
    return next((each for each in layer.points_of_view if each.id == view), layer.points_of_view[0])


class Look(NamedTuple):
    """How an area is drawn from a point of view."""

    area: Any
    seen: Any
    name: str
    """What the key calls it."""
    colour: str | None
    """The colour of the hatching; None for none."""

    @property
    def symbol(self) -> str:
        """Its marker: full where it is hatched."""
        return "diamond" if self.colour else "diamond-open-dot"


def contested_looks(pack: Any, layer: Any, view: str | None, theme: Theme) -> list[Look]:
    """How each area is drawn from a point of view."""
    actors, shown = by_id(pack.actors), point_of_view(layer, view)
    looks = []
    for area in layer.areas:
        seen = area.seen(shown.id)
        hatched = shown.pattern != "none" and not seen.as_around
        actor = actors.get(seen.actor) if seen.actor else None
        colour = getattr(actor.colour, theme) if actor else tokens(theme).ink
        name = f"{shown.label}: {seen.by}" if hatched else layer.label
        looks.append(Look(area, seen, name, colour if hatched else None))
    return looks


def contested_key(pack: Any, layer: Any, view: str | None, theme: Theme) -> list[Look]:
    """What the key explains of contested areas from a point of view: a look for each name."""
    first: dict[str, Look] = {}
    for look in contested_looks(pack, layer, view, theme):
        first.setdefault(look.name, look)
    return list(first.values())


def draw_contested(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    view: str | None,
    selected: str | None,
) -> None:
    """The contested areas with their names from a point of view."""
    t, s = canvas.tokens, canvas.scale
    named = mark_contested(figure, canvas, pack, layer, view, selected)
    labels = [label for label in (_label(canvas, one) for one in named) if label]
    if labels:
        figure.add_trace(
            draw_texts(
                canvas, labels, 13 * s, t.ink, weight=600, halo=t.ground, name="contested names"
            )
        )


def _label(canvas: Canvas, named: Named) -> Label | None:
    """The area's name from the point of view, or its plain name where that has no room."""
    tries = (
        place_label(canvas, named.at, text, 13 * canvas.scale, named.clear)
        for text in (named.text, named.short)
    )
    return next((label for label in tries if label), None)


def mark_contested(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    view: str | None = None,
    selected: str | None = None,
) -> list[Named]:
    """Outline the contested areas, and hatch them for whoever has them from a point of view.

    Gives their names from there, and in short, with what they stand beside.
    """
    t, s = canvas.tokens, canvas.scale
    outlines = shapes.contested()
    pattern = PATTERNS.get(point_of_view(layer, view).pattern, "")
    looks = contested_looks(pack, layer, view, canvas.theme)
    listed: set[str] = set()
    for look in looks:
        rings = outlines.get(look.area.shape or "")
        if rings is None:
            continue
        strong = look.area.id == selected
        hatching = {"fgcolor": look.colour, "bgcolor": "rgba(0,0,0,0)", "size": 6 * s}
        figure.add_trace(
            draw_fill(
                canvas,
                rings,
                "rgba(0,0,0,0)",
                t.ink,
                name=look.name,
                legendgroup=f"{layer.id} {look.name}",
                showlegend=look.colour is not None and look.name not in listed,
                hoveron="fills",
                hoverinfo="text",
                text=_hover(look),
                legendrank=2000,
                line={"width": 0},
                **(
                    {"fillpattern": {"shape": pattern, "solidity": 0.34, **hatching}}
                    if look.colour
                    else {}
                ),
            )
        )
        if look.colour:
            listed.add(look.name)
        edge = t.accent if strong else look.colour or t.ink
        width = (2.6 if strong else 1.4) * s
        figure.add_trace(draw_line(canvas, rings, edge, width, dash="4px,2px"))
    return _markers(figure, canvas, pack, layer, looks, listed, selected)


def _markers(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    looks: Sequence[Look],
    listed: set[str],
    selected: str | None,
) -> list[Named]:
    """A marker for each contested area, larger where no source draws its line."""
    t, s = canvas.tokens, canvas.scale
    places, outlines = by_id(pack.places), shapes.contested()
    here = [
        (look, canvas.km(places[look.area.place].lon, places[look.area.place].lat))
        for look in looks
        if look.area.place in places
    ]
    for name in dict.fromkeys(look.name for look, _ in here):
        mine = [(look, at) for look, at in here if look.name == name]
        first = mine[0][0]
        colour = first.colour
        figure.add_trace(
            go.Scatter(
                name=name,
                x=[at[0] for _, at in mine],
                y=[at[1] for _, at in mine],
                mode="markers",
                marker={
                    "symbol": first.symbol,
                    "size": [(8 if k.area.shape in outlines else 12) * s for k, _ in mine],
                    "opacity": 1,
                    "color": colour or t.ink,
                    "line": {
                        "width": [(3 if k.area.id == selected else 1.6) * s for k, _ in mine],
                        "color": [
                            t.accent if k.area.id == selected else t.ground if colour else t.ink
                            for k, _ in mine
                        ],
                    },
                },
                customdata=[[look.area.id] for look, _ in mine],
                hovertext=[_hover(look) for look, _ in mine],
                hoverinfo="text",
                legendgroup=f"{layer.id} {name}",
                legendrank=2000,
                showlegend=name not in listed,
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )
        )
    for _, at in here:
        px, py = canvas.px(*at)
        canvas.take((px - 6 * s, py - 6 * s, px + 6 * s, py + 6 * s))
    return [Named(look.seen.label, at, (7 * s, 7 * s), look.area.label) for look, at in here]


def _hover(look: Look) -> str:
    extent = f"<br>{wrap(look.area.extent)}" if look.area.extent else ""
    return f"<b>{look.area.label}</b><br>{wrap(look.seen.by)}{extent}"
