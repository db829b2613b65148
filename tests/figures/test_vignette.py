"""The small picture of a module: light, different on each ground, and silent on what is guessed."""

import base64

import pytest

from guide.figures.vignette import vignette
from guide.model.blocks import Series
from guide.model.parts import picture_of


def drawing(address):
    return base64.b64decode(address.partition(",")[2]).decode()


def test_each_module_has_one_that_is_light_and_asks_nobody(real_pack):
    for module in real_pack.modules:
        paper, dark = (vignette(real_pack, picture_of(module), each) for each in ("paper", "dark"))
        assert paper != dark and len(paper) < 20_000
        assert "http" not in drawing(paper).replace("http://www.w3.org", "")


@pytest.mark.parametrize("guessed", [True, False])
def test_a_figure_that_is_guessed_first_shows_its_frame_alone(pack, guessed):
    block = next(each for each in pack.blocks.values() if isinstance(each, Series) and each.guess)
    shown = block if guessed else block.model_copy(update={"guess": None})
    drawn = drawing(vignette(pack, shown, "paper"))
    assert ("<text" in drawn) == guessed and ("stroke-width" in drawn) != guessed


def test_a_block_without_a_figure_has_none(pack):
    assert (
        vignette(pack, next(each for each in pack.blocks.values() if each.kind == "claim"), "paper")
        == ""
    )
