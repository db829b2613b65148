"""What may cease to be true says when it was last looked at, and by when it must be again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guide.model.base import Reviewed
from guide.model.blocks.compare import ComparedRow
from guide.model.content import Article, Review
from guide.model.maps import ContestedLayer, StatesView

from .. import rules
from ..drafts import Draft, Spot
from ..messages import checks as messages
from ..problem import Mark, Problem


def reviews_follow_checks(draft: Draft) -> Iterator[Problem]:
    """``review-dates``: both dates or neither, and the review after the check."""
    parts: list[tuple[Review | Reviewed, Spot]] = [*draft.each(Review), *draft.each(Reviewed)]
    for part, spot in parts:
        checked, review = part.checked_on, part.review_by
        if checked is None and review is None:
            continue
        if checked is None or review is None:
            missing = "checked_on" if checked is None else "review_by"
            yield Problem.at(spot, rules.REVIEW_DATES, messages.half_a_review(missing))
        elif review.last <= checked.last:
            message = messages.review_before_check(str(review), str(checked))
            yield Problem.at(spot.at("review_by"), rules.REVIEW_DATES, message)


def the_present_is_reviewed(draft: Draft) -> Iterator[Problem]:
    """``review-missing``: what is said of today says by when it must be looked at again."""
    for part, place in present(draft):
        if part.checked_on is None and part.review_by is None:
            yield Problem.at(place, rules.REVIEW_MISSING, messages.no_review())


def present(draft: Draft) -> list[tuple[Reviewed, Mark]]:
    """What is said of today, with its place: ``now``, control and views after the article."""
    article = next((each.date.first for each in draft.all(Article)), dt.date.max)
    found: list[tuple[Reviewed, Mark]] = [
        (row.now, spot.at("now")) for row, spot in draft.each(ComparedRow) if row.now
    ]
    for layer, spot in draft.each(ContestedLayer):
        found += _control_after(article, layer, spot)
    found += [
        (view, spot.mark()) for view, spot in draft.each(StatesView) if view.as_of.first > article
    ]
    return found


def _control_after(
    article: dt.date, layer: ContestedLayer, spot: Spot
) -> Iterator[tuple[Reviewed, Mark]]:
    """What a layer says of control on a day after the article: the newest line for each area."""
    later = {view.id for view in layer.points_of_view if view.as_of and view.as_of.first > article}
    for number, area in enumerate(layer.areas):
        for place, held in enumerate(area.control):
            if held.view in later:
                yield held.rests_on[-1], spot.at("areas", number, "control", place)


CHECKS = (reviews_follow_checks, the_present_is_reviewed)
