"""What was compressed where the guide is installed is what a browser gets, and nothing else is."""

import os

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from guide.web import smallest
from guide.web.delivery import QUALITY, CompressOnce
from guide.web.streamlit_internals import scripts

LETTERS = [f"let {letter}{n} = {n};\n".encode() for letter in "abc" for n in range(900)]


@pytest.fixture
def script(tmp_path):
    file = tmp_path / "a.js"
    file.write_bytes(b"".join(LETTERS))
    return file


def sent(script, kept):
    """The body of a script as it goes to a browser that takes Brotli."""
    app = CompressOnce(
        Starlette(routes=[Route("/static/a.js", lambda _: FileResponse(script))]), kept
    )
    with TestClient(app).stream("GET", "/static/a.js", headers={"accept-encoding": "br"}) as answer:
        return b"".join(answer.iter_raw())


def test_what_was_kept_is_sent(script, tmp_path):
    kept = tmp_path / "kept"
    by_itself = sent(script, kept)
    before, after = smallest.keep([script], kept)
    assert (
        brotli.decompress(by_itself) == brotli.decompress(sent(script, kept)) == script.read_bytes()
    )
    assert by_itself == brotli.compress(script.read_bytes(), quality=QUALITY)
    assert (len(script.read_bytes()), len(sent(script, kept))) == (before, after)
    assert after < len(by_itself)


def test_a_script_that_changed_is_not_taken_for_the_one_before(script, tmp_path):
    kept = tmp_path / "kept"
    smallest.keep([script], kept)
    script.write_bytes(script.read_bytes() + b"let more = 1;\n")
    assert brotli.decompress(sent(script, kept)) == script.read_bytes()
    smallest.keep([script], kept)
    assert len(list(kept.iterdir())) == 1


def test_what_was_begun_and_not_ended_is_neither_sent_nor_left(script, tmp_path):
    kept = tmp_path / "kept"
    smallest.keep([script], kept)
    [whole] = kept.iterdir()
    os.rename(whole, whole.with_suffix(".begun"))
    assert smallest.find(script.read_bytes(), kept) is None
    smallest.keep([script], kept)
    assert list(kept.iterdir()) == [whole]


def test_it_keeps_what_a_page_runs():
    """The three that weigh most are among them, whatever this Streamlit calls them."""
    names = [file.name.split(".")[0] for file in scripts()]
    assert {"PlotlyChart", "protobuf", "index"} <= set(names)
    assert all(file.exists() for file in scripts())
