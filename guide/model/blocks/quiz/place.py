from typing import Annotated, Literal

from pydantic import Field

from ...base import Names, Part, PlaceId, Prose


class Candidate(Part):
    """A place that is marked with a letter on the map."""

    place: PlaceId
    rationale: Prose | None = None
    """What is there instead; every candidate but the key needs one."""


class Place(Part):
    """Find a place on the map, among places marked with letters."""

    type: Literal["place"]
    map: Annotated[str, Names("map")]
    """The map whose region and shapes are shown, without its layers."""
    candidates: Annotated[tuple[Candidate, ...], Field(min_length=3, max_length=7)]
    key: PlaceId
