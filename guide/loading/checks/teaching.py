"""What makes a module fair and a quiz item answerable."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping

from guide.model.base import Part
from guide.model.blocks.ballot import Ballot
from guide.model.blocks.options import Options, PolicyOption
from guide.model.blocks.quiz import Choice, Choices, Estimate, Order, Place, Quiz
from guide.model.blocks.series import SeriesMark
from guide.model.content import Module
from guide.model.prose import words
from guide.model.slots import texts
from guide.model.timelines import Event

from .. import rules
from ..drafts import Draft, Spot
from ..messages import checks as messages
from ..problem import Problem

SUMMARY = 250
"""Words that a summary stays under."""
LEAN = 0.2
"""How far, as a share, a policy option's length may be from the median option's."""


_LIMITS: Mapping[type[Part], Mapping[str, int]] = {
    Event: {"title": 12, "label": 3, "text": 70},
    SeriesMark: {"label": 4},
}
"""The most words of a text, as the model's own pages say."""


def keys_are_among_the_options(draft: Draft) -> Iterator[Problem]:
    """``quiz-key``: the key is one of the things to choose from, in an order not given away."""
    for single, spot in draft.each(Choice):
        ids = [option.id for option in single.options]
        if single.key not in ids:
            yield Problem.at(spot.at("key"), rules.QUIZ_KEY, messages.key_unknown(single.key, ids))
    for several, spot in draft.each(Choices):
        ids = [option.id for option in several.options]
        for number, key in enumerate(several.key):
            if key not in ids:
                yield Problem.at(
                    spot.at("key", number), rules.QUIZ_KEY, messages.key_unknown(key, ids)
                )
            elif key in several.key[:number]:
                yield Problem.at(spot.at("key", number), rules.QUIZ_KEY, messages.key_twice(key))
    for order, spot in draft.each(Order):
        ids = [item.id for item in order.items]
        if sorted(order.key) != sorted(ids):
            yield Problem.at(spot.at("key"), rules.QUIZ_KEY, messages.key_not_all(ids))
        elif list(order.key) == ids:
            yield Problem.at(spot.at("items"), rules.QUIZ_KEY, messages.key_shown())
    for place, spot in draft.each(Place):
        places = [candidate.place for candidate in place.candidates]
        if place.key not in places:
            yield Problem.at(
                spot.at("key"), rules.QUIZ_KEY, messages.key_unknown(place.key, places)
            )


def wrong_answers_are_explained(draft: Draft) -> Iterator[Problem]:
    """``quiz-rationale``: each wrong option says why it tempts."""
    choosing: list[tuple[Choice | Choices, Spot]] = [*draft.each(Choice), *draft.each(Choices)]
    for answer, spot in choosing:
        keys = (answer.key,) if isinstance(answer, Choice) else answer.key
        for number, option in enumerate(answer.options):
            if option.id not in keys and option.rationale is None:
                message = messages.no_rationale(option.id)
                yield Problem.at(spot.at("options", number), rules.QUIZ_RATIONALE, message)
    for place, spot in draft.each(Place):
        for number, candidate in enumerate(place.candidates):
            if candidate.place != place.key and candidate.rationale is None:
                message = messages.no_rationale(candidate.place)
                yield Problem.at(spot.at("candidates", number), rules.QUIZ_RATIONALE, message)


def estimates_have_one_key(draft: Draft) -> Iterator[Problem]:
    """``quiz-key``: a number or a date, within the bounds that can be entered."""
    for answer, spot in draft.each(Estimate):
        if (answer.key is None) == (answer.key_date is None):
            yield Problem.at(spot, rules.QUIZ_KEY, messages.one_key())
            continue
        value = answer.key if answer.key_date is None else answer.key_date.first.year
        low, high = answer.low, answer.high
        if value is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        ):
            yield Problem.at(spot, rules.QUIZ_KEY, messages.key_out_of_bounds(value))
        if answer.key_date is not None and answer.key_date.precision == "day":
            yield Problem.at(spot.at("key_date"), rules.QUIZ_KEY, messages.key_too_exact())


