"""Every word that stands on a surface comes from the guide or from the words of the interface."""

import json
import random
import re
from dataclasses import replace
from functools import partial

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.exports import markdown
from guide.loading.load import load_pack
from guide.phone import routes as phone
from guide.projector import page, view
from guide.projector.deck import Deck
from guide.projector.overview import overview_html
from guide.projector.sources import source_pages
from guide.room.answers import Box
from guide.room.items import opened
from guide.room.room import begin, new_room, shut
from guide.room.session import Session
from guide.room.store import Store

from .conftest import NOW
from .pseudo import made_pseudo, plain_words, texts_of


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory):
    loaded = load_pack(made_pseudo(tmp_path_factory.mktemp("pseudo") / "pack"))
    assert loaded.pack, "\n".join(map(str, loaded.problems))
    return loaded.pack


def slides(pack):
    """Every slide of every run, in order, with its answers and results."""
    for run in pack.runs.values():
        deck = Deck.of_run(pack, run)
        while True:
            for shown in (deck, replace(deck, room=deck.reveal(True))):
                yield from ((shown, slide) for slide in shown.slides())
            onward = replace(deck, room=deck.next(NOW))
            if onward.room == deck.room:
                break
            deck = onward


SEEN = ("text", "hovertext", "hovertemplate", "ticktext", "title")
"""The keys of a Plotly figure whose values are seen or heard."""


def figure_texts(told):
    """What a reader sees of a Plotly figure."""
    if isinstance(told, dict):
        seen = (*SEEN, "name") if told.get("showlegend") else SEEN
        for key, value in told.items():
            if key != "customdata":
                yield from (_strings if key in seen else figure_texts)(value)
    elif isinstance(told, list):
        for each in told:
            yield from figure_texts(each)


def _strings(value):
    if isinstance(value, str):
        yield re.sub(r"<[^>]+>|%\{[^}]*\}", " ", value)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def test_no_word_is_left_on_a_slide(pseudo):
    found, drawn = set(), set()
    for deck, slide in slides(pseudo):
        texts = texts_of(view.slide_html(slide)) + texts_of(view._foot(pseudo, slide))
        texts += [text for one in source_pages(pseudo, slide) for text in texts_of(one)]
        texts += texts_of(view._place(deck))
        if slide.group.drawing and deck.room.at not in drawn:
            drawn.add(deck.room.at)
            told = json.loads(view.figure_json(slide.group.drawing, "paper", (1100, 500), 24))
            texts += figure_texts(told)
        found.update(plain_words(texts))
    assert not found, "\n".join(sorted(found))


def test_no_word_is_left_round_the_slides(pseudo):
    deck = Deck.of_run(pseudo, next(iter(pseudo.runs.values())))
    texts = texts_of(page.page_html(pseudo)) + texts_of(overview_html(deck))
    assert not plain_words(texts), "\n".join(plain_words(texts))


@pytest.fixture
def hall(pseudo, own_file):
    """Routes of phones over a store, and the code of a room of the guide."""
    store = Store(own_file)
    box = Box(lambda: store)
    app = Starlette(routes=phone.routes(lambda: pseudo, lambda: store, box))
    run = next(iter(pseudo.runs.values()))
    room = new_room(run, Session.of_run(pseudo, run).room.plan, people=30)
    code = store.open_room(begin(room, NOW), NOW, random.Random(7)).code
    yield TestClient(app, "http://127.0.0.1", follow_redirects=True), store, code
    box.close()


def open_item(pack, block, room):
    """The room with a block open to phones; as it was where there is nothing to answer."""
    return opened(Session.of_room(pack, room), block, NOW) or room


@pytest.mark.heavy
def test_no_word_is_left_on_a_phone(pseudo, hall):
    client, store, code = hall
    pages = [client.get("/join"), client.get("/join?code=QQQQQQ"), client.get(f"/r/{code}")]
    for block in pseudo.blocks:
        for change in (partial(open_item, pseudo, block), shut):
            store.change(code, change)
            pages.append(client.get(f"/r/{code}"))
    pages += [client.get(f"/r/{code}/{name}") for name in ("questions", "hall")]
    texts = [text for one in pages for text in texts_of(one.text)]
    texts += [
        value for one in pages for value in re.findall(r'data-[a-z-]+="([^"]* [^"]*)"', one.text)
    ]
    assert not plain_words(texts), "\n".join(plain_words(texts))


def test_no_word_is_left_in_the_plain_copies(pseudo):
    texts = [
        text for module in pseudo.modules for text in texts_of(markdown.as_html(pseudo, module.id))
    ]
    assert not plain_words(texts), "\n".join(plain_words(texts))
