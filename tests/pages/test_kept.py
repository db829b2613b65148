"""What is the same for all readers is made once, is what it was, and is dropped with its pack."""

import datetime as dt
from threading import Barrier, Thread

import plotly.io
import pytest

from guide.figures.map import map_figure
from guide.figures.timeline import Shown, timeline_figure
from guide.model.as_of import as_of
from guide.model.untranslated import Untranslated
from guide.views import current, kept, review_marks
from guide.views import timeline_figure as timelines
from guide.views.blocks import series
from guide.views.current import Current
from tests import packs
from tests.app_test import AppTest

SCRIPT = """
from guide.views import timeline_figure
from guide.views.current import current

pack = current().pack
lines = list(pack.timelines.values())
timeline_figure.show(pack, lines, title="Both", key="both")
"""


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.forget()
    yield
    kept.forget()


def counting(make, made):
    def counted(*args, **more):
        made.append(make)
        return make(*args, **more)

    counted.__module__, counted.__qualname__ = make.__module__, make.__qualname__
    return counted


@pytest.mark.heavy
def test_a_figure_is_drawn_once_for_two_readers_and_anew_for_another_choice(monkeypatch):
    made = []
    monkeypatch.setattr(timelines, "timeline_figure", counting(timelines.timeline_figure, made))
    one, other = (AppTest.from_string(SCRIPT, default_timeout=60).run() for _ in range(2))
    assert not one.exception and not other.exception and len(made) == 1
    specs = {page.get("plotly_chart")[0].proto.spec for page in (one, other)}
    assert len(specs) == 1
    first, last = one.slider[0].value
    one.slider[0].set_value((first, last - 1)).run()
    assert len(made) == 2
    assert one.get("plotly_chart")[0].proto.spec not in specs
    one.slider[0].set_value((first, last)).run()
    assert len(made) == 2 and one.get("plotly_chart")[0].proto.spec in specs


@pytest.mark.parametrize("theme", ["paper", "dark"])
@pytest.mark.parametrize("narrow", [False, True], ids=["desk", "phone"])
def test_what_is_sent_is_the_figure_to_the_letter(pack, theme, narrow):
    for drawn in pack.maps.values():
        settings = {"theme": theme, "narrow": narrow}
        whole = map_figure(pack, drawn, **settings).json()
        sent = kept.kept_figure(map_figure, pack, drawn, **settings)
        assert plotly.io.to_json(sent.to_dict(), validate=False) == whole


def test_a_series_and_a_timeline_are_sent_to_the_letter(pack):
    for block in pack.blocks.values():
        if block.kind == "series":
            sent = kept.kept_figure(series._drawn, pack, block, "paper", False)
            figure = series._drawn(pack, block, "paper", False)
            assert plotly.io.to_json(sent.to_dict()) == figure.json()
    line = list(pack.timelines.values())
    shown = Shown((2000, 2030), actors=["northby"])
    about = {"theme": "dark", "article": pack.guide.article.date.first, "words": pack.words}
    sent = kept.kept_figure(timeline_figure, line, pack.actors, shown, **about)
    figure = timeline_figure(line, pack.actors, shown, **about)
    assert plotly.io.to_json(sent.to_dict()) == figure.json()


def test_another_reading_another_day_and_another_choice_are_not_mistaken(pack, monkeypatch):
    def named(pack, part, chosen=(), *, strong=None):
        return f"{pack.as_of} {part.id} {sorted(chosen)} {strong}"

    then = as_of(pack, pack.guide.article.date.first)
    one, other = next(iter(pack.maps.values())), next(iter(pack.timelines.values()))
    for args in ((pack, one), (then, one), (pack, other), (pack, one, ["a"]), (pack, one, ("b",))):
        assert kept.kept(named, *args) == named(*args)
    assert kept.kept(named, pack, one, strong={"x"}.pop()) == named(pack, one, strong="x")
    before = len(kept.STORE)
    monkeypatch.setattr(review_marks, "today", lambda: dt.date(2100, 1, 1))
    kept.kept(named, pack, one)
    assert len(kept.STORE) == before + 1


