"""Every page runs without an error, and what a reader does changes what is shown."""

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from guide.model.parts import PARTS, picture_of
from guide.model.tables import value_at
from guide.text.html import html
from guide.views import current as current_module
from guide.views.claim_links import anchor
from guide.views.folds import key_of
from tests.app_test import AppTest
from tests.packs import example_pack, real_pack

ROOT = Path(__file__).resolve().parents[2]
PACK = real_pack()
EXAMPLE = example_pack()


def pages_of(pack):
    """The name of every page that a guide has."""
    modules = [module.id for module in pack.modules]
    others = ["claims", "timelines", "quiz", "my-views", "glossary", "sources", "handouts"]
    return ["welcome", *modules, *others, *(["accessibility"] if pack.guide.accessibility else [])]


PAGES = pages_of(PACK)
MODULES = [
    pytest.param(pack, module, id=module.id) for pack in (PACK, EXAMPLE) for module in pack.modules
]

SCRIPT = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from guide.views.current import current
from pages import accessibility, claims, glossary, handouts, module, my_views, quiz
from pages import sources, timelines, welcome

from tests.pages.anywhere import Anywhere

pack = current().pack
st.session_state["pages"] = Anywhere()
page = {name!r}
if page in [each.id for each in pack.modules]:
    module.show(pack, page)
else:
    dict([("my-views", my_views)], claims=claims, welcome=welcome, timelines=timelines, quiz=quiz,
         glossary=glossary, sources=sources, handouts=handouts,
         accessibility=accessibility)[page].show(pack)
