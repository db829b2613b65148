"""What the commands print beside problems: what is due, which side leans, which address is dead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from guide.loading.problem import Problem
from guide.loading.rules import TEMPLATE_TEXT
from guide.model.balance import MOST_LINES, MOST_SOURCES, MOST_WORDS, Lean, Pair, Side
from guide.model.loaded import Loaded
from guide.model.reading_grade import ReadingGrade
from guide.model.sourcing import LEAST, Fact, Sourcing
from guide.room.learning import Doubtful, Easy, Late, Moved, Untaken


def due_head(count: int, date: str) -> str:
    if not count:
        return f"Nothing is due for review as of {date}."
    return f"{count} due for review as of {date}:"


def unlike(file: str, what: Sequence[str]) -> str:
    return f"hint: {file}: read all the same: {', '.join(what)}; check --fix writes it plainly"


def hinted(found: Problem) -> str:
    return f"hint: {found.file}:{found.line}: {found.what}; {found.instead}"


_MANY = {"term": "terms", "person": "people", "source": "sources", "place": "places"}


def unused(kind: str, ids: Sequence[str]) -> str:
    return f"{_MANY[kind]} that nothing cites: {', '.join(ids) or 'none'}"


def imported(file: str, new: int, changed: int, same: int) -> str:
    return f"{file}: {new} new, {changed} changed, {same} as they were"


def not_imported() -> str:
    return "Nothing was written."


def in_one_file() -> str:
    return "A guide in one file is not changed: unpack it, and name its folder."


def rewritten(file: str, what: Sequence[str]) -> str:
    return f"{file}: written anew, without {', '.join(what)}"


def not_rewritten(file: str, error: OSError) -> str:
    reason = (error.strerror or "unknown reason").lower()
    return f"{file}: could not be written anew ({reason}); close it in the spreadsheet"


def not_a_day(text: str) -> str:
    return f"{text!r} is not a day; write 2027-05-24"


def no_past_day(text: str) -> str:
    return f"{text} is not a day from 1900 to today"


def no_line() -> str:
    return "write a line of text"


def not_a_language(text: str) -> str:
    """What a language is written as."""
    return f"{text!r} is no language; write its short name, such as en, es or pt-BR"


def no_modules(most: int) -> str:
    return f"write a number from 1 to {most}, or as many titles with ';' between them"


def no_region(text: str, known: Iterable[str]) -> str:
    return (
        f"{text!r} is no region; write states by their English names or codes (Egypt, Sudan), "
        f"west,east,south,north in degrees, or one of {', '.join(known)}"
    )


def packed(out: Path, count: int) -> str:
    return f"{count} files in {out}. Others open it with 'python -m guide serve {out.name}'."


def folder_taken(folder: Path) -> str:
    return f"{folder} is not an empty folder; name one that is not there yet."


def guide_made(folder: Path) -> str:
    return (
        f"A guide stands in {folder}. See it with 'python -m guide serve {folder}', write over "
        f"what says 'Replace me', and ask 'python -m guide check {folder}' what is left."
    )


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


def notice(found: Problem) -> str:
    return f"{'hint' if found.rule is TEMPLATE_TEXT else 'notice'}: {found}"


def hint(found: Loaded) -> str:
    place = f"{found.where.kind} {found.where.id}".strip()
    return f"hint: {place}: {found.word!r} may take a side: … {found.around} …"


def sources_head(found: Sourcing) -> str:
    firm = len(found.facts) - len(found.soft)
    return (
        f"{firm} of {len(found.facts)} dated facts, {found.share:.1%}, rest on a document or a "
        f"reference work; at least {LEAST:.0%} should."
    )


def soft_head() -> str:
    return "Dated facts without a document or a reference work:"


def gathered_head() -> str:
    return "Dated facts on copies and collections alone; none should:"


def outlets_head() -> str:
    return "A state's own outlet, beside other sources, for more than its position:"


def unvoiced_head() -> str:
    return "Views without a source whose 'capital:' is their place; none should:"


def fact(found: Fact) -> str:
    place = f"{found.where.kind} {found.where.id}".strip()
    what = found.what if len(found.what) <= _WIDTH else f"{found.what[:_WIDTH].rstrip()} …"
    return f"  {place}: {what} [{', '.join(source.id for source in found.sources)}]"


_WIDTH = 70
"""Letters of a statement that are printed."""


def exported(path: str, written: int, parts: int, size: int) -> str:
    return f"{path}: {written} of {parts}, {size:,} bytes"


def changed(part: str, what: str, *, left_out: bool) -> str:
    return f"  {'left out' if left_out else 'changed'}: {part}: {what}"


def no_reading(date: str, known: Sequence[str]) -> str:
    return f"There is no reading as of {date!r}. There are {' and '.join(known)}."


def no_language(language: str, known: Sequence[str]) -> str:
    return f"The guide is not in {language!r}. It is in {', '.join(known)}."


def not_into(text: str, original: str) -> str:
    return (
        f"'{text}' is no language to translate into: write its BCP 47 tag, such as es or pt-BR; "
        f"the guide is written in '{original}'."
    )


def translating(folder: str, files: int, missing: int, total: int) -> str:
    rest = f"{missing} of {total} texts are to be translated" if missing else "nothing is missing"
    return f"{folder}: {files} files; {rest}."


def not_a_moment(text: str) -> str:
    return f"{text!r} is no moment; write 2027-05-24T18:00"


def not_in_pack(asked: str, known: Sequence[str]) -> str:
    return f"The guide has no {asked!r}. It has: {', '.join(known)}."


def no_room(code: str) -> str:
    return f"{code!r} is no event's code; write its letters, as /host shows them"


def handouts_made(count: int, folder: Path) -> str:
    return f"{count} files in {folder}."


def no_report(error: Exception) -> str:
    return f"A report could not be read: {error}"


def not_a_report(file: Path, guide: str) -> str:
    return f"{file} is no table of a report of {guide!r}; save it on /host with 'CSV'"


def learned_head(events: int, hidden: int) -> str:
    kept = (
        f"; {hidden} votes told nothing, or not all, for the sake of a few people" if hidden else ""
    )
    return f"{_events(events)} ended{kept}. Counts only."


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"


def nothing_learned() -> str:
    return "none"


def easy_head() -> str:
    return "Items that everybody got right: is there something to learn?"


def easy(one: Easy) -> str:
    return f"{one.block}: {one.people} people in {_events(one.events)}: {one.question}"


def untaken_head() -> str:
    return "Wrong answers that nobody took: is there one that tempts?"


def untaken(one: Untaken) -> str:
    return f"{one.block}: {one.option}: nobody of {one.people} in {_events(one.events)}"


def doubtful_head() -> str:
    return "Items of which a wrong answer was taken more often than the key: look at key and stem"


def doubtful(one: Doubtful) -> str:
    return (
        f"{one.block}: {one.option}: {one.votes}; key {one.key}: {one.right}; "
        f"more often in {one.events} of {_events(one.of)}"
    )


def late_head() -> str:
    return "Steps that ran over in half of their events or more"


def late(one: Late) -> str:
    return (
        f"{one.run}, {one.step}: {one.planned:g} minutes planned, {one.minutes:g} taken; "
        f"over in {one.events} of {_events(one.of)}"
    )


def claims_head() -> str:
    return "Claims, by how far their evidence moved people: how many were convinced"


def ballots_head() -> str:
    return "Ballots, opening and closing"


def moved(one: Moved) -> str:
    return (
        f"{one.block}: {one.title}: {one.before} of {one.before_of}, then {one.after} of "
        f"{one.after_of}; {one.change:+.0%} in {_events(one.events)}"
    )
