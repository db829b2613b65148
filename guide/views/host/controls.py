"""The buttons that drive the projector, at the foot of the window, with a key for each.

They are plain buttons with a script (``host.js``), which sends each press to ``/screen/move``. A
button of Streamlit would not do: a press that leaves the browser while the page is drawn anew, as
it is twice a second here, can run its callback in two threads.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from guide.model.words import Words
from guide.projector.bar import bar
from guide.projector.deck import Deck
from guide.projector.keys import explained, first_key, moves_by_key
from guide.projector.presses import COUNTDOWN
from guide.room.countdown import PRESETS
from guide.room.small_groups import FEWEST
from guide.room.store import StoredRoom
from guide.settings import ROOT
from guide.text.html import html, script

from . import actions

_SCRIPT = "".join(
    path.read_text(encoding="utf-8")
    for path in (
        ROOT / "static/screen/presses.js",
        ROOT / "static/screen/countdown.js",
        Path(__file__).with_name("panels.js"),
        Path(__file__).with_name("lists.js"),
        Path(__file__).with_name("host.js"),
    )
)

_BAR = (
    '<div class="host-bar"><p class="host-lost" role="alert" hidden>{{ words.press_lost }}</p>'
    '<p class="host-told" role="status" hidden></p>'
    '<div class="host-way">{% for button in way %}{{ button }}{% endfor %}</div>'
    '<div class="host-opens"><button type="button" data-open=".host-overview" '
    'aria-expanded="false">{{ words.host_overview }} <kbd>{{ overview_key }}</kbd></button>'
    '<button type="button" data-open=".host-timer" aria-expanded="false">'
    '<span class="host-digits" hidden><i data-up=""></i><b></b></span>'
    "<span>{{ words.host_countdown }}</span></button></div>"
    '<div class="host-tools">{% for button in tools %}{{ button }}{% endfor %}</div></div>'
)
_PANELS = (
    '{% macro panel(name, title) %}<section class="host-panel {{ name }}" tabindex="-1" '
    'aria-label="{{ title }}" hidden><header><h2>{{ title }}</h2>'
    '<button type="button" data-close>{{ words.host_panel_close }}</button></header>'
    "{{ caller() }}</section>{% endmacro %}"
    '{% call panel("host-overview", words.host_overview) %}<div></div>{% endcall %}'
    '{% call panel("host-timer", words.host_countdown) %}<p>{{ words.host_countdown_how }}</p>'
    '<div class="host-presets">{% for button in presets %}{{ button }}{% endfor %}</div>'
    '<div class="host-presets">{% for button in turns %}{{ button }}{% endfor %}</div>{% endcall %}'
    '{% call panel("host-questions host-list", words.host_ask) %}<p>{{ words.host_ask_how }}</p>'
    "{{ taking }}<div></div>{% endcall %}"
    '{% call panel("host-words host-list", words.host_words) %}<p>{{ words_how }}</p>'
    "<div></div>{% endcall %}"
    '{% call panel("host-help", words.host_keys) %}'
    "<table>{% for names, meaning in keys %}<tr><th scope='row'>"
    "{% for key in names %}<kbd>{{ key }}</kbd> {% endfor %}</th><td>{{ meaning }}</td></tr>"
    "{% endfor %}</table>{% endcall %}"
)
_BUTTON = (
    '<button type="button" id="host-{{ name }}" data-act="{{ move }}"'
    '{% if option is not none %} data-option="{{ option }}"{% endif %}>'
    "{% if own %}{{ label }}{% else %}<span>{{ label }}</span>{% endif %}"
    "{% if key %} <kbd>{{ key }}</kbd>{% endif %}</button>"
)


def show(deck: Deck, stored: StoredRoom) -> None:
    """Show the controls. Their keys do nothing while somebody types in a field."""
    words = deck.pack.words
    with st.container(key="host-bar"):
        # Always the same markup: the buttons stay, and with them the focus.
        st.html(
            html(
                _BAR,
                words=words,
                way=_buttons(words, "back", "next", "begin"),
                tools=_buttons(
                    words, "reveal", "blank", "source", "timer", "undo", "smaller", "larger"
                ),
                overview_key=first_key("overview"),
            )
            + html(
                _PANELS,
                words=words,
                presets=_presets(words),
                taking=button("questions", words.host_ask_open),
                turns=_buttons(words, "minute", "hold", "stop"),
                words_how=words.host_words_how.format(fewest=FEWEST),
                keys=explained(words, host=True),
            )
        )
        st.html(_started(words), unsafe_allow_javascript=True)
        st.html(
            script(
                "window.guideHostBar = state; dispatchEvent(new Event('guide-host-bar'))",
                state=bar(deck, stored, actions.now()),
            ),
            unsafe_allow_javascript=True,
        )


def button(
    move: str, label: str, *, name: str = "", option: str | None = None, key: str = ""
) -> Markup:
    """A button that sends a press.

    ``move`` is what it does, and ``option`` the option that a tap is for. The script keeps its
    ``label`` up to date, unless it is one of several, with a ``name`` of its own. ``key`` is the
    key that it names.
    """
    return html(
        _BUTTON, name=name or move, own=name, move=move, label=label, option=option, key=key
    )


def _presets(words: Words) -> list[Markup]:
    return [
        button(
            COUNTDOWN,
            words.minutes.format(n=minutes),
            name=f"{COUNTDOWN}-{minutes}",
            option=str(minutes),
        )
        for minutes in PRESETS
    ]


def _buttons(words: Words, *moves: str) -> list[Markup]:
    labels = {
        "timer": words.host_start,
        "undo": words.host_undo_last,
        "minute": words.host_countdown_more,
        "hold": words.host_countdown_pause,
        "stop": words.host_countdown_stop,
    }
    return [
        button(move, labels.get(move) or getattr(words, f"host_{move}"), key=first_key(move))
        for move in moves
    ]


def _started(words: Words) -> Markup:
    """The script, which runs once as long as the page stands."""
    return script(
        f"if (!window.guideHost) {{ {_SCRIPT} }}",
        words={
            "press_not_sent": words.press_not_sent,
            "screen_time_up": words.screen_time_up,
        },
        keys=moves_by_key(host=True),
    )
