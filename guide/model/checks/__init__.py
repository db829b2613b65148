"""Checks across files. Each rule is a function that yields problems; all of them always run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..drafts import Draft
from ..problem import Problem
from . import brief, dates, evidence, figures, freshness, names, runs, teaching, words

Rule = Callable[[Draft], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *evidence.RULES,
    *dates.RULES,
    *freshness.RULES,
    *figures.RULES,
    *teaching.RULES,
    *runs.RULES,
    *words.RULES,
    *brief.RULES,
)


def check(draft: Draft) -> list[Problem]:
    """Everything that is wrong between the files of a pack."""
    return [problem for rule in RULES for problem in rule(draft)]
