"""What must be looked at again, and since when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .base import Evidence, Reviewed, When
from .content import Passage, Person, Review, Source, Term
from .maps import StatesView
from .pack import Citation, Pack
from .plain import plain
from .slots import walk


@dataclass(frozen=True)
class Due:
    """Something whose day of review has passed."""

    review_by: When
    where: Citation
    """The place in the guide that holds it: a source, a block, a map, a term, a person."""
    what: str
    """Its words, or its name."""

    def __str__(self) -> str:
        return f"{self.review_by}: {self.where.kind} {self.where.id}: {self.what}"


def due(pack: Pack, date: dt.date) -> list[Due]:
    """Sources and statements to be reviewed by a day before ``date``, the longest overdue first."""
    found = [
        Due(review.review_by, Citation("source", source.id, source.title), source.title)
        for source in pack.sources.values()
        if is_due(review := source_review(pack, source), date)
    ]
    for where, part in pack.citing():
        for inner, _ in walk(part, ()):
            own = statement_review(inner) if isinstance(inner, Reviewed) else None
            if own and is_due(own, date):
                found.append(Due(own.review_by, where, _what(pack, inner)))
    return sorted(found, key=lambda one: (one.review_by.last, one.where.kind, one.where.id))


def is_due(review: Review, date: dt.date) -> bool:
    """Whether the day of review has passed."""
    return review.review_by.last < date


def source_review(pack: Pack, source: Source) -> Review:
    """A source's own dates of review, or those of its kind at the head of ``sources.yaml``."""
    kinds = pack.reviews
    of_kind: Review = kinds.undated if source.undated else getattr(kinds, source.quality)
    return statement_review(source) or of_kind


def statement_review(part: Reviewed) -> Review | None:
    """The dates of review that a part gives itself."""
    if part.checked_on is None or part.review_by is None:
        return None
    return Review(checked_on=part.checked_on, review_by=part.review_by)


def _what(pack: Pack, part: object) -> str:
    match part:
        case Evidence() | Passage():
            return plain(pack, part.text)
        case StatesView():
            return part.label
        case Term():
            return part.term
        case Person():
            return part.name
    raise TypeError(f"no name for {part!r}")
