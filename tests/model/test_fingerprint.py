"""A pack's fingerprint changes with what it says, and with nothing else."""

import subprocess
import sys
from dataclasses import fields, replace

import pytest

from guide.settings import ROOT
from tests.packs import SMALL, small_pack

PACK = small_pack()


@pytest.mark.heavy
def test_the_same_guide_has_the_same_fingerprint_in_every_process():
    read = "import sys; from pathlib import Path; from guide.loading.load import load_pack; "
    said = "print(load_pack(Path(sys.argv[1])).pack.fingerprint)"
    told = subprocess.run(
        [sys.executable, "-c", read + said, SMALL],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert told.stdout.strip() == PACK.fingerprint
    assert replace(PACK, folder=ROOT, written=PACK).fingerprint == PACK.fingerprint


def other(value):
    """A part of a guide with something taken out or put in."""
    if value is None:
        return PACK.guide.article.date.first
    if isinstance(value, tuple):
        return value[1:]
    if value == {}:
        return {"ferry.png": "data:image/png;base64,AAAA"}
    if hasattr(value, "items"):
        return dict(list(value.items())[1:]) if value else {"more": "than none"}
    name = next(name for name, held in value if isinstance(held, str))
    return value.model_copy(update={name: "Mended"})


PARTS = [each.name for each in fields(PACK) if each.name not in ("folder", "written")]


@pytest.mark.parametrize("part", [name for name in PARTS if name not in ("reviews", "hosts")])
def test_any_mended_part_gives_another(part):
    mended = replace(PACK, **{part: other(getattr(PACK, part))})
    assert mended.fingerprint != PACK.fingerprint
