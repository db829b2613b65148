from typing import Annotated, Literal

from pydantic import Field

from ..base import ActorId, DataFile, Date, EventId, Line, Number, Part, Prose, SourceIds
from .base import Block


class SeriesLine(Part):
    """One column of the data file, drawn as a line or as bars."""

    column: str
    """The column of the data file."""
    label: Line
    """The words beside the line."""
    actor: ActorId | None = None
    """Whose colour the line takes; the first line without one is drawn in ink."""
    emphasis: bool = True
    """``false`` draws it thinner and paler, as context."""


class SeriesMark(Part):
    """An event of a timeline, marked on the line."""

    event: EventId
    label: Line
    """At most four words."""


class GuessPoint(Part):
    """One reading to be estimated before the figure is shown."""

    column: str
    """The column of the data file."""
    period: Date
    """Its month or year: a row of the data file that holds a number."""
    label: Line
    """What the reader is asked about: ``December 2011, as mass protests begin``."""


class Guess(Part):
    """An invitation to estimate before looking. The figures stand in the data file alone."""

    question: Prose
    points: Annotated[tuple[GuessPoint, ...], Field(min_length=1, max_length=4)]
    low: Number = 0
    high: Number = 100
    """The least and the greatest number that can be entered."""


class Series(Block):
    """Figures over time from a file in ``data/``, with annotated events.

    A month without a reading is a gap in the line, never a bridge across it.
    """

    kind: Literal["series"]
    title: Line
    """A sentence that says what to see."""
    alt: Prose
    """What someone who cannot see the figure needs to know."""
    intro: Prose | None = None
    data: DataFile
    """A CSV file in ``data/`` whose first column, ``month`` or ``year``, holds the date."""
    style: Literal["line", "bars"] = "line"
    lines: Annotated[tuple[SeriesLine, ...], Field(min_length=1)]
    unit: Line
    """The unit of every line: ``% of adults``."""
    margin: Number | None = None
    """Half the width of the band round each line, in the unit: a survey's margin of error."""
    question: Prose | None = None
    """The survey's question, sample and method."""
    scales_differ: bool = False
    """``true`` where the figures stand on two scales of answers and ``alt`` or ``question`` says
    so."""
    marks: tuple[SeriesMark, ...] = ()
    guess: Guess | None = None
    """What the reader is asked to estimate first; title, figure and sources come after."""
    sources: SourceIds
