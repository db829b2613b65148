"""A quiz item has a right answer, and says why the others are wrong."""

from __future__ import annotations

from ..blocks.quiz import Choice, Choices, Estimate, Order, Place, Quiz
from ..draft import Draft, Spot
from ..pack import Module
from ..wording import rules as wording
from .rule import Faults, rule


@rule("quiz-key", Choice)
def key_is_an_option(answer: Choice, here: Spot, draft: Draft) -> Faults:
    """The right answer is one of the options."""
    ids = [option.id for option in answer.options]
    if answer.key not in ids:
        yield here.at("key"), wording.key_not_among(answer.key, ids)


@rule("quiz-key", Choices)
def keys_are_options(answer: Choices, here: Spot, draft: Draft) -> Faults:
    """Every right answer is one of the options, once, and not all of them are right."""
    ids = [option.id for option in answer.options]
    for number, key in enumerate(answer.key):
        if key not in ids:
            yield here.at("key", number), wording.key_not_among(key, ids)
        elif key in answer.key[:number]:
            yield here.at("key", number), wording.key_twice(key)
    if set(answer.key) >= set(ids):
        yield here.at("key"), wording.all_right()


@rule("quiz-key", Place)
def key_is_a_candidate(answer: Place, here: Spot, draft: Draft) -> Faults:
    """The place to find is one of the candidates."""
    places = [candidate.place for candidate in answer.candidates]
    if answer.key not in places:
        yield here.at("key"), wording.key_not_among(answer.key, places)


@rule("quiz-order", Order)
def key_is_an_order(answer: Order, here: Spot, draft: Draft) -> Faults:
    """The right order names every item once, and is not the order first shown."""
    ids = [item.id for item in answer.items]
    for number, key in enumerate(answer.key):
        if key not in ids:
            yield here.at("key", number), wording.key_not_among(key, ids)
        elif key in answer.key[:number]:
            yield here.at("key", number), wording.key_twice(key)
    missing = [name for name in ids if name not in answer.key]
    if missing:
        yield here.at("key"), wording.order_lacks(missing)
    if list(answer.key) == ids:
        yield here.at("items"), wording.order_given_away()


@rule("quiz-rationale", Choice)
@rule("quiz-rationale", Choices)
def wrong_options_are_explained(answer: Choice | Choices, here: Spot, draft: Draft) -> Faults:
    """Every wrong option says why it tempts and why it is wrong."""
    right = (answer.key,) if isinstance(answer, Choice) else answer.key
    for number, option in enumerate(answer.options):
        if option.id not in right and option.rationale is None:
            yield here.at("options", number), wording.no_rationale(option.id)


@rule("quiz-rationale", Place)
def wrong_places_are_explained(answer: Place, here: Spot, draft: Draft) -> Faults:
    """Every wrong place says what is there instead."""
    for number, candidate in enumerate(answer.candidates):
        if candidate.place != answer.key and candidate.rationale is None:
            yield here.at("candidates", number), wording.no_rationale(candidate.place)


@rule("quiz-estimate", Estimate)
def estimate_can_be_judged(answer: Estimate, here: Spot, draft: Draft) -> Faults:
    """An estimate has one key, a unit for a number, and bounds that hold the key."""
    if (answer.key is None) == (answer.key_date is None):
        yield here, wording.one_estimate_key(both=answer.key is not None)
        return
    if answer.key is not None and answer.unit is None:
        yield here, wording.estimate_without_unit()
    if answer.key_date is not None and answer.key_date.precision == "day":
        yield here.at("key_date"), wording.estimate_to_the_day(str(answer.key_date))
    key = answer.key if answer.key_date is None else answer.key_date.first.year
    assert key is not None
    if answer.low is not None and answer.low > key:
        yield here.at("low"), wording.bound_beyond_key("low", answer.low, key)
    if answer.high is not None and answer.high < key:
        yield here.at("high"), wording.bound_beyond_key("high", answer.high, key)


@rule("quiz-objective", Module)
def objectives_exist(module: Module, here: Spot, draft: Draft) -> Faults:
    """A quiz item tests one of the module's learning objectives."""
    count = len(module.objectives)
    for number, block in enumerate(module.blocks):
        if isinstance(block, Quiz) and block.objective is not None:
            if not 1 <= block.objective <= count:
                yield here.at("blocks", number, "objective"), wording.no_objective(count)
