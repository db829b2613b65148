"""The look that every figure shares: two grounds, one type, one set of habits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from guide.model.content import Actor

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
    stream: str
    """A river that is named, and its name; 4.5:1 on land."""
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
        land="#E6E2D8",
        border="#A39D8E",
        stream="#256480",
        accent="#0A5C7F",
    ),
    "dark": Tokens(
        ground="#10161F",
        ink="#ECEAE4",
        muted="#A5AEB9",
        rule="#2C3644",
        faint="#18202B",
        water="#0C121A",
        land="#202A36",
        border="#566274",
        stream="#7FB8D6",
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
        "template": {},
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


def actor_colour(actor: Actor, theme: Theme) -> str:
    """The actor's colour on a ground."""
    return actor.colour.paper if theme == "paper" else actor.colour.dark


def is_open(actor: Actor) -> bool:
    """Whether the actor's marker is only an outline."""
    return actor.marker.endswith("-open")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lin = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def text_width(text: str, size: float) -> float:
    """About how wide a text is in the figures' type, in pixels."""
    return _width(text) * size


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    """In units of the type's size; a text is measured again and again until its lines fit."""
    return sum(0.72 if c.isupper() else 0.30 if c in "il.,' -|I" else 0.56 for c in text)


def halves(words: str) -> list[str]:
    """A long name on two lines, parted where the halves are most alike."""
    spaces = [i for i, c in enumerate(words) if c == " "]
    if not spaces:
        return [words]
    cut = min(spaces, key=lambda i: abs(i - len(words) / 2))
    return [words[:cut], words[cut + 1 :]]


UNFADED: dict[str, Any] = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}
"""Settings of markers that can be selected: what is has a ring of its own, and nothing fades."""

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "displaylogo": False,
    "responsive": True,
    "showTips": False,
}
"""Settings for the browser: nothing that zooms by accident, nothing that calls another host."""
