"""The parts of a module: each block stands in one, by its kind, and none is lost."""

from typing import get_args

import pytest

from guide.model.blocks import AnyBlock
from guide.model.parts import PARTS, parts_of, picture_of
from tests.packs import real_pack, small_pack

MODULES = [*small_pack().modules, *real_pack().modules]
KINDS = [
    get_args(member.model_fields["kind"].annotation)[0]
    for member in get_args(get_args(AnyBlock)[0])
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.id)
def test_every_block_stands_once_in_a_part_or_beside_the_lead(module):
    held = [block.id for part in parts_of(module).values() for block in part]
    picture = picture_of(module)
    if picture:
        held.append(picture.id)
    assert sorted(held) == sorted(block.id for block in module.blocks)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.id)
def test_parts_and_what_they_hold_stand_in_order(module):
    place = {block.id: number for number, block in enumerate(module.blocks)}
    parts = parts_of(module)
    assert list(parts) == [part for part in PARTS if part in parts]
    assert PARTS[0] in parts
    for held in parts.values():
        places = [place[block.id] for block in held]
        assert places == sorted(places)


def test_a_kind_has_its_part_and_a_passage_goes_with_what_stands_before_it():
    found = {}
    for module in MODULES:
        for part, held in parts_of(module).items():
            for block in held:
                found.setdefault(block.kind, set()).add(part)
    found.setdefault("map", {"see"})  # Each of these stands beside the lead.
    assert set(found) == set(KINDS)
    assert found["ballot"] == {"question", "decide"}
    assert all(len(parts) == 1 for kind, parts in found.items() if kind not in ("ballot", "text"))
    third = parts_of(real_pack().modules[2])
    assert "text" in [block.kind for block in third["question"]]
    assert third["see"][-1].kind == "quiz" and "text" in [block.kind for block in third["see"]]


@pytest.mark.parametrize("module", real_pack().modules, ids=lambda module: module.id)
def test_a_module_of_the_guide_has_all_five_and_a_picture(module):
    assert tuple(parts_of(module)) == PARTS
    assert picture_of(module)
