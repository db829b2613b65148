"""Whether something given is an answer to a block, told without trust; and what it counts for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from .blocks import AnyBlock, Ballot, Claim, Hindsight, Prompt, Quiz, Series
from .blocks.quiz import Choice, Choices, Estimate, Order, Place
from .choices import choices_of
from .few_words import few_words, same_words
from .marking import complete, distance, right
from .pack import Pack
from .tables import value_at

VERDICTS = ("borne-out", "partly", "not", "open")
EARLIEST = 1000
"""The first year that can be given where a date is estimated: years have four figures there."""
STEPS = range(1, 6)
"""How convinced a reader is of a claim: from not at all to fully."""


def asks(block: AnyBlock | None) -> bool:
    """Whether a block has something to choose, to rate or to guess."""
    guessed = isinstance(block, Series) and block.guess is not None
    return guessed or isinstance(block, Ballot | Quiz | Claim | Hindsight)


def listens(block: AnyBlock | None) -> bool:
    """Whether a block is answered by phones alone, in words of one's own."""
    return isinstance(block, Prompt) and block.words


WROTE = "wrote"
"""What a phone says once its owner has written something down; the text itself stays there."""

WRITTEN, WORDS = "written", "words"
"""Two turns in which a block is taken: people write for themselves; they answer in a few words."""


def fitted(pack: Pack, block: AnyBlock, value: Any, turn: str = "") -> Any:
    """An answer to a block as it is kept; None for what is none.

    An option may be given by its id or by its number, from 0. The answer is an id, a list of ids,
    a number, a date as ``YYYY`` or ``YYYY-MM``, a rating from 1 to 5, or numbers by the name of
    their point, all of them; of a prompt a few words. While people write for themselves (``turn``
    is ``WRITTEN``), whatever the block is, it is ``WROTE``.
    """
    if turn == WRITTEN:
        return WROTE if value == WROTE else None
    found: Any = None
    match block:
        case Prompt():
            found = few_words(value) if block.words else None
        case Ballot():
            found = vote(pack, block, _by_number(_options(pack, block), value))
        case Quiz(answer=Order() as order):
            found = quiz_answer(block, _each_by_number([item.id for item in order.items], value))
        case Quiz(answer=Choices()):
            found = quiz_answer(block, _each_by_number(_options(pack, block), value))
        case Quiz(answer=Estimate()):
            found = quiz_answer(block, value)
        case Quiz():
            found = quiz_answer(block, _by_number(_options(pack, block), value))
        case Hindsight():
            found = verdict(block, _by_number(VERDICTS, value))
        case Claim():
            found = value if type(value) is int and value in STEPS else None
        case Series(guess=guess) if guess is not None:
            numbers = guesses(block, value)
            found = numbers if numbers and len(numbers) == len(guess.points) else None
    return found


def _options(pack: Pack, block: AnyBlock) -> list[str]:
    return [option.id for option in choices_of(pack, block)]


def _by_number(ids: Sequence[str], value: Any) -> Any:
    if type(value) is int:
        return ids[value] if 0 <= value < len(ids) else None
    return value


def _each_by_number(ids: Sequence[str], value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    return [_by_number(ids, each) for each in value]


# ── One kind of block each ───────────────────────────────────────────────────


def quiz_answer(block: Quiz, value: Any) -> Any:
    """An answer to a quiz item, as ``marking`` takes it."""
    answer = block.answer
    if isinstance(answer, Estimate):
        return _estimate(answer, value)
    if isinstance(answer, Choice):
        known = [option.id for option in answer.options]
        return value if value in known else None
    if isinstance(answer, Place):
        known = [candidate.place for candidate in answer.candidates]
        return value if value in known else None
    given = tuple(dict.fromkeys(texts(value)))
    ids = {part.id for part in (answer.items if isinstance(answer, Order) else answer.options)}
    assert isinstance(answer, Order | Choices)
    return given if set(given) <= ids and complete(answer, given) else None


def _estimate(answer: Estimate, value: Any) -> Any:
    if answer.key_date is None:
        number = _number(value)
        low = -math.inf if answer.low is None else answer.low
        high = math.inf if answer.high is None else answer.high
        return number if number is not None and low <= number <= high else None
    parts = value.split("-") if isinstance(value, str) else []
    sizes = [4] if answer.key_date.precision == "year" else [4, 2]
    if [len(part) for part in parts] != sizes or not all(
        part.isascii() and part.isdigit() for part in parts
    ):
        return None
    fits = int(parts[0]) >= EARLIEST and (len(parts) == 1 or 1 <= int(parts[1]) <= 12)
    return value if fits else None


def years_asked(pack: Pack, answer: Estimate) -> tuple[int, int]:
    """The first and the last year that can be chosen where a date is estimated.

    Where the item does not say, they are those of the oldest and of the newest event, of the
    article and of the key.
    """
    assert answer.key_date is not None
    dates = [event.date for event in pack.events.values() if event.date.first.year >= EARLIEST]
    dates += [pack.guide.article.date, answer.key_date]
    first = min(date.first.year for date in dates) if answer.low is None else int(answer.low)
    last = max(date.last.year for date in dates) if answer.high is None else int(answer.high)
    return first, min(last, pack.as_of.year) if pack.as_of else last


def _number(value: Any) -> float | int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) < 1e12 else None


