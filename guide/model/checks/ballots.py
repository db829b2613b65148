"""A module asks the same question of opinion before and after."""

from __future__ import annotations

from ..blocks import Ballot
from ..draft import Draft, Spot
from ..pack import Module
from ..wording import rules as wording
from .rule import Faults, rule


@rule("ballot-pair", Module)
def asked_before_and_after(module: Module, here: Spot, draft: Draft) -> Faults:
    """A module has an opening ballot, and after it a closing one that repeats it."""
    opened: set[str] = set()
    closed: set[str] = set()
    for number, block in enumerate(module.blocks):
        if not isinstance(block, Ballot):
            continue
        if block.moment == "opening":
            opened.add(block.id)
        elif block.repeats:
            closed.add(block.repeats)
            if block.repeats not in opened:
                spot = here.at("blocks", number, "repeats")
                yield spot, wording.repeats_no_opening(block.repeats, opened)
    if not opened:
        yield here.at("blocks"), wording.no_ballot("opening")
    elif opened - closed:
        yield here.at("blocks"), wording.no_closing(sorted(opened - closed)[0])


@rule("ballot-form", Ballot)
def each_holds_its_own(ballot: Ballot, here: Spot, draft: Draft) -> Faults:
    """An opening ballot holds question and options; a closing one names the opening instead."""
    if ballot.moment == "opening":
        if ballot.question is None or ballot.options is None:
            yield here, wording.opening_incomplete()
        if ballot.repeats is not None:
            yield here.at("repeats"), wording.opening_repeats()
    else:
        if ballot.repeats is None:
            yield here, wording.closing_repeats_nothing()
        for key in ("question", "options"):
            if getattr(ballot, key) is not None:
                yield here.at(key), wording.closing_has_own(key)
