"""A reader's views, then and now, as a text to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .blocks import Ballot, Claim, Hindsight, Quiz, Series
from .content import Module
from .fitting import STEPS
from .marking import right
from .numbers import number
from .pack import Pack
from .plain import plain
from .progress import MOMENTS, Progress, name_of_guess
from .tables import value_at


@dataclass(frozen=True)
class Moved:
    """One question with what was chosen before and after; None where nothing was."""

    block: str
    text: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Guessed:
    """An estimate beside its reading, and how far off it is, in words."""

    label: str
    guess: str
    reading: str
    gap: str


@dataclass(frozen=True)
class ModuleViews:
    """What a reader chose in one module."""

    module: Module
    votes: tuple[Moved, ...]
    claims: tuple[Moved, ...]
    judgments: tuple[tuple[str, str], ...]
    """What was judged in hindsight, each with the judgment."""
    guesses: tuple[Guessed, ...]
    right: int
    answered: int
    reason: str


def labels(pack: Pack) -> Mapping[int, str]:
    """The words for each of the five steps of conviction."""
    words = pack.words
    names = (
        words.conviction_1,
        words.conviction_2,
        words.conviction_3,
        words.conviction_4,
        words.conviction_5,
    )
    return dict(zip(STEPS, names, strict=True))


def views(pack: Pack, progress: Progress) -> list[ModuleViews]:
    """The reader's views, module by module."""
    return [_module(pack, progress, module) for module in pack.modules]


def _module(pack: Pack, progress: Progress, module: Module) -> ModuleViews:
    quiz = [block for block in module.blocks if isinstance(block, Quiz)]
    answered = [block for block in quiz if block.id in progress.answers]
    return ModuleViews(
        module,
        tuple(_votes(pack, progress, module)),
        tuple(_claim(pack, progress, block) for block in module.blocks if isinstance(block, Claim)),
        tuple(
            (block.title, pack.words.verdicts[progress.verdicts[block.id]])
            for block in module.blocks
            if isinstance(block, Hindsight) and block.id in progress.verdicts
        ),
        tuple(
            guessed
            for block in module.blocks
            if isinstance(block, Series)
            for guessed in compared(pack, progress, block)
        ),
        sum(right(block.answer, progress.answers[block.id]) for block in answered),
        len(answered),
        progress.reasons.get(module.id, ""),
    )


def _votes(pack: Pack, progress: Progress, module: Module) -> Iterator[Moved]:
    for block in module.blocks:
        if isinstance(block, Ballot) and block.repeats:
            opening = pack.block(block.repeats)
            assert isinstance(opening, Ballot) and opening.options and opening.question
            texts = {option.id: option.text for option in opening.options}
            before, after = (progress.ballots.get(id) for id in (opening.id, block.id))
            yield Moved(
                opening.id,
                opening.question,
                texts.get(before or ""),
                texts.get(after or ""),
            )


def _claim(pack: Pack, progress: Progress, block: Claim) -> Moved:
    rated, names = progress.convictions.get(block.id, {}), labels(pack)
    before, after = (names.get(rated.get(moment, 0)) for moment in MOMENTS)
    return Moved(block.id, block.title, before, after)


def compared(pack: Pack, progress: Progress, block: Series) -> list[Guessed]:
    """The reader's estimates beside the readings of this pack; none where they did not estimate."""
    words, table = pack.words, pack.tables[block.data]
    kept = progress.guesses.get(block.id, {})
    rows = []
    for point in block.guess.points if block.guess else ():
        guess = kept.get(name_of_guess(point))
        value = value_at(table, point.column, str(point.period))
        if guess is None or value is None:
            continue
        off = abs(value - guess)
        close = block.margin is not None and off <= block.margin
        gap = words.guess_close if close else words.guess_off.format(points=number(words, off))
        rows.append(Guessed(point.label, number(words, guess), number(words, value), gap))
    return rows


def as_markdown(pack: Pack, progress: Progress, date: str) -> str:
    """The views as Markdown, module by module."""
    words = pack.words
    lines = [
        f"# {words.my_views_title}",
        "",
        words.file_made.format(date=date, title=pack.guide.title),
    ]
    for each in views(pack, progress):
        lines += ["", f"## {each.module.number}. {each.module.title}", ""]
        for vote in each.votes:
            lines += [
                f"**{plain(pack, vote.text)}**",
                "",
                f"- {words.ballot_opening}: {vote.before or words.no_vote}",
                f"- {words.ballot_closing}: {vote.after or words.no_vote}",
                "",
            ]
        lines += [f"**{words.conviction_of}**", ""]
        lines += [
            f"- {claim.text}: {claim.before or words.not_rated} → {claim.after or words.not_rated}"
            for claim in each.claims
        ]
        if each.judgments:
            lines += ["", f"**{words.your_judgments}**", ""]
            lines += [f"- {title}: {judgment}" for title, judgment in each.judgments]
        if each.guesses:
            lines += ["", f"**{words.guess_yours}**", ""]
            lines += [
                f"- {one.label}: {one.guess}. {words.guess_reading}: {one.reading} ({one.gap})"
                for one in each.guesses
            ]
        score = words.score.format(right=each.right, answered=each.answered)
        lines += ["", f"{words.quiz_score}: {score}", "", f"**{words.your_reasons}**", ""]
        lines += [_quoted(each.reason or words.file_no_reason)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A reader's text as a quotation, in which nothing is taken for Markdown's own signs."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+-.!|" else sign for sign in text)
    return "\n".join(f"> {line}" for line in escaped.splitlines())
