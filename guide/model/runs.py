"""Runs of show: what an event goes through, step by step, with minutes and words for its leader."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import EventYear, Fixed, Id, Line, Names, Part, Prose
from .blocks import AnyBlock, Claim, Options, Perspectives

EVENT_MINUTES = (10, 240)
"""The fewest and the most minutes of an event."""

Years = Annotated[tuple[EventYear, ...], Field(min_length=2, max_length=2)]


class Showing(Part):
    """How a block is shown to a room, where the block itself leaves a choice."""

    only: Annotated[tuple[Fixed, ...], Field(min_length=1)] | None = None
    """The parts that are shown: of a claim ``statement``, ``for``, ``against`` and ``uncertain``,
    of perspectives their places, of policy options their ids. Without it, all are."""
    view: Id | None = None
    """Which view of a map of states; without it, the first."""
    years: Years | None = None
    """First and last year of a timeline or of a map's events: ``[2013, 2018]``, or
    ``[44 BCE, 14 CE]``."""
    write: bool = False
    """Whether people write for themselves before anybody speaks; phones have a field for it. Of a
    prompt that is ``written first`` they do in any case."""
    vote: Literal["once", "twice"] = "once"
    """A quiz item is voted on once, or before and after people have talked."""
    count: Literal["hands", "paper", "pairs"] = "hands"
    """A ballot is counted by raised hands, on paper, or on paper that carries each person's
    opening and closing choice, so that the shift can be drawn person by person."""


class Round(Part):
    """A round of a quiz night: quiz items that tables answer one after the other."""

    items: Annotated[tuple[Annotated[str, Names("block")], ...], Field(min_length=1, max_length=20)]
    """The ids of its quiz items, in the order in which they are asked."""


class Step(Part):
    """One step of an event: what the room sees, for how long, and what its leader says and does."""

    id: Id
    title: Line
    """At most six words, for the plan and the facilitator's list."""
    block: Annotated[str, Names("block")] | None = None
    page: Literal["title", "rules", "end"] | None = None
    """A step without a block: the guide's title, the rules of the talk, the last screen."""
    round: Round | None = None
    """A step that is a round of a quiz night; its title names the round, its minutes are for all of
    it. An event with a round is a quiz night, and each phone in it stands for a table."""
    minutes: Annotated[int, Field(ge=1, le=60)]
    least: Annotated[int, Field(ge=1, le=60)] | None = None
    """The fewest minutes it can be done in; without it, it is not shortened."""
    drop: Annotated[int, Field(ge=1, le=20)] | None = None
    """When time runs out, steps go in this order, 1 first; without it, the step stays."""
    show: Showing = Showing()
    say: Prose
    """What the facilitator says."""
    do: Prose | None = None
    """What the facilitator does."""


class Run(Part):
    """A run of show, from its opening to its closing ballot."""

    id: Id
    title: Line
    summary: Line
    """For whom it is, in one sentence."""
    minutes: Annotated[int, Field(ge=EVENT_MINUTES[0], le=EVENT_MINUTES[1])]
    people: Annotated[int, Field(ge=5, le=500)]
    """The number of people it was written for."""
    steps: Annotated[tuple[Step, ...], Field(min_length=4)]


def part_names(block: AnyBlock) -> tuple[str, ...]:
    """The parts of a block that a step can choose from with ``only``; none for most kinds."""
    if isinstance(block, Claim):
        return ("statement", "for", "against", "uncertain")
    if isinstance(block, Perspectives):
        return tuple(view.place for view in block.views)
    if isinstance(block, Options):
        return tuple(option.id for option in block.options)
    return ()
