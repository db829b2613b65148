"""The documentation holds what there is: pages, commands, rooms, and links that lead somewhere."""

import pkgutil
import re
from pathlib import Path

import pytest

import pages
from guide.commands.all import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
WRITTEN = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "data/README.md"]


def rows(head):
    """The first cells of the table with this head."""
    table = ARCHITECTURE.partition(head)[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)


def test_every_page_is_in_the_table():
    own = {"welcome": "/", "module": "/<module>"}
    names = [module.name for module in pkgutil.iter_modules(pages.__path__)]
    assert set(rows("| page |")) == {own.get(n, f"/{n.replace('_', '-')}") for n in names}


def test_every_command_is_in_the_table():
    assert rows("| command |") == [f"python -m guide {name}" for name in COMMANDS]


def test_every_room_of_the_house_is_told():
    rooms = {path.parent.name for path in ROOT.glob("guide/*/__init__.py")}
    assert rooms == set(re.findall(r"^ {6}([a-z]+)/ ", ARCHITECTURE, re.MULTILINE))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(path):
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), target
