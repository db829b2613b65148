"""Checks across files. Each check is a function that yields problems; all of them always run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..drafts import Draft
from ..problem import Problem
from . import brief, dates, evidence, figures, freshness, names, runs, sources, teaching

Check = Callable[[Draft], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *names.CHECKS,
    *evidence.CHECKS,
    *dates.CHECKS,
    *freshness.CHECKS,
    *sources.CHECKS,
    *figures.CHECKS,
    *teaching.CHECKS,
    *runs.CHECKS,
    *brief.CHECKS,
)


def check(draft: Draft) -> list[Problem]:
    """Everything that is wrong between the files of a pack."""
    return [problem for each in CHECKS for problem in each(draft)]
