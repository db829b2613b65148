"""Figures on the projector: no small type, few labels, none over another, and true numbers."""

import datetime as dt
import json
import math
import re
from collections import Counter
from functools import cache

import pandas as pd
import pytest

from guide.figures.projected import (
    MARKERS,
    projected_map,
    projected_place_question,
    projected_series,
    projected_timeline,
    shift_bars,
    shift_flows,
    tally_bars,
)
from guide.figures.style import text_width
from guide.model.choices import LETTERS, Option
from tests.packs import real_pack

PACK = real_pack()
DATED = {"article": dt.date(2017, 5, 16), "words": PACK.words}
EVENTS = {event.id: event for line in PACK.timelines.values() for event in line.events}
SCREENS = [((1203, 504), 24), ((963, 538), 26), ((1805, 756), 36)]
"""The figure and the smallest type on screens of 1280×720, 1024×768 and 1920×1080."""
WHEN = ("Before", "After")
SPANS = {
    "syria-strikes": [(2011, 2017), (2015, 2017), (2011, 2026)],
    "sanctions": [(2012, 2017), (2014, 2014), (2012, 2026)],
    "popularity": [(1999, 2017), (1999, 2026)],
}
TEXTS = (
    "Fight the Islamic State together, with shared targets and intelligence",
    "Keep to the hotline and avoid collisions, no more",
    "Lift them as part of a wider settlement with a neutral Ukraine",
    "Work against Russia's campaign",
    "Hold the line",
)


def options(many):
    return [Option(f"o{i}", LETTERS[i], TEXTS[i % len(TEXTS)], i == 1) for i in range(many)]


def maps(look):
    for drawn in PACK.maps.values():
        views = [v.id for one in drawn.layers if one.kind == "states" for v in one.views]
        for view in views or [None]:
            yield projected_map(PACK, drawn, view=view, **look).checked()
    yield projected_map(PACK, PACK.maps["syria"], years=(2015, 2017), **look).checked()


def timelines(look):
    for name, spans in SPANS.items():
        for years in spans:
            one = [PACK.timelines[name]]
            yield projected_timeline(one, PACK.actors, **DATED, years=years, **look).checked()


def series(look):
    for block in PACK.blocks.values():
        if block.kind == "series":
            table = pd.DataFrame(list(PACK.tables[block.data].records()))
            yield projected_series(block, table, PACK.actors, EVENTS, **DATED, **look).checked()


def sides(pairs):
    """The totals of both sides when everybody voted on both."""
    totals = Counter(), Counter()
    for (first, second), people in pairs.items():
        totals[0][first] += people
        totals[1][second] += people
    return totals


def counts(look):
    for many in (3, 4, 5):
        these = options(many)
        first = {option.id: 3 * i for i, option in enumerate(these)}
        second = {option.id: 7 - i for i, option in enumerate(these)}
        pairs = {
            (a.id, b.id): (i + 2 * j) % 4 for i, a in enumerate(these) for j, b in enumerate(these)
        }
        yield tally_bars(these, [first], names=["First vote"], keyed=True, **look).checked()
        yield tally_bars(
            these, [first, second], names=["First vote", "After talk"], **look
        ).checked()
        yield shift_bars(these, first, second, names=WHEN, **look).checked()
        yield shift_flows(these, *sides(pairs), pairs, names=WHEN, **look).checked()
    for many in (6, 7):
        these = options(many)
        votes = {option.id: 3 * i for i, option in enumerate(these)}
        yield tally_bars(these, [votes], names=["Vote"], keyed=True, **look).checked()


def questions(look):
    for block in PACK.blocks.values():
        if block.kind == "quiz" and block.answer.type == "place":
            for revealed in (False, True):
                yield projected_place_question(
                    PACK, block.answer, revealed=revealed, **look
                ).checked()


KINDS = [maps, timelines, series, counts, questions]


@cache
def figures(kind, theme, size, type_px):
    return list(kind({"theme": theme, "size": size, "type_px": type_px}))


@pytest.fixture(
    params=[SCREENS[0], *(pytest.param(each, marks=pytest.mark.heavy) for each in SCREENS[1:])],
    ids=["1280", "1024", "1920"],
)
def look(request):
    size, type_px = request.param
    return {"theme": "paper", "size": size, "type_px": type_px}


