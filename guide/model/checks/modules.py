"""The modules of the guide are those in its list, in its order."""

from __future__ import annotations

from ..draft import Draft, Spot
from ..pack import Guide, Module
from ..wording import rules as wording
from .rule import Faults, rule


@rule("module-list", Guide)
def modules_are_listed(guide: Guide, here: Spot, draft: Draft) -> Faults:
    """``guide.yaml`` lists every module once."""
    for number, name in enumerate(guide.modules):
        if name in guide.modules[:number]:
            yield here.at("modules", number), wording.listed_twice(name)
    for name, spots in draft.defined.get("module", {}).items():
        if name not in guide.modules:
            yield spots[0], wording.not_in_list(name)


@rule("module-list", Guide)
def numbers_follow_the_list(guide: Guide, here: Spot, draft: Draft) -> Faults:
    """A module's number is its place in the list."""
    for module, spot in draft.every(Module):
        if module.id in guide.modules:
            place = guide.modules.index(module.id) + 1
            if module.number != place:
                yield spot.at("number"), wording.wrong_number(module.number, place)


@rule("door-page", Guide)
def doors_lead_somewhere(guide: Guide, here: Spot, draft: Draft) -> Faults:
    """Every door on the first page leads to a page."""
    if "module" in draft.incomplete:
        return
    pages = [*draft.defined.get("module", {}), "quiz", "timelines", "glossary", "sources"]
    for number, door in enumerate(guide.welcome.doors):
        if door.page not in pages:
            yield here.at("welcome", "doors", number, "page"), wording.no_page(door.page, pages)
