"""Time, place, person and word as one web: which event leads to which of the others, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .prose import PersonRef, TermRef, pieces
from .slots import texts
from .timelines import Event


@dataclass(frozen=True)
class CrossLinks:
    """The events of a guide by what they touch; ids throughout, events in order of date."""

    at: Mapping[str, tuple[str, ...]]
    """The events at each place."""
    of_person: Mapping[str, tuple[str, ...]]
    of_term: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]
    """The people of each event: those it lists, then those that its text names."""
    terms: Mapping[str, tuple[str, ...]]
    """The glossary terms in each event's text."""


def cross_links_of(events: Iterable[Event]) -> CrossLinks:
    """The web of some events."""
    at: defaultdict[str, list[str]] = defaultdict(list)
    of_person: defaultdict[str, list[str]] = defaultdict(list)
    of_term: defaultdict[str, list[str]] = defaultdict(list)
    people: dict[str, tuple[str, ...]] = {}
    terms: dict[str, tuple[str, ...]] = {}
    for event in sorted(events, key=lambda one: one.date.first):
        found = [piece for text in texts(event) for piece in pieces(text)]
        named = (piece.id for piece in found if isinstance(piece, PersonRef))
        people[event.id] = tuple(dict.fromkeys([*event.people, *named]))
        terms[event.id] = tuple(
            dict.fromkeys(piece.id for piece in found if isinstance(piece, TermRef))
        )
        for index, ids in (
            (at, event.places),
            (of_person, people[event.id]),
            (of_term, terms[event.id]),
        ):
            for each in ids:
                index[each].append(event.id)
    return CrossLinks(_whole(at), _whole(of_person), _whole(of_term), people, terms)


def _whole(index: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(events) for key, events in index.items()}
