"""A hall in real browsers: the facilitator opens and closes, the screen shows how to join."""

import pytest
from playwright.sync_api import expect

from guide.room.room import go, offer_wifi, shut, take_questions
from guide.room.wifi import wifi_of
from tests.browser.conftest import faults
from tests.browser.pressing import pressed
from tests.conftest import NOW

from .test_browser import BALLOT, PHONE, event, phone, running  # noqa: F401
from .test_flood import Phone as Flooding

pytestmark = pytest.mark.heavy


def at_the_ballot(event):  # noqa: F811
    plan = event.store.load(event.code).room.plan
    at = next(n for n, step in enumerate(plan) if step.step == "opening-ballot")
    event.change(lambda room: go(room, at, 0, NOW))


def test_the_screen_shows_how_to_join_and_only_how_many_answered(event, browser, phone):  # noqa: F811
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    screen = context.new_page()
    screen.goto(f"{event.server.address}/screen?room={event.code}")
    card = screen.locator("#join")
    expect(card).to_be_visible()  # the welcome step
    expect(card.get_by_role("img")).to_be_visible()
    expect(card.locator(".join-code")).to_contain_text(f"{event.code[:3]} {event.code[3:]}")
    at_the_ballot(event)
    expect(card).to_be_hidden()
    screen.keyboard.press("j")
    expect(card).to_be_visible()
    screen.keyboard.press("j")
    expect(card).to_be_hidden()
    one = phone()
    screen.keyboard.press("a")
    one.locator(".option").first.tap()
    one.get_by_role("button", name=event.pack.words.phone_send, exact=True).tap()
    expect(card.locator(".join-count")).to_have_text("1 answered")
    expect(card).not_to_have_class("large")
    screen.keyboard.press("n")  # the first press begins the event
    screen.keyboard.press("n")
    expect(card).to_be_hidden()
    assert event.store.load(event.code).room.phones == {BALLOT: {"keep": 1}}
    context.close()


def misplaced(screen):
    """Parts of the card that are cut, or that lie on the text of the slide."""
    return screen.evaluate(
        """() => {
          const card = document.getElementById("join");
          const box = (each) => each.getBoundingClientRect();
          const parts = [card, ...card.querySelectorAll("img, p")].filter((one) => box(one).width);
          const cut = parts.filter((each) => {
            const { left, top, right, bottom } = box(each);
            return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
              || each.scrollWidth > each.clientWidth + 1;
          }).map((each) => each.className || each.tagName);
          const slide = box(document.getElementById("main"));
          const covers = card.className !== "large" && box(card).top < slide.bottom - 1;
          return covers ? [...cut, "covers the slide"] : cut;
        }"""
    )


@pytest.mark.parametrize("size", [(390, 844), (320, 640), (768, 1024)])
def test_upright_the_card_is_whole_and_beside_the_slide(event, browser, size):  # noqa: F811
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    screen = context.new_page()
    screen.goto(f"{event.server.address}/screen?room={event.code}")
    card = screen.locator("#join")
    for wifi in (None, wifi_of("Reading room on the second floor", "a pass phrase of some length")):
        event.change(lambda room, wifi=wifi: offer_wifi(room, wifi))
        expect(card.locator("img:visible")).to_have_count(2 if wifi else 1)
        assert misplaced(screen) == []  # the welcome step
        screen.keyboard.press("j")
        expect(card).to_have_class("large")
        assert misplaced(screen) == []
        screen.keyboard.press("j")
    at_the_ballot(event)
    event.open(BALLOT)
    expect(card).to_have_class("")
    expect(card).to_be_visible()
    assert misplaced(screen) == []
    context.close()


