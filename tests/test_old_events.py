"""Events before the year 1 on each surface: from 44 BCE to 2100, wholly before, and across it."""

import datetime as dt

import pypdfium2
import pytest

from guide.figures.map import map_figure
from guide.loading.words import interface
from guide.model.as_of import as_of, later_dates
from guide.model.fitting import years_asked
from guide.model.runs import Showing
from guide.paper.handouts import Style, find, pdf
from guide.paper.sheets import sheets
from guide.projector import blocks
from guide.projector.scene import Scene
from tests.app_test import AppTest

from .figures.projected.test_projected import shared, text_boxes
from .packs import ROOT
from .paper.pdf import faults, open_pdf, outside, overlapping, text_of

DAY = dt.date(2026, 11, 26)
YEARS = {
    "f-timeline": ("44 BCE – 2020", "1 CE"),
    "f-old": ("501–30 BCE", "400 BCE"),
    "f-turn": ("3 BCE – 14 CE", "1 BCE", "1 CE"),
}
"""The years of each timeline on a screen, and those of which its axis names one."""

SCRIPT = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
import streamlit as st
from guide.views import blocks
from pages import timelines
from tests.packs import read

from tests.pages.anywhere import Anywhere

st.session_state["pages"] = Anywhere()
pack = read(Path({folder!r}))
if {name!r} in pack.blocks:
    blocks.show(pack, pack.blocks[{name!r}])
else:
    timelines.show(pack)
"""


def opened(folder, name):
    script = SCRIPT.format(root=str(ROOT), folder=str(folder), name=name)
    return AppTest.from_string(script, default_timeout=60).run()


def text(page):
    return _plain(" ".join(str(each.proto.body) for each in page.get("html")))


def _plain(said):
    return said.replace("\u00a0", " ")


@pytest.mark.heavy
def test_the_page_of_timelines_shows_and_filters_them(aged_folder):
    page = opened(aged_folder, "timelines")
    assert not page.exception
    assert "events, 501 BCE to 2100." in text(page)
    years = page.select_slider(key="timelines-years")
    assert (years.options[0], years.options[-1], len(years.options)) == ("501 BCE", "2100", 2601)
    for span, count in (((-43, 0), 5), ((-2, 1), 3), ((-500, -479), 2)):
        page.select_slider(key="timelines-years").set_value(span).run()
        assert not page.exception
        assert f"{count} of 20 events" in text(page)
    page.selectbox(key="timelines-event").set_value("oars-480").run()
    assert "March 480 BCE – 479 BCE" in text(page)
    names = [_plain(one) for one in page.selectbox(key="timelines-event").options]
    assert "March 480 BCE · The boat of the oars" in names


@pytest.mark.parametrize("name", [*YEARS, "f-map"])
def test_each_is_drawn_in_its_module(aged_folder, name):
    page = opened(aged_folder, name)
    assert not page.exception
    if name == "f-map":
        assert page.select_slider(key="f-map-years").options[0] == "44 BCE"
    else:
        assert YEARS[name][0].split(" – ")[0].split("–")[0] in text(page)


def test_a_map_tells_when_in_words(aged):
    figure = map_figure(aged, aged.maps["shores"], theme="paper", years=(-43, -43)).checked()
    told = [said for trace in figure.data for said in trace.hovertext or () if "stone" in said]
    assert told and all("15 March 44\u00a0BCE" in said for said in told)


@pytest.mark.parametrize("name", YEARS)
@pytest.mark.parametrize("size", [((1203, 504), 24), ((963, 538), 26), ((1805, 756), 36)])
def test_a_screen_names_years_that_do_not_touch(aged, name, size):
    (group,) = blocks.groups(Scene(aged, Showing()), aged.blocks[name])
    over, *told = YEARS[name]
    assert _plain(group.over).endswith(over)
    figure = group.drawing("paper", *size).checked()
    boxes = [(_plain(said), box) for said, box in text_boxes(figure)]
    assert {said for said, _ in boxes} & set(told)
    for number, (said, box) in enumerate(boxes):
        for other, beside in boxes[:number]:
            wide, high = shared(box, beside)
            assert wide <= 1 or high <= 2, (said, other)


def test_a_step_of_a_run_is_shown_between_years_of_either_era(aged):
    show = Showing.model_validate({"years": ("501 BCE", "0014")})
    assert show.years == (-500, 14)
    (group,) = blocks.groups(Scene(aged, show), aged.blocks["f-old"])
    assert _plain(group.over).endswith("501 BCE – 14 CE")


def test_a_phone_asks_for_no_such_year(aged):
    answer = aged.block("f-quiz-month").answer.model_copy(update={"low": None, "high": None})
    assert years_asked(aged, answer) == (2008, 2100)


@pytest.mark.heavy
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_paper_tells_them_and_is_whole(aged, paper):
    every = [
        sheet
        for sheet in sheets(aged)
        if sheet.name.startswith("timeline") or "1-hand" in sheet.name
    ]
    assert len(every) == 7
    for sheet in every:
        for large in (False, True):
            file = pdf(aged, find(sheets(aged), sheet.name), Style(paper, DAY, large))
            reader = open_pdf(file)
            assert faults(reader) == []
            assert " BCE" in _plain(text_of(reader)), sheet.name
            for page in pypdfium2.PdfDocument(file):
                assert outside(page) == [] and overlapping(page) == []
    said = _plain(
        text_of(open_pdf(pdf(aged, find(sheets(aged), "timeline-turn-list"), Style(paper, DAY))))
    )
    assert said.index("3 BCE") < said.index("1 BCE") < said.index("1 CE") < said.index("14 CE")


def test_the_reading_of_the_articles_day_keeps_them(aged):
    then = as_of(aged, aged.guide.article.date.first)
    assert {"raft-501", "stone-44", "gale-1"} <= set(then.events)
    assert "plan-2100" not in then.events


def test_a_year_before_the_year_1_is_no_later_date():
    months = interface("en").month_names
    for said in ("in 2030 BCE", "3 May 2040 B.C.", "en 2030 a. C."):
        assert later_dates(said, DAY, months) == []
    assert later_dates("in 2030, and in 2030 BCE", DAY, months) == ["2030"]
