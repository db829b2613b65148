"""Maps: shapes, layers and whose line they draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    ActorId,
    DataFile,
    Date,
    Evidence,
    Fixed,
    Id,
    Line,
    Names,
    Number,
    Part,
    PlaceId,
    ProperName,
    Prose,
    Reviewed,
    SourceIds,
)

Ring = tuple[tuple[float, float], ...]
"""A closed line: longitude and latitude of its points, the last as the first."""


@dataclass(frozen=True)
class Shape:
    """An area of a guide's own: a feature of ``content/shapes/*.geojson``."""

    id: str
    name: str
    rings: tuple[Ring, ...]


class Window(Part):
    """The part of the world that is shown, in degrees.

    One that crosses the 180th meridian has its west east of it: ``west: 170, east: -170``.
    """

    west: Annotated[Number, Field(ge=-180, le=180)]
    east: Annotated[Number, Field(ge=-180, le=180)]
    south: Annotated[Number, Field(ge=-90, le=90)]
    north: Annotated[Number, Field(ge=-90, le=90)]

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """West, east, south and north, with east more than west also across the 180th meridian."""
        across = 360 if self.east < self.west else 0
        return self.west, self.east + across, self.south, self.north

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in it."""
        west, east, south, north = self.reach
        return (lon - west) % 360 <= east - west and south <= lat <= north


class OtherWindow(Part):
    """Another window of the same map, wider or nearer, for the reader to switch to."""

    label: Line
    """What is seen there: ``All of Europe``."""
    window: Window


class River(Part):
    """A river that the map draws strongly and names."""

    name: ProperName
    by: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    """Places on it, at most 30 km off: the river that is drawn nearest to each of them, up and
    down to where it meets another one. A place where rivers meet does not say which."""


class PlacesLayer(Part):
    """Named places that stay on the map whatever the filter: bases, cities."""

    kind: Literal["places"]
    id: Id
    label: Line
    places: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    marker: Id = "city"
    """A kind of place, whose marker these have: ``base``, ``city``, ``site``, or one of the guide's
    own (``place_kinds`` of ``guide.yaml``)."""
    rests_on: tuple[Evidence, ...] = ()
    """What the map says by them beyond where they lie, as who held them; shown below it."""


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

    value: Fixed
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
    column: Fixed
    """The column of the data file."""
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    note: Prose | None = None
    other_window: bool = False
    """``true`` where it speaks of states that the map's other window shows: on a page it opens
    with that one, on the screen and on paper it is drawn in it."""
    sources: SourceIds


class StatesLayer(Part):
    """States coloured by a column of a data file, keyed by its ``iso3`` column."""

    kind: Literal["states"]
    id: Id
    label: Line
    data: DataFile
    views: Annotated[tuple[StatesView, ...], Field(min_length=1)]


UNITED_NATIONS, CLAIMANT = "united_nations", "claimant"
"""The points of view that every area has under a key of its own; any other is one of control."""

ViewId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
"""Lower-case words joined by hyphens or underscores: ``control_today``."""


class PointOfView(Part):
    """One way to draw the contested areas, for the reader to switch to."""

    id: ViewId
    """``united_nations``, ``claimant``, or a name for a state of control, which each area has
    under ``control``."""
    label: Line
    pattern: Literal["none", "lines", "dots", "cross"] = "none"
    """How an area is hatched; ``none`` leaves it as the land around it."""
    as_of: Date | None = None
    """The day whose state of control it shows; needed where it shows one."""
    text: Prose
    """On what this view rests in general."""
    sources: SourceIds


class AreaView(Part):
    """A contested area from one point of view: whose it is, how it is drawn, on what that rests."""

    by: Line
    """Whose it is in this view, for the key and the table: ``Northland``."""
    label: Line
    """Its name on the map: ``The far bank, held by Northland``."""
    actor: ActorId | None = None
    """Whose colour hatches it; without one it is hatched in ink."""
    as_around: bool = False
    """``true`` where it is drawn as the land around it."""
    known: Date | None = None
    """When this view began, if after the article."""
    rests_on: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """What the law, the claimant or the record says."""


class ControlView(AreaView):
    """Who controls a contested area, from one of the layer's points of view."""

    view: ViewId
    """The id of the point of view."""


class ContestedArea(Part):
    """An area whose status or control is contested."""

    id: Id
    label: Line
    place: PlaceId
    """Where its marker stands."""
    shape: Id | None = None
    """A shape of ``content/shapes/``, or one of ``static/shapes/contested.json``."""
    extent: Line | None = None
    """The extent in words; needed where no source draws it: no line is invented."""
    united_nations: AreaView
    """What the United Nations says of it."""
    claimant: Annotated[tuple[AreaView, ...], Field(min_length=1)]
    """What those say who claim it against that, in order of date; the last is drawn."""
    control: tuple[ControlView, ...] = ()
    """Who controls it from each of the layer's other points of view, whatever the law says."""

    def said(self, view: str) -> tuple[AreaView, ...]:
        """What is said of the area from a point of view, in order of date; the last is drawn."""
        if view == CLAIMANT:
            return self.claimant
        if view == UNITED_NATIONS:
            return (self.united_nations,)
        return tuple(held for held in self.control if held.view == view)

    def seen(self, view: str) -> AreaView:
        """The area from a point of view that says something of it."""
        return self.said(view)[-1]


class ContestedLayer(Part):
    """Contested areas as their own layer, which the reader sees from several points of view."""

    kind: Literal["contested"]
    id: Id
    label: Line
    points_of_view: Annotated[tuple[PointOfView, ...], Field(min_length=2)]
    """The first is shown at first."""
    areas: Annotated[tuple[ContestedArea, ...], Field(min_length=1)]

    def seen(self, view: str) -> Iterator[tuple[ContestedArea, AreaView]]:
        """The areas that a point of view says something of, each as it is seen from there.

        In a reading as of a day, what is said of an area may be later than its point of view.
        """
        return ((area, area.seen(view)) for area in self.areas if area.said(view))


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
    """Where it opens: as near as what it argues allows."""
    other_window: OtherWindow | None = None
    rivers: tuple[River, ...] = ()
    scale_bar: bool = False
    """``true`` where distance matters: a bar shows kilometres and miles at the map's latitude."""
    shapes: Id | None = None
    """A file in ``static/shapes/`` that draws the land and the borders; without one they are cut
    from the world's."""
    whose: Line
    """Whose line it is, in a word or two: ``United Nations``."""
    borders: Prose
    """How the line was drawn and where it differs from its sources; shown under the map."""
    borders_as_of: Date | None
    """The day the shapes were cut from their sources."""
    borders_sources: SourceIds
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)]

    @property
    def said(self) -> tuple[tuple[str, Evidence], ...]:
        """What its places say beyond where they lie: the layer's label and a line each."""
        layers = (layer for layer in self.layers if isinstance(layer, PlacesLayer))
        return tuple((layer.label, line) for layer in layers for line in layer.rests_on)

    def cited(self, view: StatesView | None = None) -> tuple[str, ...]:
        """Sources of what it shows: the view that colours its states, its places, its borders."""
        of_view = view.sources if view else ()
        of_places = (source for _, line in self.said for source in line.sources)
        return tuple(dict.fromkeys((*of_view, *of_places, *self.borders_sources)))

    def seen(self, *, other: bool) -> Window:
        """The window that is shown: the other one if it is asked for and there."""
        return self.other_window.window if other and self.other_window else self.window
