"""The projector's one HTML page, which a small script fills."""

from __future__ import annotations

from markupsafe import Markup

from guide.model.pack import Pack
from guide.text.html import as_json, html
from guide.text.languages import attributes

from .keys import explained, moves_by_key

_PAGE = """<!doctype html>
<html {{ language }}>
<head>
<meta charset="utf-8">
<title>{{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ base }}/screen/files/screen.css">
<script type="application/json" id="keys">{{ moves }}</script>
<script type="application/json" id="words">{{ said }}</script>
<script src="{{ base }}/screen/files/plotly.min.js" defer></script>
<script src="{{ base }}/screen/files/presses.js" defer></script>
<script src="{{ base }}/screen/files/countdown.js" defer></script>
<script src="{{ base }}/screen/files/look.js" defer></script>
<script src="{{ base }}/screen/files/hand.js" defer></script>
<script src="{{ base }}/screen/files/screen.js" defer></script>
<script src="{{ base }}/screen/files/join.js" defer></script>
<script src="{{ base }}/screen/files/pinned.js" defer></script>
</head>
<body class="still">
<header><p id="place"></p><p id="lost" role="alert" hidden>{{ words.screen_lost }}</p>
<p id="told" role="status" hidden></p>
<p id="countdown" role="timer" aria-live="off" hidden>
<i role="status" data-up="{{ words.screen_time_up }}"></i><b></b></p>
<p id="clock" role="timer" aria-live="off"></p></header>
<main id="main" aria-live="polite"></main>
<footer><p id="foot"></p><p id="slide"></p></footer>
<nav id="tools" aria-label="{{ words.screen_tools }}" hidden>
{%- for move, label, path in tools %}
<button type="button" data-move="{{ move }}" title="{{ label }}" aria-label="{{ label }}">
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{{ path }}"/></svg></button>
{%- endfor %}</nav>
<section id="sources" class="card" hidden aria-label="{{ words.sources }}">
<h2>{{ words.sources }}<span></span></h2><div></div></section>
<section id="help" class="card" hidden aria-label="{{ words.screen_help }}">
<h2>{{ words.screen_help }}</h2><div class="keys">{% for half in keys|slice(2) %}<table>
{%- for names, meaning in half -%}
<tr><th scope='row'>
{%- for key in names %}<kbd>{{ key }}</kbd>{{ "" if loop.last else " " }}{% endfor -%}
</th><td>{{ meaning }}</td></tr>{% endfor %}</table>{% endfor %}</div>
<p id="alone" hidden>{{ words.screen_alone }}</p></section>
<aside id="join" aria-label="{{ words.screen_phones }}" hidden></aside>
<section id="pinned" class="card" hidden aria-live="polite"></section>
<div id="dark" hidden></div>
</body>
</html>
"""


_TOOLS = {
    "back": "M15 4l-8 8 8 8",
    "next": "M9 4l8 8-8 8",
    "reveal": "M2 12q10-14 20 0q-10 14-20 0M12 9a3 3 0 1 0 .01 0",
    "source": "M4 5h16M4 10h16M4 15h16M4 20h9",
    "spot": "M12 7a5 5 0 1 0 .01 0M12 1v3M12 20v3M1 12h3M20 12h3",
    "farther": "M10 3a7 7 0 1 0 .01 0M15 15l7 7M7 10h6",
    "closer": "M10 3a7 7 0 1 0 .01 0M15 15l7 7M7 10h6M10 7v6",
    "blank": "M3 4h18v12H3zM8 21h8M12 16v5M3 4l18 12",
    "help": "M8 9a4 4 0 1 1 5.5 3.7Q12 13.5 12 15.5M12 19v1",
}
"""The buttons of the screen for a finger and a mouse, each with the lines of its sign."""


def page_html(pack: Pack, base: str = "") -> Markup:
    """The page without a slide: its frame, its keys with their card, and what loads it.

    ``base`` is the path that the guide stands below.
    """
    words = pack.words
    return html(
        _PAGE,
        language=attributes(pack.guide.language),
        base=base,
        title=pack.guide.title,
        words=words,
        said=as_json({"press_not_sent": words.press_not_sent}),
        keys=explained(words),
        tools=[(move, getattr(words, f"help_{move}"), path) for move, path in _TOOLS.items()],
        moves=as_json(moves_by_key()),
    )
