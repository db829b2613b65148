"""The look that every figure shares: two grounds, one type, one set of habits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

Theme = Literal["paper", "dark"]

TEXT_FONT = "Public Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"


@dataclass(frozen=True)
class Tokens:
    """The colours of one ground, as ``#RRGGBB``."""

    ground: str
    """Behind the figure."""
    ink: str
    """Text and the main line."""
    muted: str
    """Secondary text; at least 4.5:1 on the ground."""
    rule: str
    """Year lines and borders of cards."""
    faint: str
    """A wash behind what came after the article."""
    water: str
    land: str
    border: str
    accent: str
    """What can be pressed."""


_TOKENS: dict[Theme, Tokens] = {
    "paper": Tokens(
        ground="#FBFAF7",
        ink="#17202B",
        muted="#56606C",
        rule="#DDD9D0",
        faint="#F1EEE6",
        water="#EDF1F3",
        land="#DAD6CB",
        border="#A39D8E",
        accent="#0A5C7F",
    ),
    "dark": Tokens(
        ground="#10161F",
        ink="#ECEAE4",
        muted="#A5AEB9",
        rule="#2C3644",
        faint="#18202B",
        water="#0C121A",
        land="#252F3C",
        border="#566274",
        accent="#7CC4E4",
    ),
}


def tokens(theme: Theme) -> Tokens:
    """The colours for a ground."""
    return _TOKENS[theme]


def blend(colour: str, ground: str, share: float) -> str:
    """``colour`` laid over ``ground`` with the given share (0 to 1), as ``#RRGGBB``."""
    mixed = (
        round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def base_layout(theme: Theme) -> dict[str, Any]:
    """Layout settings common to all figures: ground, type, no tools that a reader can trip over."""
    t = tokens(theme)
    return {
        "template": "none",
        "paper_bgcolor": t.ground,
        "plot_bgcolor": t.ground,
        "font": {"family": TEXT_FONT, "size": 15, "color": t.ink},
        "hoverlabel": {
            "bgcolor": t.ground,
            "bordercolor": t.muted,
            "font": {"family": TEXT_FONT, "size": 15, "color": t.ink},
            "align": "left",
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }


def empty_figure(theme: Theme) -> go.Figure:
    """A figure with the shared layout and nothing drawn."""
    return go.Figure(layout=base_layout(theme))


CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "displaylogo": False,
    "responsive": True,
    "showTips": False,
}
"""Settings for the browser: nothing that zooms by accident, nothing that calls another host."""
