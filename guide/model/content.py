"""A guide as a whole: what the folder ``content/`` holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints

from .base import (
    ActorId,
    Date,
    Evidence,
    Fixed,
    Id,
    Line,
    Names,
    Part,
    PersonId,
    PlaceId,
    ProperName,
    Prose,
    Reviewed,
    SourceIds,
)
from .blocks import AnyBlock
from .maps import Map, Window
from .places import PlaceKind
from .timelines import Timeline

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as ``#RRGGBB``."""

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
"""A language as a BCP 47 tag, such as ``pl`` or ``sr-Latn``."""

Quality = Literal["primary", "reference", "press", "reprint"]


class Colours(Part):
    """An actor's colour on the paper ground and on the dark one, each at least 3:1."""

    paper: Colour
    dark: Colour


class Actor(Part):
    """Who appears: one name, one colour and one marker in every figure."""

    id: Id
    name: Line
    short: Line
    """A name for a narrow place."""
    colour: Colours
    marker: Literal[
        "circle",
        "circle-open",
        "hexagon",
        "diamond",
        "square",
        "triangle-up",
        "triangle-down",
        "pentagon",
        "cross",
        "star",
        "diamond-open",
        "square-open",
        "x",
        "hexagram",
    ]


class Term(Reviewed):
    """A word a reader may look up."""

    id: Id
    term: Line
    """As it stands within a sentence: ``toll``, ``Harbor Treaty``."""
    definition: Prose
    """One to three sentences."""
    topic: Line
    """The heading it stands under in the glossary."""
    sources: SourceIds
    known: Date | None = None
    """When the word came up, if after the article."""


class Person(Reviewed):
    """Someone the guide names."""

    id: Id
    name: ProperName
    """With diacritics: ``Jarosław Kaczyński``."""
    role: Line
    """What they were when the article appeared."""
    country: Line
    sources: SourceIds
    known: Date | None = None
    """When they came into the story, if after the article."""


class Source(Reviewed):
    """Where a fact stands."""

    id: Id
    publisher: Fixed
    title: Fixed
    date: Date
    """When it was published; for a page without a date, when it was consulted."""
    undated: bool = False
    """``true`` when ``date`` is the day the page was consulted."""
    known: Date | None = None
    """For a page without a date: the earliest time it can be from, if after the article."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/\[\]]+\.[^\s]*$")] | None = None
    """Its address; what has none, such as a book, says where it is found."""
    found_in: Fixed | None = None
    """Where a book, a letter or a recording is found: an ISBN, an archive with its shelf mark."""
    quality: Quality
    """``primary`` the document itself; ``reference`` a reference work or official summary;
    ``press``; ``reprint`` a copy on another host, which can never stand alone."""
    state_outlet: ActorId | None = None
    """The state whose own outlet this is: a source for that state's position only."""
    capital: Fixed | None = None
    """The capital that it is a voice from, by office, place or words: ``Northport``. A view in
    *perspectives* rests on one from its own."""
    scale: Fixed | None = None
    """For a survey: the scale of its answers. Figures of two scales are not compared."""
    foresees: tuple[Fixed, ...] = ()
    """Later dates that it names itself, such as the end of a measure: ``31 January 2016``."""
    language: Line | None = None
    """If not English."""
    title_language: Language | None = None
    """For a title that is not translated: the BCP 47 tag of its language, ``pl``."""
    note: Line | None = None
    """What a reader should know before relying on it."""


class Standard(Part):
    """What an objective meets in a framework of standards."""

    framework: Fixed
    """Its name: ``Common Core``, ``Ontario Curriculum``."""
    codes: Annotated[tuple[Fixed, ...], Field(min_length=1)]


class Objective(Part):
    """A learning objective, with codes of the C3 Framework or of others, where it meets any."""

    text: Line
    """Begins with a verb: ``Weigh …``."""
    c3: tuple[
        Annotated[
            str,
            StringConstraints(
                pattern=r"^D[1-4]\.((Civ|Eco|Geo|His|Psy|Soc|Ant)\.)?\d{1,2}\.(K-2|3-5|6-8|9-12)$"
            ),
        ],
        ...,
    ] = ()
    """Codes of the C3 Framework: ``D2.His.16.9-12``."""
    standards: tuple[Standard, ...] = ()
    """Codes of other frameworks."""

    @property
    def codes(self) -> str:
        """All codes as they stand in brackets; those of other frameworks behind their names."""
        others = (f"{each.framework}: {', '.join(each.codes)}" for each in self.standards)
        return "; ".join(filter(None, (", ".join(self.c3), *others)))


class Passage(Reviewed):
    """A paragraph of the short text. It says nothing that the full text does not say."""

    text: Prose
    rests_on: Annotated[tuple[Annotated[str, Names("block")], ...], Field(min_length=1)]
    """The blocks of this module that say the same at length; every figure stands in them."""
    shows: Annotated[str, Names("block")] | None = None
    """A map, a timeline or a series of this module, shown under the paragraph."""
    known: Date | None = None
    """When this could first be known, if after the article."""


class Module(Part):
    """One claim of the article: a summary and its blocks, in the order of the page."""

    id: Id
    """Also the address of its page: ``/water`` for ``water``."""
    number: int
    title: Line
    short: Line
    """One to three words, for the navigation."""
    claim: Prose
    """The claim in one sentence, in our words."""
    minutes: int
    """How long a reader needs for the page."""
    objectives: Annotated[tuple[Objective, ...], Field(min_length=3, max_length=5)]
    summary: Prose
    """Under 250 words."""
    summary_sources: SourceIds
    brief: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """The module in its share of ten minutes, for readers who have no more."""
    notice: Prose | None = None
    """What a reader must know of the text this module rests on."""
    notice_sources: SourceIds | None = None
    blocks: Annotated[tuple[AnyBlock, ...], Field(min_length=1)]


