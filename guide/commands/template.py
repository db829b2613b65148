"""A new guide from the template in ``guide/template/``: files with ``<<words>>`` to fill in."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.figures.world import land_names
from guide.loading.messages.words import slug
from guide.loading.upgrades import RELEASE
from guide.loading.words import interface
from guide.model.maps import Window
from guide.settings import ROOT
from guide.text.dates import long_month

from .regions import states_in

FOLDER = ROOT / "guide" / "template"
PLACES = 3
"""Places that the template names, such as the candidates of a question."""
COLOURED = 8
"""States that the table of states holds at most."""
YEARS = 8
"""Years of the table of figures before the article."""

_WORD = re.compile(r"<<([a-z]+)([0-9]*)([+-][0-9]+)?(m?)>>|<<word:([a-z_]+)>>")


@dataclass(frozen=True)
class Wanted:
    """What a new guide is to be."""

    title: str
    newspaper: str
    date: dt.date
    """The day of the article."""
    publisher: str
    modules: Sequence[str]
    """Their titles."""
    window: Window
    today: dt.date
    language: str = "en"
    """As a BCP 47 tag."""


def files(wanted: Wanted) -> dict[str, str]:
    """The text of every file of a new guide, by its path."""
    filled = _Filled(wanted)
    made = {
        path.relative_to(FOLDER).as_posix(): filled.text(path.read_text(encoding="utf-8"))
        for folder in ("content", "data")
        for path in sorted((FOLDER / folder).rglob("*.*"))
    }
    for number, _ in enumerate(wanted.modules, 1):
        file = f"content/modules/{number}-{filled.ids[number - 1]}.yaml"
        made[file] = filled.module(number)
    made["data/places.csv"] = filled.places()
    made["data/figures.csv"] = filled.figures()
    if filled.states:
        made["data/states.csv"] = filled.states_table()
    return made


class _Filled:
    """The template's words, filled with what is wanted."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.said = interface(wanted.language)
        self.later = max(wanted.today, wanted.date + dt.timedelta(days=1))
        self.ids = module_ids(wanted.modules)
        found = states_in(wanted.window)
        self.states = found[:COLOURED]
        self.spots = _spots(wanted.window, [at for _, _, at in found])
        self.words: dict[str, str] = {
            "title": _quoted(wanted.title),
            "newspaper": _quoted(wanted.newspaper),
            "publisher": _quoted(wanted.publisher),
            "release": str(RELEASE),
            "language": wanted.language,
            "then": _quoted(long_month(self.said, wanted.date)),
            "window": _window(wanted.window),
            "first": self.ids[0],
            "modules": ", ".join(self.ids),
            "pins": "\n".join(
                f"      - {{module: {id}, place: place-{number % PLACES + 1}}}"
                for number, id in enumerate(self.ids)
            ),
            "place": "place-",
            "places": ", ".join(f"place-{number + 1}" for number in range(PLACES)),
            "categories": "\n".join(_categories(len(self.states))),
            "m": "m1",
        }
        states = _template("states.yaml") if self.states else ""
        self.words["states"] = self.text(states).rstrip("\n")

    def module(self, number: int) -> str:
        """A module's file: the first shows every kind of block."""
        name = self.wanted.modules[number - 1]
        own = {
            "id": self.ids[number - 1],
            "number": str(number),
            "name": _quoted(name),
            "short": _quoted(_short(name)),
            "m": f"m{number}",
        }
        options = (
            self.text(_template("option.yaml"), {**own, "option": option}).rstrip("\n")
            for option in ("first", "second", "third")
        )
        own["options"] = "\n".join(options)
        return self.text(_template("module.yaml" if number == 1 else "module-short.yaml"), own)

    def text(self, template: str, own: Mapping[str, str] | None = None) -> str:
        """A text of the template with every word of it filled in."""
        words = {**self.words, **(own or {})}

        def fill(match: re.Match[str]) -> str:
            name, number, shift, months, word = match.groups()
            if word:
                return _quoted(getattr(self.said, word))
            if name in ("date", "today", "later", "year"):
                return self._day(name, int(shift or 0), bool(months))
            return words[name] + number

        filled = _WORD.sub(fill, template)
        return re.sub(r"\n\n(?=  - kind: places)", "\n", filled)

    def _day(self, name: str, shift: int, months: bool) -> str:
        if name == "year":
            return str(self.wanted.date.year + shift)
        day = {"date": self.wanted.date, "today": self.wanted.today, "later": self.later}[name]
        moved = day + dt.timedelta(days=shift)
        return f"{moved:%Y-%m}" if months else moved.isoformat()

    def places(self) -> str:
        """Places within the window."""
        rows = [("id", "name", "lat", "lon", "kind", "country", "precision", "sources")]
        for number, (lon, lat) in enumerate(self.spots, 1):
            where = f"{lat:.2f}", f"{lon:.2f}"
            rows.append((f"place-{number}", f"Replace me: place {number}", *where, "city",
                         "Replace me", "approximate", "document"))  # fmt: skip
        return _csv(rows)

    def figures(self) -> str:
        """Figures over time, up to the year of the article."""
        last = self.wanted.date.year
        rows: list[Sequence[str]] = [("year", "first_side", "second_side", "sources")]
        for number in range(YEARS + 1):
            year = last - YEARS + number
            rows.append((str(year), str(35 + 3 * number), str(60 - 2 * number), "document"))
        return _csv(rows)

    def states_table(self) -> str:
        """States of the window, with whose side each is on."""
        rows: list[Sequence[str]] = [("iso3", "name", "side", "sources")]
        sides = _sides(len(self.states))
        names = land_names(self.wanted.language)
        for number, (code, name, _) in enumerate(self.states):
            rows.append(
                (code, names.get(code, name), sides[min(number, len(sides) - 1)], "document")
            )
        return _csv(rows)


