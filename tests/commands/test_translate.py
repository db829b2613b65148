"""``python -m guide translate``: places for all texts, and which originals have changed since."""

import pytest

from guide.__main__ import main
from guide.loading.load import load_pack
from tests.packs import translated_copy

GUIDE = "content/guide.yaml"


@pytest.fixture
def folder(tmp_path):
    return translated_copy(tmp_path / "pack")


def files(folder):
    top = folder / "content.es"
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*.*")}


def older(folder):
    notices = load_pack(folder).notices
    return [each for each in notices if each.rule.id == "translation-older"]


@pytest.mark.heavy
def test_every_text_has_its_place_and_nothing_is_lost(folder, capsys):
    before = load_pack(folder).pack.in_language("es")
    assert main(["translate", "es", str(folder)]) == 0
    assert "are to be translated" in capsys.readouterr().out
    after = load_pack(folder)
    assert after.pack.in_language("es").fingerprint == before.fingerprint
    first = files(folder)
    assert "modules/2-who-pays.yaml" in first
    assert b"# Then and now\n    title:\n" in first["modules/1-one-ferry.yaml"]
    assert main(["translate", "es", str(folder)]) == 0
    assert files(folder) == first


def test_a_new_language_begins_with_empty_places(folder, capsys):
    assert main(["translate", "pt-BR", str(folder)]) == 0
    loaded = load_pack(folder)
    assert loaded.problems == []
    assert list(loaded.pack.translations) == ["es", "pt-BR"]
    assert "texts are missing" in "".join(map(str, loaded.notices))


@pytest.mark.heavy
def test_a_changed_original_makes_its_translation_older_until_somebody_looked(folder):
    assert main(["translate", "es", str(folder)]) == 0
    assert older(folder) == []
    path = folder / GUIDE
    changed = path.read_text(encoding="utf-8").replace("Three ways in", "Three doors")
    path.write_text(changed, encoding="utf-8")
    (told,) = older(folder)
    assert told.file == "content.es/guide.yaml" and "Three doors" in told.what
    assert main(["translate", "es", str(folder)]) == 0
    assert "changed since" in (folder / "content.es/guide.yaml").read_text(encoding="utf-8")
    assert len(older(folder)) == 1
    assert main(["translate", "es", str(folder), "--fits"]) == 0
    assert older(folder) == []


def test_another_translation_is_no_longer_older(folder):
    main(["translate", "es", str(folder)])
    for file, old, new in (
        (GUIDE, "Three ways in", "Three doors"),
        ("content.es/guide.yaml", "Tres entradas", "Tres puertas"),
    ):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert older(folder) == []


def test_what_cannot_be_done_is_said(folder, capsys):
    assert main(["translate", "en", str(folder)]) == 2
    assert main(["translate", "Spanish!", str(folder)]) == 2
    assert "BCP 47" in capsys.readouterr().err
    (folder / "content.es/actors.yaml").write_text("actors: [{id: nobody}]\n", encoding="utf-8")
    before = files(folder)
    assert main(["translate", "es", str(folder)]) == 1
    assert "nobody" in capsys.readouterr().out
    assert files(folder) == before