def test_the_facilitator_opens_and_closes_with_one_thumb(event, browser, phone):  # noqa: F811
    at_the_ballot(event)
    one = phone()
    context = browser.new_context(**PHONE)
    host = context.new_page()
    host.goto(f"{event.server.address}/host?room={event.code}")
    words = event.pack.words
    host.locator("#host-phones[data-drawn]").wait_for(timeout=60_000)

    def tap(button):
        pressed(host, words, host.locator(button).tap)

    tap("#host-phones")
    expect(one.locator("[data-state=open]")).to_be_visible()
    expect(host.locator(".host-phones-count")).to_contain_text(
        words.host_joined.format(joined=1, people=30)
    )
    one.locator(".option").nth(1).tap()
    one.get_by_role("button", name=words.phone_send, exact=True).tap()
    expect(host.locator(".host-phones-count")).to_contain_text(
        words.host_answered.format(answered=1)
    )
    tap("#host-doors")
    expect(host.locator("#host-doors")).to_contain_text(words.host_doors_open)
    late = browser.new_context(**PHONE).new_page()
    late.goto(event.address)
    expect(late.get_by_text(words.phone_doors)).to_be_visible()
    tap("#host-phones")
    expect(one.locator("[data-state=closed]")).to_be_visible()
    expect(host.get_by_text(words.host_by_phone.format(n=1))).to_be_visible()
    context.close()


def test_a_question_goes_from_a_phone_by_one_thumb_to_the_screen(event, browser, phone):  # noqa: F811
    words = event.pack.words
    at_the_ballot(event)
    host = browser.new_context(**PHONE).new_page()
    host.goto(f"{event.server.address}/host?room={event.code}")
    host.locator("#host-phones[data-drawn]").wait_for(timeout=60_000)
    screen = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    screen.goto(f"{event.server.address}/screen?room={event.code}")
    host.locator("[data-open='.host-questions']").tap()
    pressed(host, words, host.locator("#host-questions").tap)
    expect(host.locator("#host-questions")).to_contain_text(words.host_ask_close)

    one, two = phone(), phone(java_script_enabled=False)
    one.get_by_role("link", name=words.phone_ask).tap()
    field = one.get_by_label(words.phone_ask_label)
    field.fill("Who pays for the bridge?")
    one.get_by_role("button", name=words.phone_ask_send).tap()
    expect(one.locator(".said")).to_have_text(words.question_waiting)
    expect(field).to_have_value("")
    expect(one.locator("#asked")).to_contain_text(words.question_waiting)
    two.goto(f"{event.address}/questions")
    expect(two.get_by_text("Who pays")).to_have_count(0)

    expect(host.locator(".host-asked")).to_have_text("1")
    host.get_by_role("button", name=words.host_ask_publish).tap()
    expect(one.locator("#asked")).to_contain_text(words.question_published)
    two.reload()
    two.get_by_role("button", name=words.phone_ask_want).tap()
    expect(two.get_by_role("button", name=words.phone_ask_wanted)).to_be_visible()
    assert len(event.store.questions_of(event.code).by_number[1].upvotes) == 2

    assert faults(one) == [] and faults(host, context=".host-questions") == []
    host.get_by_role("button", name=words.host_ask_pin).tap()
    pinned = screen.locator("#pinned")
    expect(pinned).to_contain_text("Who pays for the bridge?")
    expect(pinned).to_contain_text(words.screen_from_audience)
    screen.keyboard.press("Escape")
    expect(pinned).to_be_hidden()
    host.get_by_role("button", name=words.host_ask_pin).tap()
    expect(pinned).to_be_visible()
    host.get_by_role("button", name=words.host_ask_answered, exact=True).tap()
    expect(pinned).to_be_hidden()
    expect(one.locator("#asked")).to_contain_text(words.question_answered)
    for page in (host, screen):
        page.context.close()


