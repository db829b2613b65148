"""The whole guide, as read: what the pages, the room and the paper work from."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from pydantic_core import to_json

from .base import Part
from .blocks import AnyBlock
from .content import Actor, Guide, Hosts, Module, Person, Reviews, Source, Term
from .cross_links import CrossLinks, cross_links_of
from .maps import Map, PlacesLayer, Shape
from .places import PLACE_KINDS, Place, PlaceMarker
from .runs import Run
from .slots import each, naming_fields, walk
from .tables import Table
from .timelines import Event, Timeline
from .words import Words


@dataclass(frozen=True)
class Citation:
    """A place in the guide that cites a source."""

    kind: str
    """``article``, ``module``, ``block``, ``event``, ``map``, ``term``, ``person``, ``place``,
    ``source``."""
    id: str
    """The id of what cites it; for the article, the empty text."""
    title: str
    """Its name, for a link."""
    within: str | None = None
    """The module of a block, the timeline of an event."""


@dataclass(frozen=True)
class Pack:
    """A guide that has no problems. Every id that it names can be looked up."""

    folder: Path
    guide: Guide
    words: Words
    modules: tuple[Module, ...]
    """In the order of ``guide.yaml``."""
    timelines: Mapping[str, Timeline]
    maps: Mapping[str, Map]
    runs: Mapping[str, Run]
    """In order of their files' names."""
    actors: Mapping[str, Actor]
    terms: Mapping[str, Term]
    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    reviews: Reviews
    """When sources are to be looked at again, by kind."""
    hosts: Hosts
    """Hosts of copies, of collections and of states."""
    places: Mapping[str, Place]
    tables: Mapping[str, Table]
    """By file name: ``crossings.csv``."""
    pictures: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """By file name, each as an address that holds it whole."""
    shapes: Mapping[str, Shape] = dataclasses.field(default_factory=dict)
    """The guide's own shapes."""
    translations: Mapping[str, Pack] = dataclasses.field(
        default_factory=dict, repr=False, compare=False
    )
    """The same guide in other languages, by BCP 47 tag; what is not translated is ``Untranslated``.
    A translation holds none itself."""
    languages: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The languages that it can be read in, the original's first: each tag's own name."""
    as_of: dt.date | None = None
    """The day that this reading stops at; None for today."""
    written: Pack | None = dataclasses.field(default=None, repr=False, compare=False)
    """The guide as its author wrote it, with what belongs to one reading only."""

    @cached_property
    def fingerprint(self) -> str:
        """Eight letters that change with whatever a reader could see, the same in every process."""
        parts = {
            field.name: getattr(self, field.name)
            for field in dataclasses.fields(self)
            if field.name not in ("folder", "written", "translations")
        }
        parts["translations"] = [one.fingerprint for one in self.translations.values()]
        return hashlib.sha256(to_json(parts)).hexdigest()[:8]

    def in_language(self, tag: str) -> Pack:
        """The guide in a language; itself where there is no such translation."""
        return self.translations.get(tag, self)

    @property
    def translated_to(self) -> str:
        """The language of a translation, as an address or a room carries it; empty otherwise."""
        tag = self.guide.language
        return "" if tag == next(iter(self.languages), tag) else tag

    @cached_property
    def blocks(self) -> Mapping[str, AnyBlock]:
        """Every block, by id, in the order of the pages."""
        return {block.id: block for module in self.modules for block in module.blocks}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Every event of every timeline, by id."""
        return {
            event.id: event for timeline in self.timelines.values() for event in timeline.events
        }

    @cached_property
    def shown_timelines(self) -> tuple[Timeline, ...]:
        """The timelines that modules show, each once, in the order of the pages."""
        shown = (each.timeline for each in self.blocks.values() if each.kind == "timeline")
        return tuple(self.timelines[id] for id in dict.fromkeys(shown))

    def marker_of(self, layer: PlacesLayer) -> PlaceMarker:
        """The marker of a layer's places."""
        kinds = {kind.id: kind for kind in (*PLACE_KINDS, *self.guide.place_kinds)}
        return kinds[layer.marker].marker

    def block(self, id: str) -> AnyBlock:
        """The block with an id; KeyError if there is none."""
        return self.blocks[id]

    def module(self, id: str) -> Module:
        """The module with an id; KeyError if there is none."""
        return self._modules[id]

    def module_of(self, block: str) -> Module:
        """The module that holds a block; KeyError if none does."""
        return self._module_of[block]

    def timeline_of(self, event: str) -> Timeline:
        """The timeline that holds an event; KeyError if none does."""
        return self._timeline_of[event]

    @cached_property
    def bearing(self) -> Mapping[str, tuple[AnyBlock, ...]]:
        """For every claim, the blocks that bear on it, in the order of the pages."""
        found: dict[str, list[AnyBlock]] = {
            block.id: [] for block in self.blocks.values() if block.kind == "claim"
        }
        for block in self.blocks.values():
            for claim in block.claims:
                found[claim].append(block)
        return {claim: tuple(blocks) for claim, blocks in found.items()}

    @cached_property
    def _modules(self) -> Mapping[str, Module]:
        return {module.id: module for module in self.modules}

    @cached_property
    def _module_of(self) -> Mapping[str, Module]:
        return {block.id: module for module in self.modules for block in module.blocks}

    @cached_property
    def _timeline_of(self) -> Mapping[str, Timeline]:
        return {
            event.id: timeline for timeline in self.timelines.values() for event in timeline.events
        }

    @cached_property
    def web(self) -> CrossLinks:
        """Which events lead to which places, people and terms, and back."""
        return cross_links_of(self.events.values())

    @cached_property
    def citations(self) -> Mapping[str, tuple[Citation, ...]]:
        """For every source, what cites it, each place once."""
        found: dict[str, dict[Citation, None]] = {source: {} for source in self.sources}
        for citation, part in self.citing():
            for source in cited(part):
                found[source].setdefault(citation)
        return {source: tuple(places) for source, places in found.items()}

    def citing(self) -> list[tuple[Citation, Part]]:
        """Every part that cites sources, with its place in the guide."""
        article = self.guide.article.title
        found: list[tuple[Citation, Part]] = [(Citation("article", "", article), self.guide)]
        for module in self.modules:
            summary = module.model_copy(update={"blocks": ()})
            found.append((Citation("module", module.id, module.title), summary))
            found += [
                (Citation("block", block.id, title(block), module.id), block)
                for block in module.blocks
            ]
        for line in self.timelines.values():
            found += [
                (Citation("event", event.id, event.title, line.id), event) for event in line.events
            ]
        found += [(Citation("map", map.id, map.name), map) for map in self.maps.values()]
        found += [(Citation("term", term.id, term.term), term) for term in self.terms.values()]
        found += [(Citation("person", one.id, one.name), one) for one in self.people.values()]
        found += [
            (Citation("place", place.id, place.name), place) for place in self.places.values()
        ]
        return found


def cited(part: Part) -> list[str]:
    """The sources that a part and its parts cite, in order, each once."""
    found: dict[str, None] = {}
    for inner, _ in walk(part, ()):
        for field, what in naming_fields(type(inner)):
            if what == "source":
                found.update((source, None) for _, source in each(getattr(inner, field)))
    return list(found)


def title(block: AnyBlock) -> str:
    """A block's name for a list: its title, or else what it asks or says first."""
    for field in ("title", "heading", "stem", "question", "intro", "text"):
        text = getattr(block, field, None)
        if text:
            return cast("str", text)
    return block.id
