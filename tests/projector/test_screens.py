"""Slides and figures made once for all screens: the same as made for each, and nobody else's."""

import asyncio
import datetime as dt
import gzip
import json
from collections import Counter
from dataclasses import replace

import pytest

from guide.projector import screens as made_once
from guide.projector import view
from guide.projector.deck import Deck
from guide.projector.screens import Asked, Screens, Window
from guide.projector.view import UNDRAWN
from guide.room.clock import Timer
from guide.room.look import Look
from guide.room.room import blank, count, end, go, note, open_source, reveal, toggle_timer
from guide.room.store import StoredRoom
from guide.web.audience import Address
from tests.loops import in_a_loop

from .conftest import NOW

WINDOW = Window("paper", (900, 500), 24.0)


@pytest.fixture
def pack(real_pack):
    return real_pack


@pytest.fixture
def asked(pack, deck_of):
    """What a reader, or a host, asks of a room after a change."""

    def make(
        change=lambda room: room, *, revision=1, host=False, run="taster-20", guide=pack, **query
    ):
        room = change(deck_of(run).room)
        return Asked(guide, StoredRoom("ABCD", revision, room, NOW), query, host, "guide:8501")

    return make


@pytest.fixture
def counted(monkeypatch):
    """How often each function that makes something was called."""
    calls = Counter()

    def count_calls(name, make):
        def once(*args, **values):
            calls[name] += 1
            return make(*args, **values)

        monkeypatch.setattr(view, name, once)

    for name in ("shown", "figure_json"):
        count_calls(name, getattr(view, name))
    return calls


def at_once(*asking):
    async def ask():
        return await asyncio.gather(*asking)

    return in_a_loop(ask())


def said(packed):
    return json.loads(gzip.decompress(packed))


def body(screens, asked, now=NOW):
    [slide] = at_once(screens.said(asked, now))
    return said(slide.body(now))


def to_figure(pack, run="class-45", block="m1-map"):
    at = next(n for n, step in enumerate(pack.runs[run].steps) if step.block == block)
    return lambda room: go(room, at, 0, NOW)


def test_two_hundred_screens_have_one_slide_and_one_figure_made(asked, pack, counted):
    screens, ask = Screens(), asked(to_figure(pack), run="class-45")
    bodies = at_once(*(screens.said(ask, NOW) for _ in range(200)))
    figures = at_once(*(screens.figure(ask, WINDOW, NOW) for _ in range(200)))
    assert len({each.body(NOW) for each in bodies}) == len(set(figures)) == 1
    assert counted == {"shown": 1, "figure_json": 1}


def test_what_is_made_once_is_what_was_made_for_each(asked, pack):
    """Step by step through a run: the slide and the figure are those that the view makes."""
    screens = Screens()
    for at in range(len(pack.runs["class-45"].steps)):
        ask = asked(lambda room, at=at: go(room, at, 0, NOW), revision=at + 1, run="class-45")
        screen = view.Screen(Deck.of_room(pack, ask.stored.room), ask.stored)
        whole = view.shown(screen, host=False, now=NOW) | {"timer": view.timer(screen, NOW)}
        assert body(screens, ask) == json.loads(json.dumps(whole))
        [figure] = at_once(screens.figure(ask, WINDOW, NOW))
        drawing = view.drawing_of(screen)
        expected = drawing and view.figure_json(drawing, WINDOW.theme, WINDOW.size, WINDOW.type_px)
        assert (figure and gzip.decompress(figure).decode()) == expected


def test_the_clock_is_right_though_the_slide_is_kept(asked, monkeypatch):
    seconds = iter(range(100))
    monkeypatch.setattr(made_once.time, "monotonic", lambda: next(seconds))
    screens, ask = Screens(), asked(lambda room: go(room, 1, 0, NOW))
    first = body(screens, ask)["timer"]
    assert first["runs"]
    later = body(screens, ask, NOW + dt.timedelta(seconds=70))["timer"]
    assert later == {"left": first["left"] - 70, "runs": True}


def test_a_clock_that_stands_has_its_slide_packed_once(asked):
    screens = Screens()
    ask = asked(lambda room: toggle_timer(go(room, 1, 0, NOW), NOW))
    [slide] = at_once(screens.said(ask, NOW))
    assert slide.body(NOW) is slide.body(NOW + dt.timedelta(hours=1))


def test_a_reader_never_gets_what_a_host_got(asked, pack):
    """Whoever asks first: the slide ahead and the word that a device may host are not shared."""
    for first in (True, False):
        screens = Screens()
        told = {host: body(screens, asked(host=host)) for host in (first, not first)}
        ahead = {host: body(screens, asked(host=host, ahead="1")) for host in (first, not first)}
        assert told[True]["host"] and not told[False]["host"]
        assert told[True]["here"] == told[False]["here"] == ahead[False]["here"]
        assert ahead[True]["here"] != told[True]["here"]


