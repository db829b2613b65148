"""What a participant could learn early: every address, asked by everybody, of an open item."""

import datetime as dt
import html
import random
import re

import pytest

from guide.model.blocks import Ballot, Quiz
from guide.projector.deck import Deck
from guide.room.room import PlannedStep, count, go, new_room, note, reveal
from guide.room.votes import votes_at
from guide.web.auth import COOKIE, DEVICE_COOKIE
from tests.packs import small_pack

from .speaking import page_of, text_of

NOW = dt.datetime(2026, 11, 26, 19, 0, tzinfo=dt.UTC)
COUNTS = (1733, 2671, 3187, 4219, 5347)
"""Numbers that stand in no slide."""
SECRET = "Mrs. Jones has left in tears"
FIGURE = "w=900&h=500&type=20"

WHO = ("nobody", "reader", "facilitator")


@pytest.fixture(scope="module")
def cookies(served):
    """What each of those who ask carries."""
    visited = {}
    for path in ("/", "/_stcore/health", "/host", "/screen"):
        visited |= dict(served.ask("GET", path).cookies)
    visited |= {COOKIE: "9999999999.0123456789abcdef." + "0" * 64, DEVICE_COOKIE: "x.y"}
    return {
        "nobody": "",
        "reader": "; ".join(f"{name}={value}" for name, value in visited.items()),
        "facilitator": served.facilitator(),
    }


def open_items(pack):
    """Each item at which people vote or answer, once: a run and a place in it.

    Without those on a map, as shapes of borders hold thousands of numbers.
    """
    found = {}
    for run in pack.runs.values():
        for at, step in enumerate(run.steps):
            block = pack.block(step.block) if step.block else None
            on_a_map = isinstance(block, Quiz) and block.answer.type == "place"
            if isinstance(block, Ballot | Quiz) and not on_a_map:
                found.setdefault(block.id, (run.id, at))
    return list(found.values())


ITEMS = open_items(small_pack())


@pytest.fixture(params=ITEMS, ids=lambda item: f"{item[0]}-{item[1]}")
def item(request):
    return request.param


@pytest.fixture
def event(served, pack, item):
    """An event that stands at an item which is counted and not shown; gone afterwards."""
    name, at = item
    run = pack.runs[name]
    plan = tuple(PlannedStep(step=step.id, minutes=step.minutes) for step in run.steps)
    room = note(go(new_room(run, plan, people=30), at, 0, NOW), SECRET, NOW)
    block = pack.block(run.steps[at].block)
    options = getattr(block, "options", None) or ()
    votes = dict(zip((option.id for option in options), COUNTS))
    for what in (block.id, f"{block.id}/1", f"{block.id}/2"):
        room = count(room, what, votes)
    stored = served.store.open_room(room, NOW, random.Random(f"{item}"))
    yield stored
    served.store.delete(stored.code)


def counts_in(text):
    """The counts that a text holds; not the digits of a name made by chance."""
    return {n for n in COUNTS if re.search(rf"(?<![\w.-]){n}(?![\w-])", text)}


def addresses(code, run, at):
    """Every address below ``/screen`` that tells of an event, with every way to ask for more."""
    yield f"/screen?room={code}"
    for name in ("", f"room={code}", f"room={code.lower()}", f"room={code}&watch=1",
                 f"room={code}&shown=1&step={at + 1}", f"run=none&room={code}&shown=1",
                 f"run={run}&step={at + 1}", f"run={run}&step={at + 1}&shown=1",
                 f"run={run}&room={code}&step={at + 1}&shown=1&ahead=1"):  # fmt: skip
        for path in ("/now", "/show", "/figure"):
            for part in (0, 1):
                yield f"/screen{path}?{name}&part={part}&{FIGURE}"


def ahead_of(code):
    for name in ("ahead=1", f"ahead=1&room={code}", f"room={code}&ahead=1&watch=1",
                 f"ahead=0&room={code}&ahead=1"):  # fmt: skip
        yield f"/screen/show?{name}"
        yield f"/screen/figure?{name}&{FIGURE}"
    yield "/screen/steps"
    yield f"/screen/steps?room={code}"


def told(served, path, cookie):
    answer = served.ask("GET", path, headers={"Cookie": cookie} if cookie else {})
    assert answer.status_code < 500, path
    return answer.status_code, html.unescape(answer.text) + repr(dict(answer.headers))


