"""A timeline as drawn: every event once, in its lane, with labels that cover nothing."""

import datetime as dt

import pytest

from guide.figures.style import text_width
from guide.figures.timeline import (
    BOLD,
    GUTTER,
    LETTER,
    MARKER,
    NAME,
    NARROWEST,
    ROW,
    ROWS,
    Shown,
    _in_gutter,
    shown_events,
    timeline_figure,
)
from guide.loading.load import load_pack
from guide.loading.words import interface
from guide.model.content import Actor
from guide.model.timelines import Timeline
from guide.settings import pack_folder

ARTICLE = dt.date(2017, 5, 16)
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
WORDS = interface("en").model_copy(update={"month_names": MONTHS, "months_alone": MONTHS})


def actor(name, marker="circle"):
    return Actor.model_validate(
        {
            "id": name,
            "name": name.title(),
            "short": name.title(),
            "marker": marker,
            "colour": {"paper": "#0B254B", "dark": "#269AFF"},
        }
    )


ACTORS = {"one": actor("one"), "two": actor("two", "diamond")}


def timeline(*events):
    lanes = (
        {"id": "a", "label": "Lane A", "actor": "one"},
        {"id": "b", "label": "Lane B", "actor": "two"},
    )
    full = tuple(
        {
            "id": f"e{number}",
            "lane": "a",
            "kind": "k",
            "actors": ("one",),
            "title": "Title",
            "text": "Text",
            "sources": ("s",),
            **event,
        }
        for number, event in enumerate(events)
    )
    return Timeline.model_validate(
        {
            "id": "t",
            "title": "A title",
            "name": "Name",
            "alt": "Alt",
            "lanes": lanes,
            "kinds": ({"id": "k", "label": "Kind"}, {"id": "l", "label": "Other"}),
            "events": full,
        }
    )


def drawn(line, years=(2014, 2019), theme="paper", **more):
    look = {"theme": theme, "article": ARTICLE, "words": WORDS, **more}
    return timeline_figure([line], ACTORS, Shown(years), **look).checked()


def points(figure):
    return {
        name: (x, y)
        for trace in figure.data
        if trace.mode == "markers"
        for name, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }


def test_every_shown_event_is_one_point():
    line = timeline({"date": "2014-03-06"}, {"date": "2014-03-06"}, {"date": "2025-01-01"})
    assert set(points(drawn(line))) == {"e0", "e1"}


def test_events_of_one_moment_stand_in_rows():
    line = timeline(*({"date": f"2014-03-{day:02}"} for day in (6, 7, 8)))
    heights = sorted(y for _, y in points(drawn(line)).values())
    assert heights[1] - heights[0] >= MARKER and heights[2] - heights[1] == ROW


@pytest.mark.parametrize("date", ["2014", "2014-03"])
def test_a_month_is_a_bar_and_a_day_a_point(date):
    def bars(figure):
        return [s for s in figure.layout.shapes if s.type == "line" and s.line.width == 5]

    assert len(bars(drawn(timeline({"date": date})))) == 1
    assert bars(drawn(timeline({"date": "2014-03-06"}))) == []
    lasting = timeline({"date": "2014-03-06", "end": "2014-05-06"})
    assert len(bars(drawn(lasting))) == 1


def test_labels_cover_no_marker_and_no_label():
    dates = [f"201{year}-{month:02}-11" for year in range(4, 8) for month in (1, 2, 6, 11)]
    line = timeline(*({"date": date, "label": "A key event"} for date in dates))
    figure = drawn(line, (2014, 2017))
    scale = NARROWEST / (dt.date(2018, 1, 1) - dt.date(2014, 1, 1)).days
    boxes = []
    for x, y in points(figure).values():
        middle = (x - dt.date(2014, 1, 1)).days * scale
        boxes.append((middle - MARKER / 2, middle + MARKER / 2, y))
    labels = [a for a in figure.layout.annotations if a.text == "A key event"]
    assert labels
    for label in labels:
        x = (label.x - dt.date(2014, 1, 1)).days * scale + label.xshift
        width = len(label.text) * LETTER
        left = x - width if label.xanchor == "right" else x
        assert not any(left < b and a < left + width for a, b, y in boxes if y == label.y)
        boxes.append((left, left + width, label.y))


def test_filters():
    line = timeline(
        {"date": "2014-01-01"},
        {"date": "2015-01-01", "actors": ("two", "one")},
        {"date": "2016-01-01", "kind": "l"},
    )
    assert [e.id for e in shown_events(line, Shown((2014, 2015)))] == ["e0", "e1"]
    assert [e.id for e in shown_events(line, Shown((2014, 2016), ["two"]))] == ["e1"]
    assert [e.id for e in shown_events(line, Shown((2014, 2016), kinds=["l"]))] == ["e2"]


