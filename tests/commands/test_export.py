"""``python -m guide export``: files, and what became of what they could not hold."""

import datetime as dt

import icalendar
import pytest

from guide.__main__ import main
from guide.exports.formats import FORMATS, offers
from tests.packs import SMALL


def export(capsys, format, *arguments):
    """Exit code, and the lines of output and errors."""
    code = main(["export", format, str(SMALL), *arguments])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


@pytest.mark.heavy
def test_all_is_one_file_a_format_or_one_for_each_run_and_module(capsys, tmp_path, pack):
    code, lines, _ = export(capsys, "all", "--out", str(tmp_path / "new" / "folder"))
    written = {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert code == 0 and len(written) == len(FORMATS) + len(pack.runs) * 2 - 2 + 1
    told = [line for line in lines if not line.startswith("  ")]
    assert {line.partition(": ")[0].rpartition("/")[2] for line in told} == written


def test_it_prints_what_was_changed_and_left_out(capsys, tmp_path, pack):
    _, lines, _ = export(capsys, "kahoot", "--out", str(tmp_path))
    (offer,) = offers(pack, formats=("kahoot",), subject="")
    made = offer.made()
    assert f": {made.written} of {made.parts}, " in lines[0]
    left = [line for line in lines if line.startswith("  left out: ")]
    assert len(left) == made.parts - made.written > 0
    assert f"  left out: f-quiz-place: {pack.words.export_left_named}" in left
    assert f"  changed: f-quiz-order: {pack.words.export_as_first}" in lines


def test_one_module_in_the_earlier_reading(capsys, tmp_path, pack):
    day = str(pack.guide.article.date)
    asked = ["--of", "one-ferry", "--as-of", day, "--out", str(tmp_path)]
    code, _, _ = export(capsys, "gift", *asked)
    (path,) = tmp_path.iterdir()
    assert code == 0 and path.name.startswith("one-ferry-two-villages-quiz-one-ferry-is-not-enough")
    text = path.read_text("utf-8")
    assert "f-quiz-first" in text and "f-quiz-later" not in text and "p-quiz" not in text


def test_a_calendar_begins_when_it_is_told_to(capsys, tmp_path):
    export(capsys, "ical", "--begins", "2027-05-24T19:30", "--out", str(tmp_path))
    (path,) = tmp_path.iterdir()
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar.walk("VEVENT")[0].start == dt.datetime(2027, 5, 24, 19, 30)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["gift", "--of", "no-such-module"], "one-ferry"),
        (["gift", "--as-of", "2016-01-01"], "There is no reading as of '2016-01-01'"),
        (["gift", "--lang", "uk"], "It is in en"),
    ],
)
def test_what_there_is_not_is_said_and_nothing_is_written(capsys, tmp_path, asked, said):
    code, _, error = export(capsys, *asked, "--out", str(tmp_path / "out"))
    assert code == 2 and said in error
    assert not (tmp_path / "out").exists()


def test_a_guide_with_a_problem_is_not_exported(capsys, pack_copy, tmp_path):
    (pack_copy / "content/modules/1-one-ferry.yaml").write_text("id: 1\n", encoding="utf-8")
    code = main(["export", "gift", str(pack_copy), "--out", str(tmp_path / "out")])
    assert code == 1 and not (tmp_path / "out").exists()
    assert "1-one-ferry.yaml" in capsys.readouterr().out


def test_every_file_is_in_the_language_that_was_asked_for(
    capsys, tmp_path, translated_folder, bilingual
):
    asked = ["export", "all", str(translated_folder), "--out", str(tmp_path), "--lang", "es"]
    assert main(asked) == 0
    capsys.readouterr()
    spanish = bilingual.in_language("es")
    found = {path.suffix: path for path in tmp_path.iterdir()}
    said = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    stem = next(one.stem for one in spanish.blocks.values() if one.kind == "quiz")
    assert stem not in [one.stem for one in bilingual.blocks.values() if one.kind == "quiz"]
    assert {".zip", ".xml", ".txt", ".xlsx", ".csv", ".ics", ".md"} <= set(found)
    for ending in (".xml", ".txt"):
        texts = [content.decode() for name, content in said.items() if name.endswith(ending)]
        assert any(stem[1:20] in text for text in texts), ending
    (run,) = spanish.runs.values()
    calendar = icalendar.Calendar.from_ical(found[".ics"].read_bytes())
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]) == run.title
    modules = [text.decode() for name, text in said.items() if name.endswith(".md")]
    for module in spanish.modules:
        assert any(text.startswith(f"# {module.title}") for text in modules)
