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
    "paper": ("#3F0355", "#1D4221", "#734199", "#B95C26", "#9282B0"),
    "dark": ("#F5D9FC", "#50DFA8", "#A7A1DE", "#B57861", "#766C86"),
}
"""By letter. Found as the actors' colours were: each 3:1 on its ground, steps of lightness so that
they differ in grey, far apart in every kind of sight and from every actor."""


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
