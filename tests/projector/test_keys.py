"""One table of keys, which the screen, its card, the facilitator's view and the docs follow."""

import html
import json
import re
from dataclasses import replace

import pytest

from guide.model.words import Words
from guide.projector.keys import BINDINGS, explained, moves_by_key
from guide.projector.looks import LOOKS
from guide.projector.moves import MOVES
from guide.projector.page import page_html
from guide.settings import ROOT

ALONE = {"full", "ground", "help", "join", "overview"}
"""What a window's own script does; tests/browser presses each."""

WITHOUT_KEY = {"begin", "doors", "questions", "point", "centre"}
"""Buttons say the first three; before an event, the key that goes on begins it too. The others take
a point, which a mouse or a finger names."""


def test_every_move_has_a_key_and_every_key_one_move():
    moves = {*MOVES, *LOOKS}
    assert {binding.move for binding in BINDINGS} == (moves - WITHOUT_KEY) | ALONE
    every = [key for each in BINDINGS for key in (*each.keys, *each.unnamed)]
    assert len(every) == len(set(every)) == len(moves_by_key() | moves_by_key(host=True))


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.move)
def test_a_binding_is_as_the_surfaces_need_it(binding):
    assert binding.word is None or binding.word in Words.model_fields
    assert bool(binding.named) == (binding.word is not None)
    for key in (*binding.keys, *binding.unnamed):
        assert len(key) > 1 or key == key.lower(), "the script looks letters up in lower case"


def test_host_and_screen_have_the_same_keys_but_what_one_of_them_alone_can_show():
    screen, host = moves_by_key(), moves_by_key(host=True)
    assert set(screen.values()) - set(host.values()) == {"ground", "join"}
    assert set(host.values()) - set(screen.values()) == {"overview"}
    assert all(screen[key] == host[key] for key in screen.keys() & host.keys())


def test_the_page_hands_its_script_every_key(pack):
    sent = re.search(
        r'<script type="application/json" id="keys">(.*?)</script>', page_html(pack), re.DOTALL
    )
    assert sent
    assert json.loads(sent[1]) == moves_by_key()


def test_the_card_explains_every_named_key(pack):
    card = page_html(pack)
    rows = re.findall(r"<tr><th scope='row'>(.*?)</th><td>(.*?)</td></tr>", card)
    read = [
        (tuple(map(html.unescape, re.findall(r"<kbd>(.*?)</kbd>", keys))), html.unescape(meaning))
        for keys, meaning in rows
    ]
    assert read == explained(pack.words)


def test_the_facilitators_page_lists_every_named_key():
    text = (ROOT / "docs/facilitators.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("|")]
    header = next(at for at, row in enumerate(rows) if row[0].strip() == "key")
    listed = [
        (
            tuple(re.findall("`(.+?)`", keys)),
            "on the screen alone" not in meaning,
            "on `/host` alone" not in meaning,
        )
        for keys, meaning in rows[header + 2 :][: len(BINDINGS)]
    ]
    assert listed == [
        (binding.named, binding.on_host, binding.on_screen) for binding in BINDINGS if binding.named
    ]


def test_the_page_is_in_the_guides_language(pack):
    assert page_html(pack).count('<html lang="en" dir="ltr">') == 1
    polish = pack.guide.model_copy(update={"language": "pl"})
    assert '<html lang="pl" dir="ltr">' in page_html(replace(pack, guide=polish))