def test_the_articles_date_is_written_in_the_language_of_the_guide():
    notes = drawn(timeline({"date": "2014-01-01"})).layout.annotations
    assert "<b>16 mai 2017</b>" in [note.text for note in notes]


def test_the_article_divides_what_was_known_from_what_came_after():
    def ground(figure):
        return [s for s in figure.layout.shapes if s.type == "rect"]

    line = timeline({"date": "2014-01-01"})
    assert ground(drawn(line))[0].x0 == ARTICLE
    assert ground(drawn(line, (2014, 2016))) == []


@pytest.mark.parametrize(("theme", "colour"), [("paper", "#0B254B"), ("dark", "#269AFF")])
def test_an_actor_keeps_colour_and_marker(theme, colour):
    line = timeline({"date": "2014-01-01"}, {"date": "2015-01-01", "actors": ("two",)})
    marker = next(t for t in drawn(line, theme=theme).data if t.mode == "markers").marker
    assert marker.color == (colour, colour)
    assert marker.symbol == ("circle", "diamond")


def test_the_chosen_event_stands_out():
    line = timeline({"date": "2014-01-01"}, {"date": "2015-01-01"})
    trace = next(t for t in drawn(line, selected="e1").data if t.mode == "markers")
    assert trace.marker.size[1] > trace.marker.size[0]


def test_a_timeline_of_then_ends_on_its_day():
    then = drawn(timeline({"date": "2017-03-06"}), years=(2017, 2017), until=ARTICLE)
    assert then.layout.xaxis.range[1] == ARTICLE
    assert then.layout.xaxis.ticktext == ("2017",)
    assert any("mai 2017" in note.text for note in then.layout.annotations)


@pytest.mark.heavy
def test_what_does_not_stand_out_is_faint():
    pack = load_pack(pack_folder()).pack
    timeline = pack.timelines["syria-strikes"]
    shown = Shown((2011, 2026))
    strong = set(pack.web.at["palmyra"])
    figures = [
        timeline_figure(
            [timeline],
            pack.actors,
            shown,
            theme="paper",
            article=pack.guide.article.date.first,
            words=pack.words,
            strong=each,
        ).checked()
        for each in (None, strong)
    ]
    changed = set()
    for before, after in zip(figures[0].data, figures[1].data, strict=True):
        if before.customdata is not None:
            for event, one, other in zip(
                before.customdata, before.marker.color, after.marker.color, strict=True
            ):
                if one != other:
                    changed.add(event)
    assert changed == {event.id for event in timeline.events} - strong


def names_of(figure, text):
    return next(note for note in figure.layout.annotations if text in note.text)


def test_lanes_are_named_in_a_gutter_and_on_a_phone_above():
    line = timeline({"date": "2014-01-01"})
    desk, phone = drawn(line), drawn(line, narrow=True)
    assert desk.layout.margin.l == GUTTER and phone.layout.margin.l < 10
    first = points(desk)["e0"][1]
    name = names_of(desk, "Lane A")
    assert name.xref == "paper" and name.xanchor == "right" and abs(name.y - first) < ROW
    assert names_of(phone, "Lane A").y < points(phone)["e0"][1] - MARKER


def test_key_events_are_named_before_others():
    line = timeline(
        *({"date": f"2014-03-{day:02}", "label": f"Label {day}"} for day in range(1, 20)),
        {"date": "2014-03-20", "label": "The key", "key": True},
    )
    named = [note.text for note in drawn(line).layout.annotations]
    assert "The key" in named
    assert sum(text.startswith("Label") for text in named) <= ROWS


def test_no_label_crosses_the_day_of_the_article():
    line = timeline({"date": "2017-02-01", "label": "A name of some length"})
    figure = drawn(line, (2011, 2026))
    assert names_of(figure, "A name of some length").xanchor == "right"


@pytest.mark.heavy
def test_three_dozen_turning_points_are_named():
    pack = load_pack(pack_folder()).pack
    figure = timeline_figure(
        pack.shown_timelines,
        pack.actors,
        Shown((2011, 2026)),
        theme="paper",
        article=ARTICLE,
        words=pack.words,
    ).checked()
    labels = {e.label for line in pack.shown_timelines for e in line.events if e.label}
    named = [note.text for note in figure.layout.annotations if note.text in labels]
    assert len(named) >= 36


@pytest.mark.parametrize("name", ["Russia’s counter-measures", "United States", "Entwicklungsbank"])
def test_a_lanes_name_fits_its_gutter_whole(name):
    lines = _in_gutter(name)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert all(text_width(line, NAME) * BOLD <= GUTTER for line in lines)
