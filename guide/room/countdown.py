"""A free timer of a room: minutes that run down on the screen, apart from the step's own clock."""

from __future__ import annotations

import datetime as dt

from .clock import Countdown, Timer
from .room import Room

PRESETS = (1, 2, 3, 5, 10)
"""Minutes that one press sets."""

LONGEST = 99
"""The most minutes: two digits on the screen."""


def set_minutes(room: Room, minutes: int, now: dt.datetime) -> Room:
    """A timer of so many minutes that runs from ``now``, in place of the one that is set.

    The room stays as it is for minutes that are not from 1 to ``LONGEST``, and once it has ended.
    """
    if room.ended or not 1 <= minutes <= LONGEST:
        return room
    return room.changed(countdown=Countdown(seconds=60.0 * minutes, timer=Timer(since=now)))


def add_minute(room: Room, now: dt.datetime) -> Room:
    """One minute more, up to ``LONGEST``; where no time is left, or no timer set, one from now."""
    held = room.countdown
    if room.ended or held is None or not held.left(now):
        return set_minutes(room, 1, now)
    if held.left(now) > 60.0 * (LONGEST - 1):
        return room
    return room.changed(countdown=Countdown(seconds=held.seconds + 60.0, timer=held.timer))


def toggle(room: Room, now: dt.datetime) -> Room:
    """Pause the timer, or let it run on; nothing where there is none or its time is up."""
    held = room.countdown
    if room.ended or held is None or not held.left(now):
        return room
    timer = held.timer.paused(now) if held.timer.since else held.timer.started(now)
    return room.changed(countdown=Countdown(seconds=held.seconds, timer=timer))


def put_away(room: Room) -> Room:
    """No timer."""
    return room.changed(countdown=None)
