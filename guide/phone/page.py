"""The pages of a phone: the frame, the way in, one sentence where something is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from guide import settings
from guide.model.pack import Pack
from guide.text.html import html
from guide.text.languages import attributes
from guide.web.headers import NO_FRAMES
from guide.web.languages import PARAMETER

SAID = (
    "phone_send",
    "phone_change",
    "phone_sending",
    "phone_recorded",
    "phone_offline",
    "phone_not_recorded",
    "phone_error",
)
"""The words that the script says by itself."""

AGAIN = 12
"""Seconds after which a page without JavaScript looks again, while there is nothing to fill in."""

_PAGE = """<!doctype html>
<html {{ language }}>
<head>
<meta charset="utf-8">
<title>{{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ base }}/phone/files/phone.css">
{% if again %}<noscript><meta http-equiv="refresh" content="{{ again }}"></noscript>
{% endif %}{% if script %}<script src="{{ base }}/phone/files/{{ script }}" defer></script>
{% endif %}</head>
<body{% for name, value in data.items() %} data-{{ name }}="{{ value }}"{% endfor %}>
<header><p>{{ title }}</p>{{ languages }}</header>
<main id="main" aria-live="polite">
{{ main }}
</main>
{{ foot }}</body>
</html>
"""

_FOOT = """<footer>
<p id="net" role="alert" hidden></p>
{% if look %}<noscript>
<p><a href="{{ base }}/r/{{ code }}">{{ words.phone_look_again }}</a></p>
</noscript>{% endif %}
<p id="ask"{% if not questions %} hidden{% endif %}>
<a href="{{ base }}/r/{{ code }}/questions{{ carried }}">{{ words.phone_ask }}</a></p>
{% if at_home %}<p>{{ words.phone_at_home }}
<a href="{{ base }}/r/{{ code }}/hall{{ carried }}" target="_top">{{ words.phone_hall }}</a></p>
{% else %}<details><summary>{{ words.phone_in_hall }}</summary>
{% endif %}<form method="post" action="{{ base }}/r/{{ code }}/home">
{% if seat %}<input type="hidden" name="seat" value="{{ seat }}">{% endif %}
<input type="hidden" name="home" value="{{ 0 if at_home else 1 }}">
<button type="submit">{{ words.phone_be_in_hall if at_home else words.phone_be_at_home }}</button>
</form>{% if not at_home %}</details>{% endif %}
<p>{{ private }}</p>
<p class="resume">{{ resume }} <small>{{ words.phone_resume_how }}</small></p>
<details><summary>{{ words.phone_resume_code }}</summary>
<form method="post" action="{{ base }}/r/{{ code }}/resume">
<label class="field">{{ words.phone_resume_code }}
<input name="resume" autocomplete="off" autocapitalize="characters" maxlength="20"></label>
<button type="submit">{{ words.phone_resume_do }}</button></form></details>
</footer>
"""


_ACTION = Markup('action="/r/')
"""How the form of an item begins the address that it is sent to."""


def room_page(
    pack: Pack,
    code: str,
    main: Markup,
    *,
    base: str,
    version: str,
    seat: str,
    resume: str,
    open_now: bool,
    questions: bool,
    at_home: bool,
    chatham_house: bool,
) -> Markup:
    """The page of a room for one seat, whose token the form carries where cookies are refused.

    ``base`` is the path that the guide stands below, here and in the other pages.
    """
    words = pack.words
    data = {"base": base, "code": code, "version": version, "seat": seat}
    said = {name.removeprefix("phone_").replace("_", "-"): getattr(words, name) for name in SAID}
    hidden = html('<input type="hidden" name="seat" value="{{ seat }}">\n<button', seat=seat)
    foot = html(
        _FOOT,
        base=base,
        words=words,
        code=code,
        look=not open_now,
        questions=questions,
        at_home=at_home,
        seat=seat,
        private=private(pack, chatham_house),
        carried=carried(pack, seat),
        resume=html("{{ said }}", said=words.phone_resume).format(
            code=html("<span>{{ code }}</span>", code=resume)
        ),
    )
    main = main.replace(_ACTION, html('action="{{ base }}/r/', base=base), 1)
    if seat:
        main = main.replace("<button", hidden, 1)
        spoken = html('/answers?lang={{ tag }}"', tag=pack.guide.language)
        main = main.replace('/answers"', spoken, 1)
    return framed(
        pack,
        main,
        base,
        {**data, **said},
        foot=foot,
        script="phone.js",
        again=0 if open_now else AGAIN,
        at=f"/r/{code}",
    )


FRAMES = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; "
        f"base-uri 'none'; {NO_FRAMES}"
    ),
    "X-Frame-Options": "DENY",
}
"""Of the one page of phones that holds others."""

_HALL = """<!doctype html>
<html {{ language }}>
<head>
<meta charset="utf-8">
<title>{{ words.phone_hall }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ base }}/phone/files/phone.css">
</head>
<body class="hall">
<iframe src="{{ base }}/screen?room={{ code }}" title="{{ words.phone_hall }}"></iframe>
<iframe src="{{ base }}/r/{{ code }}{{ carried }}" title="{{ words.phone_hall_answers }}"></iframe>
</body>
</html>
"""


def hall_page(pack: Pack, code: str, *, base: str, seat: str) -> Markup:
    """What the hall's screen shows over the page to answer on, for who is at home.

    ``seat`` is what the address carries where cookies are refused, as with ``room_page``.
    """
    return html(
        _HALL,
        language=attributes(pack.guide.language),
        words=pack.words,
        base=base,
        code=code,
        carried=carried(pack, seat),
    )


_JOIN = """<h1>{{ words.phone_join }}</h1>
{% if wrong %}<p class="wrong" role="alert">{{ wrong }}</p>{% endif %}
<form method="get" action="{{ base }}/join"><label class="field">{{ words.phone_code }}
<input name="code" required autocomplete="off" autocapitalize="characters" maxlength="20"
 value="{{ typed }}" aria-describedby="where"></label>
