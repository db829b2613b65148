"""``python -m guide upgrade``: a guide of an older release is shown, and made one of today."""

import pytest

from guide.__main__ import main
from guide.loading.load import load_pack
from guide.loading.upgrades import RELEASE
from guide.loading.words import words_in
from tests.packs import SMALL

MAP = "content/maps/shores.yaml"
GUIDE = "content/guide.yaml"
WORDS = "content/words.yaml"
PROGRAM = words_in("en")[0]


def edit(folder, file, *changes):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def older(pack_copy):
    """The small pack as the first release wrote it, with all words of that time."""
    edit(
        pack_copy,
        GUIDE,
        ("entry_points:", "doors:"),
        ("entry_title:", "doors_title:"),
        (f"release: {RELEASE}\n", ""),
    )
    edit(pack_copy, MAP, ("light-then", "control_2017"), ("light-today", "control_today"))
    text = (pack_copy / MAP).read_text(encoding="utf-8")
    before, _, control = text.partition("        control:\n")
    for view in ("control_2017", "control_today"):
        control = control.replace(f"          - view: {view}\n", f"          {view}:\n")
    (pack_copy / MAP).write_text(
        before + "".join(line[2:] for line in control.splitlines(True)), encoding="utf-8"
    )
    (pack_copy / WORDS).write_text(
        "# The words of the interface\n\n# Pages\n"
        f"menu: {PROGRAM['menu']}\nbroken_title: This guide is broken\n\n# Blocks\n"
        'then: June 2019\nstale: "The last good one: {file}"\nfooter: One boat\n',
        encoding="utf-8",
    )
    return pack_copy


def test_a_guide_of_an_older_release_can_be_shown(older):
    loaded = load_pack(older)
    assert loaded.problems == []
    told = "\n".join(map(str, loaded.notices))
    for name in ("'doors'", "'control_today'", "'broken_title'", "'{file}'", "release 1"):
        assert name in told, name
    words = loaded.pack.words
    assert (words.then, words.footer) == ("June 2019", "One boat")
    assert words.stale == PROGRAM["stale"]
    today = load_pack(SMALL).pack
    assert loaded.pack.guide.welcome == today.guide.welcome
    (area,) = loaded.pack.maps["shores"].layers[-1].areas
    assert [view.view for view in area.control] == ["control_2017", "control_today"]


def test_upgrade_writes_the_forms_of_today_and_nothing_else(older, capsys):
    before = {path: path.read_bytes() for path in older.rglob("*") if path.is_file()}
    assert main(["upgrade", str(older)]) == 0
    told = capsys.readouterr().out
    assert f"{GUIDE}:" in told and "'doors' is 'entry_points' now" in told
    changed = [path for path, was in before.items() if path.read_bytes() != was]
    assert {path.relative_to(older).as_posix() for path in changed} == {GUIDE, MAP, WORDS}

    loaded = load_pack(older)
    assert {notice.rule.id for notice in loaded.notices} == {"words-missing"}
    assert loaded.pack.guide.release == RELEASE
    assert (older / WORDS).read_text(encoding="utf-8") == (
        "# The words of the interface\n\n# Blocks\nthen: June 2019\nfooter: One boat\n"
    )
    edit(older, MAP, ("control_2017", "light-then"), ("control_today", "light-today"))
    assert (older / MAP).read_bytes() == (SMALL / MAP).read_bytes()
    capsys.readouterr()
    main(["upgrade", str(older)])
    assert "is written" not in capsys.readouterr().out


def test_newer_rules_are_noticed_until_they_hold(older, capsys):
    edit(older, "content/sources.yaml", ("31 December 2020", "31 December 2019"))
    loaded = load_pack(older)
    assert loaded.problems == []
    assert "source-older" in {notice.rule.id for notice in loaded.notices}
    assert main(["upgrade", str(older)]) == 0
    assert "release:" not in (older / GUIDE).read_text(encoding="utf-8")
    assert f"release: {RELEASE}" in capsys.readouterr().out

    text = (older / GUIDE).read_text(encoding="utf-8")
    (older / GUIDE).write_text(f"release: {RELEASE}\n{text}", encoding="utf-8")
    assert "source-older" in {problem.rule.id for problem in load_pack(older).problems}


def test_a_guide_of_a_newer_release_says_so(pack_copy):
    edit(pack_copy, GUIDE, (f"release: {RELEASE}", f"release: {RELEASE + 1}"))
    loaded = load_pack(pack_copy)
    assert loaded.pack and "get the newer one" in "\n".join(map(str, loaded.notices))


def test_a_wrong_folder_is_named(tmp_path, capsys):
    assert main(["upgrade", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
