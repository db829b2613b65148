"""What a guide holds and nothing in it cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .base import Part
from .content import Person, Term
from .pack import Pack
from .places import split_ids
from .prose import PersonRef, TermRef, pieces
from .slots import each, naming_fields, prose_fields, walk

KINDS = ("term", "person", "source", "place")
"""What is looked for."""


def unused(pack: Pack) -> dict[str, list[str]]:
    """By kind, the ids that nothing names; what names itself alone is named by nothing."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for top in _parts(pack):
        own = None
        if isinstance(top, Term | Person):
            own = ("term" if isinstance(top, Term) else "person", top.id)
        for part, _ in walk(top, ()):
            for what, id in _named(part):
                if (what, id) != own:
                    cited[what].add(id)
    for table in pack.tables.values():
        if "sources" in table.positions:
            cited["source"] |= {id for cell in table.column("sources") for id in split_ids(cell)}
    held = {
        "term": pack.terms,
        "person": pack.people,
        "source": pack.sources,
        "place": pack.places,
    }
    return {kind: [id for id in held[kind] if id not in cited[kind]] for kind in KINDS}


def _parts(pack: Pack) -> Iterator[Part]:
    pack = pack.written or pack
    yield pack.guide
    yield from pack.modules
    for held in (pack.timelines, pack.maps, pack.runs, pack.actors, pack.terms, pack.people):
        yield from held.values()


def _named(part: Part) -> Iterator[tuple[str, str]]:
    for field, what in naming_fields(type(part)):
        for _, id in each(getattr(part, field)):
            yield what, id
    for field in prose_fields(type(part)):
        for _, text in each(getattr(part, field)):
            for piece in pieces(text):
                if isinstance(piece, TermRef):
                    yield "term", piece.id
                elif isinstance(piece, PersonRef):
                    yield "person", piece.id
