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


def aged_copy(folder: Path) -> Path:
    """A copy of the small pack with events before the year 1.

    Its timeline goes from 44 BCE to 2100; ``old`` lies before the year 1, ``turn`` on both sides.
    """
    shutil.copytree(SMALL, folder)
    content = folder / "content"
    _insert(
        content / "timelines/crossing.yaml",
        "events:\n",
        _event("stone-44", "15 March 44 BCE", "boat", places="[northby]", label="Stone"),
    )
    with (content / "timelines/crossing.yaml").open("a", encoding="utf-8") as file:
        file.write(_event("plan-2100", "2100", "boat", source="plan-2100"))
    for name, events in AGED.items():
        text = (SMALL / "content/timelines/crossing.yaml").read_text(encoding="utf-8")
        head = text[text.index("\nlanes:") + 1 : text.index("\nevents:") + 1]
        told = "".join(_event(*event) for event in events)
        first = (
            f"id: {name}\nname: The {name} boats\ntitle: Boats of the {name} days\n"
            "alt: Four boats in three lanes.\n"
        )
        (content / f"timelines/{name}.yaml").write_text(f"{first}{head}events:\n{told}", "utf-8")
        block = f"  - kind: timeline\n    id: f-{name}\n    claims: [f-claim-slow]\n"
        block += f"    timeline: {name}\n"
        _insert(
            content / "modules/1-one-ferry.yaml",
            "    intro: Which boat came after which winter?\n",
            block,
        )
    _insert(content / "sources.yaml", "sources:\n", _PLAN)
    return folder


AGED: dict[str, tuple[tuple[str, ...], ...]] = {
    "old": (
        ("raft-501", "501 BCE", "north"),
        ("oars-480", "March 480 BCE", "south", "479 BCE"),
        ("sail-44", "15 March 44 BCE", "boat"),
        ("pier-30", "-0029-08-01", "north"),
    ),
    "turn": (
        ("rope-3", "3 BCE", "north"),
        ("gale-1", "31 December 1 BCE", "south", "1 January 1 CE"),
        ("calm-1", "0001-01-02", "boat"),
        ("fleet-14", "19 August 14 CE", "north"),
    ),
}
"""Events of two invented timelines: id, date, lane and, of some, the end."""

_PLAN = """\
  - id: plan-2100
    publisher: The county
    title: A plan for the next age
    date: 2100-12-31
    url: https://county.example/plan
    quality: primary
"""


def _event(
    id: str,
    date: str,
    lane: str,
    end: str = "",
    *,
    places: str = "",
    label: str = "",
    source: str = "harbor-book-2019",
) -> str:
    """An event as an author writes it."""
    keys = {
        "date": date,
        "end": end,
        "lane": lane,
        "kind": "service",
        "actors": "[company]",
        "title": f"The boat of the {id.partition('-')[0]}",
        "label": label or id.partition("-")[0].title(),
        "key": "true",
        "text": "It crossed the strait.",
        "places": places,
        "sources": f"[{source}]",
    }
    lines = [f"    {key}: {value}\n" for key, value in keys.items() if value]
    return f"  - id: {id}\n{''.join(lines)}"


def _insert(file: Path, after: str, text: str) -> None:
    """Put lines after the first place where some stand."""
    held = file.read_text(encoding="utf-8")
    assert after in held
    file.write_text(held.replace(after, after + text, 1), encoding="utf-8")