class Article(Part):
    """The article that the guide discusses: identified and paraphrased, never copied."""

    newspaper: ProperName
    date: Date
    title: Line
    byline: Line
    """Who wrote it, or why nobody is named."""
    paraphrase: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """Its argument in our words, a paragraph each."""
    gaps: Prose
    """What of it could not be seen."""
    sources: SourceIds
    foreseen: tuple[Fixed, ...] = ()
    """Later dates that could be read on its day, such as the end of a measure then in force."""


class Day(Part):
    """One day of the week that prompted the article."""

    date: Date
    text: Prose
    sources: SourceIds
    known: Date | None = None


class EntryPoint(Part):
    """A way into the guide."""

    id: Literal["alone", "class", "event"]
    title: Line
    text: Prose
    link: Line
    """The words on the link."""
    page: Id
    """The page it leads to: a module's id, ``claims``, ``timelines``, ``quiz``, ``my-views``,
    ``glossary``, ``sources`` or ``host``."""


class Pin(Part):
    """A module's number on the map of the first page."""

    module: Annotated[str, Names("module")]
    place: PlaceId


class Locator(Part):
    """The map of the first page: where the argument takes place."""

    window: Window
    alt: Line
    pins: Annotated[tuple[Pin, ...], Field(min_length=1)]
    also: tuple[PlaceId, ...] = ()
    """Other places that are named."""


class Civility(Part):
    """How to talk about it."""

    title: Line
    intro: Prose
    rules: Annotated[tuple[Prose, ...], Field(min_length=3)]


class Welcome(Part):
    """The first page."""

    lead: Prose
    """What this is, in two or three sentences."""
    map: Locator | None = None
    week_title: Line
    week_intro: Prose
    week: Annotated[tuple[Day, ...], Field(min_length=3)]
    entry_title: Line
    entry_points: Annotated[tuple[EntryPoint, ...], Field(min_length=3, max_length=3)]
    civility: Civility


class Tried(Part):
    """One thing that was tried."""

    what: Line
    how: Prose


class Accessibility(Part):
    """Who can read the guide, and how that was tried: said as it is, not as it should be."""

    intro: Prose
    tried_on: Date
    """The day on which all of it was looked at last."""
    tried: Annotated[tuple[Tried, ...], Field(min_length=1)]
    not_yet: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """What does not work, or was not tried."""
    tell: Prose
    """What to do if something keeps you from reading."""


class Guide(Part):
    """``content/guide.yaml``: what the guide is, its article and the order of its modules."""

    title: Line
    subtitle: Line
    publisher: ProperName
    language: Fixed = "en"
    """The language that the guide is written in, as a BCP 47 tag."""
    release: Annotated[int, Field(ge=1)] = 1
    """The release of the program that it is written for; rules that came later are only noticed."""
    loaded_words: tuple[Fixed, ...] = ()
    """Words that take a side; the checker points at each, outside quotation marks, as a hint."""
    place_kinds: tuple[PlaceKind, ...] = ()
    """Kinds of place of the guide's own, each with its marker, for ``data/places.csv`` and maps."""
    article: Article
    welcome: Welcome
    accessibility: Accessibility | None = None
    """The page on who can read the guide; without it there is none."""
    modules: Annotated[tuple[Annotated[str, Names("module")], ...], Field(min_length=1)]


class Actors(Part):
    """``content/actors.yaml``."""

    actors: Annotated[tuple[Actor, ...], Field(min_length=1)]


class Glossary(Part):
    """``content/glossary.yaml``."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]


class People(Part):
    """``content/people.yaml``."""

    people: Annotated[tuple[Person, ...], Field(min_length=1)]


class Review(Part):
    """When something was last looked at, and the last day before it must be again."""

    checked_on: Date
    review_by: Date


class Reviews(Part):
    """The dates of review of each kind of source; a source may give its own."""

    primary: Review
    reference: Review
    press: Review
    reprint: Review
    undated: Review
    """Pages without a date, of whatever kind: they change without saying so."""


class StateHosts(Part):
    """The hosts of one state's own outlets."""

    state: ActorId
    hosts: Annotated[tuple[Fixed, ...], Field(min_length=1)]


class Hosts(Part):
    """Hosts whose sources must be called what they are; each with those below it."""

    reprints: tuple[Fixed, ...] = ()
    """Hosts that carry copies of other publishers' texts."""
    aggregators: tuple[Fixed, ...] = ()
    """Hosts that gather what others found, such as an encyclopedia that anyone may edit: no dated
    fact rests on them alone."""
    state_outlets: tuple[StateHosts, ...] = ()


def host_of(address: str | None) -> str:
    """The host that an address names; empty for none, and for one that cannot be read."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def among(host: str, hosts: Iterable[str]) -> bool:
    """Whether a host is one of several, or stands below one of them."""
    return any(host == known or host.endswith(f".{known}") for known in hosts)


class Sources(Part):
    """``content/sources.yaml``."""

    reviews: Reviews
    hosts: Hosts = Hosts()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


__all__ = [
    "Actor",
    "Actors",
    "Article",
    "Evidence",
    "Glossary",
    "Guide",
    "Map",
    "Module",
    "Objective",
    "People",
    "Person",
    "PersonId",
    "Source",
    "Sources",
    "Term",
    "Timeline",
]
