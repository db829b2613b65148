"""The small pack, which tests of the code read, and the guides, which tests of content read."""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guide.loading.load import load_pack
from guide.model.pack import Pack
from guide.settings import ROOT

SMALL = Path(__file__).resolve().parent / "pack"
"""The folder of an invented guide with one block of each kind, a map, a timeline and a run."""
REAL = ROOT
"""The folder of this repository's own guide."""
EXAMPLE = ROOT / "examples/nile"
"""The folder of a guide on another region and subject, for what holds of every guide."""


TRANSLATED = SMALL.parent / "translated"
"""The small pack's texts in Spanish, with gaps."""


def translated_copy(folder: Path) -> Path:
    """A copy of the small pack with its translation."""
    shutil.copytree(SMALL, folder)
    shutil.copytree(TRANSLATED / "content.es", folder / "content.es")
    return folder


@cache
def small_pack() -> Pack:
    """The small pack, read once."""
    return read(SMALL)


@cache
def real_pack() -> Pack:
    """This repository's own guide, read once."""
    return read(REAL)


@cache
def example_pack() -> Pack:
    """The guide on another region and subject, read once."""
    return read(EXAMPLE)


def read(folder: Path) -> Pack:
    loaded = load_pack(folder)
    assert loaded.pack is not None, "\n".join(map(str, loaded.problems[:20]))
    return loaded.pack


def made_bare(folder: Path) -> Path:
    """A copy of the small pack without its maps, timelines, runs and places."""
    for name in ("maps", "timelines", "runs"):
        shutil.rmtree(folder / "content" / name)
    (folder / "data/places.csv").unlink()
    for file in (folder / "content/modules").iterdir():
        module = yaml.safe_load(file.read_text(encoding="utf-8"))
        gone = {block["id"] for block in module["blocks"] if _needs_a_map_or_timeline(block)}
        module["blocks"] = [block for block in module["blocks"] if block["id"] not in gone]
        for block in module["blocks"]:
            block.pop("marks", None)  # they name events
        for paragraph in module.get("brief", ()):
            if paragraph.get("shows") in gone:
                del paragraph["shows"]
            paragraph["rests_on"] = [id for id in paragraph["rests_on"] if id not in gone]
        file.write_text(yaml.safe_dump(module, allow_unicode=True), encoding="utf-8")
    guide = folder / "content/guide.yaml"
    text = guide.read_text(encoding="utf-8").replace("page: timelines", "page: claims")
    guide.write_text(text, encoding="utf-8")
    return folder


def _needs_a_map_or_timeline(block: dict[str, Any]) -> bool:
    return "map" in block or "timeline" in block or "map" in block.get("answer", ())
