"""An id that is part of another id is not taken for it, wherever an id is looked for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.blocks import Options, Perspectives, Quiz
from guide.model.blocks.quiz import Choice, Choices, Place
from guide.model.choices import choices_of
from guide.model.marking import right
from guide.model.runs import Showing
from guide.projector import blocks
from guide.projector.scene import Scene
from guide.views.prose import Writer
from guide.views.quiz_answers import choice, choices
from tests.packs import small_pack

PACK = small_pack()
WORDS = ("union", "european-union", "european", "an", "european-union-s", "pea", "u")


def nested(least, most):
    """Ids of which most are part of another one."""
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most, unique=True)


def item(kind):
    """A quiz item of the guide with an answer of a kind."""
    return next(
        block
        for block in PACK.blocks.values()
        if isinstance(block, Quiz) and isinstance(block.answer, kind)
    )


def renamed(kind, ids, key):
    """A quiz item whose options have these ids; each wrong one says why it is wrong."""
    pack, block = PACK, item(kind)
    why = {id: None if id in key else f"Not {id}!" for id in ids}
    if kind is Place:
        some = next(iter(pack.places.values()))
        places = {id: some.model_copy(update={"id": id, "name": f"Town {id}"}) for id in ids}
        pack = replace(pack, places={**pack.places, **places})
        parts = [
            block.answer.candidates[0].model_copy(update={"place": id, "rationale": why[id]})
            for id in ids
        ]
        changed = {"candidates": tuple(parts), "key": key[0]}
    else:
        first = block.answer.options[0]
        parts = [
            first.model_copy(update={"id": id, "text": f"Text {id}", "rationale": why[id]})
            for id in ids
        ]
        changed = {"options": tuple(parts), "key": key[0] if kind is Choice else tuple(key)}
    answer = block.answer.model_copy(update=changed)
    block = block.model_copy(update={"answer": answer})
    return pack, block, [text for text in why.values() if text]


@pytest.mark.parametrize("kind", [Choice, Choices, Place])
@given(data=st.data())
def test_every_wrong_option_says_why_and_the_key_alone_stands_out(kind, data):
    ids = data.draw(nested(3, 5))
    size = 1 if kind is not Choices else data.draw(st.integers(1, len(ids) - 1))
    key = data.draw(st.permutations(ids))[:size]
    with_ids, block, wrong = renamed(kind, ids, key)
    assert {each.id for each in choices_of(with_ids, block) if each.right} == set(key)
    *_, asked, why = blocks.groups(Scene(with_ids, Showing(), shown=True), block)
    told = " ".join(piece.words for piece in why.pieces)
    assert [text for text in wrong if text not in told] == []
    assert told.count("Not ") - block.rationale.count("Not ") == len(wrong)
    if kind is not Place:
        standing_out = [piece.words for piece in asked.pieces if "is-key" in piece.html]
        assert len(standing_out) == len(key)


@given(ids=nested(3, 6))
def test_a_page_explains_every_option_by_its_own_id(ids):
    with_ids, block, wrong = renamed(Choices, ids, ids[:1])
    said = choices.explain(with_ids, block, Writer(with_ids, "x"), tuple(ids[1:]))
    assert said.count(with_ids.words.does_not_belong) == len(wrong) == len(ids) - 1
    assert all(text in said for text in wrong)
    with_ids, block, wrong = renamed(Choice, ids, ids[:1])
    for id, text in zip(ids[1:], wrong, strict=True):
        assert text in choice.explain(with_ids, block, Writer(with_ids, "x"), id)
        assert not right(block.answer, id)


@given(ids=nested(3, 5), data=st.data())
def test_a_step_shows_the_parts_that_it_names_and_no_other(ids, data):
    only = tuple(data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)))
    scene = Scene(PACK, Showing(only=only))
    options = next(block for block in PACK.blocks.values() if isinstance(block, Options))
    parts = [
        options.options[0].model_copy(update={"id": id, "title": f"Option {id}"}) for id in ids
    ]
    shown = blocks.groups(scene, options.model_copy(update={"options": tuple(parts)}))[1:-1]
    wanted = [id for id in ids if id in only]
    assert [group.heading.partition("Option ")[2] for group in shown] == wanted
    views = next(block for block in PACK.blocks.values() if isinstance(block, Perspectives))
    parts = [views.views[0].model_copy(update={"place": id}) for id in ids]
    shown = blocks.groups(scene, views.model_copy(update={"views": tuple(parts)}))
    assert [group.heading for group in shown] == wanted
