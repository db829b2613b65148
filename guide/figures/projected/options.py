"""The options of a question on a screen: a letter, a marker and a colour for each."""

from __future__ import annotations

from dataclasses import dataclass

from ..style import Theme

LETTERS = "ABCDE"
MARKERS = ("square", "circle", "triangle-up", "diamond", "star")
"""By letter: A ■, B ●, C ▲, D ◆, E ★."""
SIGNS = ("■", "●", "▲", "◆", "★")
"""The markers as characters, for a page."""

COLOURS: dict[Theme, tuple[str, ...]] = {
    "paper": ("#3F0355", "#304105", "#186270", "#8F6A28", "#099A87"),
    "dark": ("#FAD9F9", "#B5DB85", "#7DABC8", "#AA7E28", "#0B7C79"),
}
"""By letter. Found as the actors' were: 3:1 on their ground, in steps of lightness so that they
differ in grey, at least 18 apart (CAM02-UCS) in every kind of sight and 11 from any actor. No
red and no blue: an option must not look like Russia's or America's."""


@dataclass(frozen=True)
class Option:
    """One answer to choose from."""

    id: str
    letter: str
    text: str


def place(option: Option) -> int:
    """The option's place in `MARKERS` and `COLOURS`, by its letter."""
    return LETTERS.find(option.letter) % len(LETTERS)


def colour(option: Option, theme: Theme) -> str:
    """The option's colour on a ground."""
    return COLOURS[theme][place(option)]


def marker(option: Option) -> str:
    """The option's marker, as Plotly names it."""
    return MARKERS[place(option)]
