"""A copy of the real pack that a test may break."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pack(tmp_path):
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path