def test_words_from_the_room_and_the_wifi_go_by_one_thumb_onto_the_screen(event, browser, phone):  # noqa: F811
    words, prompt = event.pack.words, "f-prompt-boat"
    screen = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    screen.goto(f"{event.server.address}/screen?room={event.code}")
    host = browser.new_context(**PHONE).new_page()
    host.goto(f"{event.server.address}/host?room={event.code}")
    host.locator("#host-begin[data-drawn]").wait_for(timeout=60_000)
    host.get_by_role("tab", name=words.host_hall).tap()
    host.locator("summary", has_text=words.host_wifi).tap()
    host.get_by_label(words.host_wifi_name).fill("Reading room")
    host.get_by_label(words.host_wifi_password, exact=True).fill("pass word")
    host.get_by_role("button", name=words.host_wifi_show).tap()
    expect(screen.locator("#join .join-wifi")).to_contain_text("Reading room")
    expect(screen.locator("#join img")).to_have_count(2)

    event.open(prompt)
    event.change(shut)
    event.open(prompt)
    others, one = [Flooding(event) for _ in range(4)], phone()
    for other in others:
        sent = {"block": f"{prompt}/words", "answer": "The pilot!"}
        assert other.ask("POST", f"{other.page}/answers", sent)[0] == 200
    one.get_by_label(words.phone_words_label).fill("the pilot")
    one.get_by_role("button", name=words.phone_send, exact=True).tap()
    expect(one.locator(".said")).to_have_text(words.phone_recorded)
    assert faults(one) == []
    expect(host.locator("#host-phones")).to_contain_text(words.host_phones_close)
    pressed(host, words, host.locator("#host-phones").tap)
    host.locator("[data-open='.host-words']").tap()
    host.get_by_role("button", name=words.host_words_show).tap()
    expect(host.get_by_role("button", name=words.host_words_hide)).to_be_visible()
    assert faults(host, context=".host-words") == []
    screen.keyboard.press("v")
    expect(screen.get_by_role("img", name="The pilot!: 5")).to_be_visible()
    expect(one.locator("ol")).to_contain_text("The pilot!")
    for page in (host, screen):
        page.context.close()


def test_offline_a_question_stays_in_its_field_and_is_not_shown_as_sent(event, phone):  # noqa: F811
    words = event.pack.words
    event.change(lambda room: take_questions(room, True))
    one = phone()
    one.goto(f"{event.address}/questions")
    field = one.get_by_label(words.phone_ask_label)
    field.fill("Who pays?")
    one.context.set_offline(True)
    button = one.get_by_role("button", name=words.phone_ask_send)
    button.tap()
    expect(one.locator(".said")).to_have_text(words.phone_ask_offline)
    expect(field).to_have_value("Who pays?")
    one.context.set_offline(False)
    one.set_viewport_size({"width": 320, "height": 256})
    assert one.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    button.tap()
    expect(one.locator(".said")).to_have_text(words.question_waiting)


def test_what_is_half_chosen_stays_when_questions_are_opened(event, phone):  # noqa: F811
    one = phone()
    event.open(BALLOT)
    one.locator(".option").nth(1).tap()
    event.change(lambda room: take_questions(room, True))
    expect(one.get_by_role("link", name=event.pack.words.phone_ask)).to_be_visible()
    expect(one.locator(".option input").nth(1)).to_be_checked()


def test_a_vote_and_an_answer_are_told_apart_in_ones_own_colours(event, phone):  # noqa: F811
    words = event.pack.words
    event.change(lambda room: take_questions(room, True))
    one, two = phone(), phone(forced_colors="active")
    one.goto(f"{event.address}/questions")
    one.get_by_label(words.phone_ask_label).fill("Who pays for the bridge?")
    one.get_by_role("button", name=words.phone_ask_send).tap()
    expect(one.locator(".said")).to_have_text(words.question_waiting)
    assert event.store.moderate(event.code, 1, "published")
    two.goto(f"{event.address}/questions")
    look = "one => getComputedStyle(one).backgroundColor"
    before = two.locator(".vote").evaluate(look)
    two.locator(".vote").tap()
    expect(two.get_by_role("button", name=words.phone_ask_wanted)).to_be_visible()
    assert two.locator(".vote").evaluate(look) != before
    two.goto(event.address)
    event.open(BALLOT)
    two.locator(".option").nth(1).tap()
    expect(two.locator(".option input").nth(1)).to_be_checked()
    rims = [
        each.evaluate("one => getComputedStyle(one).outlineStyle")
        for each in two.locator(".option").all()
    ]
    assert rims[1] == "solid" and "solid" not in rims[:1] + rims[2:]
