"""A quiz night: rounds of quiz items for tables, and the run of show that they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from guide.model.blocks.quiz import Estimate, Quiz
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.model.runs import Round, Run, Step
from guide.model.words import Words
from guide.text.count import Counted

NIGHT = "quiz-night"
"""The id of the run that every guide with enough quiz items has."""

QUESTIONS, ROUNDS = 10, 10
"""How many questions make a round of it, and how many rounds it has at the most."""

TIE_BREAK = "tie-break"
"""The id of the step that breaks a tie."""

OPENING, ANSWERS, LAST = 1, 3, 1
"""Minutes of a round besides one for each question: to begin, for its answers, for standings."""

Moment = Literal["opening", "question", "answers", "tie-break", "standings"]


class NightStep(Step):
    """A step of a round as an event takes it."""

    moment: Moment
    of: str
    """The id of the round; empty for what stands between rounds."""
    number: int = 0
    """Of a question its place in the round, else the place of the round in the night; from 1."""
    count: int = 0
    """How many questions, or how many rounds, there are."""


def is_night(run: Run) -> bool:
    """Whether a run has a round of a quiz night."""
    return any(step.round for step in run.steps)


def runs_of(pack: Pack) -> dict[str, Run]:
    """Every run that can be led, by its id: those of the guide and the night from its items."""
    night = None if NIGHT in pack.runs else _night(pack)
    return {**pack.runs, **({NIGHT: night} if night else {})}


def run_named(pack: Pack, id: str) -> Run | None:
    """The run with an id, its rounds as the steps that an event takes; None if there is none."""
    run = pack.runs.get(id) or (_night(pack) if id == NIGHT else None)
    return played(pack, run) if run else None


def rounds_of(run: Run) -> tuple[NightStep, ...]:
    """The opening steps of the rounds of a run that ``played`` made, in order."""
    return tuple(
        step for step in run.steps if isinstance(step, NightStep) and step.moment == "opening"
    )


def items_in(run: Run, round: str) -> tuple[NightStep, ...]:
    """The questions of a round, in order."""
    return tuple(
        step
        for step in run.steps
        if isinstance(step, NightStep) and step.of == round and step.moment == "question"
    )


def standings_title(words: Words, number: int, count: int) -> str:
    """What standings are called after a round of so many."""
    last = number == count
    return words.night_final if last else words.night_standings_after.format(number=number)


def round_of(run: Run, round: str) -> frozenset[str]:
    """The ids of the steps that a round is, with the standings after it unless it is the last."""
    return frozenset(
        step.id
        for step in run.steps
        if isinstance(step, NightStep)
        and step.of == round
        and (step.moment in ("opening", "question", "answers") or step.number < step.count)
    )


# ── What a round is made of ──────────────────────────────────────────────────


def filled_rounds(pack: Pack) -> list[tuple[str, tuple[str, ...]]]:
    """The title and the items of each round that a guide's quiz items fill, in order.

    Each module fills as many rounds as it can, so that a round has a subject. What is left over
    of all modules fills rounds of mixed subjects.
    """
    rounds: list[tuple[str, tuple[str, ...]]] = []
    left: list[str] = []
    for module in pack.modules:
        items = [block.id for block in module.blocks if isinstance(block, Quiz)]
        full = len(items) // QUESTIONS
        # Estimates are the last to be taken, numbers after dates: one left over breaks a tie.
        items.sort(key=lambda id: _is_estimate(pack, id) * (1 if _is_date(pack, id) else 2))
        taken = items[: full * QUESTIONS]
        taken.sort(key=[*pack.blocks].index)
        name = plain(pack, module.title)
        for at in range(full):
            title = name if full == 1 else f"{name} ({at + 1})"
            rounds.append((title, tuple(taken[at * QUESTIONS : (at + 1) * QUESTIONS])))
        left += items[full * QUESTIONS :]
    mixed = len(left) // QUESTIONS
    for at in range(mixed):
        title = pack.words.night_mixed
        rounds.append((title, tuple(left[at * QUESTIONS : (at + 1) * QUESTIONS])))
    return rounds[:ROUNDS]


def tie_break_of(pack: Pack, run: Run) -> str | None:
    """The first estimate that no round of a run asks, a number before a date; None without one."""
    asked = {id for step in run.steps if step.round for id in step.round.items}
    left = [id for id in pack.blocks if id not in asked and _is_estimate(pack, id)]
    return min(left, key=lambda id: _is_date(pack, id), default=None)


def _is_estimate(pack: Pack, id: str) -> bool:
    block = pack.blocks[id]
    return isinstance(block, Quiz) and isinstance(block.answer, Estimate)


def _is_date(pack: Pack, id: str) -> bool:
    block = pack.blocks[id]
    return isinstance(block, Quiz) and getattr(block.answer, "key_date", None) is not None


def _night(pack: Pack) -> Run | None:
    """The night that a guide's quiz items fill; None for fewer than one round."""
    words, rounds = pack.words, filled_rounds(pack)
    if not rounds:
        return None
    items = sum(isinstance(block, Quiz) for block in pack.blocks.values())
    steps = [
        Step(id="title", title=words.night, page="title", minutes=2, say=words.night_say_title),
        *(
            Step(
                id=f"round-{number}",
                title=title,
                round=Round(items=ids),
                minutes=OPENING + len(ids) + ANSWERS + LAST,
                say=words.night_say_round.format(number=number, title=title, questions=len(ids)),
            )
            for number, (title, ids) in enumerate(rounds, 1)
        ),
        Step(id="end", title=words.night_end, page="end", minutes=1, say=words.night_say_end),
    ]
    few = len(rounds) < ROUNDS
    summary = words.night_summary_few if few else words.night_summary
    run = Run.model_construct(
        id=NIGHT,
        title=words.night,
        summary=summary.format(
            rounds=Counted(len(rounds), pack.words),
            questions=QUESTIONS,
            items=Counted(items, pack.words),
            most=ROUNDS,
            needed=ROUNDS * QUESTIONS,
        ),
        minutes=0,
        people=40,
        steps=tuple(steps),
    )
    return run.model_copy(update={"minutes": sum(step.minutes for step in played(pack, run).steps)})


