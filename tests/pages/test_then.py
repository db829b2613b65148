"""As of the article's day, nothing later is in what the server sends: text, figures, files."""

import re
from html import unescape

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from guide.model.as_of import later_dates
from guide.text import csv_file
from guide.views import map_figure, timeline_figure
from guide.views.blocks import series
from tests.app_test import AppTest

from .test_pages import PACK, PAGES, ROOT, SCRIPT

pytestmark = pytest.mark.heavy

DAY = PACK.guide.article.date.first
MONTHS = PACK.words.month_names
ALLOWED = PACK.guide.article.foreseen
"""Ends of measures that were in force, written in the guide itself; nothing else is allowed."""
THEN = SCRIPT.replace(
    "pack = current().pack", "pack = current().reading(current().pack.guide.article.date.first)"
)


EVERY_BLOCK = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from guide.model.blocks import Claim, Quiz, Series
from guide.views import blocks
from guide.views.current import current
from guide.views.saved_progress import progress

from tests.pages.anywhere import Anywhere

st.session_state["pages"] = Anywhere()
pack = current().reading(current().pack.guide.article.date.first)
done = progress()
for block in pack.blocks.values():
    if isinstance(block, Quiz):
        answer = block.answer
        key = answer.key if getattr(answer, "key", None) is not None else str(answer.key_date)
        done.answers[block.id] = key
    if isinstance(block, Series):
        done.guesses[block.id] = {{}}
    if isinstance(block, Claim):
        done.opened.append(block.id)
for block in pack.module({name!r}).blocks:
    blocks.show(pack, block)
"""


def opened(name, script=THEN):
    script = script.format(root=str(ROOT), name=name)
    page = AppTest.from_string(script, default_timeout=60).run()
    assert not page.exception
    return page


def sent(message):
    """Every text of a message to the browser, however deep."""
    for field, value in message.ListFields():
        for each in value if field.is_repeated else [value]:
            if isinstance(each, Message):
                yield from sent(each)
            elif isinstance(each, str):
                yield each


def readable(text):
    """A text as a reader or a figure has it, without the numbers that only place things."""
    text = re.sub(r"\\u20[0-9a-f]{2}", " ", unescape(text))  # quotation marks in JSON, no years
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    numbers = r"\[(?:-?[\d.]+|null)(?:,(?:-?[\d.]+|null))*\]"
    return re.sub(rf"/media/\S+|data:image/\S+|[0-9a-f]{{32,}}|{numbers}", "", text)


@pytest.fixture
def files(monkeypatch):
    """The CSV files that a page offers."""
    stored = []

    def keep(*given):
        stored.append(csv_file.csv_file(*given))
        return stored[-1]

    for module in (map_figure, timeline_figure, series):
        monkeypatch.setattr(module, "csv_file", keep)
    return stored


@pytest.fixture
def messages(monkeypatch):
    """What the server sends to the browser."""
    stored = []
    asked = LocalScriptRunner.forward_msgs

    def keep(runner):
        found = asked(runner)
        stored.extend(found)
        return found

    monkeypatch.setattr(LocalScriptRunner, "forward_msgs", keep)
    return stored


@pytest.mark.parametrize("name", PAGES)
def test_nothing_later_is_sent(name, files, messages):
    opened(name)
    texts = [readable(each) for message in messages for each in sent(message)]
    texts += files
    assert sum(map(len, texts)) > 300
    found = [
        (later, each[:200]) for each in texts for later in later_dates(each, DAY, MONTHS, ALLOWED)
    ]
    assert not found, found[:5]
    if PACK.modules[0].id == name:
        assert files and any("xaxis" in each for each in texts)


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_nothing_later_is_sent_after_every_answer(module, files, messages):
    opened(module.id, EVERY_BLOCK)
    texts = [readable(each) for message in messages for each in sent(message)]
    assert any('class="result' in each for each in texts)
    assert any('class="columns-3' in each for each in texts)
    found = [
        (date, each[:200]) for each in texts for date in later_dates(each, DAY, MONTHS, ALLOWED)
    ]
    assert not found, found[:5]
