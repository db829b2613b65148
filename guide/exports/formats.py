"""Every format that a guide is exported in, and what of the guide goes into each.

``offers`` is what pages and commands ask: what there is to take, under which name, how large.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from guide.model.blocks import Quiz
from guide.model.pack import Pack

from . import events, markdown, run, sheets, sources
from .made import Made, Maps, Wanted, file_name
from .quiz import canvas, gift, kahoot, moodle, qti21, table

About = Literal["quiz", "run", "sources", "events", "module", "guide"]
"""What of a guide an export holds."""


@dataclass(frozen=True)
class Format:
    """A format, and how a file of it is made."""

    id: str
    """As it is asked for: ``python -m guide export canvas``.

    Its name and what it holds stand in the words as ``export_<id>`` and ``export_<id>_holds``.
    """
    about: About
    ending: str
    media_type: str
    make: Callable[[Wanted], Made]

    def name(self, pack: Pack) -> str:
        """What the format is called."""
        return str(getattr(pack.words, f"export_{self.id.replace('-', '_')}"))

    def holds(self, pack: Pack) -> str:
        """What a file of it holds, in a sentence."""
        return str(getattr(pack.words, f"export_{self.id.replace('-', '_')}_holds"))


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS = (
    Format("canvas", "quiz", "zip", "application/zip", canvas.made),
    Format("qti21", "quiz", "zip", "application/zip", qti21.made),
    Format("moodle", "quiz", "xml", "application/xml", moodle.made),
    Format("gift", "quiz", "txt", "text/plain", gift.made),
    Format(
        "kahoot",
        "quiz",
        "xlsx",
        _XLSX,
        kahoot.made,
    ),
    Format("quiz-csv", "quiz", "csv", "text/csv", table.made),
    Format("ical", "run", "ics", "text/calendar", run.calendar),
    Format("run-csv", "run", "csv", "text/csv", run.table),
    Format("bibtex", "sources", "bib", "application/x-bibtex", sources.bibtex),
    Format("ris", "sources", "ris", "application/x-research-info-systems", sources.ris),
    Format(
        "csl-json", "sources", "json", "application/vnd.citationstyles.csl+json", sources.csl_json
    ),
    Format("events-csv", "events", "csv", "text/csv", events.table),
    Format("events-json", "events", "json", "application/json", events.as_json),
    Format("timelinejs", "events", "csv", "text/csv", events.timeline_js),
    Format(
        "sheets",
        "guide",
        "xlsx",
        _XLSX,
        sheets.made,
    ),
    Format("markdown", "module", "md", "text/markdown", markdown.made),
)

BY_ID = {each.id: each for each in FORMATS}


@dataclass(frozen=True)
class Offer:
    """One file that can be had: a format of one subject."""

    format: Format
    wanted: Wanted
    title: str
    """The subject's; the empty text for all there is."""

    @property
    def name(self) -> str:
        """What the format is called, in the words of the pack."""
        return self.format.name(self.wanted.pack)

    @property
    def holds(self) -> str:
        """What the file holds, in a sentence of the pack's words."""
        return self.format.holds(self.wanted.pack)

    @property
    def file(self) -> str:
        """The name of the file, in plain ASCII."""
        short = self.format.id.removeprefix(f"{self.format.about}-")
        # ``quiz-csv`` and ``events-csv`` already say what they hold.
        part = "" if short == self.format.ending else short
        return file_name(self.wanted, self.format.about, self.title, part, self.format.ending)

    def made(self) -> Made:
        """The file's content, with what was changed and left out; made once for a reading."""
        key = (
            self.format.id,
            self.wanted.subject,
            self.wanted.pack.fingerprint,
            self.wanted.pack.as_of,
            self.wanted.begins,
            self.wanted.maps is not None,
        )
        if key not in _made:
            if len(_made) >= _MOST_MADE:
                _made.clear()
            _made[key] = self.format.make(self.wanted)
        return _made[key]

    def content(self) -> bytes:
        """The bytes of the file, for a button that makes it when it is pressed."""
        return self.made().content


_made: dict[tuple[object, ...], Made] = {}
_MOST_MADE = 200
"""Files that are kept: both readings of a guide of a few modules, a few megabytes."""


def offers(
    pack: Pack,
    *,
    about: About | None = None,
    subject: str | None = None,
    formats: Sequence[str] = tuple(BY_ID),
    begins: dt.datetime | None = None,
    maps: Maps | None = None,
) -> tuple[Offer, ...]:
    """Every file that can be had of a guide in one reading, in the order of the formats.

    ``about`` and ``subject`` narrow them: ``subject`` is the id of a module, run or timeline, the
    empty text for files that hold all of a kind. ``begins`` is when an event begins, in local time;
    without it calendars are left out. ``maps`` draws the maps of quiz items for formats that
    hold pictures.
    """
    return tuple(
        Offer(each, Wanted(pack, id, begins, maps), title)
        for each in FORMATS
        if each.id in formats
        and about in (None, each.about)
        and not (each.id == "ical" and begins is None)
        for id, title in subjects(pack, each.about)
        if subject in (None, id)
    )


def subjects(pack: Pack, about: About) -> Iterator[tuple[str, str]]:
    """Id and title of each thing of a kind that a file can hold; ``""`` stands for all of them."""
    match about:
        case "quiz":
            yield "", ""
            for module in pack.modules:
                if any(isinstance(block, Quiz) for block in module.blocks):
                    yield module.id, module.title
        case "run":
            yield from ((each.id, each.title) for each in pack.runs.values())
        case "sources" | "guide":
            yield "", ""
        case "events":
            yield "", ""
            yield from ((each.id, each.name) for each in pack.timelines.values())
        case "module":
            yield from ((each.id, each.title) for each in pack.modules)