<p class="quiet" id="where">{{ words.phone_code_where }}</p>
<button type="submit">{{ words.phone_enter }}</button></form>
<p>{{ private }}</p>"""


def join_page(pack: Pack, base: str, *, typed: str = "", wrong: str = "") -> Markup:
    """The page on which the code is typed."""
    promise = private(pack, settings.chatham_house())
    main = html(_JOIN, base=base, words=pack.words, typed=typed, wrong=wrong, private=promise)
    return framed(pack, main, base)


def private(pack: Pack, chatham_house: bool) -> str:
    """What becomes of what phones send, as it is promised to who joins."""
    return pack.words.phone_private if chatham_house else pack.words.phone_private_kept


def told_page(pack: Pack, base: str, sentence: str, back: str, at: str = "") -> Markup:
    """One sentence, and the way on: an address of the guide, with the slash before it.

    ``at`` is the page's own, where it is another one.
    """
    main = html(
        '<p class="lead" role="alert">{{ sentence }}</p>'
        '<p><a href="{{ base }}{{ back }}">{{ again }}</a></p>',
        sentence=sentence,
        base=base,
        back=back,
        again=pack.words.phone_look_again,
    )
    return framed(pack, main, base, at=at or back)


_LANGUAGES = """<nav aria-label="{{ label }}"><ul>
{% for tag, name, href in links %}<li><a href="{{ href }}" lang="{{ tag }}" hreflang="{{ tag }}"
{%- if tag == here %} aria-current="true"{% endif %}>{{ name }}</a></li>
{% endfor %}</ul></nav>"""


def _languages(pack: Pack, base: str, at: str, seat: str) -> Markup:
    """The way to the same page in each language; nothing for a guide that has one."""
    if len(pack.languages) < 2:
        return Markup()
    carried = {"seat": seat} if seat else {}
    links = [
        (tag, name, f"{base}{at}?{urlencode({PARAMETER: tag, **carried})}")
        for tag, name in pack.languages.items()
    ]
    return html(_LANGUAGES, label=pack.words.language, links=links, here=pack.guide.language)


def carried(pack: Pack, seat: str) -> str:
    """What an address has to carry where a browser takes no cookies; empty where it does."""
    return f"?{urlencode({'seat': seat, PARAMETER: pack.guide.language})}" if seat else ""


def framed(
    pack: Pack,
    main: Markup,
    base: str,
    data: Mapping[str, str] | None = None,
    *,
    foot: Markup | None = None,
    script: str = "",
    again: int = 0,
    at: str = "/join",
) -> Markup:
    """A page of the phone with its main part; ``data`` is for its ``script``, by name.

    ``at`` is its address below ``base``, for the other languages.
    """
    return html(
        _PAGE,
        language=attributes(pack.guide.language),
        title=pack.guide.title,
        languages=_languages(pack, base, at, (data or {}).get("seat", "")),
        main=main,
        base=base,
        data=data or {},
        foot=foot or Markup(),
        script=script,
        again=again,
    )