"""


@pytest.fixture
def reading(monkeypatch):
    """Makes another guide the one that is read."""

    def read(pack):
        monkeypatch.setattr(current_module, "current", lambda: SimpleNamespace(pack=pack))

    return read


def opened(name, *, parts=PARTS, pack=PACK):
    """A page; of a module with these parts open."""
    page = AppTest.from_string(SCRIPT.format(root=str(ROOT), name=name), default_timeout=60)
    for module in pack.modules:
        for part in parts:
            if module.id == name and part != PARTS[0]:
                page.query_params[key_of(module, part)] = "true"
    page.run()
    assert not page.exception
    return page


def text(page):
    return " ".join(str(each.proto.body) for each in page.get("html"))


@pytest.mark.parametrize("name", PAGES)
def test_page_runs(name):
    page = opened(name)
    assert "<h1>" in text(page)
    assert "[[" not in text(page)


@pytest.mark.heavy
@pytest.mark.parametrize("name", pages_of(EXAMPLE))
def test_page_of_another_guide_runs(name, reading):
    reading(EXAMPLE)
    page = opened(name, pack=EXAMPLE)
    assert "<h1>" in text(page)
    assert "[[" not in text(page)
    assert PACK.guide.title not in text(page)


@pytest.mark.heavy
def test_a_right_and_a_wrong_answer():
    module = PACK.modules[0]
    item = next(
        block for block in module.blocks if block.kind == "quiz" and block.answer.type == "choice"
    )
    wrong = next(option for option in item.answer.options if option.id != item.answer.key)
    for choice, words in ((item.answer.key, PACK.words.right), (wrong.id, PACK.words.not_right)):
        page = opened(module.id)
        page.query_params["block"] = item.id
        page.run()
        radio = page.radio(key=f"answer-{item.id}")
        assert radio.value is None, "nothing is preselected"
        radio.set_value(choice)
        page.button(key=f"check-{item.id}").click().run()
        assert not page.exception
        assert words in text(page)


@pytest.mark.heavy
def test_what_was_missed_is_asked_again():
    item = next(
        block
        for block in PACK.modules[0].blocks
        if block.kind == "quiz" and block.answer.type == "choice"
    )
    wrong = next(option for option in item.answer.options if option.id != item.answer.key)
    page = opened("quiz")
    page.query_params["block"] = item.id
    page.run()
    page.radio(key=f"answer-{item.id}").set_value(wrong.id)
    page.button(key=f"check-{item.id}").click().run()
    page.button(key="missed-again").click().run()
    assert not page.exception
    assert page.radio(key="part").value == "missed"
    page.radio(key=f"answer-{item.id}").set_value(item.answer.key)
    page.button(key=f"check-{item.id}").click().run()
    assert not page.exception
    assert PACK.words.right in text(page)
    page.button(key="start-over").click().run()
    assert PACK.words.start_over_sure in text(page) and PACK.words.right in text(page)
    page.button(key="start-over-yes").click().run()
    assert not page.exception
    assert PACK.words.nothing_missed in text(page)


@pytest.mark.heavy
def test_an_empty_answer_is_asked_for_again():
    module = PACK.modules[0]
    page = opened(module.id)
    item = next(block for block in module.blocks if block.kind == "quiz")
    page.button(key=f"check-{item.id}").click().run()
    assert PACK.words.answer_first in text(page)


@pytest.mark.heavy
def test_hindsight_is_not_sent_before_a_judgment():
    module = PACK.modules[0]
    block = next(block for block in module.blocks if block.kind == "hindsight")
    page = opened(module.id)
    line = block.happened[0].text.split("'")[-1][:30]
    assert line not in text(page)
    page.radio(key=f"verdict-{block.id}").set_value("partly").run()
    assert line not in text(page), "the first arrow of a keyboard decides nothing"
    page.radio(key=f"verdict-{block.id}").set_value("not").run()
    page.button(key=f"show-{block.id}").click().run()
    assert line in text(page)
    assert page.radio(key=f"verdict-{block.id}").value == "not"


@pytest.mark.heavy
def test_a_reader_sees_their_own_way_from_ballot_to_ballot():
    module = PACK.modules[0]
    opening, closing = [block for block in module.blocks if block.kind == "ballot"]
    first, second = (option for option in opening.options[:2])
    page = opened(module.id)
    page.radio(key=f"ballot-{opening.id}").set_value(first.id).run()
    page.radio(key=f"ballot-{closing.id}").set_value(second.id).run()
    assert PACK.words.ballot_moved.split("“")[0] in text(page)


def test_filters_leave_something_to_say_when_nothing_is_left():
    page = opened("timelines")
    page.slider(key="timelines-years").set_value((2020, 2020)).run()
    assert PACK.words.no_events not in text(page)
    page.multiselect(key="timelines-actors").set_value(["islamic-state"]).run()
    assert not page.exception
    assert PACK.words.no_events in text(page)


def test_an_event_opens_by_the_list():
    page = opened("timelines")
    page.selectbox(key="timelines-event").set_value("sy-shayrat-2017").run()
    assert not page.exception
    assert "event-card" in text(page) and "USS Porter" in text(page)


def test_the_front_door_opens():
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not page.exception
    assert PACK.guide.title in text(page)


def claim():
    return next(block for block in PACK.modules[0].blocks if block.kind == "claim")


@pytest.mark.heavy
def test_evidence_is_not_sent_before_a_rating_and_the_reader_sees_their_movement():
    block, words = claim(), PACK.words
    page = opened(PACK.modules[0].id)
    line = block.evidence_for[0].text[:40]
    assert line not in text(page)
    before = f"conviction-{block.id}-before"
    page.radio(key=before).set_value(1).run()
    page.radio(key=before).set_value(4).run()
    assert not page.exception
    assert line not in text(page), "the first arrow of a keyboard decides nothing"
    assert page.button(key=f"open-{block.id}").label == words.show_evidence
    page.button(key=f"open-{block.id}").click().run()
    assert line in text(page)
    assert page.radio(key=before).value == 4, "the rating stays and can be changed"
    page.radio(key=f"conviction-{block.id}-after").set_value(2).run()
    moved = words.conviction_moved.format(before=words.conviction_4, now=words.conviction_2)
    assert moved in text(page)


@pytest.mark.heavy
def test_evidence_is_open_to_those_who_do_not_rate():
    block = claim()
    page = opened(PACK.modules[0].id)
    page.button(key=f"open-{block.id}").click().run()
    assert not page.exception
    assert block.evidence_against[0].text[:40] in text(page)
    page = opened(PACK.modules[0].id)
    page.button(key=f"open-all-{block.id}").click().run()
    for each in PACK.modules[0].blocks:
        if each.kind == "claim":
            assert f"open-{each.id}" not in [button.key for button in page.button]


def test_every_claim_is_in_the_ledger_and_taken_up_elsewhere():
    page = opened("claims")
    for block in PACK.blocks.values():
        if block.kind == "claim":
            assert block.title.replace("'", "&#39;") in text(page)
            assert PACK.bearing[block.id], block.id


def test_a_block_links_to_its_claims():
    module = PACK.modules[0]
    prompt = next(block for block in module.blocks if block.kind == "prompt")
    page = opened(module.id)
    for id in prompt.claims:
        title = PACK.block(id).title.replace("'", "&#39;")
        assert f'<a href="#{anchor(id)}">{title}</a>' in text(page)
        assert f'id="{anchor(id)}"' in text(page)


SERIES = next(block for block in PACK.blocks.values() if block.kind == "series" and block.guess)


@pytest.mark.heavy
def test_a_figure_is_not_sent_before_a_guess():
    page = opened(PACK.module_of(SERIES.id).id)
    assert SERIES.title not in text(page)
    assert "margin of error, plus or minus" not in text(page)
    assert not [chart for chart in page.get("plotly_chart") if SERIES.id in str(chart.proto)]
    assert SERIES.question.split("?")[0][:30] not in text(page)
    for number, point in enumerate(SERIES.guess.points):
        key = f"guess-{SERIES.id}-{point.column}-{point.period}"
        assert page.number_input(key=key).value is None, "nothing is preselected"
        page.number_input(key=key).set_value(40.0 + number)
    page.button(key=f"compare-{SERIES.id}").click().run()
    assert not page.exception
    assert SERIES.title in text(page)
    first = SERIES.guess.points[0]
    value = value_at(PACK.tables[SERIES.data], first.column, str(first.period))
    reading = f'<td data-label="{PACK.words.guess_reading}">{value:g}</td>'
    assert f">40</td>{reading}" in text(page)
    assert PACK.words.guess_off.format(points=f"{abs(value - 40):g}") in text(page)
    page.button(key=f"change-{SERIES.id}").click().run()
    key = f"guess-{SERIES.id}-{first.column}-{first.period}"
    assert page.number_input(key=key).value == 40
    page.number_input(key=key).set_value(50.0)
    page.button(key=f"compare-{SERIES.id}").click().run()
    assert f">50</td>{reading}" in text(page)


@pytest.mark.heavy
def test_a_guess_asks_for_every_number():
    page = opened(PACK.module_of(SERIES.id).id)
    page.button(key=f"compare-{SERIES.id}").click().run()
    assert not page.exception
    assert PACK.words.guess_all in text(page) and SERIES.title not in text(page)


def test_a_reader_may_look_without_a_guess():
    page = opened(PACK.module_of(SERIES.id).id)
    page.button(key=f"open-figure-{SERIES.id}").click().run()
    assert not page.exception
    assert SERIES.title in text(page) and 'class="guesses"' not in text(page)


@pytest.mark.heavy
def test_readers_see_what_is_due_for_review(monkeypatch):
    monkeypatch.setattr("guide.views.review_marks.today", lambda: dt.date(2100, 1, 1))
    monkeypatch.setattr("pages.sources.today", lambda: dt.date(2100, 1, 1))
    mark = PACK.words.review_due.split("{")[0]
    for name in ("sources", "glossary", PACK.modules[0].id):
        assert mark in text(opened(name)), name
    assert PACK.words.due_title.split(" (")[0] in text(opened("sources"))


def test_nothing_is_marked_before_its_day(monkeypatch):
    monkeypatch.setattr("guide.views.review_marks.today", lambda: dt.date(2026, 11, 24))
    monkeypatch.setattr("pages.sources.today", lambda: dt.date(2026, 11, 24))
    assert PACK.words.review_due.split("{")[0] not in text(opened("sources"))
    assert PACK.words.due_none in text(opened("sources"))


@pytest.mark.heavy
@pytest.mark.parametrize(("pack", "module"), MODULES)
def test_the_short_text_links_to_the_full_one(pack, module, reading):
    reading(pack)
    page = opened(module.id, pack=pack)
    assert PACK.words.in_full not in text(page)
    page.session_state["length"] = PACK.words.length_short
    page.run()
    assert not page.exception
    for passage in module.brief:
        for block in passage.rests_on:
            if block != passage.shows and pack.block(block).kind not in ("map", "timeline"):
                assert f"?block={block}" in text(page)
    assert PACK.words.check_yourself not in text(page)


@pytest.mark.heavy
@pytest.mark.parametrize(("pack", "module"), MODULES)
def test_under_every_figure_stands_the_same_row(pack, module, reading):
    reading(pack)
    page = opened(module.id, pack=pack)
    for block in module.blocks:
        if block.kind == "series" and block.guess:
            page.button(key=f"open-figure-{block.id}").click().run()
    page = text(page)
    for block in module.blocks:
        if block.kind in ("map", "timeline", "series"):
            row = page.split(f'data-name="{block.id}"')[1].split("</div>")[0]
            assert re.findall(r'data-take="([a-z]+)"', row) == ["png", "svg", "link", "cite"]
            assert pack.guide.title in row


MAP, TIMELINE = "m1-map", "m1-timeline"


@pytest.mark.heavy
def test_an_event_shows_its_place_on_the_map_and_leads_to_it():
    page = opened("diverging-interests")
    page.selectbox(key=f"{TIMELINE}-event").set_value("sy-khan-shaykhun-2017").run()
    assert not page.exception
    place = next(iter(PACK.events["sy-khan-shaykhun-2017"].places))
    page.button(key=f"{TIMELINE}-to-{place}").click().run()
    assert not page.exception
    assert page.selectbox(key=f"{MAP}-place").value == place
    assert "place-card" in text(page)


def test_a_place_shows_what_happened_there_and_leads_to_it():
    page = opened("diverging-interests")
    page.selectbox(key=f"{MAP}-place").set_value("baghouz").run()
    assert not page.exception
    name = PACK.places["baghouz"].name
    assert PACK.words.shown_strongly.format(place=name, count=0) in text(page)
    (event,) = PACK.web.at["baghouz"]
    page.button(key=f"{MAP}-to-{event}").click().run()
    assert not page.exception
    assert page.selectbox(key=f"{TIMELINE}-event").value == event, "the years are widened"
    assert PACK.words.shown_strongly.format(place=name, count=1) in text(page)
    page.button(key=f"{TIMELINE}-show-all").click().run()
    assert page.selectbox(key=f"{MAP}-place").value is None


def test_what_lies_outside_the_map_is_said():
    page = opened("diverging-interests")
    page.selectbox(key=f"{MAP}-place").set_value("washington").run()
    assert PACK.words.outside_map.split("{")[0] in text(page)


@pytest.mark.heavy
def test_a_card_links_people_and_terms_and_the_glossary_links_back():
    event = next(
        event
        for event in PACK.timelines["syria-strikes"].events
        if PACK.web.people[event.id] and PACK.web.terms[event.id] and event.date.first.year < 2018
    )
    page = opened("diverging-interests")
    page.selectbox(key=f"{TIMELINE}-event").set_value(event.id).run()
    assert text(page).count("/glossary?find=") >= 2
    assert "/timelines?timelines-event=" in text(opened("glossary"))


@pytest.mark.heavy
@pytest.mark.parametrize(("pack", "module"), MODULES)
def test_what_is_folded_is_not_sent_until_it_is_opened(pack, module, reading):
    reading(pack)
    folded, whole = opened(module.id, parts=(), pack=pack), opened(module.id, pack=pack)
    judged = [block for block in module.blocks if block.kind == "hindsight"]
    for block in module.blocks:
        if block.kind in ("claim", "prompt", "options", "perspectives") or block in judged[:1]:
            heading = f">{html('{{ title }}', title=block.title)}</h"
            assert heading in text(whole) and heading not in text(folded), block.id
    shown = picture_of(module)
    assert len(folded.get("plotly_chart")) == bool(shown and shown.kind == "map")
    assert not [radio.key for radio in folded.radio if "conviction" in radio.key]


@pytest.mark.heavy
def test_an_address_opens_the_part_that_holds_what_it_names():
    module = PACK.modules[0]
    for name, value, part in (
        ("block", claim().id, "weigh"),
        ("block", MAP, None),
        ("block", "nonsense", None),
        (f"{TIMELINE}-event", "nonsense", "see"),
    ):
        page = AppTest.from_string(SCRIPT.format(root=str(ROOT), name=module.id))
        page.query_params[name] = value
        page.run(timeout=60)
        assert not page.exception
        keys = {each: key_of(module, each) for each in PARTS[1:]}
        assert [each for each, key in keys.items() if page.session_state[key]] == (
            [part] if part else []
        )


def test_one_press_opens_all_parts_with_the_evidence_of_all_claims():
    module = PACK.modules[0]
    page = opened(module.id, parts=())
    page.button(key="open-all-parts").click().run()
    assert not page.exception
    assert "open-all-parts" not in [button.key for button in page.button]
    assert text(page).count('class="columns-3 evidence"') == len(
        [block for block in module.blocks if block.kind == "claim"]
    )
    assert page.selectbox(key=f"{TIMELINE}-event") and page.radio(key="verdict-m1-hindsight-help")


def test_a_place_of_the_map_opens_the_folded_timeline_at_its_event():
    page = opened("diverging-interests", parts=())
    page.selectbox(key=f"{MAP}-place").set_value("baghouz").run()
    (event,) = PACK.web.at["baghouz"]
    page.button(key=f"{MAP}-to-{event}").click().run()
    assert not page.exception
    assert page.selectbox(key=f"{TIMELINE}-event").value == event
    assert "event-card" in text(page)
