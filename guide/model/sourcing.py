"""What the dated facts of a guide rest on: the documents, or what others made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .balance import FIRM
from .base import Evidence, Part
from .blocks.perspectives import Perspective
from .blocks.quiz import Quiz
from .content import Day, Source, Term, among, host_of
from .pack import Citation, Pack
from .passages import resolve
from .plain import plain
from .slots import each, naming_fields, texts, walk
from .timelines import Event

LEAST = 0.8
"""The share of the dated facts that rests on a document or a reference work, at the least."""

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Fact:
    """A statement with its place in the guide and the sources that it cites."""

    where: Citation
    what: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Sourcing:
    """What a guide rests on."""

    facts: tuple[Fact, ...]
    """Every dated fact: an event, a day of the week that prompted the article, and each line of
    evidence, view, quiz item and term that names a year."""
    soft: tuple[Fact, ...]
    """Those without a document or a reference work."""
    gathered: tuple[Fact, ...]
    """Those on copies and collections alone."""
    outlets: tuple[Fact, ...]
    """Statements that cite a state's own outlet, beside others, for more than its position."""
    unvoiced: tuple[Fact, ...]
    """Views from a capital without a source from there."""

    @property
    def share(self) -> float:
        """The share of the dated facts that rests on a document or a reference work, 0 to 1."""
        return 1 - len(self.soft) / len(self.facts) if self.facts else 1.0

    @property
    def sound(self) -> bool:
        """Whether the goal is reached, no fact rests on collections and each view has a voice."""
        return self.share >= LEAST and not self.gathered and not self.unvoiced


def sourcing(pack: Pack) -> Sourcing:
    """What the facts of a guide rest on, in the order of its pages."""
    pack = pack.written or pack
    facts: list[Fact] = []
    outlets: list[Fact] = []
    unvoiced: list[Fact] = []
    for where, top in pack.citing():
        for part, _ in walk(top, ()):
            cited = tuple(pack.sources[id] for id in _cited(part))
            fact = Fact(where, _what(pack, part), cited)
            if _is_dated(part):
                facts.append(fact)
            if _strays(part, cited):
                outlets.append(fact)
            if isinstance(part, Perspective) and not _voiced(part, cited):
                unvoiced.append(fact)
    return Sourcing(
        facts=tuple(facts),
        soft=tuple(fact for fact in facts if not any(_firm(pack, each) for each in fact.sources)),
        gathered=tuple(fact for fact in facts if all(_thin(pack, each) for each in fact.sources)),
        outlets=tuple(outlets),
        unvoiced=tuple(unvoiced),
    )


def _cited(part: Part) -> Iterator[str]:
    """The sources that a part itself cites."""
    for field, what in naming_fields(type(part)):
        if what == "source":
            yield from (source for _, source in each(getattr(part, field)))


def _is_dated(part: Part) -> bool:
    match part:
        case Event() | Day():
            return True
        case Evidence() | Perspective() | Quiz() | Term():
            return any(_YEAR.search(resolve(text, None)) for text in texts(part))
    return False


def _thin(pack: Pack, source: Source) -> bool:
    """Whether a source is a copy, or a collection of what others found."""
    return source.quality == "reprint" or among(host_of(source.url), pack.hosts.aggregators)


def _firm(pack: Pack, source: Source) -> bool:
    return source.quality in FIRM and not _thin(pack, source)


def _strays(part: Part, cited: tuple[Source, ...]) -> bool:
    """Whether a part cites a state's outlet for more than that state's position."""
    match part:
        case Evidence() | Event():
            position = part.position_of
        case Perspective():
            position = part.actor
        case _:
            position = None
    return any(source.state_outlet not in (None, position) for source in cited)


def _voiced(view: Perspective, cited: tuple[Source, ...]) -> bool:
    return any(source.capital and source.capital in view.place for source in cited)


def _what(pack: Pack, part: Part) -> str:
    """What a reader knows a part by."""
    for field in ("place", "title", "term", "name", "label", "text", "stem", "question"):
        words = getattr(part, field, None)
        if isinstance(words, str):
            return " ".join(plain(pack, resolve(words, None)).split())
    return ""
