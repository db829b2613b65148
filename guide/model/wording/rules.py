"""What is said when parts of a guide do not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..problem import Said
from .words import did_you_mean, listed, quoted

_PLACES = {
    "source": "content/sources.yaml",
    "actor": "content/actors.yaml",
    "place": "data/places.csv",
    "term": "content/glossary.yaml",
    "person": "content/people.yaml",
    "timeline": "content/timelines/",
    "map": "content/maps/",
    "event": "content/timelines/",
    "block": "content/modules/",
    "module": "content/modules/",
    "data": "data/",
}
_NOUNS = {"term": "glossary term", "data": "data file"}


def unknown_name(what: str, name: str, known: Iterable[str]) -> Said:
    return (
        f"there is no {_NOUNS.get(what, what)} {quoted(name)}",
        did_you_mean(name, known, f"add it to {_PLACES[what]}"),
    )


def broken_reference(stretch: str) -> Said:
    return (
        f"{quoted(stretch)} looks like a reference and is none",
        "write [[near-abroad]], [[near-abroad|its neighbors]] or [[@sergei-lavrov]]",
    )


def blank() -> Said:
    return "this text is empty", "write it, or delete the key"


def doubled(what: str, name: str, first: str) -> Said:
    return (
        f"the {what} id {quoted(name)} is already used in {first}".replace("item id", "id"),
        "give it an id of its own",
    )


def key_not_among(key: str, ids: Sequence[str]) -> Said:
    return (
        f"the right answer {quoted(key)} is not among those to choose from",
        did_you_mean(key, ids, f"write {listed(ids)}"),
    )


def key_twice(key: str) -> Said:
    return f"{quoted(key)} stands twice in the key", "name it once"


def all_right() -> Said:
    return "every option is right", "add an option that is wrong"


def order_lacks(missing: Sequence[str]) -> Said:
    names = ", ".join(f"'{name}'" for name in missing)
    return f"the right order leaves out {names}", "name every item once"


def order_given_away() -> Said:
    return "the items stand in the right order already", "list them in another order"


def no_rationale(name: str) -> Said:
    return (
        f"the wrong answer {quoted(name)} has no rationale",
        "add 'rationale:' with why it tempts and why it is wrong",
    )


def one_estimate_key(both: bool) -> Said:
    if both:
        return "this estimate has both a number and a date", "keep 'key:' or 'key_date:'"
    return "this estimate has no right answer", "add 'key:' (a number) or 'key_date:' (a date)"


def estimate_without_unit() -> Said:
    return "this number has no unit", "add 'unit:', such as 'missiles'"


def estimate_to_the_day(date: str) -> Said:
    return f"{date} is too exact to estimate", f"write {date[:7]} or {date[:4]}"


def bound_beyond_key(bound: str, value: float, key: float) -> Said:
    side = "above" if bound == "low" else "below"
    return f"'{bound}' ({value}) is {side} the right answer ({key})", f"move '{bound}' past it"


def no_objective(count: int) -> Said:
    return "the module has no learning objective of this number", f"write 1 to {count}"


def out_of_order(event: str, date: str, before: str, earlier: str) -> Said:
    return (
        f"{quoted(event)} ({date}) stands after {quoted(before)} ({earlier})",
        "list events in order of date",
    )


def ends_before_begin(end: str, date: str) -> Said:
    return f"the end {end} is before the date {date}", "write the last day, or delete 'end'"


def known_later(article: str) -> Said:
    return (
        f"every source here is later than the article ({article})",
        "add 'known:' with the date when this could first be known, or an earlier source",
    )


def happened_undated() -> Said:
    return "this line of what happened has no date", "add 'known:' with its date"


def happened_later(known: str, block: str) -> Said:
    return f"{known} is later than the block's own 'known' ({block})", "move the block's date"


def too_long(found: int, most: int) -> Said:
    return f"this text has {found} words, {most} at most", f"cut {found - most}"


def uneven_option(found: int, least: int, most: int) -> Said:
    return (
        f"this policy option has {found} words, too far from the others",
        f"bring it to between {least} and {most} words",
    )


def listed_twice(name: str) -> Said:
    return f"the module {quoted(name)} is listed twice", "keep one"


def not_in_list(name: str) -> Said:
    return (
        f"the module {quoted(name)} is not in the list of content/guide.yaml",
        "add it under 'modules:', or delete the file",
    )


def wrong_number(found: int, place: int) -> Said:
    return f"the module has number {found} and stands in place {place}", f"write {place}"


def no_page(name: str, pages: Sequence[str]) -> Said:
    return f"there is no page {quoted(name)}", did_you_mean(name, pages, f"write {listed(pages)}")


def repeats_no_opening(name: str, openings: Iterable[str]) -> Said:
    return (
        f"{quoted(name)} is not an opening ballot earlier in this module",
        did_you_mean(name, openings, "name the module's opening ballot"),
    )


def no_ballot(moment: str) -> Said:
    return f"this module has no {moment} ballot", f"add a ballot with 'moment: {moment}'"


def no_closing(opening: str) -> Said:
    return (
        f"no closing ballot repeats {quoted(opening)}",
        f"add a ballot with 'moment: closing' and 'repeats: {opening}'",
    )


def opening_incomplete() -> Said:
    return "this opening ballot lacks its question or options", "add 'question:' and 'options:'"


def opening_repeats() -> Said:
    return "an opening ballot repeats nothing", "delete 'repeats:'"


def closing_repeats_nothing() -> Said:
    return "this closing ballot repeats nothing", "add 'repeats:' with the opening ballot's id"


def closing_has_own(key: str) -> Said:
    return (
        f"a closing ballot has no {key} of its own",
        f"delete '{key}:'; it asks what the opening ballot asked",
    )


def reprint_host(host: str) -> Said:
    return (
        f"{host} holds copies of others' documents",
        "write 'quality: reprint', or cite the document where its publisher keeps it",
    )


def only_reprints() -> Said:
    return "this rests on reprints alone", "add the document itself or another source"


def outlet_elsewhere(name: str, state: str) -> Said:
    return (
        f"{quoted(name)} is an outlet of {quoted(state)} and is cited for something else",
        f"cite another source, or add 'position_of: {state}' if this is that state's position",
    )


def outlet_alone() -> Said:
    return "this rests on a state's own outlet alone", "add a source that is not the state's"


def not_among(what: str, name: str, known: Sequence[str]) -> Said:
    return (
        f"the timeline has no {what} {quoted(name)}",
        did_you_mean(name, known, f"write {listed(known)}"),
    )


def no_width(west: float, east: float) -> Said:
    return f"the west ({west}) is not west of the east ({east})", "exchange them"


def no_height(south: float, north: float) -> Said:
    return f"the south ({south}) is not south of the north ({north})", "exchange them"


def alt_is_title() -> Said:
    return (
        "the text for those who cannot see the figure repeats its title",
        "say what the figure shows, with its main numbers",
    )


def no_shapes(name: str, known: Sequence[str]) -> Said:
    return (
        f"there is no file static/shapes/{name}.json",
        did_you_mean(name, known, f"write {listed(known)}" if known else "add it"),
    )
