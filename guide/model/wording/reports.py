"""What the commands print beside problems: what is due, which side leans, which address is dead."""

from __future__ import annotations

from ..balance import MOST_LINES, MOST_SOURCES, MOST_WORDS, Lean, Pair, Side
from ..reading_grade import ReadingGrade


def due_head(count: int, date: str) -> str:
    if not count:
        return f"Nothing is due for review as of {date}."
    return f"{count} due for review as of {date}:"


def not_a_day(text: str) -> str:
    return f"{text!r} is not a day; write 2027-05-24"


def links_head(count: int, hosts: int) -> str:
    return f"Asking {hosts} hosts for {count} addresses, one at a time each."


def links_summary(counts: dict[str, int]) -> str:
    parts = [f"{count} {state}" for state, count in counts.items() if count]
    return f"{', '.join(parts)}. A server that refused may still show the page to a reader."


def balance_head() -> str:
    return (
        f"A side leans when it has more than {MOST_WORDS:g} times the words of the other, "
        f"more than {MOST_LINES} line more, more than {MOST_SOURCES:g} times the sources, "
        "or alone a document or a reference work."
    )


def pair(pair: Pair) -> str:
    one, other = (_side(side) for side in pair.sides)
    return "\n".join([f"{pair.kind} {pair.id}", one, other, *map(_lean, pair.leans)])


def _side(side: Side) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(side.kinds.items()))
    room = f"{side.words:>4} words{side.lines:>3} lines"
    return f"  {side.name:<9}{room}{side.sources:>3} sources: {kinds}"


def _lean(lean: Lean) -> str:
    if lean.measure == "kinds":
        return f"  leans to {lean.to}: only there stands a document or a reference work"
    return f"  leans to {lean.to}: {lean.more} {lean.measure} against {lean.less}"


def balance_summary(pairs: int, leaning: int) -> str:
    return f"{pairs} claims and options, {leaning} of them lean."


def grade_head() -> str:
    return "Reading grade of each summary (Flesch-Kincaid, a school year of the United States):"


def grade(module: str, found: ReadingGrade) -> str:
    return (
        f"  {module}: {found.grade} ({found.words} words, {found.sentences} sentences, "
        f"{found.syllables} syllables)"
    )
