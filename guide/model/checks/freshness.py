"""What may cease to be true says when it was last looked at, and by when it must be again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..base import Reviewed
from ..blocks.compare import ComparedRow
from ..drafts import Draft, Spot
from ..maps import ContestedArea, StatesView
from ..pack import Article, Review
from ..problem import Problem
from ..wording import checks as wording


def reviews_follow_checks(draft: Draft) -> Iterator[Problem]:
    """``review-dates``: both dates or neither, and the review after the check."""
    parts: list[tuple[Review | Reviewed, Spot]] = [*draft.each(Review), *draft.each(Reviewed)]
    for part, spot in parts:
        checked, review = part.checked_on, part.review_by
        if checked is None and review is None:
            continue
        if checked is None or review is None:
            missing = "checked_on" if checked is None else "review_by"
            yield Problem.at(spot, "review-dates", wording.half_a_review(missing))
        elif review.last <= checked.last:
            said = wording.review_before_check(str(review), str(checked))
            yield Problem.at(spot.at("review_by"), "review-dates", said)


def the_present_is_reviewed(draft: Draft) -> Iterator[Problem]:
    """``review-missing``: what is said of today says by when it must be looked at again."""
    article = next((each.date.first for each in draft.all(Article)), dt.date.max)
    present: list[tuple[Reviewed, Spot, str | None]] = [
        (row.now, spot, "now") for row, spot in draft.each(ComparedRow) if row.now
    ]
    present += [
        (area.control_today.rests_on[-1], spot, "control_today")
        for area, spot in draft.each(ContestedArea)
        if area.control_today
    ]
    present += [
        (view, spot, None) for view, spot in draft.each(StatesView) if view.as_of.first > article
    ]
    for part, spot, key in present:
        if part.checked_on is None and part.review_by is None:
            place = spot.at(key) if key else spot.mark()
            yield Problem.at(place, "review-missing", wording.no_review())


RULES = (reviews_follow_checks, the_present_is_reviewed)
