"""Every command that the authors' pages show is run, in their order, on the guide they begin."""

import re
import shlex

import pytest

from guide.__main__ import main
from guide.commands.all import _parser
from guide.loading.load import is_pack, load_pack
from guide.settings import ROOT

FIRST = ROOT / "docs/authors.md"
PAGES = sorted((ROOT / "docs/authors").glob("*.md"))


def commands(page):
    """The commands of a page, each on a line of its own."""
    return re.findall(r"^    python -m guide (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.heavy
def test_every_command_of_the_authors_pages_does_what_it_says(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("GUIDE_PACK", raising=False)
    monkeypatch.chdir(tmp_path)
    ran, before = 0, sorted(ROOT.iterdir())
    for page in (FIRST, *PAGES):
        for line in commands(page):
            arguments = shlex.split(line)
            if arguments[0] == "serve":  # tests/browser/test_new.py serves such a guide.
                assert is_pack(_parser().parse_args(arguments).folder)
            else:
                # Whether enough facts rest on documents is the author's affair.
                ends = (0, 1) if "--sources" in arguments else (0,)
                assert main(arguments) in ends, (page.name, line, capsys.readouterr().err)
            ran += 1
    assert ran > 12
    assert sorted(ROOT.iterdir()) == before, "an author's command leaves this guide alone"
    assert load_pack(tmp_path / "my-guide").problems == []
    assert list((tmp_path / "sheets").glob("*.pdf")) and (tmp_path / "my-guide.zip").exists()


def test_the_first_page_leads_to_every_other():
    text = FIRST.read_text(encoding="utf-8")
    assert all(f"(authors/{page.name})" in text for page in PAGES)
