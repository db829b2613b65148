"""A figure enlarged and lit, and a screen in the hand: by keyboard, mouse and finger."""

import re
from contextlib import contextmanager

import pytest

from guide.projector.presses import position

from .conftest import PHONE
from .test_host import guide, opened, room, wait_for, window  # noqa: F401  the fixture too

pytestmark = pytest.mark.heavy

MAP = "/screen?run=class-45&step=3"
TEXT = "/screen?run=class-45&step=2"
LOOK = "() => now && now.look && [now.look.factor, now.look.lit, ...now.look.spot]"


def rest(page):
    page.wait_for_selector("body[data-ready=yes]", timeout=60_000)


def look(page):
    return page.evaluate(LOOK)


def step(page):
    return page.evaluate("() => now.here.step")


@contextmanager
def in_the_hand(tabs, **more):
    """A phone held upright, with real touch events, and where its screen stands."""
    more |= {"has_touch": True, "is_mobile": True, "user_agent": PHONE}
    with window(tabs, (390, 844), **more) as page:
        fingers = page.context.new_cdp_session(page)

        def touch(*ways, stages=6):
            """Fingers that go down together, each along its way, and up again."""
            for n in range(stages + 1):
                points = [
                    {"x": x0 + (x1 - x0) * n / stages, "y": y0 + (y1 - y0) * n / stages, "id": who}
                    for who, (x0, y0, x1, y1) in enumerate(ways)
                ]
                kind = "touchMove" if n else "touchStart"
                fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        page.touch = touch
        yield page


IN_THE_HAND = """() => {
  const texts = [...document.querySelectorAll('header p, main *, footer p')]
    .filter((e) => e.checkVisibility() && [...e.childNodes].some(
      (n) => n.nodeType === 3 && n.data.trim()));
  const wide = texts.filter((e) => {
    const box = e.getBoundingClientRect();
    return box.left < -1 || box.right > innerWidth + 1;
  });
  const root = document.documentElement, body = document.querySelector('.body');
  const fixed = getComputedStyle(body).overflowY;
  return {
    wide: wide.map((e) => e.textContent.slice(0, 40)),
    small: Math.min(...texts.map((e) => parseFloat(getComputedStyle(e).fontSize))),
    page: [root.scrollWidth, root.scrollHeight],
    cut: fixed === 'clip' ? body.scrollHeight - body.clientHeight : 0,
    buttons: [...document.querySelectorAll('#tools button:not([hidden])')].map((e) => {
      const { width, height, right, bottom } = e.getBoundingClientRect();
      return [width, height, right <= innerWidth, bottom <= innerHeight];
    }),
  };
}"""

LEFT, RIGHT = (300, 500, 80, 510), (80, 500, 300, 510)


def test_a_figure_is_enlarged_and_lit_by_the_keyboard_without_being_drawn_anew(tabs, guide):  # noqa: F811
    with window(tabs) as page:
        page.goto(guide.address + MAP)
        rest(page)
        page.evaluate("document.querySelector('.main-svg').id = 'drawn-once'")
        for key, after in (
            ("x", lambda now: now[1]),
            ("i", lambda now: now[0] == 1.5),
            ("Shift+ArrowRight", lambda now: now[2] > 0.5),
            ("Shift+ArrowUp", lambda now: now[3] < 0.5),
            ("u", lambda now: now[0] == 1),
        ):
            page.keyboard.press(key)
            wait_for(lambda after=after: after(look(page)))
        assert page.is_visible("#drawn-once") and step(page) == "3"
        page.reload()
        rest(page)
        assert look(page)[1]
        page.keyboard.press("Escape")
        wait_for(lambda: not look(page)[1])
        page.keyboard.press("x")
        wait_for(lambda: look(page)[1])
        page.keyboard.press("ArrowRight")
        wait_for(lambda: step(page) == "4" and not look(page)[1])


def test_a_mouse_lights_what_it_clicks_and_its_wheel_enlarges_what_is_under_it(tabs, guide):  # noqa: F811
    with window(tabs) as page:
        page.goto(guide.address + MAP)
        rest(page)
        box = page.locator(".figure[role]").bounding_box()

        def place(x, y):
            return box["x"] + box["width"] * x, box["y"] + box["height"] * y

        page.mouse.click(*place(0.25, 0.4))
        wait_for(lambda: look(page) == pytest.approx([1, True, 0.25, 0.4], abs=0.01))
        page.keyboard.press("Escape")
        wait_for(lambda: not look(page)[1])
        page.mouse.move(*place(0.75, 0.5))
        page.mouse.wheel(0, -120)
        wait_for(lambda: look(page)[0] == 1.5)
        page.mouse.down()
        page.mouse.move(*place(0.85, 0.5), steps=4)
        page.mouse.up()
        wait_for(lambda: look(page)[2] < 0.55)
        page.mouse.move(*place(0.5, 0.55))
        page.click("#tools [data-move=farther]")
        wait_for(lambda: look(page)[0] == 1)


def knows(desk, guide):  # noqa: F811
    """Wait until the facilitator's page knows where the event stands."""
    wait_for(lambda: desk.evaluate("() => guideHostBar.at") == position(room(guide)), 60)


