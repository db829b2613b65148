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


class ContestedArea(Part):
    """An area whose status or control is contested."""

    id: Id
    label: Line
    place: PlaceId
    """Where its marker stands."""
    shape: Id | None = None
    """The shape in ``static/shapes/contested.json``, where a licensed source draws one."""
    extent: Line | None = None
    """The extent in words, where no licensed source draws it."""
    legal_position: Prose
    """What the United Nations or the law says of it."""
    claimed_by: Line
    control_2017: Evidence
    control_today: Evidence
    sources: SourceIds


class ContestedLayer(Part):
    """Contested areas as their own layer, each with its legal position."""

    kind: Literal["contested"]
    id: Id
    label: Line
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
    shapes: Id
    """The file in ``static/shapes/`` that draws the land and the borders."""
    borders: Prose
    """Whose line it is, with source and date; shown under the map."""
    borders_sources: SourceIds
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)]
