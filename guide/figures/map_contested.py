"""Contested areas on a map, each drawn from one point of view."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from guide.model.maps import AreaView, ContestedArea, ContestedLayer, Map, PointOfView, Ring
from guide.model.pack import Pack

from . import shapes
from .figure import Figure, Trace, scatter
from .map_canvas import Canvas, Point
from .map_labels import AFTER, SIDES, Label, Named, place_label, wrap, write_labels
from .map_land import PATTERNS, draw_fill, draw_line
from .style import UNFADED, Theme, actor_colour, halves, tokens

CLEAR = "rgba(0,0,0,0)"


def outline(pack: Pack, canvas: Canvas, area: ContestedArea) -> shapes.Lines | None:
    """The line round an area, on the map's side of the world; None where no source draws it."""
    own = pack.shapes.get(area.shape or "")
    rings = own.rings if own else shapes.contested().get(area.shape or "")
    return rings and tuple(_turned(ring, canvas.project.west_east) for ring in rings)


def _turned(ring: Ring, middle: float) -> Ring:
    turn = round((ring[0][0] - middle) / 360) * 360
    return tuple((lon - turn, lat) for lon, lat in ring) if turn else ring


def point_of_view(layer: ContestedLayer, view: str | None) -> PointOfView:
    """The point of view with that id, or the first one."""
    return next((each for each in layer.points_of_view if each.id == view), layer.points_of_view[0])


class Look(NamedTuple):
    """How an area is drawn from a point of view."""

    area: ContestedArea
    seen: AreaView
    name: str
    """What the key calls it."""
    colour: str | None
    """The colour of the hatching; None for none."""

    @property
    def symbol(self) -> str:
        """Its marker: full where it is hatched."""
        return "diamond" if self.colour else "diamond-open-dot"

    def hover(self) -> str:
        """What the area says when pointed at."""
        extent = f"<br>{wrap(self.area.extent)}" if self.area.extent else ""
        return f"<b>{self.area.label}</b><br>{wrap(self.seen.by)}{extent}"


def contested_looks(
    pack: Pack, layer: ContestedLayer, view: str | None, theme: Theme
) -> list[Look]:
    """How each area is drawn from a point of view."""
    shown = point_of_view(layer, view)
    looks = []
    for area, seen in layer.seen(shown.id):
        hatched = shown.pattern != "none" and not seen.as_around
        ink = actor_colour(pack.actors[seen.actor], theme) if seen.actor else tokens(theme).ink
        name = f"{shown.label}: {seen.by}" if hatched else layer.label
        looks.append(Look(area, seen, name, ink if hatched else None))
    return looks


def contested_key(pack: Pack, layer: ContestedLayer, view: str | None, theme: Theme) -> list[Look]:
    """What the key explains of contested areas from a point of view: a look for each name."""
    first: dict[str, Look] = {}
    for look in contested_looks(pack, layer, view, theme):
        first.setdefault(look.name, look)
    return list(first.values())


def lands_at_issue(
    pack: Pack, drawn: Map, lands: Sequence[shapes.Land]
) -> tuple[list[shapes.Land], list[shapes.Land]]:
    """The states within which a contested area of the map is marked, and all others."""
    areas = [a for layer in drawn.layers if isinstance(layer, ContestedLayer) for a in layer.areas]
    spots = [pack.places[area.place] for area in areas]
    holding = [land for land in lands if any(land.holds(spot.lon, spot.lat) for spot in spots)]
    return holding, [land for land in lands if land not in holding]


def name_contested(figure: Figure, canvas: Canvas, named: Sequence[Named]) -> None:
    """Write the names of contested areas that are marked."""
    labels = [_label(canvas, one) for one in named]
    ground = canvas.tokens.ground
    write_labels(
        figure,
        canvas,
        labels,
        13 * canvas.scale,
        weight=600,
        halo=ground,
        name="contested names",
    )


def _label(canvas: Canvas, named: Named) -> Label | None:
    """The area's name from the point of view, or its plain name where that has no room.

    On two lines it would rather stand after its marker than on one line across a border.
    """
    size, parted = 13 * canvas.scale, "<br>".join(halves(named.text))
    tries = (
        place_label(canvas, named.at, text, size, named.clear, sides=sides)
        for text, sides in (
            (named.text, AFTER),
            (parted, AFTER),
            (named.text, SIDES),
            (parted, SIDES),
            (named.short, SIDES),
        )
    )
    return next((label for label in tries if label), None)


