"""All that browsers need is here, unchanged, and asks no other host."""

import shutil

import pytest

from guide.room.venue import Finding
from guide.settings import ROOT
from guide.web.offline import check_files, foreign
from tests.packs import small_pack

WORDS = small_pack().words


@pytest.fixture
def program(tmp_path):
    """A copy of what is sent to browsers."""
    for name in ("static", ".streamlit", "guide"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=leave)
    return tmp_path


def test_everything_is_here():
    assert check_files(WORDS) == [Finding("green", WORDS.venue_files)]


@pytest.mark.parametrize(
    "file",
    [
        "static/fonts/public-sans-latin-wght-normal.woff2",
        "static/fonts/icons.woff2",
        "static/fonts/print/guide-serif.ttf",
        "static/shapes/europe.json",
        "static/shapes/checksums.txt",
        "static/reader/style.css",
    ],
)
def test_a_missing_file_is_named(program, file):
    (program / file).unlink()
    assert Finding("red", WORDS.venue_missing.format(file=file), WORDS.venue_missing_do) in (
        check_files(WORDS, program)
    )


def test_shapes_that_were_changed_are_named(program):
    shapes = program / "static/shapes/middle-east.json"
    shapes.write_text(shapes.read_text(encoding="utf-8").replace("33.", "34.", 1), encoding="utf-8")
    (found,) = check_files(WORDS, program)
    assert found.level == "red" and "static/shapes/middle-east.json" in found.what


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("@import url(https://fonts.googleapis.com/css2?family=Inter);", "fonts.googleapis.com"),
        ("a{background:url(//cdn.example.org/a.png)}", "cdn.example.org"),
        ("new WebSocket('wss://live.example.org/x')", "live.example.org"),
        ("/* https://example.org */ a{color:red}", None),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', None),
        ("let half = a // b.c\n", None),
    ],
)
def test_a_file_that_asks_another_host_is_named(program, text, host):
    (program / "static" / "added.js").write_text(text, encoding="utf-8")
    expected = [("static/added.js", host)] if host else []
    assert list(foreign(program)) == expected
