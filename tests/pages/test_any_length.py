"""A module of its two ballots and one thing to read, and one of two hundred blocks."""

import pytest
import yaml

from guide.loading.load import load_pack
from guide.model.pack import Pack
from guide.paper.sheets import sheets
from guide.projector.blocks import groups
from guide.projector.deck import Deck
from guide.projector.scene import Scene
from guide.projector.slide import spread
from guide.settings import ROOT
from tests.app_test import AppTest

FILE = "content/modules/2-who-pays.yaml"
PAGE = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
import streamlit as st
from guide.loading.load import load_pack
from pages import module

from tests.pages.anywhere import Anywhere

st.session_state["pages"] = Anywhere()
module.show(load_pack(Path({folder!r})).pack, {id!r})
"""


def with_texts(folder, many) -> Pack:
    """The small pack with a second module of its ballots and so many texts between them."""
    file = folder / FILE
    module = yaml.safe_load(file.read_text(encoding="utf-8"))
    ballots = [block for block in module["blocks"] if block["kind"] == "ballot"]
    source = module["summary_sources"][0]
    texts = [
        {
            "kind": "text",
            "id": f"text-{n}",
            "heading": f"Part {n}",
            "text": f"What part {n} says. " * 20,
            "sources": [source],
        }
        for n in range(many)
    ]
    module["blocks"] = [ballots[0], *texts, ballots[-1]]
    module["brief"] = [{"text": "What it says.", "rests_on": ["text-0"]}]
    file.write_text(yaml.safe_dump(module, allow_unicode=True), encoding="utf-8")
    loaded = load_pack(folder)
    assert loaded.problems == []
    return loaded.pack


@pytest.mark.heavy
@pytest.mark.parametrize("many", [1, 198])
def test_a_module_of_any_length_opens_on_page_screen_and_paper(pack_copy, many):
    pack = with_texts(pack_copy, many)
    module = pack.modules[1]
    assert len(module.blocks) == many + 2
    show = Deck.of_run(pack, next(iter(pack.runs.values()))).step_of(0).show
    for block in module.blocks:
        assert spread(groups(Scene(pack, show, False), block), 1.0)
    assert all(sheet.nodes() for sheet in sheets(pack, modules=[module.id]))
    script = PAGE.format(root=str(ROOT), folder=str(pack_copy), id=module.id)
    page = AppTest.from_string(script, default_timeout=90).run()
    assert not page.exception
    text = " ".join(str(each.proto.body) for each in page.get("html"))
    assert all(f"Part {n}" in text for n in (0, many - 1))