def sizes(part, name=""):
    """Every size of a font anywhere in the figure's JSON."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "size" and name.endswith("font"):
                yield from value if isinstance(value, list) else [value]
            else:
                yield from sizes(value, key)
    elif isinstance(part, list):
        for one in part:
            yield from sizes(one, name)


@pytest.mark.heavy
@pytest.mark.parametrize("kind", KINDS)
def test_no_type_is_smaller_than_the_room_needs(kind, look):
    for figure in figures(kind, **look):
        found = list(sizes(json.loads(figure.to_json())))
        assert found and min(found) >= look["type_px"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_has_the_screens_size_and_nothing_to_trip_over(kind, look):
    for figure in figures(kind, **look):
        assert (figure.layout.width, figure.layout.height) == look["size"]
        assert figure.layout.hovermode is False and figure.layout.dragmode is False
        axes = [figure.layout[name] for name in figure.layout if re.fullmatch(r"[xy]axis\d?", name)]
        assert axes and all(axis.fixedrange for axis in axes)


def box_of(x, y, text, px, anchor="center", level="middle"):
    lines = re.sub("</?b>", "", text).split("<br>")
    wide, high = max(text_width(line, px) for line in lines), len(lines) * 1.2 * px
    left = x - wide * {"left": 0, "center": 0.5, "right": 1}[anchor]
    top = y - high * {"top": 0, "middle": 0.5, "bottom": 1}[level]
    return (left, top, left + wide, top + high)


ANCHORS = {
    "top": "bottom",
    "middle": "middle",
    "bottom": "top",
    "left": "right",
    "center": "center",
    "right": "left",
}


def text_boxes(figure):
    """Where each text stands, in pixels from the upper left, by the estimate of its width."""
    width, height = figure.layout.width, figure.layout.height
    found = []
    for note in figure.layout.annotations:
        if note.text:
            box = box_of(note.x, note.y, note.text, note.font.size, note.xanchor, note.yanchor)
            found.append((note.text, box))
    for trace in figure.data:
        if trace.type == "scatter" and trace.mode == "text":
            x, y = figure.layout.xaxis, figure.layout.yaxis
            wide = ((x.domain or (0, 1))[1] - (x.domain or (0, 1))[0]) * width
            sides = trace.textposition
            sides = [sides] * len(trace.text) if isinstance(sides, str) else sides
            for at_x, at_y, text, side in zip(trace.x, trace.y, trace.text, sides, strict=True):
                px = (at_x - x.range[0]) / (x.range[1] - x.range[0]) * wide
                py = (y.range[1] - at_y) / (y.range[1] - y.range[0]) * height
                # Text that stands to the right of its point begins there.
                down, right = (ANCHORS[one] for one in side.split())
                found.append((text, box_of(px, py, text, trace.textfont.size, right, down)))
    return found


def shared(one, other):
    """How much two boxes share, as width and height."""
    return min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(
        one[1], other[1]
    )


@pytest.mark.parametrize("kind", [maps, timelines, series, counts])
def test_texts_neither_meet_nor_leave_the_figure(kind, look):
    width, height = look["size"]
    for figure in figures(kind, **look):
        boxes = text_boxes(figure)
        for i, (text, box) in enumerate(boxes):
            assert box[0] >= -1 and box[2] <= width + 1, text
            assert box[1] >= -0.1 * look["type_px"] and box[3] <= height + 2, text
            for other, its in boxes[:i]:
                wide, high = shared(box, its)
                assert wide <= 1 or high <= look["type_px"] * 0.2, f"{text} on {other}"


@pytest.mark.parametrize("name", list(PACK.maps))
def test_contested_areas_are_drawn_from_the_first_point_of_view(name, look):
    """The United Nations' view hatches nothing, and the map gives every area its plain name."""
    drawn = PACK.maps[name]
    figure = projected_map(PACK, drawn, **look).checked()
    texts = " ".join(re.sub("</?b>|<br>", " ", text) for text, _ in text_boxes(figure))
    layer = next(one for one in drawn.layers if one.kind == "contested")
    assert layer.points_of_view[0].id == "united_nations"
    assert not any(view.label in texts for view in layer.points_of_view)
    missing = [area.label for area in layer.areas if area.label not in texts]
    assert len(missing) <= 2, missing
    clear = [trace for trace in figure.data if trace.fillcolor == "rgba(0,0,0,0)"]
    assert clear and not any(trace.fillpattern.shape for trace in clear)


def gap(box, point):
    beyond = max(box[0] - point[0], point[0] - box[2], 0)
    return math.hypot(beyond, max(box[1] - point[1], point[1] - box[3], 0))