# ── As an event takes it ─────────────────────────────────────────────────────


def played(pack: Pack, run: Run) -> Run:
    """The run with each of its rounds as steps: its opening, its questions, answers, standings.

    A run without rounds is as it was. What a round asks and the guide no longer has is left out.
    """
    rounds = [step for step in run.steps if step.round and not isinstance(step, NightStep)]
    if not rounds:
        return run
    steps: list[Step] = []
    for step in run.steps:
        if step.round is None:
            steps.append(step)
        else:
            steps += _round(pack, run, step, rounds.index(step) + 1, len(rounds))
    return run.model_copy(update={"steps": tuple(steps)})


def _round(pack: Pack, run: Run, step: Step, number: int, count: int) -> Iterator[NightStep]:
    words = pack.words
    assert step.round
    ids = [id for id in step.round.items if id in pack.blocks]
    each = max(1, (step.minutes - OPENING - ANSWERS - LAST) // max(1, len(ids)))

    def made(
        id: str,
        title: str,
        minutes: int,
        moment: Moment,
        say: str,
        do: str | None,
        *,
        place: tuple[int, int] = (number, count),
        block: str | None = None,
    ) -> NightStep:
        # Made of texts that were checked: a hall of phones asks for it again and again.
        return NightStep.model_construct(
            id=id,
            title=title,
            minutes=minutes,
            moment=moment,
            say=say,
            do=do,
            block=block,
            of=step.id,
            number=place[0],
            count=place[1],
            round=step.round,
        )

    yield made(step.id, step.title, OPENING, "opening", step.say, step.do)
    for place, id in enumerate(ids, 1):
        yield made(
            f"{step.id}-{place}",
            words.night_question.format(round=number, number=place),
            each,
            "question",
            words.night_say_question,
            words.night_do_question,
            place=(place, len(ids)),
            block=id,
        )
    yield made(
        f"{step.id}-answers",
        words.night_answers.format(number=number),
        ANSWERS,
        "answers",
        words.night_say_answers,
        words.night_do_answers,
    )
    tie = tie_break_of(pack, run) if number == count else None
    if tie:
        say, do = words.night_say_tie_break, words.night_do_tie_break
        yield made(TIE_BREAK, words.night_tie_break, 1, "tie-break", say, do, block=tie)
    yield made(
        f"{step.id}-standings",
        standings_title(words, number, count),
        LAST,
        "standings",
        words.night_say_standings,
        words.night_do_standings,
    )
