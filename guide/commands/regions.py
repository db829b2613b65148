"""A region in words as a window of a map: a part of the world, states, or degrees."""

from __future__ import annotations

import re

from guide.figures.world import cut, windows
from guide.model.maps import Window

PARTS = {
    "world": (-180, 180, -60, 84),
    "europe": (-12, 45, 34, 71),
    "baltic": (8, 34, 53, 67),
    "balkans": (13, 30, 34, 48),
    "black sea": (26, 43, 39, 49),
    "caucasus": (36, 52, 38, 45),
    "mediterranean": (-8, 38, 28, 47),
    "middle east": (24, 63, 11, 43),
    "north africa": (-18, 38, 14, 39),
    "west africa": (-19, 17, 2, 26),
    "east africa": (21, 53, -13, 24),
    "southern africa": (10, 42, -36, -7),
    "africa": (-19, 53, -36, 38),
    "central asia": (45, 90, 33, 57),
    "south asia": (59, 99, 4, 38),
    "southeast asia": (91, 142, -12, 29),
    "east asia": (98, 147, 17, 55),
    "asia": (25, 150, -12, 60),
    "oceania": (110, -170, -49, 5),
    "pacific": (120, -110, -48, 48),
    "north america": (-170, -50, 12, 75),
    "central america": (-93, -76, 6, 23),
    "caribbean": (-88, -58, 8, 28),
    "south america": (-83, -33, -57, 14),
    "arctic": (-180, 180, 55, 84),
}
"""West, east, south and north, in degrees."""
ROOM = 0.12
"""How much wider than its states a window is, on each side."""
LEAST = 2.0
"""Degrees that a window has at least, so that a small state is not all there is to see."""


def window_of(text: str) -> Window | None:
    """The window that a text names; None where it names none.

    ``east africa``, ``Egypt, Sudan, ETH`` or ``west, east, south, north`` in degrees.
    """
    plain = " ".join(text.lower().replace("-", " ").split())
    if plain in PARTS:
        return _window(*PARTS[plain])
    numbers = re.findall(r"-?\d+(?:\.\d+)?", text)
    if len(numbers) == 4 and not re.search("[a-zA-Z]", text):
        return _in_degrees([float(number) for number in numbers])
    names = [" ".join(name.lower().split()) for name in re.split("[,;]", text) if name.strip()]
    known = {key: box for code, (name, box) in windows().items() for key in (code, name)}
    boxes = {key.lower(): box for key, box in known.items()}
    if not names or not all(name in boxes for name in names):
        return None
    found = [boxes[name] for name in names]
    west, south = min(box[0] for box in found), min(box[1] for box in found)
    east, north = max(box[2] for box in found), max(box[3] for box in found)
    wide = max(ROOM * (east - west), (LEAST - (east - west)) / 2)
    high = max(ROOM * (north - south), (LEAST - (north - south)) / 2)
    return _window(
        max(west - wide, -180), min(east + wide, 180), max(south - high, -85), min(north + high, 85)
    )


def _in_degrees(numbers: list[float]) -> Window | None:
    west, east, south, north = numbers
    fits = all(abs(each) <= 180 for each in (west, east)) and -90 <= south < north <= 90
    return _window(west, east, south, north) if fits and west != east else None


def _window(west: float, east: float, south: float, north: float) -> Window:
    return Window(
        west=round(west, 1), east=round(east, 1), south=round(south, 1), north=round(north, 1)
    )


def states_in(window: Window) -> list[tuple[str, str, tuple[float, float]]]:
    """Code, name and the place of the name of the states in a window.

    Those that it holds whole come first, and large ones before small ones.
    """
    lands = [land for land in cut(*window.reach).lands if land.room > 0]
    shown = [land for land in lands if window.holds(*land.label) and land.id in windows()]
    shown.sort(key=lambda land: (-_held(window, land.id), -land.room))
    return [(land.id, land.name, land.label) for land in shown]


def _held(window: Window, state: str) -> int:
    """How many corners of the box round a state lie in a window."""
    west, east, south, north = (windows()[state][1][side] for side in (0, 2, 1, 3))
    return sum(window.holds(lon, lat) for lon in (west, east) for lat in (south, north))