@pytest.mark.parametrize("who", WHO)
def test_no_address_tells_a_count_of_an_open_item(served, event, item, cookies, who):
    for path in addresses(event.code, *item):
        _, text = told(served, path, cookies[who])
        assert not counts_in(text), path
        assert SECRET not in text, path


@pytest.mark.parametrize("who", ["nobody", "reader"])
def test_only_a_facilitator_looks_ahead(served, event, cookies, who):
    for path in ahead_of(event.code):
        assert told(served, path, cookies[who])[0] == 403, path
    for path in ahead_of(event.code):
        assert told(served, path, cookies["facilitator"])[0] in (200, 404, 400), path


@pytest.mark.parametrize("who", ["nobody", "reader"])
def test_an_answer_is_not_marked_before_it_is_shown(served, event, cookies, who):
    assert "is-key" not in told(served, f"/screen/show?room={event.code}", cookies[who])[1]


@pytest.mark.parametrize("who", ["nobody", "reader"])
def test_no_move_is_made(served, event, cookies, who):
    for name in ("next", "reveal", "blank"):
        answer = served.ask(
            "POST", "/screen/move", json={"move": name, "room": event.code},
            headers={"Cookie": cookies[who], "Origin": served.address},
        )  # fmt: skip
        assert answer.status_code == 403
    assert served.store.load(event.code) == event


def test_what_is_shown_is_there_to_be_seen(served, event, item, pack):
    """The tests above look where counts would stand."""
    served.store.change(event.code, lambda room: reveal(room, True))
    block = pack.block(pack.runs[item[0]].steps[item[1]].block)
    deck = Deck.of_room(pack, served.store.load(event.code).room)
    drawn = [slide for slide in deck.slides() if slide.group.drawing]
    texts = "".join(
        told(served, f"/screen/{path}?room={event.code}&{FIGURE}", "")[1]
        for path in ("show", "figure")
    )
    if isinstance(block, Ballot) and drawn:
        assert counts_in(texts)
    elif isinstance(block, Quiz) and getattr(block, "options", None):
        assert "is-key" in texts or counts_in(texts) or votes_at(deck, deck.room.at)


PAGES = ("", "claims", "timelines", "quiz", "my-views", "glossary", "sources", "handouts", "host")


def test_no_page_tells_a_reader_of_an_event(served, pack, cookies):
    """Through the socket, where Streamlit's pages come from; once, as pages hold no place of it."""
    run = pack.runs["evening"]
    at = next(n for n, step in enumerate(run.steps)
              if step.block and isinstance(pack.block(step.block), Ballot))  # fmt: skip
    plan = tuple(PlannedStep(step=step.id, minutes=step.minutes) for step in run.steps)
    block = pack.block(run.steps[at].block)
    votes = dict(zip((option.id for option in block.options), COUNTS))
    room = note(go(new_room(run, plan, people=30), at, 0, NOW), SECRET, NOW)
    names = (*PAGES, *(module.id for module in pack.modules))
    # Shapes of borders hold thousands of numbers.
    before = {name: counts_in(text) for name, text in pages_as(served, names, "", "")}
    stored = served.store.open_room(count(room, block.id, votes), NOW, random.Random(1))
    try:
        for who in ("nobody", "reader"):
            for name, text in pages_as(served, names, cookies[who], f"room={stored.code}"):
                assert counts_in(text) <= before[name], name
                assert SECRET not in text, name
                assert stored.code not in text.replace(f"room={stored.code}", ""), name
        ((_, host),) = pages_as(served, ["host"], cookies["facilitator"], "")
        assert stored.code in host
    finally:
        served.store.delete(stored.code)


def pages_as(served, names, cookie, query):
    """All that is sent of pages to somebody with a cookie, in one visit."""
    with page_of(served.address, cookie=cookie) as page:
        return [(name, text_of(page.run(name, query))) for name in names]


def test_a_file_is_found_by_nobody_who_does_not_know_it(served, cookies):
    for name in ("0", "0" * 56, "0" * 56 + ".csv", "2026-11-26-ABCD.csv"):
        for cookie in cookies.values():
            assert told(served, f"/media/{name}", cookie)[0] == 404
