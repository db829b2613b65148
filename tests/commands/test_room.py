"""The commands of a live room, against a store that a box of phones writes to meanwhile."""

import json

import pytest

from guide.__main__ import main
from guide.room.answers import Box
from guide.room.store import Store
from guide.web import auth
from tests.packs import SMALL

pytestmark = pytest.mark.heavy

SOON = 20


@pytest.fixture
def said(tmp_path, monkeypatch, capsys):
    """Runs a command on the small pack with a store of the test's own; what it printed as JSON."""
    monkeypatch.setenv("GUIDE_STORE", f"sqlite:///{tmp_path}/guide.db")
    monkeypatch.setenv("GUIDE_PACK", str(SMALL))
    store = Store()
    made = auth.Auth(lambda: store)
    monkeypatch.setattr("guide.commands.room.auth", lambda: made)

    def say(*words, code=0):
        assert main(["room", *words, "--json"]) == code
        printed = capsys.readouterr()
        return json.loads(printed.out) if not code else printed.err

    say.store, say.auth = store, made
    yield say
    store.close()


def test_an_evening_by_commands(said):
    new = said("new", "--run", "evening")
    code = new["code"]
    assert said.auth.token_is_good(new["host_key"], 0)
    assert said("open", code, "f-ballot-opening") == {"open": "f-ballot-opening"}
    box = Box(lambda: said.store)
    for option in ("keep", *["bridge"] * 7):
        seat = box.join(code).result(SOON)
        box.answer(code, seat, "f-ballot-opening", option, [option]).result(SOON)
    so_far = said("results", code, "f-ballot-opening")
    assert said("close", code, "f-ballot-opening") == {"answers": 8}
    results = said("results", code.lower(), "f-ballot-opening")
    assert results == so_far
    # One person is not told of, nor to be found by subtraction.
    assert results == {"answers": 8, "counts": {"keep": None, "more": 0, "bridge": None, "none": 0}}
    assert said("open", code, "f-quiz-first") == {"open": "f-quiz-first/1"}
    assert said.store.load(code).room.step.step == "quiz"
    assert said("close", code, "f-quiz-first") == {"answers": 0}
    assert said("open", code, "f-quiz-first") == {"open": "f-quiz-first/2"}
    assert said("end", code)["ended"]
    assert said.store.load(code).room.phones["f-ballot-opening"] == {"keep": 1, "bridge": 7}
    box.close()


def test_people_write_first_and_then_say_a_few_words_that_no_command_tells(said):
    code = said("new", "--run", "evening")["code"]
    box = Box(lambda: said.store)
    seats = [box.join(code).result(SOON) for _ in range(6)]
    for turn, answer in (("written", "wrote"), ("words", "pilot")):
        item = f"f-prompt-boat/{turn}"
        assert said("open", code, "f-prompt-boat") == {"open": item}
        for seat in seats:
            box.answer(code, seat, item, answer, [answer]).result(SOON)
        assert said("close", code, "f-prompt-boat") == {"answers": 6}
    assert said("results", code, "f-prompt-boat") == {"answers": 6, "counts": {}}
    box.close()


def test_without_a_run_it_is_the_guides_first(said):
    code = said("new")["code"]
    assert said.store.load(code).room.run == "evening"


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--run", "no-such-run"),
        ("open", "QQQQQQ", "f-ballot-opening"),
        ("open", "not a code", "f-ballot-opening"),
        ("close", "QQQQQQ", "f-ballot-opening"),
        ("results", "QQQQQQ", "f-ballot-opening"),
        ("end", "QQQQQQ"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(said, words):
    error = said(*words, code=1)
    assert error.strip().endswith(".")
    assert "Traceback" not in error


def test_what_asks_nothing_is_not_opened(said):
    code = said("new")["code"]
    assert "nothing to answer" in said("open", code, "f-text", code=1)
    assert "nothing to answer" in said("results", code, "no-such-block", code=1)
    said("end", code)
    assert "ended" in said("open", code, "f-ballot-opening", code=1)
