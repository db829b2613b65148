"""The mark on what should have been looked at again."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from guide.model.base import Reviewed
from guide.model.content import Review, Source
from guide.model.freshness import is_due, source_review, statement_review
from guide.model.pack import Pack
from guide.text.dates import long_date
from guide.text.html import html


def today() -> dt.date:
    """The day by the server's clock."""
    return dt.date.today()


def statement_mark(pack: Pack, part: Reviewed) -> Markup:
    """A mark on a statement whose day of review has passed, else nothing."""
    return _mark(pack, statement_review(part))


def source_mark(pack: Pack, source: Source) -> Markup:
    """A mark on a source whose day of review has passed, else nothing."""
    return _mark(pack, source_review(pack, source))


def _mark(pack: Pack, review: Review | None) -> Markup:
    # A reading as of the article's day is of that day: what is due now says nothing about it.
    if review is None or pack.as_of or not is_due(review, today()):
        return Markup()
    text = pack.words.review_due.format(date=long_date(pack.words, review.review_by))
    return html('<span class="due">{{ text }}</span> ', text=text)
