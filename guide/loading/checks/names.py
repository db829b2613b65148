"""Everything that is named exists, and no name is given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from guide.model.base import Part
from guide.model.blocks.ballot import Ballot
from guide.model.blocks.options import Options
from guide.model.blocks.quiz import Choice, Choices, Order, Place
from guide.model.blocks.timeline import TimelineBlock
from guide.model.content import Actors, Glossary, Guide, Module, People, Sources
from guide.model.maps import ContestedArea, ContestedLayer, Map, StatesLayer, StatesView
from guide.model.places import split_ids
from guide.model.prose import PersonRef, TermRef, malformed, pictures, pieces
from guide.model.runs import Run
from guide.model.slots import each, naming_fields, prose_fields
from guide.model.timelines import Timeline

from .. import rules
from ..drafts import Draft, Spot
from ..messages import checks as messages
from ..problem import Problem
from ..tables import cell_mark

_LISTS: Mapping[str, tuple[str, type[Part]]] = {
    "source": ("sources", Sources),
    "actor": ("actors", Actors),
    "term": ("terms", Glossary),
    "person": ("people", People),
    "block": ("blocks", Module),
    "event": ("events", Timeline),
}
"""What stands in a list: the list's key and the file that holds it."""

_FILES: Mapping[str, type[Part]] = {"module": Module, "timeline": Timeline, "map": Map}
"""What has a file of its own."""


def known_names(draft: Draft) -> Mapping[str, set[str]]:
    """For each kind of thing that can be named, the ids that are given.

    A kind is left out if a file that defines it could not be read: that file is the one problem,
    and each of its names would be another.
    """
    known = {
        what: {name for name, _ in draft.raw_ids(key)}
        for what, (key, model) in _LISTS.items()
        if draft.complete(model) and _is_list(draft, key, model)
    }
    for what, model in _FILES.items():
        if draft.complete(model):
            known[what] = {
                value["id"]
                for read in draft.files
                if read.model is model
                and isinstance(value := read.document.value, dict)
                and isinstance(value.get("id"), str)
            }
    if "block" in known:
        known["claim"] = {
            block["id"]
            for read in draft.files
            if read.model is Module and isinstance(read.document.value, dict)
            for block in read.document.value["blocks"]
            if isinstance(block, dict)
            and block.get("kind") == "claim"
            and isinstance(block.get("id"), str)
        }
    if draft.places_complete:
        known["place"] = draft.place_ids
    known["picture"] = set(draft.pictures)
    known["data"] = set(draft.tables) | draft.broken_tables
    return known


def _is_list(draft: Draft, key: str, model: type[Part]) -> bool:
    """Whether every file of a kind holds its list, whatever is in it."""
    return all(
        isinstance(read.document.value, dict) and isinstance(read.document.value.get(key), tuple)
        for read in draft.files
        if read.model is model
    )


_HOME: Mapping[str, str] = {
    "source": "content/sources.yaml",
    "actor": "content/actors.yaml",
    "term": "content/glossary.yaml",
    "person": "content/people.yaml",
    "place": "data/places.csv",
    "data": "data/",
    "timeline": "content/timelines/",
    "event": "content/timelines/",
    "map": "content/maps/",
    "block": "content/modules/",
    "claim": "content/modules/",
    "module": "content/modules/",
}
"""Where each kind of thing is defined."""


def everything_named_exists(draft: Draft) -> Iterator[Problem]:
    """``unknown-name``: an id that nothing has, with the nearest one that something has."""
    known = known_names(draft)
    for spot in draft.spots:
        for field, what in naming_fields(type(spot.part)):
            for path, name in each(getattr(spot.part, field)):
                if name not in known.get(what, (name,)):
                    message = messages.unknown_name(what, name, known[what], _HOME[what])
                    yield Problem.at(spot.at(field, *path), rules.UNKNOWN_NAME, message)
        for field in prose_fields(type(spot.part)):
            for path, text in each(getattr(spot.part, field)):
                yield from _references(spot, field, path, text, known)


def _references(
    spot: Spot, field: str, path: tuple[str | int, ...], text: str, known: Mapping[str, set[str]]
) -> Iterator[Problem]:
    for piece in pieces(text):
        what = {TermRef: "term", PersonRef: "person"}.get(type(piece))
        if not what or not isinstance(piece, TermRef | PersonRef):
            continue
        if piece.id not in known.get(what, (piece.id,)):
            message = messages.unknown_name(what, piece.id, known[what], _HOME[what])
            yield Problem.at(spot.at(field, *path), rules.UNKNOWN_NAME, message)
    for words, address in pictures(text):
        if address.removeprefix("pictures/") not in known["picture"] or "/" not in address:
            message = messages.picture_elsewhere(address)
            yield Problem.at(spot.at(field, *path), rules.PICTURE, message)
        elif not words.strip():
            message = messages.picture_without_words(address)
            yield Problem.at(spot.at(field, *path), rules.PICTURE, message)
    for stretch in malformed(text):
        message = messages.malformed_reference(stretch)
        yield Problem.at(spot.at(field, *path), rules.REFERENCE_FORM, message)