def _short(title: str) -> str:
    """One to three words for the navigation."""
    words = title.replace("Replace me:", "").strip()
    return " ".join((words.partition(":")[0].strip() or words).split()[:3]) or title


def module_ids(titles: Sequence[str]) -> list[str]:
    """An id for each module's page, from its title; each another."""
    found: list[str] = []
    for number, title in enumerate(titles, 1):
        id = slug(title.replace("Replace me", "")).strip("-")
        taken = not id or id in found or id in _PAGES
        found.append(f"{id or 'module'}-{number}" if taken else id)
    return found


_PAGES = {
    "claims",
    "copy",
    "glossary",
    "handouts",
    "host",
    "my-views",
    "quiz",
    "screen",
    "sources",
    "timelines",
}
"""Addresses that the guide's own pages have."""


def _sides(states: int) -> tuple[str, ...]:
    return ("first", "second", "neither")[: max(states, 1)]


def _categories(states: int) -> list[str]:
    actors = {"first": ", actor: first-side", "second": ", actor: second-side, pattern: lines"}
    return [
        f'          - {{value: {side}, label: "Replace me: {side}"{actors.get(side, "")}}}'
        for side in _sides(states)
    ]


def _spots(window: Window, labels: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Longitude and latitude of the places: in the largest states, else about the middle."""
    west, east, south, north = window.reach
    spare = [
        ((west + (east - west) * share + 180) % 360 - 180, south + (north - south) * share)
        for share in (0.35, 0.5, 0.65)
    ]
    inside = [(_degrees(lon), lat) for lon, lat in labels if window.holds(_degrees(lon), lat)]
    return [*inside, *spare][:PLACES]


def _degrees(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _window(window: Window) -> str:
    inner = (f"{side}: {getattr(window, side):g}" for side in ("west", "east", "south", "north"))
    return f"{{{', '.join(inner)}}}"


def _quoted(text: str) -> str:
    """A text as YAML takes it, whatever it holds."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue()


def _template(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
