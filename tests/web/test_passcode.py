"""The passcode: how it is written, compared and guessed."""

import pytest

from guide.web.auth import Auth
from guide.web.passcode import grouped, plain


def test_six_digits_are_made_once_and_kept(store):
    first, second = Auth(lambda: store), Auth(lambda: store)
    assert first.passcode == second.passcode
    assert len(first.passcode) == 6 and first.passcode.isdigit()
    now = 1_000_000.0
    assert second.token_is_good(first.token(now), now)


@pytest.mark.parametrize("typed", ["482913", "482 913", " 482-913\n", "4 8 2 9 1 3"])
def test_spaces_and_hyphens_do_not_matter(store, typed):
    assert Auth(lambda: store, "482-913").check(typed, "a", 0) == "right"


@pytest.mark.parametrize(
    "typed", ["", "482914", "48291", "4829133", "ünïcode", "\ud800", "x" * 999]
)
def test_anything_else_is_wrong(store, typed):
    assert Auth(lambda: store, "482 913").check(typed, "a", 0) == "wrong"


def test_a_passcode_of_spaces_is_none(store):
    allowed = Auth(lambda: store, " - ")
    assert not allowed.chosen
    assert len(allowed.passcode) == 6


def test_a_passcode_is_read_out_in_two_groups():
    assert grouped("482913") == "482 913"
    assert grouped("open sesame") == "open sesame"
    assert plain("482 913") == "482913"


def test_a_passcode_may_be_words_of_any_script(store):
    allowed = Auth(lambda: store, "Żółw 7")
    assert allowed.check("Żółw7", "a", 0) == "right"
    assert allowed.token_is_good(allowed.token(0), 1)


def test_many_addresses_buy_thirty(allowed):
    tries = [allowed.check("wrong", f"10.0.0.{n}", 0) for n in range(40)]
    assert tries == ["wrong"] * 30 + ["wait"] * 10


def test_a_minute_later_it_goes_on(allowed):
    for second in range(5):
        allowed.check("wrong", "a", second)
    assert allowed.check(allowed.passcode, "a", 59.9) == "wait"
    assert allowed.check("wrong", "a", 60) == "wrong"
    assert allowed.check("wrong", "a", 60.5) == "wait"
    assert allowed.check(allowed.passcode, "a", 61) == "right"
