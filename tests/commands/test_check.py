"""``python -m guide check``: how it ends, and what it prints for whom."""

import os
import re
import subprocess
import sys

import pytest

from guide.__main__ import main
from guide.model.balance import MOST_WORDS
from guide.model.sourcing import LEAST
from guide.settings import ROOT
from tests import packs


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "guide", "check", *map(str, arguments)],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )


@pytest.mark.heavy
def test_the_command_ends_with_0_1_or_2(pack_copy, tmp_path_factory):
    good = run(pack_copy)
    assert good.returncode == 0 and re.search(r"2 modules, \d+ blocks, \d+ events", good.stdout)
    (pack_copy / "content/glossary.yaml").write_text("terms: [", encoding="utf-8")
    bad = run(pack_copy)
    assert bad.returncode == 1 and bad.stdout.startswith("content/glossary.yaml:")
    none = run(tmp_path_factory.mktemp("none"))
    assert none.returncode == 2 and "not a pack" in none.stderr
    assert "Traceback" not in good.stderr + bad.stderr + none.stderr


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform == "win32", reason="such a name cannot be given there")
def test_the_command_ends_quietly(pack_copy):
    """A reader that stops, a terminal without UTF-8 and a strange file name are no traceback."""
    for number in range(2000):
        (pack_copy / f"content/{number}.txt").touch()
    (pack_copy / "content/jaros\u0142aw\n.txt").touch()
    with open(os.fsencode(pack_copy) + b"/content/\xff.txt", "wb"):
        pass
    command = [sys.executable, "-m", "guide", "check", str(pack_copy)]
    for encoding in ("ascii", "utf-8"):
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            process.stdout.readline()
            if encoding == "utf-8":
                process.stdout.close()
            else:
                problems = process.stdout.read().split(b"notice: ")[0]
                assert len(problems.splitlines()) == 2001
            assert b"Traceback" not in process.stderr.read()
            assert process.wait() == 1


def test_balance_prints_thresholds_sides_and_grades(capsys, pack):
    assert main(["check", "--balance", str(packs.SMALL)]) == 0
    out = capsys.readouterr().out
    assert f"{MOST_WORDS:g} times the words" in out and "Flesch-Kincaid" in out
    for module in pack.modules:
        assert module.id in out
    assert "leans to against" in out


@pytest.mark.parametrize(
    ("day", "words"), [("2026-11-24", "Nothing is due"), ("2100-01-01", "due")]
)
def test_what_is_due_is_printed_and_no_problem(capsys, day, words):
    assert main(["check", "--as-of", day, str(packs.SMALL)]) == 0
    assert words in capsys.readouterr().out


def test_a_day_that_is_none(capsys):
    with pytest.raises(SystemExit):
        main(["check", "--as-of", "2027-02-30", str(packs.SMALL)])
    assert "not a day" in capsys.readouterr().err


def test_sources_are_counted_and_too_few_documents_end_with_1(capsys, pack_copy):
    assert main(["check", "--sources", str(packs.SMALL)]) == 1
    out = capsys.readouterr().out
    assert "20 of 26 dated facts, 76.9%" in out and f"{LEAST:.0%}" in out
    assert "block f-compare: Three, since 2022. [courier-2022]" in out
    assert "block f-perspectives: The islet [map-office]" in out
    assert main(["check", str(packs.SMALL)]) == 0

    path = pack_copy / "content/sources.yaml"
    text = path.read_text(encoding="utf-8").replace("quality: press", "quality: reference")
    for id, capital in (
        ("minutes-2019", "Northby"),
        ("southby-paper-2019", "Southby"),
        ("harbor-book-2019", "The wheelhouse"),
        ("study-2025", "The county town"),
        ("map-office", "The islet"),
    ):
        text = text.replace(f"- id: {id}\n", f"- id: {id}\n    capital: {capital}\n")
    path.write_text(text, encoding="utf-8")
    assert main(["check", "--sources", str(pack_copy)]) == 0

    path.write_text(
        text.replace(
            "reprints: [copies.example]",
            "reprints: [copies.example]\n  aggregators: [courier.example]",
        ),
        encoding="utf-8",
    )
    capsys.readouterr()
    assert main(["check", "--sources", str(pack_copy)]) == 1
    assert "collections alone; none should: 5" in capsys.readouterr().out


def test_a_word_that_takes_a_side_is_a_hint_and_no_problem(capsys, pack_copy):
    guide = pack_copy / "content/guide.yaml"
    text = guide.read_text(encoding="utf-8").replace(
        "article:\n", "loaded_words: [boat]\narticle:\n", 1
    )
    guide.write_text(text, encoding="utf-8")
    assert main(["check", str(pack_copy)]) == 0
    hints = [line for line in capsys.readouterr().out.splitlines() if line.startswith("hint: ")]
    assert any("block f-text" in line and "'boat' may take a side" in line for line in hints)
    assert not any("f-perspectives" in line for line in hints), "a capital speaks for itself"