def test_a_figure_ahead_is_the_hosts_alone(asked, pack):
    before = next(
        n - 1 for n, step in enumerate(pack.runs["class-45"].steps) if step.block == "m1-map"
    )
    screens = Screens()

    def figure(host):
        ask = asked(lambda room: go(room, before, 0, NOW), host=host, run="class-45", ahead="1")
        return at_once(screens.figure(ask, WINDOW, NOW))[0]

    assert figure(host=True) and figure(host=False) is None


def test_what_no_figure_shows_draws_none_anew_and_what_it_shows_does(asked, pack, counted):
    ballot = next(step.block for step in pack.runs["taster-20"].steps if step.block)
    votes = {option.id: 12 for option in pack.block(ballot).options}

    def result(room):
        return reveal(count(go(room, 1, 0, NOW), ballot, votes), True)

    later = NOW + dt.timedelta(minutes=3)
    changes = [
        lambda room: room,
        lambda room: note(room, "loud", later),
        lambda room: toggle_timer(room, later),
        lambda room: blank(room, True),
        lambda room: open_source(room, 1),
        lambda room: room.changed(look=Look(zoom=2, lit=True)),
    ]
    screens, figures = Screens(), []
    for revision, change in enumerate(changes, 1):
        ask = asked(lambda room, change=change: change(result(room)), revision=revision)
        figures += at_once(screens.figure(ask, WINDOW, later))
        fresh = view.drawing_of(view.Screen(Deck.of_room(pack, ask.stored.room), ask.stored))
        assert gzip.decompress(figures[0]).decode() == view.figure_json(
            fresh, WINDOW.theme, WINDOW.size, WINDOW.type_px
        )
    assert len(set(figures)) == 1
    assert counted["figure_json"] == 1 + len(changes)  # the screens' one, and this test's own
    more = asked(lambda room: count(result(room), ballot, dict.fromkeys(votes, 13)), revision=99)
    assert at_once(screens.figure(more, WINDOW, later))[0] != figures[0]
    assert set(type(more.stored.room).model_fields) >= UNDRAWN  # a field has a new name


def test_a_mended_guide_is_shown_at_the_next_look(asked, pack):
    screens = Screens()
    words = pack.words.model_copy(update={"screen_step": "MENDED {number} {count}"})
    mended = replace(pack, words=words)
    assert "MENDED" not in body(screens, asked())["place"]
    assert "MENDED" in body(screens, asked(guide=mended))["place"]


# ── Where people can read ────────────────────────────────────────────────────

NEAR = Address("http://192.0.2.7:8501", near=True)


def waits(room):
    return room.changed(entered=None, clock=Timer(), timer=Timer())


def test_at_the_end_and_after_the_screen_says_where_to_read(asked, pack):
    run = pack.runs["taster-20"]
    last = len(run.steps) - 1
    title = next(at for at, step in enumerate(run.steps) if step.page == "title")
    assert run.steps[last].page == "end"
    places = (
        (lambda room: go(waits(room), title, 0, NOW), False),  # join.js says how to join
        (lambda room: go(room, title, 0, NOW), False),
        (lambda room: go(room, title + 1, 0, NOW), False),
        (lambda room: go(room, last, 0, NOW), True),
        (lambda room: end(room, NOW), True),
    )
    for revision, (change, said_there) in enumerate(places, 1):
        screens, ask = Screens(), asked(change, revision=revision)
        html = body(screens, replace(ask, audience=NEAR))["html"]
        assert (NEAR.short in html) == ('class="join"' in html) == said_there
        assert (pack.words.screen_join_near in html) == said_there
        # One that is not known is not made up, also where another screen was told one.
        assert 'class="join"' not in body(screens, ask)["html"]


def test_without_an_event_the_screen_says_where_to_read(asked, pack):
    screens, ask = Screens(), replace(asked(), stored=None)
    named = Address("https://guide.example.org", near=False)
    html = body(screens, replace(ask, audience=named))["html"]
    assert named.short in html and pack.words.screen_join in html
    assert pack.words.screen_join_near not in html
    assert 'class="join"' not in body(screens, ask)["html"]


def test_a_walk_through_a_run_shows_no_address(asked, pack):
    step = len(pack.runs["taster-20"].steps)
    ask = replace(asked(), query={"run": "taster-20", "step": str(step)}, audience=NEAR)
    assert 'class="join"' not in body(Screens(), ask)["html"]
