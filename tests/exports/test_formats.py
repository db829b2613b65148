"""What holds of every format: names of files, counts, readings, the page of documentation."""

import re
from pathlib import Path

import pytest

from guide.exports.formats import FORMATS, offers, subjects
from guide.exports.made import Wanted, ascii_words, file_name
from guide.model.as_of import as_of, later_dates
from guide.paper.quiz_map import quiz_map

REAL = pytest.param("real_pack", marks=pytest.mark.heavy)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"


@pytest.mark.parametrize("which", ["pack", "then", "example_pack", "example_then", REAL])
def test_no_part_is_lost_in_silence(which, request, begins):
    for offer in offers(request.getfixturevalue(which), begins=begins):
        made = offer.made()
        left = {change.part for change in made.changes if change.left_out}
        assert made.written + len(left) == made.parts > 0, offer.file
        assert made.content


def test_every_file_has_a_name_of_its_own_in_plain_ascii(
    pack, then, example_pack, real_pack, begins
):
    for each in (pack, then, example_pack, real_pack):
        names = [offer.file for offer in offers(each, begins=begins)]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z]+", name) for name in names), names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Partners, or rivals?", "partners-or-rivals"),
        ("Who’s “right” – Łódź, Zürich & Kraków?", "whos-right-odz-zurich-krakow"),
        ("Соперники", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 80, "x" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
    ],
)
def test_a_title_becomes_words_of_ascii(title, name):
    assert ascii_words(title) == name


def test_a_title_without_any_ascii_leaves_the_id(pack):
    wanted = Wanted(pack, "one-ferry")
    assert file_name(wanted, "quiz", "Соперники", "gift", "txt") == (
        "one-ferry-two-villages-quiz-one-ferry-gift.txt"
    )


@pytest.mark.heavy
@pytest.mark.parametrize("which", ["pack", "example_pack"])
def test_two_exports_of_one_guide_are_the_same_bytes(which, request, begins):
    for offer in offers(request.getfixturevalue(which), begins=begins, maps=quiz_map):
        assert offer.format.make(offer.wanted).content == offer.format.make(offer.wanted).content


@pytest.mark.parametrize("which", ["then", "example_then"])
def test_the_files_of_the_earlier_reading_hold_nothing_of_later(which, request, begins):
    then = request.getfixturevalue(which)
    day, months, foreseen = then.as_of, then.words.month_names, then.guide.article.foreseen
    for offer in offers(then, begins=begins):
        if offer.format.ending in ("zip", "xlsx") or offer.format.about == "run":
            continue
        # The day on which the shapes of a map were cut says nothing of what came later.
        text = offer.content().decode()
        assert later_dates(text, day, months, foreseen) == [], offer.file
        assert "third boat" not in text.lower(), offer.file


def test_an_item_that_came_later_is_in_no_quiz_of_the_earlier_reading(pack, then):
    assert "f-quiz-later" in pack.blocks and "f-quiz-later" not in then.blocks
    for offer in offers(then, about="quiz", subject=""):
        assert b"f-quiz-later" not in offer.content()
        assert offer.made().parts == sum(b.kind == "quiz" for b in then.blocks.values())


@pytest.mark.parametrize("which", ["pack", "example_pack"])
def test_each_subject_can_be_had_alone(which, request):
    pack = request.getfixturevalue(which)
    for about in ("quiz", "run", "events", "module"):
        known = dict(subjects(pack, about))
        for subject, title in known.items():
            found = offers(pack, about=about, subject=subject)
            assert {offer.title for offer in found} == {title}


def test_the_words_name_every_format_and_what_it_holds(pack):
    for offer in offers(pack):
        assert offer.name and offer.holds.endswith(".")


def test_every_format_is_in_the_table_of_the_documentation():
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \| `\.(\w+)` \|", PAGE.read_text("utf-8"), re.M)
    assert rows == [(each.id, each.about, each.ending) for each in FORMATS]


def test_a_changed_guide_is_exported_anew(pack):
    then = as_of(pack, pack.guide.article.date.first)
    now = {offer.file for offer in offers(pack)}
    assert not now & {offer.file for offer in offers(then)}
