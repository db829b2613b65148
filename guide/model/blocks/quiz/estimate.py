from typing import Annotated, Literal

from pydantic import Field

from ...base import Date, Line, Number, Part


class Estimate(Part):
    """Estimate a number or a date, within a tolerance.

    A number has ``key``, ``tolerance`` and ``unit``. A date has ``key_date`` (a month,
    ``2014-03``, or a year) and a tolerance in months or years to match.
    """

    type: Literal["estimate"]
    key: Number | None = None
    key_date: Date | None = None
    tolerance: Annotated[Number, Field(ge=0)]
    """How far from the key still counts as right, in the unit (months or years for a date)."""
    unit: Line | None = None
    low: Number | None = None
    high: Number | None = None
    """The least and the greatest number that can be entered; for a date, years."""
