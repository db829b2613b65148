"""A figure for the projector: a sheet measured in pixels, downwards from its upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ..figure import Figure, scatter
from ..style import TEXT_FONT, Theme, Tokens, base_layout, blend, contrast, text_width, tokens

LINE = 1.3
"""Plotly's distance between two lines of a text, as a share of its size."""

Size = tuple[int, int]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class NoRoom(ValueError):
    """A figure's words take more room than there is."""


def width_of(text: str, px: float, *, bold: bool = False) -> float:
    """How wide a line may be, in pixels: the estimate and what bold type or digits add to it."""
    return text_width(text, px) * (1.07 if bold else 1.03)


def wrapped(text: str, width: float, px: float, *, bold: bool = False) -> list[str]:
    """The text on lines no wider than ``width``, parted between words and never cut.

    The lines are as even as the fewest lines allow, so that no word stands alone at the end.
    """
    lines = _filled(text, width, px, bold=bold)
    even = width
    while len(lines) > 1 and even > width * 0.5:
        even *= 0.96
        narrower = _filled(text, even, px, bold=bold)
        if len(narrower) > len(lines) or widest(narrower, px, bold=bold) > width:
            break
        lines = narrower
    return lines


def _filled(text: str, width: float, px: float, *, bold: bool) -> list[str]:
    """The text on lines, each as full as it can be."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, px, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def widest(lines: Sequence[str], px: float, *, bold: bool = False) -> float:
    """The width of the widest line."""
    return max((width_of(line, px, bold=bold) for line in lines), default=0.0)


def legible(colour: str, ground: Tokens) -> str:
    """The colour, mixed with ink until a word in it can be read: at least 4.5:1 on the ground."""
    for share in (1.0, 0.85, 0.7, 0.55, 0.4):
        mixed = blend(colour, ground.ink, share)
        if contrast(mixed, ground.ground) >= 4.5:
            return mixed
    return ground.ink


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes share some room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crosses(line: Sequence[tuple[float, float]], box: Box) -> bool:
    """Whether the way from the first point to the last touches a box (Liang and Barsky)."""
    (x0, y0), (x1, y1) = line[0], line[-1]
    enter, leave = 0.0, 1.0
    for start, way, low, high in ((x0, x1 - x0, box[0], box[2]), (y0, y1 - y0, box[1], box[3])):
        if way == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def spread(
    middles: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """The middles moved as little as needed, so that blocks of these heights do not overlap.

    Blocks keep their order and stay between ``low`` and ``high`` when there is room for all.
    """
    order = sorted(range(len(middles)), key=lambda i: middles[i])
    out = list(middles)
    edge = low
    for i in order:
        out[i] = max(out[i], edge + heights[i] / 2)
        edge = out[i] + heights[i] / 2
    edge = high
    for i in reversed(order):
        out[i] = min(out[i], edge - heights[i] / 2)
        edge = out[i] - heights[i] / 2
    return out


@dataclass
class Sheet:
    """A figure and the pen that writes on it in pixels."""

    figure: Figure
    theme: Theme
    size: Size
    type_px: float
    axes: tuple[str, str] = ("x", "y")
    """The axes whose units are pixels."""
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, theme: Theme, size: Size, type_px: float, *, over: bool = False) -> Sheet:
        """An empty sheet; ``over`` leaves the first axes free and writes above what they hold."""
        pixels: dict[str, Any] = {
            "visible": False,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        }
        name = "axis2" if over else "axis"
        x = {**pixels, "range": [0, size[0]]}
        y = {**pixels, "range": [size[1], 0]}
        if over:
            # Axes that overlay others share their domain: these stand beside them instead.
            x |= {"domain": [0, 1], "anchor": "y2"}
            y |= {"domain": [0, 1], "anchor": "x2"}
        layout = base_layout(theme) | {
            "width": size[0],
            "height": size[1],
            "hovermode": False,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
            f"x{name}": x,
            f"y{name}": y,
        }
        layout["font"] = {"family": TEXT_FONT, "size": type_px, "color": tokens(theme).ink}
        layout["hoverlabel"] = {"font": {"size": type_px}}
        figure = Figure(layout=layout)
        return cls(figure, theme, size, type_px, ("x2", "y2") if over else ("x", "y"))

    def done(self) -> Figure:
        """The figure with all that was written, checked once and not piece by piece."""
        self.figure.update_layout(annotations=self.notes, shapes=self.shapes)
        return self.figure

    @property
    def tokens(self) -> Tokens:
        """The colours of the ground."""
        return tokens(self.theme)

    @property
    def rule(self) -> str:
        """Lines that only guide the eye, stronger than on a page: a projector washes them out."""
        return blend(self.tokens.border, self.tokens.ground, 0.5)

    @property
    def later(self) -> str:
        """The ground behind what came after the article, stronger than on a page."""
        return blend(self.tokens.border, self.tokens.ground, 0.2)

    def text(
        self,
        x: float,
        y: float,
        lines: str | Sequence[str],
        *,
        px: float | None = None,
        colour: str | None = None,
        bold: bool = False,
        anchor: Literal["left", "center", "right"] = "left",
        ground: str | None = None,
    ) -> None:
        """Write one or more lines; ``ground`` fills the room behind them."""
        words = "<br>".join([lines] if isinstance(lines, str) else lines)
        self.notes.append(
            {
                "x": x,
                "y": y,
                "xref": self.axes[0],
                "yref": self.axes[1],
                "text": f"<b>{words}</b>" if bold else words,
                "showarrow": False,
                "xanchor": anchor,
                "yanchor": "middle",
                "align": anchor,
                "borderpad": 0,
                "bgcolor": ground,
                "font": {
                    "size": px or self.type_px,
                    "color": colour or self.tokens.ink,
                    "family": TEXT_FONT,
                },
            }
        )

    def box(
        self,
        box: Box,
        fill: str | None,
        *,
        edge: str | None = None,
        rim: float = 0,
        layer: Literal["above", "below"] = "below",
    ) -> None:
        """A rectangle, behind what is drawn unless told otherwise."""
        width, height = self.size
        self.shapes.append(
            {
                "type": "rect",
                # Of the sheet, so that what is behind lies behind every pair of axes.
                "xref": "paper",
                "yref": "paper",
                "x0": box[0] / width,
                "y0": 1 - box[1] / height,
                "x1": box[2] / width,
                "y1": 1 - box[3] / height,
                "fillcolor": fill,
                "line": {"color": edge, "width": rim} if edge else {"width": 0},
                "layer": layer,
            }
        )

    def area(
        self,
        points: Sequence[tuple[float, float]],
        fill: str,
        *,
        name: str | None = None,
        pattern: str = "",
        edge: str | None = None,
        width: float = 0,
    ) -> None:
        """A filled shape, hatched when ``pattern`` names one of Plotly's."""
        hatched: dict[str, Any] = {}
        if pattern:
            hatched["fillpattern"] = {
                "shape": pattern,
                "fgcolor": fill,
                "bgcolor": self.tokens.ground,
                "size": self.type_px * 0.42,
                "solidity": 0.42,
                "fillmode": "replace",
            }
        closed = [*points, points[0]]
        self.figure.add_trace(
            scatter(
                x=[x for x, _ in closed],
                y=[y for _, y in closed],
                xaxis=self.axes[0],
                yaxis=self.axes[1],
                name=name,
                mode="lines",
                fill="toself",
                fillcolor=fill,
                line={"color": edge or fill, "width": width},
                hoverinfo="skip",
                **hatched,
            )
        )

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float, **more: Any
    ) -> None:
        """A line through the points."""
        self.figure.add_trace(
            scatter(
                x=[x for x, _ in points],
                y=[y for _, y in points],
                xaxis=self.axes[0],
                yaxis=self.axes[1],
                mode="lines",
                line={"color": colour, "width": width, **more},
                hoverinfo="skip",
            )
        )

    def marks(
        self, points: Sequence[tuple[float, float]], marker: dict[str, Any], **more: Any
    ) -> None:
        """Markers at the points."""
        self.figure.add_trace(
            scatter(
                x=[x for x, _ in points],
                y=[y for _, y in points],
                xaxis=self.axes[0],
                yaxis=self.axes[1],
                mode="markers",
                marker={"opacity": 1, **marker},
                hoverinfo="skip",
                cliponaxis=False,
                **more,
            )
        )

    def line_height(self, lines: int) -> float:
        """How high so many lines of text are."""
        return lines * LINE * self.type_px


def oblong(box: Box) -> list[tuple[float, float]]:
    """The four corners of a box."""
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def actor_marker(marker: str, colour: str, size: float, rim: str) -> dict[str, Any]:
    """An actor's marker, large enough for a hall; an open one gets a rim of its own colour."""
    empty = marker.endswith("-open")
    return {
        "symbol": marker,
        "color": colour,
        "size": size * 0.84 if empty else size,
        "line": {"color": colour if empty else rim, "width": size * 0.17 if empty else size * 0.07},
    }
