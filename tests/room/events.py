"""Runs of show and an event of five steps, for the tests of what an event is."""

import datetime as dt

from hypothesis import strategies as st

from guide.model.blocks import Ballot
from guide.model.runs import Run
from guide.room.room import Room
from tests.conftest import NOW, plan

BALLOT = Ballot.model_validate(
    {"kind": "ballot", "id": "ballot", "moment": "closing", "repeats": "other"}
)
KEPT = {"s0": None, "s1": BALLOT, "s2": None, "s3": None, "s4": BALLOT}
"""What the steps of the event show."""


def after(seconds):
    return NOW + dt.timedelta(seconds=seconds)


def fresh():
    return Room(run="evening-90", people=25, minutes=30, plan=plan(4, 10, 6, 6, 4))


def step(name, minutes, least=None, drop=None):
    return {"id": name, "title": name, "page": "rules", "minutes": minutes, "say": "…"} | (
        {key: value for key, value in (("least", least), ("drop", drop)) if value}
    )


def run_of(steps, name="evening-90"):
    minutes = max(10, min(240, sum(each["minutes"] for each in steps)))
    return Run.model_validate(
        {
            "id": name,
            "title": "t",
            "summary": "s",
            "minutes": minutes,
            "people": 25,
            "steps": tuple(steps),
        }
    )


@st.composite
def runs(draw):
    """Runs of 4 to 12 steps, of which the last is the closing ballot that is never dropped."""
    steps = []
    for number in range(draw(st.integers(4, 12))):
        minutes = draw(st.integers(1, 20))
        least = draw(st.none() | st.integers(1, minutes))
        drop = draw(st.none() | st.integers(1, 20))
        steps.append(step(f"s{number}", minutes, least, drop))
    steps[-1].pop("drop", None)
    return run_of(steps)
