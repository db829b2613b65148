"""Packs for tests of exports."""

import datetime as dt

import pytest

from guide.loading.load import load_pack
from guide.model.as_of import as_of

MODULE = "content/modules/1-one-ferry.yaml"


@pytest.fixture
def then(pack):
    """The small pack as of its article's day."""
    return as_of(pack, pack.guide.article.date.first)


@pytest.fixture
def example_then(example_pack):
    """The second guide as of its article's day."""
    return as_of(example_pack, example_pack.guide.article.date.first)


@pytest.fixture
def pack_with_signs(pack_copy):
    """A pack whose texts hold signs that a format may take for its own."""
    signs = '<b> & \\"x\\" {y} = z ~ # : | % \\\\ $1'
    path = pack_copy / MODULE
    text = path.read_text(encoding="utf-8")
    text = text.replace("What did a passenger pay on board?", "STEM").replace(
        "stem: STEM", f'stem: "What {signs}?"'
    )
    text = text.replace("text: A toll}", f'text: "=A toll {signs}"}}', 1)
    text = text.replace("It was free for a week in May.", f'"+No {signs}"')
    text = text.replace("rationale: The [[toll]] was paid on board.", f'rationale: "@Yes {signs}"')
    path.write_text(text, encoding="utf-8")
    loaded = load_pack(pack_copy)
    assert loaded.pack is not None, "\n".join(map(str, loaded.problems))
    return loaded.pack


@pytest.fixture
def begins():
    return dt.datetime(2027, 5, 24, 18, 0)