@pytest.mark.parametrize("name", list(PACK.maps))
def test_a_contested_areas_name_seems_no_other_areas(name, look):
    """The mark nearest to a name is its own, or a line leads from its own mark to it."""
    drawn = PACK.maps[name]
    layer = next(one for one in drawn.layers if one.kind == "contested")
    figure = projected_map(PACK, drawn, **look).checked()
    xaxis, yaxis = figure.layout.xaxis, figure.layout.yaxis
    wide = xaxis.domain[1] * look["size"][0]

    def px(x, y):
        return (
            (x - xaxis.range[0]) / (xaxis.range[1] - xaxis.range[0]) * wide,
            (yaxis.range[1] - y) / (yaxis.range[1] - yaxis.range[0]) * look["size"][1],
        )

    known = {area.id: area.label for area in layer.areas}
    marks = {
        known[data[0]]: px(x, y)
        for trace in figure.data
        if trace.mode == "markers" and trace.customdata is not None
        for x, y, data in zip(trace.x, trace.y, trace.customdata, strict=True)
        if data[0] in known
    }
    led = [px(t.x[0], t.y[0]) for t in figure.data if t.mode == "lines" and len(t.x) == 2]
    checked = 0
    for text, box in text_boxes(figure):
        label = re.sub("<br>", " ", text)
        if label in marks:
            nearest = min(marks, key=lambda other: gap(box, marks[other]))
            assert nearest == label or any(math.dist(marks[label], at) < 1 for at in led), label
            checked += 1
    assert checked >= len(known) - 3


def labels_of(figure):
    """The labels of a timeline: its texts that are an event's."""
    known = {event.label for event in EVENTS.values() if event.label}
    return [(text, box) for text, box in text_boxes(figure) if text in known]


def test_every_state_between_is_named_in_it_or_at_the_end_of_a_line(look):
    figure = projected_map(PACK, PACK.maps["sphere-of-influence"], view="alliances-2017", **look)
    named = {
        text
        for trace in figure.checked().data
        if trace.name in ("states", "states apart")
        for text in trace.text
    }
    assert {"Ukraine", "Moldova", "Georgia", "Azerbaijan"} <= named
    if look["size"][0] > look["size"][1]:  # and the large ones round them
        assert {"Russia", "Belarus", "Poland", "Romania", "Turkey"} <= named


def test_a_timeline_has_at_most_seven_labels_and_none_on_a_marker(look):
    for figure in figures(timelines, **look):
        labels = labels_of(figure)
        assert 1 <= len(labels) <= 7
        for trace in figure.data:
            if trace.mode == "markers":
                half = trace.marker.size / 2
                for x, y in zip(trace.x, trace.y, strict=True):
                    marker = (x - half, y - half, x + half, y + half)
                    for text, box in labels:
                        wide, high = shared(marker, box)
                        assert wide <= 1 or high <= 2, text


def test_every_event_of_the_span_is_a_marker(look):
    line = PACK.timelines["sanctions"]
    figure = projected_timeline([line], PACK.actors, **DATED, years=(2014, 2014), **look).checked()
    drawn = {i for t in figure.data if t.customdata is not None for i in t.customdata}
    assert drawn == {event.id for event in line.events if event.date.first.year == 2014}


def test_the_article_is_marked_only_within_the_span(look):
    line = [PACK.timelines["sanctions"]]
    for years, marked in (((2014, 2016), False), ((2012, 2017), True)):
        figure = projected_timeline(line, PACK.actors, **DATED, years=years, **look).checked()
        texts = [note.text for note in figure.layout.annotations]
        assert ("<b>16 May 2017</b>" in texts) is marked


def test_no_event_at_all_is_an_empty_timeline(look):
    line = [PACK.timelines["sanctions"]]
    figure = projected_timeline(line, PACK.actors, **DATED, years=(1990, 1991), **look).checked()
    assert not [t for t in figure.data if t.mode == "markers"]


def test_a_series_has_at_most_four_marks_and_keeps_its_gaps(look):
    for figure in figures(series, **look):
        known = {m.label for b in PACK.blocks.values() if b.kind == "series" for m in b.marks}
        assert len([text for text, _ in text_boxes(figure) if text in known]) <= 4
        for trace in figure.data:
            if trace.type == "scatter" and trace.mode == "lines+markers":
                assert trace.connectgaps is False and None in trace.y


def lengths(figure):
    """The length of each bar by the option and the number of its count."""
    return {
        trace.name: max(trace.x) - min(trace.x)
        for trace in figure.data
        if trace.name and ":" in trace.name
    }


def written(figure):
    return [re.sub("</?b>", "", note.text) for note in figure.layout.annotations]


