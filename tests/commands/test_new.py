"""``python -m guide new``: whatever is asked for, a guide that passes, with one of each block."""

import datetime as dt
import io
import sys
from typing import get_args

import pytest

from guide.__main__ import main
from guide.commands.regions import PARTS, window_of
from guide.commands.template import Wanted, files
from guide.loading.load import load_pack
from guide.loading.template import MARK
from guide.model.blocks import AnyBlock
from guide.model.blocks.quiz import AnyAnswer

TODAY = dt.date(2026, 11, 27)
OPTIONS = [
    "--title=Whose water?",
    "--newspaper=The Delta Post",
    "--date=2020-07-15",
    "--publisher=A council",
    "--modules=Water; Power: who has it; Law",
    "--region=Egypt, Sudan, ETH",
]


def tags(union, field):
    members = get_args(get_args(union)[0])
    return {get_args(member.model_fields[field].annotation)[0] for member in members}


def made(folder, *, date=dt.date(2017, 5, 16), modules=("Water", "Law"), region="egypt"):
    """What the checker says of a new guide."""
    wanted = Wanted("T", "N", date, "P", modules, window_of(region), TODAY)
    for file, text in files(wanted).items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_pack(folder)


@pytest.mark.heavy
def test_it_passes_and_shows_what_was_asked_for(tmp_path, capsys):
    folder = tmp_path / "a guide"
    assert main(["new", str(folder), *OPTIONS]) == 0
    told = capsys.readouterr().out
    assert f"python -m guide serve {folder}" in told
    assert "hint: content/guide.yaml:" in told and "notice:" not in told
    pack = load_pack(folder).pack
    guide = pack.guide
    assert (guide.title, guide.publisher) == ("Whose water?", "A council")
    assert (guide.article.newspaper, str(guide.article.date)) == ("The Delta Post", "2020-07-15")
    assert [module.title for module in pack.modules] == ["Water", "Power: who has it", "Law"]
    assert pack.maps["map"].window.holds(31.2, 30.0) and pack.maps["map"].window.holds(38.7, 9.0)
    assert set(pack.tables["states.csv"].column("iso3")[:3]) >= {"EGY", "SDN", "ETH"}


@pytest.mark.heavy
def test_it_holds_one_of_each_block_and_way_of_answering_a_run_and_a_table(tmp_path):
    pack = made(tmp_path).pack
    first = pack.modules[0].blocks
    assert {block.kind for block in first} == tags(AnyBlock, "kind")
    answers = {block.answer.type for block in first if block.kind == "quiz"}
    assert answers == tags(AnyAnswer, "type")
    assert len(pack.runs) == 1 and "figures.csv" in pack.tables
    colours = {actor.colour.paper for actor in pack.actors.values()}
    assert len(colours) == len(pack.actors)


@pytest.mark.heavy
@pytest.mark.parametrize("region", [*PARTS, "Maldives", "nauru, KIR", "USA", "Fiji", "Russia"])
def test_any_region_passes(tmp_path, region):
    loaded = made(tmp_path, region=region)
    assert loaded.problems == []
    assert len(loaded.pack.places) == 3


@pytest.mark.parametrize("region", ["-40,-30,-40,-30", "170, -170, -20, -10"])
def test_so_do_degrees_with_no_land_and_across_the_180th_meridian(tmp_path, region):
    assert made(tmp_path, region=region).problems == []


@pytest.mark.parametrize(
    "date", ["2026-11-27", "2026-11-26", "1900-01-01", "2024-02-29", "2026-01-01"]
)
def test_any_day_passes(tmp_path, date):
    assert made(tmp_path, date=dt.date.fromisoformat(date)).problems == []


@pytest.mark.parametrize(
    "modules", [["Host"], ["Quiz", "Quiz", "Мир"], [f"Replace me: topic {n}" for n in range(12)]]
)
def test_any_titles_of_modules_pass(tmp_path, modules):
    loaded = made(tmp_path, modules=modules)
    assert loaded.problems == []
    assert len({module.id for module in loaded.pack.modules}) == len(modules)
    assert loaded.pack.modules[0].id != "host"


def test_the_checker_points_at_every_text_of_the_template_until_none_is_left(tmp_path):
    loaded = made(tmp_path)
    told = {notice.file: notice for notice in loaded.notices}
    assert {notice.rule.id for notice in loaded.notices} == {"template-text"}
    for path in [*tmp_path.rglob("*.yaml"), *tmp_path.rglob("*.csv")]:
        file, text = path.relative_to(tmp_path).as_posix(), path.read_text(encoding="utf-8")
        lines = [n for n, line in enumerate(text.splitlines(), 1) if MARK in line.lower()]
        assert (file in told) == bool(lines), file
        if lines:
            assert told[file].line <= lines[0]
            path.write_text(_replaced(text), encoding="utf-8")
    again = load_pack(tmp_path)
    assert again.problems == [] and again.notices == []


def _replaced(text):
    return text.replace("Replace me", "Written").replace("replace me", "written").replace(
        "Replace Me", "Ada Lind"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("--date=16/5/2017", "not a day"),
        ("--date=2999-01-01", "1900 to today"),
        ("--modules=0", "from 1 to 12"),
        ("--modules=;", "from 1 to 12"),
        ("--region=Atlantis", "no region"),
        ("--region=10,20,50,40", "no region"),
        ("--title= ", "a line"),
    ],
)
def test_what_is_no_answer_is_said_and_nothing_is_made(tmp_path, capsys, option, says):
    assert main(["new", str(tmp_path / "new"), *OPTIONS, option]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["new", str(tmp_path), *OPTIONS]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.heavy
def test_it_asks_for_what_was_not_given_and_asks_again(tmp_path, capsys, monkeypatch):
    answers = ["A title", "", "yesterday", "2019-06-03", "", "2", "Atlantis", "Chile"]
    answers += ["Spanish", "es"]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    folder = tmp_path / "asked"
    assert main(["new", str(folder)]) == 0
    told = capsys.readouterr().out
    assert all(fault in told for fault in ("not a day", "no region", "no language"))
    pack = load_pack(folder).pack
    assert (pack.guide.title, pack.guide.language) == ("A title", "es")
    assert len(pack.modules) == 2
    window = pack.maps["map"].window
    assert window.holds(-70.6, -33.4) and window.east - window.west < 20


@pytest.mark.heavy
def test_it_speaks_the_language_that_was_asked_for(tmp_path, capsys):
    assert main(["new", str(tmp_path / "guía"), *OPTIONS, "--language=es"]) == 0
    assert "words-missing" not in capsys.readouterr().out
    pack = load_pack(tmp_path / "guía").pack
    assert pack.guide.language == "es"
    assert pack.words.menu == "Menú" and pack.words.obstacle == "Tema {number} de {count}"
    assert pack.words.then == "julio de 2020"
    assert "Egipto" in pack.tables["states.csv"].column("name")


def test_a_language_is_its_short_name(tmp_path, capsys):
    assert main(["new", str(tmp_path / "guide"), *OPTIONS, "--language=Spanish"]) == 2
    assert "such as en, es or pt-BR" in capsys.readouterr().err
