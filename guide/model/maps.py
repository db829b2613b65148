"""Maps: shapes, layers and whose line they draw."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    ActorId,
    DataFile,
    Date,
    Evidence,
    Id,
    Line,
    Names,
    Number,
    Part,
    PlaceId,
    Prose,
    Reviewed,
    SourceIds,
)


class Window(Part):
    """The part of the world that is shown, in degrees."""

    west: Annotated[Number, Field(ge=-180, le=180)]
    east: Annotated[Number, Field(ge=-180, le=180)]
    south: Annotated[Number, Field(ge=-90, le=90)]
    north: Annotated[Number, Field(ge=-90, le=90)]


class Closer(Part):
    """A nearer look at a part of a map, for the reader to switch to."""

    label: Line
    """What is seen there: ``Around the Black Sea``."""
    window: Window


class PlacesLayer(Part):
    """Named places that stay on the map whatever the filter: bases, cities."""

    kind: Literal["places"]
    id: Id
    label: Line
    places: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    marker: Literal["base", "city", "site"] = "city"


class EventsLayer(Part):
    """The located events of a timeline, by actor, filtered by year and kind."""

    kind: Literal["events"]
    id: Id
    label: Line
    timeline: Annotated[str, Names("timeline")]
    kinds: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Which kinds of the timeline's events are drawn."""


class Category(Part):
    """One value of a column, with its words and fill."""

    value: Line
    """As it stands in the data file."""
    label: Line
    actor: ActorId | None = None
    """Whose colour fills it; without one it is drawn in a neutral tone."""
    pattern: Literal["solid", "lines", "dots", "cross"] = "solid"
    """So that meaning is never colour alone."""


class StatesView(Reviewed):
    """One way to colour the states."""

    id: Id
    label: Line
    as_of: Date
    """The date the column describes."""
    column: Line
    """The column of the data file."""
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    note: Prose | None = None
    sources: SourceIds


class StatesLayer(Part):
    """States coloured by a column of a data file, keyed by its ``iso3`` column."""

    kind: Literal["states"]
    id: Id
    label: Line
    data: DataFile
    views: Annotated[tuple[StatesView, ...], Field(min_length=1)]


class PointOfView(Part):
    """One way to draw the contested areas, for the reader to switch to."""

    id: Literal["united_nations", "claimant", "control_2017", "control_today"]
    """The key of each area that this view shows."""
    label: Line
    pattern: Literal["none", "lines", "dots", "cross"] = "none"
    """How an area is hatched; ``none`` leaves it as the land around it."""
    as_of: Date | None = None
    """The day whose state of control it shows."""
    text: Prose
    """On what this view rests in general."""
    sources: SourceIds


class AreaView(Part):
    """A contested area from one point of view: whose it is, how it is drawn, on what that rests."""

    by: Line
    """Whose it is in this view, for the key and the table: ``Russia``."""
    label: Line
    """Its name on the map: ``Crimea, held by Russia``."""
    actor: ActorId | None = None
    """Whose colour hatches it; without one it is hatched in ink."""
    as_around: bool = False
    """``true`` where it is drawn as the land around it."""
    known: Date | None = None
    """When this view began, if after the article."""
    rests_on: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """What the law, the claimant or the record says."""


class ContestedArea(Part):
    """An area whose status or control is contested."""

    id: Id
    label: Line
    place: PlaceId
    """Where its marker stands."""
    shape: Id | None = None
    """The shape in ``static/shapes/contested.json``, where a licensed source draws one."""
    extent: Line | None = None
    """The extent in words; needed where no licensed source draws it: no line is invented."""
    united_nations: AreaView
    """What the United Nations says of it."""
    claimant: Annotated[tuple[AreaView, ...], Field(min_length=1)]
    """What those say who claim it against that, in order of date; the last is drawn."""
    control_2017: AreaView
    """Who controlled it on the day of the article."""
    control_today: AreaView | None
    """Who controls it today; None only in a reading as of the article's day."""

    def seen(self, view: str) -> AreaView:
        """The area from a point of view."""
        seen: AreaView = self.claimant[-1] if view == "claimant" else getattr(self, view)
        return seen


class ContestedLayer(Part):
    """Contested areas as their own layer, which the reader sees from several points of view."""

    kind: Literal["contested"]
    id: Id
    label: Line
    points_of_view: Annotated[tuple[PointOfView, ...], Field(min_length=2)]
    """The first is shown at first."""
    areas: Annotated[tuple[ContestedArea, ...], Field(min_length=1)]


Layer = Annotated[
    PlacesLayer | EventsLayer | StatesLayer | ContestedLayer, Field(discriminator="kind")
]


class Map(Part):
    """A map of a region, with layers."""

    id: Id
    title: Line
    """A sentence that says what to see."""
    name: Line
    """A short name for a list."""
    alt: Prose
    window: Window
    closer: Closer | None = None
    shapes: Id
    """The file in ``static/shapes/`` that draws the land and the borders."""
    whose: Line
    """Whose line it is, in a word or two: ``United Nations``."""
    borders: Prose
    """How the line was drawn and where it differs from its sources; shown under the map."""
    borders_as_of: Date | None
    """The day the shapes were cut from their sources."""
    borders_sources: SourceIds
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)]
