"""A guide as a whole: what the folder ``content/`` holds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    ActorId,
    Date,
    Evidence,
    Id,
    Line,
    Names,
    Part,
    PersonId,
    Prose,
    Reviewed,
    SourceIds,
)
from .blocks import AnyBlock
from .maps import Map
from .timelines import Timeline

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as ``#RRGGBB``."""

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
    """As it stands within a sentence: ``sphere of influence``, ``Minsk agreements``."""
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
    name: Line
    """With diacritics: ``Jarosław Kaczyński``."""
    role: Line
    """What they were in May 2017."""
    country: Line
    sources: SourceIds
    known: Date | None = None
    """When they came into the story, if after the article."""


class Source(Reviewed):
    """Where a fact stands."""

    id: Id
    publisher: Line
    title: Line
    date: Date
    """When it was published; for a page without a date, when it was consulted."""
    undated: bool = False
    """``true`` when ``date`` is the day the page was consulted."""
    known: Date | None = None
    """For a page without a date: the earliest time it can be from, if after the article."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/\[\]]+\.[^\s]*$")]
    quality: Quality
    """``primary`` the document itself; ``reference`` a reference work or official summary;
    ``press``; ``reprint`` a copy on another host, which can never stand alone."""
    state_outlet: ActorId | None = None
    """The state whose own outlet this is: a source for that state's position only."""
    language: Line | None = None
    """If not English."""
    note: Line | None = None
    """What a reader should know before relying on it."""


class Objective(Part):
    """A learning objective, with its C3 Framework codes."""

    text: Line
    """Begins with a verb: ``Weigh …``."""
    c3: Annotated[
        tuple[
            Annotated[
                str,
                StringConstraints(
                    pattern=r"^D[1-4]\.((Civ|Eco|Geo|His|Psy|Soc|Ant)\.)?\d{1,2}\.(K-2|3-5|6-8|9-12)$"
                ),
            ],
            ...,
        ],
        Field(min_length=1),
    ]
    """Codes of the C3 Framework: ``D2.His.16.9-12``."""


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
    """One obstacle: a summary and its blocks, in the order of the page."""

    id: Id
    """Also the address of its page: ``/diverging-interests``."""
    number: int
    title: Line
    short: Line
    """One to three words, for the navigation."""
    claim: Prose
    """The obstacle in one sentence, in our words."""
    minutes: int
    """How long a reader needs for the page."""
    objectives: Annotated[tuple[Objective, ...], Field(min_length=3, max_length=5)]
    summary: Prose
    """Under 250 words."""
    summary_sources: SourceIds
    brief: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """The module in a third of ten minutes, for readers who have no more."""
    notice: Prose | None = None
    """What a reader must know of the text this module rests on."""
    notice_sources: SourceIds | None = None
    blocks: Annotated[tuple[AnyBlock, ...], Field(min_length=1)]


class Article(Part):
    """The article that the guide discusses: identified and paraphrased, never copied."""

    newspaper: Line
    date: Date
    title: Line
    byline: Line
    """Who wrote it, or why nobody is named."""
    paraphrase: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """Its argument in our words, a paragraph each."""
    gaps: Prose
    """What of it could not be seen."""
    sources: SourceIds
    foreseen: tuple[Line, ...] = ()
    """Later dates that could be read on its day, such as the end of a measure then in force."""


class Day(Part):
    """One day of the week that prompted the article."""

    date: Date
    text: Prose
    sources: SourceIds
    known: Date | None = None


class Door(Part):
    """A way into the guide."""

    id: Literal["alone", "class", "event"]
    title: Line
    text: Prose
    link: Line
    """The words on the link."""
    page: Id
    """The page it leads to: a module's id, ``claims``, ``timelines``, ``quiz``, ``my-views``,
    ``glossary`` or ``sources``."""


class Civility(Part):
    """How to talk about it."""

    title: Line
    intro: Prose
    rules: Annotated[tuple[Prose, ...], Field(min_length=3)]


class Welcome(Part):
    """The first page."""

    lead: Prose
    """What this is, in two or three sentences."""
    week_title: Line
    week_intro: Prose
    week: Annotated[tuple[Day, ...], Field(min_length=3)]
    doors_title: Line
    doors: Annotated[tuple[Door, ...], Field(min_length=3, max_length=3)]
    civility: Civility


class Guide(Part):
    """``content/guide.yaml``: what the guide is, its article and the order of its modules."""

    title: Line
    subtitle: Line
    publisher: Line
    article: Article
    welcome: Welcome
    modules: Annotated[tuple[Annotated[str, Names("module")], ...], Field(min_length=1)]
    notices: Prose | None = None


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


class Sources(Part):
    """``content/sources.yaml``."""

    reviews: Reviews
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
