"""What must hold across the parts of a guide: one file a subject, one function a rule."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..problem import Problem
from . import ballots, dates, figures, ids, lengths, modules, quiz, references, sources, timelines
from .rule import PART_RULES, WHOLE_RULES, rules_for

__all__ = ["check", "rule_names"]

_SUBJECTS = (
    ballots, dates, figures, ids, lengths, modules, quiz, references, sources, timelines,
)


def check(draft: Draft) -> Iterator[Problem]:
    """Every problem that the rules find."""
    for part, here in draft.parts:
        for name, function in rules_for(type(part)):
            for place, said in function(part, here, draft):
                yield Problem.at(place, name, said)
    for name, whole in WHOLE_RULES:
        for place, said in whole(draft):
            yield Problem.at(place, name, said)


def rule_names() -> set[str]:
    """The names of all rules that are checked here."""
    return {name for name, _, _ in PART_RULES} | {name for name, _ in WHOLE_RULES}
