"""What is said of parts that do not fit one another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence

from ..problem import Message
from .words import choices, did_you_mean, listed, quoted

MONTH = dt.timedelta(days=32)
"""From the first of a month into the next one."""
_NOUNS = {"term": "glossary term", "data": "data file"}


def unknown_name(what: str, name: str, known: Collection[str], home: str) -> Message:
    """What is said of an id that nothing has.

    ``what`` is the kind of thing that it names (``source``), ``known`` the ids of that kind and
    ``home`` the file or folder that defines them.
    """
    return (
        f"there is no {_NOUNS.get(what, what)} {quoted(name)}",
        did_you_mean(name, known, f"add it to {home}, or name one that is there"),
    )


def malformed_reference(stretch: str) -> Message:
    return (
        f"{quoted(stretch)} is not a whole reference",
        "write [[term-id]], [[term-id|words]] or [[@person-id]]",
    )


def doubled(name: str, where: str) -> Message:
    return f"the id {quoted(name)} is given twice; it stands in {where} too", "choose another id"


def module_twice(name: str) -> Message:
    return f"the module {quoted(name)} is listed twice", "list it once"


def module_unlisted(name: str) -> Message:
    return f"the module {quoted(name)} is not listed", "add it to 'modules:' in content/guide.yaml"


def module_number(number: int, place: int) -> Message:
    return f"the module's number is {number} and its place in the list {place}", f"write {place}"


def known_missing(date: str) -> Message:
    return (
        "every source here is later than the article",
        f"add 'known: {date}', or the date when a reader could first know it",
    )


def known_early(known: str, first: str) -> Message:
    return (
        f"nobody could know this in {known} from the sources cited; the first is of {first}",
        f"write 'known: {first}', or cite a source of the time",
    )


def source_older(date: str, newest: str) -> Message:
    return (
        f"{date} is later than every source that is cited, the newest of which is of {newest}",
        "cite a source that reports it, or list it under 'foresees:' of the source that names it",
    )


def present_source(newest: str, checked: str) -> Message:
    return (
        f"this is said of today, was looked at on {checked} and rests on a source of {newest}",
        "cite a source of the last year, or give 'unchanged_since:', the day of the last change",
    )


def two_scales(scales: list[str]) -> Message:
    return (
        f"figures on different scales are compared: {', '.join(map(quoted, scales))}",
        "compare like with like, or say it in the text and add 'scales_differ: true'",
    )


def known_after(line: str, block: str) -> Message:
    return f"{line} is later than the block's own date, {block}", "move the block's 'known' forward"


def half_a_review(missing: str) -> Message:
    return f"'{missing}' is not given", "give both 'checked_on:' and 'review_by:', or neither"


def review_before_check(review: str, checked: str) -> Message:
    return (
        f"the review, {review}, is not after the day of the check, {checked}",
        "write a later 'review_by:'",
    )


def no_review() -> Message:
    return (
        "this says how things stand today, and will cease to be true unseen",
        "add 'checked_on:', the day you last looked, and 'review_by:', the day to look again",
    )


def reprints_alone() -> Message:
    return "this event rests on reprints alone", "cite the document or a report of the time"


def state_outlet(state: str) -> Message:
    return (
        "only a state's own outlet is cited",
        f"add another source, or 'position_of: {state}' if the line reports that state's position",
    )


def key_twice(key: str) -> Message:
    return f"{quoted(key)} stands twice in the key", "name it once"


def text_too_long(count: int, most: int) -> Message:
    return f"this text has {count} words; there is room for {most}", f"cut {count - most}"


def unknown_filling(name: str, known: Collection[str]) -> Message:
    names = listed([f"{{{each}}}" for each in known]) if known else "it without braces"
    return f"the page has nothing to fill into '{{{name}}}'", f"write {names}"


def broken_braces() -> Message:
    return "these braces are not closed, or not opened", "write {count}, or leave the braces out"


def lacking_forms(lacking: Sequence[str], needed: Sequence[str], language: str) -> Message:
    """``needed`` are the forms that the language counts with, of which some are ``lacking``."""
    forms = "|".join(f"{name}=…" for name in needed)
    return (
        f"numbers in {quoted(language)} have a form more: {', '.join(lacking)}",
        f"write {{count:{forms}}}",
    )


def not_found(source: str) -> Message:
    return (
        f"nothing says where {quoted(source)} is found",
        "add 'url:', or for a book or a letter 'found_in:', an ISBN or an archive",
    )


def picture_elsewhere(address: str) -> Message:
    return (
        f"the picture {quoted(address)} is not in the guide, and a page asks no other host",
        "put its file into content/pictures/ and write '![What it shows](pictures/name.jpg)'",
    )


def picture_without_words(address: str) -> Message:
    return (
        f"nothing says what the picture {quoted(address)} shows",
        "write it between the brackets, for those who do not see it",
    )


def unknown_word(name: str, known: Collection[str]) -> Message:
    return (
        f"the interface has no word {quoted(name)}",
        did_you_mean(name, known, "delete it, or run 'python -m guide upgrade'"),
    )


def words_of_program(names: Collection[str], language: str) -> Message:
    return (
        f"the program's own words stand for {_some(names)}",
        "write the words that fit this guide",
    )


def words_in_english(names: Collection[str], language: str) -> Message:
    return (
        f"{len(names)} words of the interface are not in {quoted(language)} and stand in English: "
        f"{_some(names)}",
        "write them here, or a file of words for the language in guide/words/",
    )


def from_template(lines: Collection[int]) -> Message:
    first = ", ".join(map(str, list(lines)[:_SHOWN]))
    more = " …" if len(lines) > _SHOWN else ""
    if len(lines) == 1:
        return "a text says 'Replace me'", "write your own"
    return f"{len(lines)} texts say 'Replace me', in lines {first}{more}", "write your own"


def _some(names: Collection[str]) -> str:
    first = ", ".join(list(names)[:_SHOWN])
    return f"{first} …" if len(names) > _SHOWN else first


_SHOWN = 10
"""Names that a message lists."""


def reprint_host(host: str) -> Message:
    return f"{host} carries copies of other publishers' texts", "write 'quality: reprint'"


def state_host(host: str, state: str) -> Message:
    return f"{host} is a state's own outlet", f"add 'state_outlet: {state}'"


def out_of_order(date: str, before: str, earlier: str) -> Message:
    return f"{date} stands after '{before}' of {earlier}", "put the events in order of date"


def ends_before(end: str, date: str) -> Message:
    return f"the end, {end}, is before the date, {date}", "correct one of them"


def no_extent() -> Message:
    return (
        "nothing says how far this area reaches",
        "add 'shape:', if static/shapes/contested.json draws it, or 'extent:' in words",
    )


def undated_view(view: str) -> Message:
    return (
        f"the point of view {quoted(view)} does not say of which day it is",
        "add 'as_of:', the day whose state of control it shows",
    )


def missing_view(area: str, view: str) -> Message:
    return (
        f"nothing says who controls {quoted(area)} from the point of view {quoted(view)}",
        f"add an item with 'view: {view}' to its 'control:'",
    )


def empty_window() -> Message:
    return (
        "this window is empty",
        "west must be less than east, unless the window crosses the 180th meridian, and south less "
        "than north",
    )


def outside_window(place: str, map: str, lon: float, lat: float, *, swapped: bool) -> Message:
    """What is said of a place that a map marks and does not show, at degrees east and north."""
    return (
        f"{quoted(place)} lies at longitude {lon:g}, latitude {lat:g}, outside the window of the "
        f"map {quoted(map)}",
        "swap its latitude and longitude in data/places.csv"
        if swapped
        else "widen the window, or mend its 'lat' and 'lon' in data/places.csv",
    )


def key_unknown(key: str, known: Iterable[str]) -> Message:
    names = list(known)
    return (
        f"the key {quoted(key)} is not among the answers",
        did_you_mean(key, names, f"write {choices(key, names)}"),
    )


def key_not_all(ids: Iterable[str]) -> Message:
    return "the key does not hold every item once", f"write {', '.join(ids)} in the right order"


def key_shown() -> Message:
    return "the items are shown in the right order", "list them in another order"


def no_rationale(name: str) -> Message:
    return f"the wrong answer {quoted(name)} has no rationale", "say why it tempts and is wrong"


def one_key() -> Message:
    return "an estimate has one key", "give 'key:' for a number or 'key_date:' for a date"


def key_out_of_bounds(value: object) -> Message:
    return f"the key {value} cannot be entered", "widen 'low:' and 'high:'"


def key_too_exact() -> Message:
    return "a day is too exact to estimate", "write a year or a month"


def no_objective(number: int, count: int) -> Message:
    return f"there is no objective {number}", f"write a number from 1 to {count}"


def summary_too_long(count: int, most: int) -> Message:
    return f"the summary has {count} words", f"shorten it to fewer than {most}"


def brief_elsewhere(name: str, module: str) -> Message:
    return f"the block {quoted(name)} is not one of {quoted(module)}", "name a block of this module"


def brief_on_nothing(name: str, kind: str) -> Message:
    return (
        f"a short text cannot rest on {quoted(name)}, which is of kind '{kind}'",
        "name a block that says the same at length",
    )


def brief_shows(name: str, kinds: Collection[str]) -> Message:
    return f"{quoted(name)} is no figure", f"name a block of kind {listed(list(kinds))}"


def brief_figure(figure: str, blocks: Collection[str]) -> Message:
    names = ", ".join(blocks)
    return (
        f"the figure {figure} does not stand in {names}",
        "name the block that gives it, or leave it out",
    )


def brief_too_long(count: int, most: int, speed: int) -> Message:
    return (
        f"claim and short text have {count} words, more than {most} ({most / speed:.1f} minutes)",
        f"cut {count - most}",
    )


def option_length(length: int, median: float, lean: float) -> Message:
    low, high = median * (1 - lean), median * (1 + lean)
    return (
        f"this option has {length} words, the median one {median:g}",
        f"keep it between {low:.0f} and {high:.0f}, so that none is favored",
    )


def ballot_missing(moment: str) -> Message:
    return f"this module has no {moment} ballot", "add a block of kind 'ballot'"


def ballot_empty() -> Message:
    return "an opening ballot asks", "give it 'question:' and 'options:'"


def ballot_repeats() -> Message:
    return "an opening ballot repeats nothing", "delete 'repeats:'"


def ballot_asks_again() -> Message:
    return "a closing ballot asks what the opening one asked", "delete 'question:' and 'options:'"


def ballot_without_opening(known: list[str]) -> Message:
    return (
        "this closing ballot repeats no opening ballot of its module",
        f"write 'repeats: {known[0]}'" if known else "add an opening ballot first",
    )


def malformed_passage(stretch: str) -> Message:
    return (
        f"{quoted(stretch)} looks like a passage of one reading and is none",
        "write '{since 2018-05|what came later}' or '{before 2018-05|what was said then}'",
    )


def later_date(found: str, day: dt.date) -> Message:
    year = next(iter(re.findall(r"\d{4}", found)), "")
    # Of the article's own year, its next month is later for certain.
    since = year if year > str(day.year) else (day.replace(day=1) + MONTH).isoformat()[:7]
    return (
        f"a reader as of the article's day is shown {quoted(found)}",
        f"give the part 'known:', or put the words in '{{since {since}|…}}'",
    )
