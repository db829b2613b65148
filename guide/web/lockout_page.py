"""Pages of one sentence and a way on, such as the facilitator's door. They need no script."""

from __future__ import annotations

from markupsafe import Markup

from guide.model.pack import Pack
from guide.text.html import html, style
from guide.text.languages import attributes

_STYLE = """
@font-face { font-family: "Public Sans"; font-weight: 100 900;
  src: url(../app/static/fonts/public-sans-latin-wght-normal.woff2) }
@font-face { font-family: "Source Serif Text"; font-weight: 200 900;
  src: url(../app/static/fonts/source-serif-4-latin-wght-normal.woff2) }
:root { color-scheme: light dark; --ground: #FBFAF7; --ink: #17202B; --accent: #0A5C7F }
@media (prefers-color-scheme: dark) {
  :root { --ground: #10161F; --ink: #ECEAE4; --accent: #7CC4E4 }
}
body { margin: 12vh auto 0; max-width: 30rem; padding: 0 1.2rem; background: var(--ground);
  color: var(--ink); font: 1.1rem/1.5 "Public Sans", "Segoe UI", Arial, sans-serif }
h1 { font: 600 2.2rem/1.15 "Source Serif Text", Georgia, serif }
a { display: inline-block; margin-top: .6rem; padding: .7rem 1.4rem; border-radius: 4px;
  background: var(--accent); color: var(--ground); font-weight: 600; text-decoration: none }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
"""


_PAGE = """<!doctype html>
<html {{ language }}>
<head>
<meta charset="utf-8">
<title>{{ heading }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
{%- if wait %}<meta http-equiv="refresh" content="{{ wait }};url={{ base }}/host">{% endif %}
{{ look }}
</head>
<body>
<main><h1>{{ heading }}</h1><p role="alert">{{ sentence }}</p>
<p><a href="{{ base }}{{ address }}">{{ again }}</a></p></main>
</body>
</html>
"""


def lockout_html(pack: Pack | None, sentence: str, wait: int = 0, base: str = "") -> Markup:
    """A page that says one sentence and leads back to the passcode's form.

    After ``wait`` seconds, unless that is 0, the browser goes there by itself. Without a ``pack``
    the page is in English. ``base`` is the path that the guide stands below.
    """
    return html(
        _PAGE,
        language=attributes(pack.guide.language if pack else "en"),
        heading=pack.words.host_door if pack else "For the facilitator",
        address="/host",
        again=pack.words.host_again if pack else "Try again",
        sentence=sentence,
        wait=wait,
        base=base,
        look=style(_STYLE),
    )


def sentence_html(pack: Pack, heading: str, sentence: str, address: str, link: str) -> Markup:
    """A page that says one sentence under its heading and leads to an address."""
    return html(
        _PAGE,
        language=attributes(pack.guide.language),
        heading=heading,
        address=address,
        again=link,
        sentence=sentence,
        wait=0,
        base="",
        look=style(_STYLE),
    )
