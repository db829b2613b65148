"""What a reader at home did: kept on their own device, read again without trust."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, TypeVar

from .blocks import Ballot, Claim, Hindsight, Quiz, Series
from .blocks.series import GuessPoint
from .fitting import STEPS, guesses, quiz_answer, texts, verdict, vote
from .marking import right
from .pack import Pack

VERSION = 1
LONGEST = 2000
"""The most characters of a reason."""
LARGEST = 300_000
"""The most characters of a stored value that are looked at."""
MOMENTS = ("before", "after")

T = TypeVar("T")


@dataclass
class Progress:
    """The answers, votes, ratings and reasons of one reader."""

    answers: dict[str, Any] = field(default_factory=dict)
    """By quiz item, as ``marking`` takes them."""
    again: list[str] = field(default_factory=list)
    """The quiz items that are asked again, because they were missed."""
    ballots: dict[str, str] = field(default_factory=dict)
    """The option chosen, by ballot."""
    verdicts: dict[str, str] = field(default_factory=dict)
    """The judgment, by hindsight block."""
    convictions: dict[str, dict[str, int]] = field(default_factory=dict)
    """By claim: ``before`` and ``after`` the evidence, from 1 to 5."""
    opened: list[str] = field(default_factory=list)
    """The claims whose evidence, and the judgments whose outcome, the reader asked for."""
    guesses: dict[str, dict[str, float]] = field(default_factory=dict)
    """The estimates, by series and by column and period (``approve 2011-12``); none for a series
    that was shown without a guess."""
    reasons: dict[str, str] = field(default_factory=dict)
    """In the reader's own words, by module."""
    last: str = ""
    """The block that was touched last, or the module that was opened."""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def name_of_guess(point: GuessPoint) -> str:
    """How an estimate is named among those of its series."""
    return f"{point.column} {point.period}"


def write(progress: Progress) -> str:
    """What is kept on the device: one line of JSON with its version."""
    kept = {each.name: getattr(progress, each.name) for each in fields(progress)}
    return json.dumps({"version": VERSION, **kept}, ensure_ascii=False, separators=(",", ":"))


def read(text: str | None, pack: Pack) -> Progress:
    """What a device kept, as far as it fits the guide; never an error.

    A value of another version, from another guide or changed by hand loses what does not fit and
    keeps the rest.
    """
    if not text or len(text) > LARGEST:
        return Progress()
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return Progress()
    if not isinstance(kept, dict):
        return Progress()
    quiz = _fitting(pack, Quiz)
    return Progress(
        answers=_each(kept.get("answers"), quiz, quiz_answer),
        again=[id for id in texts(kept.get("again")) if id in quiz],
        ballots=_each(kept.get("ballots"), _fitting(pack, Ballot), partial(vote, pack)),
        verdicts=_each(kept.get("verdicts"), _fitting(pack, Hindsight), verdict),
        convictions=_each(kept.get("convictions"), _fitting(pack, Claim), _conviction),
        opened=[id for id in texts(kept.get("opened")) if id in _opened(pack)],
        guesses=_each(kept.get("guesses"), _fitting(pack, Series), guesses),
        reasons=_each(kept.get("reasons"), {each.id: each for each in pack.modules}, _reason),
        last=_last(kept.get("last"), pack),
    )


def merge(kept: Progress, now: Progress) -> Progress:
    """What the device kept, with what was done in this visit before it arrived."""
    merged = Progress()
    for each in fields(Progress):
        old, new = getattr(kept, each.name), getattr(now, each.name)
        if isinstance(old, dict):
            both: Any = {**old, **new}
        elif isinstance(old, list):
            both = list(dict.fromkeys([*old, *new]))
        else:
            both = new or old
        setattr(merged, each.name, both)
    return merged


def missed(pack: Pack, progress: Progress) -> list[str]:
    """The quiz items that were answered wrongly and not rightly since, in the guide's order."""
    return [
        block.id
        for block in pack.blocks.values()
        if isinstance(block, Quiz)
        and block.id in progress.answers
        and not right(block.answer, progress.answers[block.id])
    ]


def steps(pack: Pack, progress: Progress, module: str) -> tuple[int, int]:
    """How many of a module's questions to the reader are answered, and how many there are."""
    done = total = 0
    for block in pack.module(module).blocks:
        asked = _ASKED.get(block.kind)
        if asked:
            total += 1
            done += block.id in getattr(progress, asked)
    return done, total


_ASKED = {
    "quiz": "answers",
    "ballot": "ballots",
    "hindsight": "verdicts",
    "claim": "convictions",
}
"""The blocks that ask the reader something, and where the answer is kept."""


def _fitting(pack: Pack, kind: type[T]) -> Mapping[str, T]:
    return {id: block for id, block in pack.blocks.items() if isinstance(block, kind)}


def _opened(pack: Pack) -> set[str]:
    """What is shown when a reader asks for it."""
    return {*_fitting(pack, Claim), *_fitting(pack, Hindsight)}


def _each(kept: Any, parts: Mapping[str, T], fit: Callable[[T, Any], Any]) -> dict[str, Any]:
    """The kept values of parts that there are, each as far as it fits its part."""
    if not isinstance(kept, dict):
        return {}
    found = {id: fit(parts[id], value) for id, value in kept.items() if id in parts}
    return {id: value for id, value in found.items() if value is not None}


def _conviction(block: Claim, value: Any) -> dict[str, int] | None:
    if not isinstance(value, dict):
        return None
    found = {
        moment: value[moment]
        for moment in MOMENTS
        if type(value.get(moment)) is int and value[moment] in STEPS
    }
    return found or None


def _reason(module: object, value: Any) -> str | None:
    return value[:LONGEST] if isinstance(value, str) and value.strip() else None


def _last(value: Any, pack: Pack) -> str:
    known = isinstance(value, str) and (
        value in pack.blocks or value in [module.id for module in pack.modules]
    )
    return value if known else ""
