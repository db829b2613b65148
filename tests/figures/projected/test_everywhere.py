"""What is projected: the same figure for everybody, and a figure or a sentence at every size."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.figures.projected import NoRoom
from guide.projector import routes as screen
from guide.projector.routes import LARGEST, LETTERS, LINES, SMALLEST
from guide.projector.view import figure_json
from guide.settings import ROOT
from tests.examples import share

from .every_figure import drawings, prints

pytestmark = pytest.mark.heavy

SIDES = st.one_of(
    st.sampled_from([SMALLEST, SMALLEST + 1, 100, 374, 1160, LARGEST]),
    st.integers(SMALLEST, 600),
    st.integers(SMALLEST, LARGEST),
)


def in_another_process(seed):
    told = subprocess.run(
        [sys.executable, "-m", "tests.figures.projected.every_figure"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    return json.loads(told.stdout)


def test_every_figure_is_the_same_in_every_process():
    here = prints()
    assert len(here) > 80
    for seed in ("1", "4711"):
        assert in_another_process(seed) == here


@settings(max_examples=share(120))
@given(st.data())
def test_a_figure_of_any_size_is_drawn_or_has_no_room(data):
    name = data.draw(st.sampled_from(sorted(drawings())))
    width, height = data.draw(SIDES), data.draw(SIDES)
    most = min(width / LETTERS, height / LINES)
    type_px = data.draw(st.one_of(st.just(1.0), st.just(most), st.floats(1, most)))
    theme = data.draw(st.sampled_from(["paper", "dark"]))
    try:
        assert figure_json(drawings()[name], theme, (width, height), type_px)
    except NoRoom:
        assert type_px * 16 > min(width, height * 2), "so much room is enough for every figure"


@pytest.mark.parametrize("ground", ["paper", "dark"])
@pytest.mark.parametrize("size", [(40, 40, 40), (40, 40, 5), (40, 8000, 5), (8000, 40, 13)])
def test_an_odd_size_is_answered_with_a_figure_or_a_sentence(real_pack, size, ground, caplog):
    client = TestClient(Starlette(routes=screen.routes(lambda: real_pack)))
    width, height, type_px = size
    asked = {"run": "class-45", "w": width, "h": height, "type": type_px, "theme": ground}
    for step in range(1, len(real_pack.runs["class-45"].steps) + 1):
        answer = client.get("/screen/figure", params={**asked, "step": step})
        assert answer.status_code in (200, 400, 404)
        assert answer.status_code == 200 or answer.json()["error"]
    assert not caplog.records
