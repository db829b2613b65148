"""The projector's one HTML page, which a small script fills."""

from __future__ import annotations

from html import escape

from guide.model.reading import Pack


def page_html(pack: Pack) -> str:
    """The page without a slide: its frame, the card of its keys, and what loads it."""
    words = pack.words
    keys = (
        (("→", "PageDown", "Space"), words.help_next),
        (("←", "PageUp"), words.help_back),
        (("R",), words.help_reveal),
        (("S",), words.help_source),
        (("T",), words.help_timer),
        (("B", "."), words.help_blank),
        (("+", "−"), words.help_type),
        (("F",), words.help_full),
        (("D",), words.help_ground),
        (("?",), words.help_help),
    )
    rows = "".join(
        f"<tr><th scope='row'>{' '.join(f'<kbd>{escape(key)}</kbd>' for key in names)}</th>"
        f"<td>{escape(meaning)}</td></tr>"
        for names, meaning in keys
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{escape(pack.guide.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/screen/files/screen.css">
<script src="/screen/files/plotly.min.js" defer></script>
<script src="/screen/files/screen.js" defer></script>
</head>
<body>
<header><p id="place"></p><p id="lost" role="alert" hidden>{escape(words.screen_lost)}</p>
<p id="clock" role="timer" aria-live="off"></p></header>
<main id="main" aria-live="polite"></main>
<footer><p id="foot"></p><p id="slide"></p></footer>
<section id="sources" class="card" hidden aria-label="{escape(words.sources)}">
<h2>{escape(words.sources)}<span></span></h2><div></div></section>
<section id="help" class="card" hidden aria-label="{escape(words.screen_help)}">
<h2>{escape(words.screen_help)}</h2><table>{rows}</table>
<p id="alone" hidden>{escape(words.screen_alone)}</p></section>
<div id="dark" hidden></div>
</body>
</html>
"""