def test_what_cannot_be_told_apart_is_refused(pack):
    with pytest.raises(TypeError, match="told apart"):
        kept.kept(lambda pack, thing: "", pack, object())


def test_it_is_bounded_and_what_was_asked_for_longest_ago_goes_first(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 100)
    made = []

    def text(number):
        made.append(number)
        return "x" * 30

    for number in (1, 2, 3, 1, 4, 1, 2):
        kept.kept(text, number)
    assert len(kept.STORE) == 3
    assert made == [1, 2, 3, 4, 2], "the first was asked for again before the fourth, so it stayed"


def test_readers_at_the_same_time_wait_for_one_drawing():
    made, together, got = [], Barrier(8), []

    def slow(number):
        made.append(number)
        return str(number) * 1000

    def read():
        together.wait()
        got.append(kept.kept(slow, 7))

    readers = [Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert made == [7] and len(got) == 8


def test_what_fails_is_made_again():
    tries = []

    def fails_once():
        tries.append(1)
        if len(tries) == 1:
            raise OSError("a disk")
        return "well"

    with pytest.raises(OSError, match="a disk"):
        kept.kept(fails_once)
    assert kept.kept(fails_once) == "well"


@pytest.mark.heavy
def test_a_pack_read_anew_drops_what_was_kept(pack_copy):
    now = Current(pack_copy)
    assert now.refresh()
    kept.kept(lambda pack: "kept", now.pack)
    assert len(kept.STORE) == 1
    assert not now.refresh() and len(kept.STORE) == 1
    words = pack_copy / "content/glossary.yaml"
    words.write_text(words.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert now.refresh() and len(kept.STORE) == 0


@pytest.mark.heavy
def test_a_run_looks_at_no_file_of_the_pack(monkeypatch):
    assert current.current().pack is not None

    def looked(folder):
        raise AssertionError(f"a run looked at {folder}")

    monkeypatch.setattr(current, "_fingerprint", looked)
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not page.exception


FERRY = "content.es/modules/1-one-ferry.yaml"
RIGHT, WRONG = "[[toll|precio]]", "[[tol|precio]]"


@pytest.fixture
def translated(tmp_path):
    """A guide that was read with its translation."""
    now = Current(packs.translated_copy(tmp_path / "pack"))
    now.refresh()
    return now


def saved(now, file, old, new):
    """The Spanish guide after its author has saved a change."""
    path = now.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert now.refresh()
    return now.pack.in_language("es")


@pytest.mark.heavy
def test_a_translation_saved_with_a_fault_stays_as_it_last_was(translated):
    before = translated.pack.in_language("es")
    spanish = saved(translated, FERRY, RIGHT, WRONG)
    assert spanish == before and translated.behind == translated.faulty == {"es"}
    (problem,) = translated.problems
    assert problem.file == FERRY and "tol" in problem.what
    day = translated.pack.guide.article.date.first
    assert translated.reading(day, "es") == as_of(before, day)
    # Another save with the same fault, then one of the original, and at last it is mended.
    assert saved(translated, FERRY, "Un barco", "Un solo barco") == before
    spanish = saved(translated, "content/guide.yaml", "Two questions", "Some questions")
    assert translated.pack.guide.subtitle.startswith("Some questions")
    assert translated.behind == set() and translated.faulty == {"es"}
    assert isinstance(spanish.block("f-text").text, Untranslated)
    assert spanish.module("one-ferry").short == "Un solo barco"
    spanish = saved(translated, FERRY, "Un solo barco", "Otro barco")
    assert spanish.module("one-ferry").short == "Otro barco"  # never whole: as far as it is sound
    spanish = saved(translated, FERRY, WRONG, RIGHT)
    assert "precio" in spanish.block("f-text").text
    assert translated.problems == [] and not translated.faulty


@pytest.mark.heavy
def test_a_broken_original_keeps_all_languages_as_they_were(translated):
    before = translated.pack
    saved(translated, "content/guide.yaml", "title:", "titel:")
    assert translated.pack is before and not translated.faulty and translated.problems