def places_cite_known_sources(draft: Draft) -> Iterator[Problem]:
    """``unknown-name``: a source id in a CSV file that ``sources.yaml`` does not have."""
    sources = known_names(draft).get("source")
    if sources is None:
        return
    for table in draft.tables.values():
        if "sources" not in table.positions:
            continue
        for row, cell in enumerate(table.column("sources")):
            for name in split_ids(cell):
                if name not in sources:
                    message = messages.unknown_name("source", name, sources, _HOME["source"])
                    yield Problem.at(cell_mark(table, row, "sources"), rules.UNKNOWN_NAME, message)


def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """``unique-id``: blocks and events over the whole guide, all else in its own list."""
    for keys in (("blocks",), ("events",)):
        yield from _doubles(draft.raw_ids(*keys))
    for key in ("sources", "actors", "terms", "people"):
        yield from _doubles(draft.raw_ids(key))
    for parts in (draft.each(Module), draft.each(Timeline), draft.each(Map), draft.each(Run)):
        seen: dict[str, str] = {}
        for part, spot in parts:
            if part.id in seen:
                yield Problem.at(
                    spot.at("id"), rules.UNIQUE_ID, messages.doubled(part.id, seen[part.id])
                )
            seen.setdefault(part.id, spot.mark().file)
    for spot in draft.spots:
        for field, ids in _inner_lists(spot.part):
            first: dict[str, int] = {}
            for number, name in enumerate(ids):
                mark = spot.at(field, number)
                if name in first:
                    message = messages.doubled(name, f"line {first[name]}")
                    yield Problem.at(mark, rules.UNIQUE_ID, message)
                first.setdefault(name, mark.line)


def _doubles(found: Iterable[tuple[str, Spot]]) -> Iterator[Problem]:
    by_name: defaultdict[str, list[Spot]] = defaultdict(list)
    for name, spot in found:
        by_name[name].append(spot)
    for name, spots in by_name.items():
        first = spots[0].mark()
        for spot in spots[1:]:
            message = messages.doubled(name, f"{first.file}, line {first.line}")
            yield Problem.at(spot.at("id"), rules.UNIQUE_ID, message)


def _inner_lists(part: Part) -> Iterator[tuple[str, list[str]]]:
    """The lists inside a part whose ids must differ from one another."""
    if isinstance(part, Choice | Choices | Options | Ballot):
        options = part.options or ()
        yield "options", [option.id for option in options]
    elif isinstance(part, Order):
        yield "items", [item.id for item in part.items]
    elif isinstance(part, Timeline):
        yield "lanes", [lane.id for lane in part.lanes]
        yield "kinds", [kind.id for kind in part.kinds]
    elif isinstance(part, Map):
        yield "layers", [layer.id for layer in part.layers]
    elif isinstance(part, StatesLayer):
        yield "views", [view.id for view in part.views]
    elif isinstance(part, StatesView):
        yield "categories", [category.value for category in part.categories]
    elif isinstance(part, ContestedLayer):
        yield "points_of_view", [view.id for view in part.points_of_view]
        yield "areas", [area.id for area in part.areas]
    elif isinstance(part, ContestedArea):
        yield "control", [held.view for held in part.control]
    elif isinstance(part, Run):
        yield "steps", [step.id for step in part.steps]
    elif isinstance(part, Place):
        yield "candidates", [candidate.place for candidate in part.candidates]


def modules_are_listed_once(draft: Draft) -> Iterator[Problem]:
    """``module-order``: ``guide.yaml`` names every module once."""
    for guide, spot in draft.each(Guide):
        seen: set[str] = set()
        for number, name in enumerate(guide.modules):
            if name in seen:
                message = messages.module_twice(name)
                yield Problem.at(spot.at("modules", number), rules.MODULE_ORDER, message)
            seen.add(name)
        for module, home in draft.each(Module):
            if module.id not in seen:
                yield Problem.at(
                    home.at("id"), rules.MODULE_ORDER, messages.module_unlisted(module.id)
                )
            elif module.number != guide.modules.index(module.id) + 1:
                message = messages.module_number(module.number, guide.modules.index(module.id) + 1)
                yield Problem.at(home.at("number"), rules.MODULE_ORDER, message)
        pages = seen | {"claims", "quiz", "my-views", "glossary", "sources", "host"}
        if draft.all(TimelineBlock) or not draft.complete(Module):
            pages.add("timelines")
        for number, entry in enumerate(guide.welcome.entry_points):
            if entry.page not in pages:
                message = messages.unknown_name("page", entry.page, pages, "content/guide.yaml")
                place = spot.at("welcome", "entry_points", number, "page")
                yield Problem.at(place, rules.UNKNOWN_NAME, message)


CHECKS = (
    everything_named_exists,
    places_cite_known_sources,
    ids_are_unique,
    modules_are_listed_once,
)
