"""What is said of runs of show."""

from __future__ import annotations

from collections.abc import Collection

from ..problem import Message
from .words import choices, counted, did_you_mean, quoted

_PARTS = {
    "opening": "let the first step be 'page: title' or 'page: rules'",
    "opening ballot": "add a step with an opening ballot before people talk",
    "decision": "add a step with a block of kind 'options'",
    "discussion": "add a step with a block of kind 'prompt'",
    "closing ballot": "add a step with the closing ballot that repeats this run's opening ballot",
}


def wrong_sum(total: int, minutes: int) -> Message:
    return (
        f"the steps take {counted(total, 'minute')}, the run {minutes}",
        "change the steps' minutes, or the run's",
    )


def least_too_long(least: int, minutes: int) -> Message:
    return (
        f"the fewest minutes, {least}, are more than the step's {minutes}",
        f"write {minutes} or fewer",
    )


def part_missing(part: str) -> Message:
    return f"this run has no {part}", _PARTS[part]


def opening_late() -> Message:
    return "the opening ballot stands after people have talked", "put it before the first talk"


def closing_early() -> Message:
    return "the closing ballot stands before the last talk", "put it after the last talk"


def one_thing() -> Message:
    return "a step shows one thing", "give it one of 'block:', 'page:' and 'round:'"


def no_quiz_item(kind: str) -> Message:
    return f"a round asks quiz items, and this is a block of kind '{kind}'", "name a quiz item"


def asked_again(id: str) -> Message:
    return f"the night asks {quoted(id)} twice", "delete one of the two"


def ballot_dropped() -> Message:
    return "a ballot is never dropped", "delete 'drop:'"


def unknown_part(name: str, names: Collection[str]) -> Message:
    if not names:
        return "this block has no parts to choose from", "delete 'only:'"
    return (
        f"this block has no part {quoted(name)}",
        did_you_mean(name, names, f"write {choices(name, names)}"),
    )


def unknown_view(name: str, views: Collection[str]) -> Message:
    if not views:
        return "what this step shows has no views", "delete 'view:'"
    return (
        f"the map has no view {quoted(name)}",
        did_you_mean(name, views, f"write {choices(name, views)}"),
    )


def not_for(kind: str, key: str) -> Message:
    return f"a block of kind '{kind}' is not shown by '{key}'", f"delete '{key}:'"


def years_reversed() -> Message:
    return "the first year is after the last", "write the earlier year first"