def mark_contested(
    figure: Figure,
    canvas: Canvas,
    pack: Pack,
    layer: ContestedLayer,
    view: str | None = None,
    selected: str | None = None,
) -> list[Named]:
    """Outline the contested areas, and hatch them for whoever has them from a point of view.

    Gives their names from there, and in short, with what they stand beside. ``view`` is the id of
    the point of view, the first one by default; ``selected`` is the id of the area that stands out.
    """
    pattern = PATTERNS.get(point_of_view(layer, view).pattern, "")
    looks = contested_looks(pack, layer, view, canvas.theme)
    listed: set[str] = set()
    for look in looks:
        rings = outline(pack, canvas, look.area)
        if rings is None:
            continue
        listing = look.colour is not None and look.name not in listed
        figure.add_trace(_hatching(canvas, layer, look, rings, pattern, listing))
        if look.colour:
            listed.add(look.name)
        figure.add_trace(_outline(canvas, look, rings, strong=look.area.id == selected))
    here = [(look, canvas.at(pack.places[look.area.place])) for look in looks]
    for name in dict.fromkeys(look.name for look in looks):
        mine = [(look, at) for look, at in here if look.name == name]
        drawn = {look.area.id for look, _ in mine if outline(pack, canvas, look.area)}
        listing = name not in listed
        figure.add_trace(_markers(canvas, layer, mine, selected, drawn, listing=listing))
    s = canvas.scale
    for _, at in here:
        canvas.take(canvas.box(at, (6 * s, 6 * s)))
    return [Named(look.seen.label, at, (7 * s, 7 * s), look.area.label) for look, at in here]


def _hatching(
    canvas: Canvas,
    layer: ContestedLayer,
    look: Look,
    rings: shapes.Lines,
    pattern: str,
    listing: bool,
) -> Trace:
    """The area itself, hatched or clear; ``listing`` puts it into the key."""
    hatched = {
        "shape": pattern,
        "solidity": 0.34,
        "fgcolor": look.colour,
        "bgcolor": CLEAR,
        "size": 6 * canvas.scale,
    }
    return draw_fill(
        canvas,
        rings,
        CLEAR,
        canvas.tokens.ink,
        name=look.name,
        legendgroup=f"{layer.id} {look.name}",
        showlegend=listing,
        hoveron="fills",
        hoverinfo="text",
        text=look.hover(),
        legendrank=2000,
        line={"width": 0},
        **({"fillpattern": hatched} if look.colour else {}),
    )


def _outline(canvas: Canvas, look: Look, rings: shapes.Lines, *, strong: bool) -> Trace:
    t = canvas.tokens
    edge = t.accent if strong else look.colour or t.ink
    width = (2.6 if strong else 1.4) * canvas.scale
    return draw_line(canvas, rings, edge, width, dash="4px,2px")


def _markers(
    canvas: Canvas,
    layer: ContestedLayer,
    mine: Sequence[tuple[Look, Point]],
    selected: str | None,
    drawn: Container[str],
    *,
    listing: bool,
) -> Trace:
    """The markers of areas with one look, larger where no source draws the area's line."""
    t, s = canvas.tokens, canvas.scale
    first, areas = mine[0][0], [look.area for look, _ in mine]
    rim = t.ground if first.colour else t.ink
    return scatter(
        name=first.name,
        x=[at[0] for _, at in mine],
        y=[at[1] for _, at in mine],
        mode="markers",
        marker={
            "symbol": first.symbol,
            "size": [(8 if area.id in drawn else 12) * s for area in areas],
            "opacity": 1,
            "color": first.colour or t.ink,
            "line": {
                "width": [(3 if area.id == selected else 1.6) * s for area in areas],
                "color": [t.accent if area.id == selected else rim for area in areas],
            },
        },
        customdata=[[area.id] for area in areas],
        hovertext=[look.hover() for look, _ in mine],
        hoverinfo="text",
        legendgroup=f"{layer.id} {first.name}",
        legendrank=2000,
        showlegend=listing,
        **UNFADED,
    )
