"""Presses on /host and /screen, as facilitators make them: again where the page says not sent."""

import time

TOLD = {"host": ".host-told", "screen": "#told"}
"""Where each says what became of a press."""


def told(page):
    """What the page said last."""
    return page.locator(".host-told").text_content()


def not_sent(page, words):
    """Whether the page said that a press was not made: a busy machine lets some run out of time."""
    return told(page) in (words.press_not_sent, words.press_late)


def settled(page):
    """Wait until every press of a page was answered."""
    page.wait_for_function("() => window.guideHost && window.guideHost.waiting() === 0")


def pressed(page, words, act):
    """Make a press by ``act``, and once more where a busy machine let it run out of time."""
    while True:
        page.evaluate("() => (document.querySelector('.host-told').textContent = '')")
        act()
        settled(page)
        if not not_sent(page, words):
            return


def until_made(page, surface, words, press, made, seconds=60):
    """Press, and again where a busy machine let it run out of time, until it is made."""
    line = page.locator(TOLD[surface])
    started = time.monotonic()
    again = True
    while again or not made():
        assert time.monotonic() - started < seconds, "It was not made."
        if again:
            line.evaluate("(line) => (line.textContent = '')")
            press()
        again = line.text_content() in (words.press_not_sent, words.press_late)
