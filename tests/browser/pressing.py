"""What a hand does: presses on /host and /screen, again where not sent, and a turned wheel."""

import time

TOLD = {"host": ".host-told", "screen": "#told"}
"""Where each says what became of a press."""

TOP = "document.querySelector('.stMain').scrollTop"
"""How far a reader's page is scrolled."""


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


def rest(page):
    """Wait for the end of a page's run: a button that it replaces takes no press."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def wheel_turned(page, by):
    """Turn the wheel by so many pixels on a reader's page; where it stands when all is scrolled."""
    top = page.evaluate(TOP)
    page.mouse.move(500, 400)
    page.mouse.wheel(0, by)
    page.wait_for_function(
        """([top, by]) => {
          const main = document.querySelector('.stMain');
          const place = Math.min(top + by, main.scrollHeight - main.clientHeight);
          return Math.abs(main.scrollTop - place) < 1;
        }""",
        arg=[top, by],
    )
    return page.evaluate(TOP)
