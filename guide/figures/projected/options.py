"""The options of a question on a screen: a letter, a marker and a colour for each."""

from __future__ import annotations

from guide.model.choices import LETTERS, SIGNS, Option

from ..style import Theme

__all__ = ["COLOURS", "MARKERS", "SIGNS", "colour", "marker", "place"]

MARKERS = (
    *("square", "circle", "triangle-up", "diamond", "star", "triangle-down", "cross"),
    *("square-open", "circle-open", "triangle-up-open"),
)
"""By letter. After the seventh, which is as many as an item has, only an outline."""

COLOURS: dict[Theme, tuple[str, ...]] = {
    "paper": ("#3F0355", "#304105", "#186270", "#8F6A28", "#099A87", "#7800B4", "#080400"),
    "dark": ("#FAD9F9", "#B5DB85", "#7DABC8", "#AA7E28", "#0B7C79", "#C46CFC", "#DCB000"),
}
"""By letter; after the seventh they begin again. Found as the actors' were: 3:1 on their ground,
in steps of lightness so that they differ in grey, in every kind of sight at least 18 apart
(CAM02-UCS) for up to five options, 17 on paper and 15 on the dark ground for seven, and 11 from
any actor. No red and no blue: an option must not look like Russia's or America's."""


PLAIN = 2
"""The place in ``COLOURS`` of what has no letter: a step, a judgment, how near an estimate was."""


def place(option: Option) -> int:
    """The option's place in `MARKERS` and `SIGNS`, by its letter; ValueError for another."""
    return LETTERS.index(option.letter)


def colour(option: Option, theme: Theme) -> str:
    """The option's colour on a ground."""
    colours = COLOURS[theme]
    return colours[place(option) % len(colours) if option.letter else PLAIN]


def marker(option: Option) -> str:
    """The option's marker, as Plotly names it."""
    return MARKERS[place(option)]
