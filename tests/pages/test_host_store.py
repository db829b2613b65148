# ruff: noqa: F811 (fixtures of another file)
"""What the facilitator reads, and can go on with, while the store is out of order."""

import pytest

from guide.room import store as stores
from guide.room.errors import OutOfOrder
from tests.pages.test_host import (  # noqa: F401
    WORDS,
    hosting,
    move,
    opened,
    page,
    press,
    room_of,
    store,
    text,
)
from tests.room.test_store import written

pytestmark = pytest.mark.heavy

FULL = OutOfOrder(
    "The disk is full; free some space.", "The disk of /var is full; free some space."
)


@pytest.fixture
def broken(hosting, monkeypatch):
    """Fill it, and the store neither reads nor writes."""
    faults, inside = [], hosting._database.inside

    def perhaps():
        if faults:
            raise FULL
        return inside()

    monkeypatch.setattr(hosting._database, "inside", perhaps)
    monkeypatch.setattr(stores, "RETRY", 1000)
    return faults


def keep_note(shown):
    (button,) = [one for one in shown.button if one.label == WORDS.host_note_keep]
    button.click().run()
    assert not shown.exception


def test_a_note_that_is_not_kept_stays_in_its_field_and_the_slide_moves(hosting, broken):
    code = opened(hosting, at=3)
    shown = page()
    broken.append(True)
    shown.text_area(key="host-note").input("Said with care")
    keep_note(shown)
    assert "The disk of /var is full" in text(shown)
    assert shown.text_area(key="host-note").value == "Said with care"
    before = room_of(hosting, code)
    move(hosting, shown, "next")
    assert room_of(hosting, code) != before
    assert WORDS.host_unsaved.partition("{")[0] in text(shown)
    broken.clear()
    keep_note(shown)
    assert shown.text_area(key="host-note").value == ""
    assert [note.text for note in room_of(hosting, code).notes] == ["Said with care"]
    assert WORDS.host_unsaved.partition("{")[0] not in text(shown)


def test_a_damaged_event_is_named_and_another_can_be_opened(hosting, tmp_path):
    code = opened(hosting, at=3)
    written(f"sqlite:///{tmp_path}/guide.db", "UPDATE rooms SET state = '{'")
    shown = page()
    assert f"room {code} cannot be read; delete it" in text(shown)
    press(shown, "host-open")
    press(shown, "host-end-do")
    shown = page()
    press(shown, f"host-delete-do-{code}")
    assert hosting.damaged() == []
    assert "cannot be read" not in text(shown)


def test_a_lost_file_is_told_until_it_was_read(hosting, tmp_path):
    opened(hosting, at=3)
    (tmp_path / "guide.db").unlink()
    shown = move(hosting, page(), "next")
    for _ in range(2):
        assert "deleted or replaced while the guide ran" in text(shown)
        shown.run()
    press(shown, "host-incidents-read")
    assert "deleted or replaced" not in text(shown)