def test_a_tally_says_and_draws_what_was_counted(look):
    these = options(3)
    figure = tally_bars(
        these,
        [{"o0": 5, "o1": 15}, {"o0": 10, "o1": 5, "o2": 10}],
        names=["First", "Then"],
        keyed=True,
        **look,
    ).checked()
    for text in ("5 · 25 %", "15 · 75 %", "0 · 0 %", "5 · 20 %", "First · 20", "Then · 25"):
        assert text in written(figure)
    bars = lengths(figure)
    shares = {"o0:0": 25, "o1:0": 75, "o0:1": 40, "o1:1": 20, "o2:1": 40}
    assert set(bars) == set(shares)
    for name, share in shares.items():
        assert bars[name] / bars["o1:0"] == pytest.approx(share / 75, rel=0.01)


def test_a_text_is_never_cut(look):
    for figure in figures(counts, **look):
        flat = [text.replace("<br>", " ") for text in written(figure)]
        assert all(option.text in flat for option in options(3))


def test_each_option_has_its_marker(look):
    figure = tally_bars(options(len(LETTERS)), [{}], names=[""], **look).checked()
    symbols = [t.marker.symbol for t in figure.data if t.mode == "markers"]
    assert tuple(symbols) == MARKERS


def test_the_key_is_marked_by_a_frame_and_a_tick(look):
    plain, marked = (
        tally_bars(options(3), [{}], names=[""], keyed=keyed, **look).checked()
        for keyed in (False, True)
    )
    assert len(marked.layout.shapes) > len(plain.layout.shapes)
    assert len([t for t in marked.data if t.mode == "lines"]) == 1


def test_flows_are_as_thick_as_their_number(look):
    pairs = {("o0", "o0"): 4, ("o0", "o1"): 2, ("o2", "o1"): 6, ("o1", "o0"): 1}
    figure = shift_flows(options(3), *sides(pairs), pairs, names=WHEN, **look).checked()
    thick = {
        tuple(t.name.split(">")): abs(t.y[-2] - t.y[0])
        for t in figure.data
        if t.name and ">" in t.name
    }
    assert set(thick) == set(pairs)
    for pair, number in pairs.items():
        assert thick[pair] / number == pytest.approx(thick["o0", "o0"] / 4)
    for text in ("Before · 13", "After · 13", "−1", "+7", "−6", "6", "5", "8"):
        assert text in written(figure)


def test_who_voted_on_one_side_only_is_in_the_totals_and_in_no_flow(look):
    before, after = {"o0": 7, "o1": 2}, {"o0": 3, "o1": 8}
    pairs = {("o0", "o1"): 4, ("o0", "o0"): 3}
    figure = shift_flows(options(3), before, after, pairs, names=WHEN, **look).checked()
    assert {"Before · 9", "After · 11", "−4", "+6"} <= set(written(figure))
    thick = {t.name: abs(t.y[-2] - t.y[0]) for t in figure.data if t.name and ">" in t.name}
    assert thick["o0>o1"] / 4 == pytest.approx(thick["o0>o0"] / 3)


def test_a_shift_of_totals_says_what_was_gained(look):
    figure = shift_bars(
        options(3), {"o0": 5, "o1": 5}, {"o0": 8, "o2": 2}, names=WHEN, **look
    ).checked()
    assert {"+3", "−5", "+2"} <= set(written(figure))


@pytest.mark.parametrize("many", [3, 4, 5])
def test_nobody_answered(many, look):
    these = options(many)
    assert not lengths(tally_bars(these, [{}, {}], names=["A", "B"], keyed=True, **look).checked())
    assert "0" in written(shift_flows(these, {}, {}, {}, names=WHEN, **look).checked())
    assert "±0" in written(shift_bars(these, {}, {}, names=WHEN, **look).checked())


@pytest.mark.heavy
def test_the_dark_ground_draws_the_same_texts(look):
    for kind in (maps, timelines, series, counts):
        for paper, dark in zip(
            figures(kind, **look), figures(kind, **{**look, "theme": "dark"}), strict=True
        ):
            assert {text for text, _ in text_boxes(paper)} == {text for text, _ in text_boxes(dark)}


def test_the_key_of_a_place_question_is_named_when_revealed(look):
    for block in PACK.blocks.values():
        if block.kind == "quiz" and block.answer.type == "place":
            figure = projected_place_question(PACK, block.answer, revealed=True, **look).checked()
            names = {text for text, _ in text_boxes(figure)}
            names = {name.replace("<br>", " ") for name in names}
            # Where the whole has no room, what stands before its brackets.
            key = PACK.places[block.answer.key].name
            assert any(name.endswith((key, key.partition(" (")[0])) for name in names)
