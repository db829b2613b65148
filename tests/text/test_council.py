"""A council that got a guide from another shows it under its own name and logo."""

import pytest

from guide.projector.pages import groups
from guide.text import council

NAME = "World Affairs Council of the Strait"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'


@pytest.fixture
def own(monkeypatch, tmp_path):
    path = tmp_path / "logo.svg"
    path.write_text(PICTURE)
    monkeypatch.setenv("GUIDE_COUNCIL", NAME)
    monkeypatch.setenv("GUIDE_LOGO", str(path))


def title_slide(pack):
    (group,) = groups(pack, "title")
    return group.over, str(group.pieces[0].html)


def test_the_title_slide_has_its_name_and_logo(pack, own):
    over, shown = title_slide(pack)
    assert over == NAME
    assert 'src="data:image/svg+xml;base64,' in shown and f'alt="{NAME}"' in shown


def test_without_settings_it_is_the_publishers(pack, monkeypatch):
    monkeypatch.delenv("GUIDE_COUNCIL", raising=False)
    monkeypatch.delenv("GUIDE_LOGO", raising=False)
    over, shown = title_slide(pack)
    assert over == pack.guide.publisher and "<img" not in shown


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("logo.exe", b"x", "a logo is one of"),
        ("missing.png", None, "cannot be read"),
        ("large.png", bytes(council.MOST + 1), "more than"),
    ],
)
def test_what_is_no_logo_is_said_at_the_start(monkeypatch, tmp_path, name, content, says):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("GUIDE_LOGO", str(path))
    with pytest.raises(ValueError, match=says):
        council.logo()
