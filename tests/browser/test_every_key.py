"""Every key of the table, on the screen and on /host: each does what the docs say, and once."""

import pytest

from guide.projector.keys import BINDINGS
from guide.projector.presses import position

from .pressing import until_made
from .test_host import PACK, WORDS, begin, guide, opened, room, wait_for, window  # noqa: F401

pytestmark = pytest.mark.heavy

KEYS = {binding.move: (*binding.keys, *binding.unnamed) for binding in BINDINGS}
WHERE = {
    "host": "() => guideHostBar.at",
    "screen": "() => now && now.at",
}
MAP = next(n for n, step in enumerate(PACK.runs["class-45"].steps, 1) if step.block == "m1-map")
QUIZ = next(
    n
    for n, step in enumerate(PACK.runs["class-45"].steps, 1)
    if step.block and PACK.block(step.block).kind == "quiz"
)
NO_KEY = {"−"}
"""On no keyboard of Playwright's."""


@pytest.mark.parametrize("surface", list(WHERE))
def test_every_key_does_what_the_docs_say(tabs, guide, surface):  # noqa: F811, PLR0915
    with window(tabs) as desk:
        opened(desk, guide, 45)
        begin(desk)
        page = desk
        if surface == "screen":
            page.goto(f"{guide.address}/screen")
            page.wait_for_selector("body[data-ready=yes]")

        def here():
            return position(room(guide))

        def settled():
            wait_for(lambda: page.evaluate(WHERE[surface]) == here(), 60)

        def press(key):
            settled()
            before = here()
            until_made(
                page, surface, WORDS, lambda: page.keyboard.press(key), lambda: here() != before
            )
            settled()
            return before, here()

        def went(key, **expected):
            _, after = press(key)
            assert {name: after[name] for name in expected} == expected, key

        def to_step(number):
            def go():
                page.keyboard.type(str(number))
                page.keyboard.press("Enter")

            until_made(page, surface, WORDS, go, lambda: room(guide).at == number - 1)
            settled()

        to_step(MAP)
        for number, onward in enumerate(KEYS["next"]):
            backward = KEYS["back"][number % len(KEYS["back"])]
            before, after = press(onward)
            assert after["step"] != before["step"], onward
            went(backward, step=before["step"])
        press("PageDown")
        press("PageUp")
        went("PageDown", step=PACK.runs["class-45"].steps[MAP].id)
        for key in KEYS["undo"]:
            went(key, step=PACK.runs["class-45"].steps[MAP - 1].id)
        for key in KEYS["source"]:
            went(key, source=1)
            went(KEYS["close"][0], source=0)
        for key in KEYS["blank"]:
            went(key, blank=True)
            before, after = press("PageDown")  # brings the picture back, and nothing else
            assert after == {**before, "blank": False, "last": after["last"]}
        for key in KEYS["timer"]:
            went(key, runs=False)
            went(key, runs=True)
        for larger in KEYS["larger"]:
            went(larger, size=2)
            went(KEYS["smaller"][0], size=1)
        for smaller in set(KEYS["smaller"]) - NO_KEY:
            went(smaller, size=0)
            went(KEYS["larger"][0], size=1)
        went(KEYS["spot"][0], look="0.5,0.5,0,1")
        went(KEYS["closer"][0], look="0.5,0.5,1,1")
        for way, look in {
            "pan_left": "0.3889,0.5,1,1",
            "pan_right": "0.5,0.5,1,1",
            "pan_up": "0.5,0.3889,1,1",
            "pan_down": "0.5,0.5,1,1",
        }.items():
            went(KEYS[way][0], look=look)
        went(KEYS["farther"][0], look="0.5,0.5,0,1")
        went(KEYS["close"][0], look="")
        settled()
        before = here()
        page.keyboard.down("PageDown")
        for _ in range(5):
            page.keyboard.down("PageDown")  # held, it repeats
        page.keyboard.up("PageDown")
        wait_for(lambda: here() != before, 60)
        settled()
        went("PageUp", step=before["step"])
        to_step(QUIZ)
        for key in KEYS["reveal"]:
            while not room(guide).shown:  # the votes that nobody counts go by first
                press(key)
            went(key, shown=False)

        stays = here()
        card = "#help" if surface == "screen" else ".host-help"
        for key in KEYS["help"]:
            page.keyboard.press(key)
            page.wait_for_selector(f"{card}:visible")
            page.keyboard.press(KEYS["close"][0])
            page.wait_for_selector(card, state="hidden")
        for key in KEYS["full"]:
            page.keyboard.press(key)
            page.wait_for_function("() => document.fullscreenElement !== null")
            page.evaluate("() => document.exitFullscreen()")
            page.wait_for_function("() => document.fullscreenElement === null")
        if surface == "screen":
            dark = "() => document.documentElement.classList.contains('dark')"
            before = page.evaluate(dark)
            page.keyboard.press(KEYS["ground"][0])
            assert page.evaluate(dark) != before
        settled()
        assert here() == stays