def test_the_hall_follows_where_the_facilitator_points_on_either_window(tabs, guide):  # noqa: F811
    with window(tabs, has_touch=True) as desk, window(tabs) as hall:
        opened(desk, guide)
        hall.goto(f"{guide.address}/screen")
        rest(hall)
        desk.keyboard.press("PageDown")
        desk.wait_for_selector("#host-next:visible")
        for _ in range(9):
            if look(hall):
                break
            before = room(guide)
            desk.keyboard.press("PageDown")
            wait_for(lambda before=before: room(guide) != before)
            wait_for(lambda: hall.evaluate("() => now.at.step") == room(guide).step.step)
        knows(desk, guide)
        desk.locator("#host-spot").click()
        wait_for(lambda: look(hall)[1])
        box = desk.locator(".st-key-host-preview-now iframe").bounding_box()
        middle = box["y"] + box["height"] * 0.55
        desk.mouse.click(box["x"] + box["width"] * 0.3, middle)
        wait_for(lambda: look(hall)[2] < 0.4)
        knows(desk, guide)
        desk.keyboard.press("i")  # the focus came back from the preview
        wait_for(lambda: look(hall)[0] == 1.5)
        wait_for(lambda: desk.locator("#host-farther[aria-disabled=false]").count())
        knows(desk, guide)
        desk.touchscreen.tap(box["x"] + box["width"] * 0.6, middle)
        wait_for(lambda: look(hall)[2] > 0.4)
        wait_for(lambda: room(guide).look.x == pytest.approx(look(hall)[2]))
        hall.keyboard.press("Escape")
        wait_for(lambda: look(hall)[:2] == [1, False])
        hall.keyboard.press("z")
        wait_for(lambda: look(hall)[:2] == [1.5, True])
        hall.keyboard.press("PageDown")
        wait_for(lambda: room(guide).look.text == "")


def test_a_screen_in_the_hand_goes_on_by_swipe_and_tap(tabs, guide):  # noqa: F811
    with in_the_hand(tabs) as page:
        page.goto(guide.address + TEXT)
        rest(page)
        for make, where in (
            (lambda: page.touch(LEFT), "3"),
            (lambda: page.touch(RIGHT), "2"),
            (lambda: page.touchscreen.tap(300, 500), "3"),
            (lambda: page.touchscreen.tap(40, 400), "2"),
            (lambda: page.tap("#tools [data-move=next]"), "3"),
        ):
            make()
            wait_for(lambda where=where: step(page) == where)
            rest(page)
        page.touch((200, 300, 190, 600))  # along: the browser's own
        page.tap("#tools [data-move=help]")
        page.wait_for_selector("#help:visible")
        page.touchscreen.tap(200, 300)
        page.wait_for_selector("#help", state="hidden")
        assert step(page) == "3"


def test_a_finger_lights_moves_and_enlarges(tabs, guide):  # noqa: F811
    with in_the_hand(tabs) as page:
        page.goto(guide.address + MAP)
        rest(page)
        page.tap("#tools [data-move=spot]")
        wait_for(lambda: look(page)[1])
        page.touchscreen.tap(100, 250)
        wait_for(lambda: look(page)[2] < 0.3)
        page.touch((100, 250, 250, 350))
        wait_for(lambda: look(page)[2] > 0.6)
        while look(page)[1]:  # a tap that follows a flung finger at once only stops the fling
            page.tap("#tools [data-move=spot]")
            rest(page)
        page.touch((170, 300, 90, 300), (200, 300, 280, 300))
        wait_for(lambda: look(page)[0] > 1.5)
        before = look(page)[2]
        page.touch((100, 300, 250, 300))
        wait_for(lambda: look(page)[2] < before)
        assert step(page) == "3"


def test_a_readers_swipe_and_tap_on_a_followed_screen_do_nothing(tabs, guide):  # noqa: F811
    with window(tabs) as desk, in_the_hand(tabs, fresh=True) as page:
        opened(desk, guide)

        def to_a_reader(route):
            answer = route.fetch()
            told = answer.json()
            reads = {**told, "host": False, "at": None} if "html" in told else told
            route.fulfill(response=answer, json=reads)

        page.route(re.compile("/screen/(show|now)"), to_a_reader)
        sent = []
        page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
        page.goto(f"{guide.address}/screen")
        rest(page)
        before = room(guide)
        page.touch(LEFT)
        page.touchscreen.tap(300, 500)
        page.touch(RIGHT)
        page.keyboard.press("x")
        page.evaluate("() => look(true)")
        assert page.is_hidden("#tools")
        assert sent == [] and room(guide) == before
        assert page.url == f"{guide.address}/screen"
        page.unroute_all(behavior="ignoreErrors")  # a request for news is always held


def test_nothing_is_cut_off_or_too_small_in_the_hand(tabs, guide):  # noqa: F811
    with in_the_hand(tabs) as page:
        page.goto(f"{guide.address}/screen?run=class-45")
        seen = None
        while True:
            rest(page)
            here = page.evaluate("() => JSON.stringify([now.here, now.html.length])")
            if here == seen:
                break
            seen = here
            found = page.evaluate(IN_THE_HAND)
            assert found["wide"] == [], (seen, found)
            assert found["small"] >= 14, (seen, found)
            assert found["page"] == [390, 844] and found["cut"] <= 1, (seen, found)
            assert all(
                w >= 36 and h >= 44 and inside and above for w, h, inside, above in found["buttons"]
            ), (seen, found)
            page.keyboard.press("PageDown")
            page.wait_for_timeout(30)