def vote(pack: Pack, block: Ballot, value: Any) -> str | None:
    """The option of a ballot, or of the opening one that it repeats."""
    return value if value in [option.id for option in choices_of(pack, block)] else None


def verdict(block: Hindsight, value: Any) -> str | None:
    """The judgment on an expectation."""
    return value if isinstance(value, str) and value in VERDICTS else None


def guesses(block: Series, value: Any) -> dict[str, float] | None:
    """The estimates that fit, by the column and the period of their points."""
    if not isinstance(value, dict) or block.guess is None:
        return None
    known = [f"{point.column} {point.period}" for point in block.guess.points]
    found = {name: _number(value[name]) for name in known if name in value}
    return {
        name: number
        for name, number in found.items()
        if number is not None and block.guess.low <= number <= block.guess.high
    }


def texts(value: Any) -> list[str]:
    """The texts of a list; none for anything else."""
    if not isinstance(value, list | tuple):
        return []
    return [each for each in value if isinstance(each, str)]


# ── What is counted ──────────────────────────────────────────────────────────


def cells(pack: Pack, block: AnyBlock, answer: Any, turn: str = "") -> list[str]:
    """What a fitting answer counts for: options, steps or judgments, each by its id.

    An order counts as ``right`` or ``other``; an estimate as ``close``, ``low`` or ``high``, that
    of a figure by the name of each point: ``approve 2011-12:low``. No person's number is counted.
    Words count as what is the same of them, for whoever lets them through.
    """
    if turn in (WRITTEN, WORDS):
        return [same_words(answer)]
    match block:
        case Quiz(answer=Order() as order):
            return ["right" if right(order, answer) else "other"]
        case Quiz(answer=Estimate() as estimate):
            return [_near(estimate, answer)]
        case Quiz(answer=Choices()):
            return list(answer)
        case Series():
            return [f"{name}:{_beside(pack, block, name, guess)}" for name, guess in answer.items()]
    return [str(answer)]


def cells_of(pack: Pack, block: AnyBlock) -> list[str]:
    """Everything that an answer to a block can count for, in order."""
    near = ("low", "close", "high")
    match block:
        case Quiz(answer=Order()):
            return ["right", "other"]
        case Quiz(answer=Estimate()):
            return list(near)
        case Series(guess=guess) if guess is not None:
            return [f"{p.column} {p.period}:{one}" for p in guess.points for one in near]
        case Claim():
            return [str(step) for step in STEPS]
        case Hindsight():
            return list(VERDICTS)
    return _options(pack, block)


def key_cells(block: Quiz) -> tuple[str, ...]:
    """What a right answer to a quiz item counts for, and a wrong one does not: all of these."""
    match block.answer:
        case Order():
            return ("right",)
        case Estimate():
            return ("close",)
        case Choices() as choices:
            return choices.key
    return (block.answer.key,)


def _near(estimate: Estimate, answer: Any) -> str:
    if distance(estimate, answer) <= estimate.tolerance:
        return "close"
    if estimate.key_date is not None:
        return "low" if str(answer) < str(estimate.key_date) else "high"
    return "low" if answer < (estimate.key or 0) else "high"


def _beside(pack: Pack, block: Series, name: str, guess: float) -> str:
    column, _, period = name.rpartition(" ")
    reading = value_at(pack.tables[block.data], column, period)
    if reading is None or abs(guess - reading) <= (block.margin or 0):
        return "close"
    return "low" if guess < reading else "high"