def objectives_exist(draft: Draft) -> Iterator[Problem]:
    """``objective``: a quiz item tests an objective of its module."""
    for module, spot in draft.each(Module):
        for number, block in enumerate(module.blocks):
            objective = block.objective if isinstance(block, Quiz) else None
            if objective is not None and not 1 <= objective <= len(module.objectives):
                message = messages.no_objective(objective, len(module.objectives))
                yield Problem.at(spot.at("blocks", number, "objective"), rules.OBJECTIVE, message)


def summaries_are_short(draft: Draft) -> Iterator[Problem]:
    """``summary-length``: a summary stays under 250 words."""
    for module, spot in draft.each(Module):
        count = words(module.summary)
        if count >= SUMMARY:
            message = messages.summary_too_long(count, SUMMARY)
            yield Problem.at(spot.at("summary"), rules.SUMMARY_LENGTH, message)


def labels_fit(draft: Draft) -> Iterator[Problem]:
    """``text-length``: an event's title, label and text, and a mark's label, fit their place."""
    found = [
        (spot, field, getattr(part, field), most)
        for kind, limits in _LIMITS.items()
        for part, spot in draft.each(kind)
        for field, most in limits.items()
    ]
    for spot, field, text, most in found:
        if text and words(text) > most:
            message = messages.text_too_long(words(text), most)
            yield Problem.at(spot.at(field), rules.TEXT_LENGTH, message)


def options_have_equal_room(draft: Draft) -> Iterator[Problem]:
    """``option-length``: each policy option within 20 percent of the median one."""
    for block, spot in draft.each(Options):
        lengths = [option_length(option) for option in block.options]
        median = statistics.median(lengths)
        for number, length in enumerate(lengths):
            if abs(length - median) > LEAN * median:
                message = messages.option_length(length, median, LEAN)
                yield Problem.at(spot.at("options", number), rules.OPTION_LENGTH, message)


def option_length(option: PolicyOption) -> int:
    """The words a reader sees of a policy option."""
    own = words(option.title) + words(option.objector.who)
    return own + sum(words(text) for text in texts(option))


def ballots_come_in_pairs(draft: Draft) -> Iterator[Problem]:
    """``ballot``: each module opens and closes with the same question."""
    for module, spot in draft.each(Module):
        ballots = [
            (block, number)
            for number, block in enumerate(module.blocks)
            if isinstance(block, Ballot)
        ]
        for moment in ("opening", "closing"):
            if not any(block.moment == moment for block, _ in ballots):
                yield Problem.at(spot.at("blocks"), rules.BALLOT, messages.ballot_missing(moment))
        opening = {block.id for block, _ in ballots if block.moment == "opening"}
        for block, number in ballots:
            yield from _ballot(block, spot, number, opening)


def _ballot(block: Ballot, spot: Spot, number: int, opening: set[str]) -> Iterator[Problem]:
    place = spot.at("blocks", number)
    own = block.question is not None or block.options is not None
    if block.moment == "opening":
        if block.question is None or block.options is None:
            yield Problem.at(place, rules.BALLOT, messages.ballot_empty())
        if block.repeats is not None:
            yield Problem.at(
                spot.at("blocks", number, "repeats"), rules.BALLOT, messages.ballot_repeats()
            )
    elif own:
        yield Problem.at(place, rules.BALLOT, messages.ballot_asks_again())
    elif block.repeats not in opening:
        message = messages.ballot_without_opening(sorted(opening))
        yield Problem.at(place, rules.BALLOT, message)


CHECKS = (
    keys_are_among_the_options,
    wrong_answers_are_explained,
    estimates_have_one_key,
    objectives_exist,
    summaries_are_short,
    labels_fit,
    options_have_equal_room,
    ballots_come_in_pairs,
)
