"""No two things have the same id."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks.ballot import Ballot
from ..blocks.options import Options
from ..blocks.quiz import Choice, Choices, Order, Place
from ..draft import Draft, Spot
from ..maps import ContestedLayer, Map, StatesLayer
from ..timelines import Timeline
from ..wording import rules as wording
from .rule import Faults, rule, whole_rule


@whole_rule("unique-id")
def ids_are_unique(draft: Draft) -> Faults:
    """An id stands for one thing in the whole guide."""
    for what, ids in draft.defined.items():
        if what in ("place", "data"):
            continue
        for name, spots in ids.items():
            first = spots[0].mark()
            for spot in spots[1:]:
                yield spot, wording.doubled(what, name, f"{first.file}:{first.line}")


def _unique(ids: Iterable[str], here: Spot, key: str = "id") -> Faults:
    seen: dict[str, int] = {}
    for number, name in enumerate(ids):
        if name in seen:
            first = here.at(seen[name], key).mark()
            yield here.at(number, key), wording.doubled("item", name, f"line {first.line}")
        seen.setdefault(name, number)


@rule("unique-id", Timeline)
def lanes_and_kinds(timeline: Timeline, here: Spot, draft: Draft) -> Faults:
    """A timeline's lanes and kinds are told apart."""
    yield from _unique((lane.id for lane in timeline.lanes), here.at("lanes"))
    yield from _unique((kind.id for kind in timeline.kinds), here.at("kinds"))


@rule("unique-id", Map)
def layers(map: Map, here: Spot, draft: Draft) -> Faults:
    """A map's layers are told apart."""
    yield from _unique((layer.id for layer in map.layers), here.at("layers"))


@rule("unique-id", StatesLayer)
def views(layer: StatesLayer, here: Spot, draft: Draft) -> Faults:
    """A layer's views, and a view's values, are told apart."""
    yield from _unique((view.id for view in layer.views), here.at("views"))
    for number, view in enumerate(layer.views):
        spot = here.at("views", number, "categories")
        yield from _unique((category.value for category in view.categories), spot, "value")


@rule("unique-id", ContestedLayer)
def areas(layer: ContestedLayer, here: Spot, draft: Draft) -> Faults:
    """Contested areas are told apart."""
    yield from _unique((area.id for area in layer.areas), here.at("areas"))


@rule("unique-id", Ballot)
def ballot_options(ballot: Ballot, here: Spot, draft: Draft) -> Faults:
    """A ballot's options are told apart."""
    yield from _unique((option.id for option in ballot.options or ()), here.at("options"))


@rule("unique-id", Options)
def policy_options(block: Options, here: Spot, draft: Draft) -> Faults:
    """Policy options are told apart."""
    yield from _unique((option.id for option in block.options), here.at("options"))


@rule("unique-id", Choice)
@rule("unique-id", Choices)
def quiz_options(answer: Choice | Choices, here: Spot, draft: Draft) -> Faults:
    """A quiz item's options are told apart."""
    yield from _unique((option.id for option in answer.options), here.at("options"))


@rule("unique-id", Order)
def quiz_items(answer: Order, here: Spot, draft: Draft) -> Faults:
    """The things to put in order are told apart."""
    yield from _unique((item.id for item in answer.items), here.at("items"))


@rule("unique-id", Place)
def quiz_candidates(answer: Place, here: Spot, draft: Draft) -> Faults:
    """The places to choose from are told apart."""
    places = (candidate.place for candidate in answer.candidates)
    yield from _unique(places, here.at("candidates"), "place")
