"""Options to choose from as lines of a slide, under letters and markers."""

from __future__ import annotations

from collections.abc import Sequence

from guide.figures.projected.options import SIGNS, colour, place
from guide.model.choices import Option
from guide.text.html import html

from .slide import Piece


def choice_pieces(
    options: Sequence[Option], *, revealed: bool = False, note: str = ""
) -> tuple[Piece, ...]:
    """A line for each option under its letter and marker.

    Once revealed, those of the key stand out and carry a note.
    """
    return tuple(_choice(option, revealed, revealed and option.right, note) for option in options)


def _choice(option: Option, revealed: bool, right: bool, note: str) -> Piece:
    state = (" is-key" if right else " is-other") if revealed else ""
    mark = note if right else ""
    return Piece(
        html(
            '<div class="choice{{ state }}"><span class="sign" '
            'style="--paper:{{ paper }};--dark:{{ dark }}" aria-hidden="true">{{ sign }}</span>'
            '<span class="letter">{{ option.letter }}</span><p>{{ option.text }}'
            '{% if mark %} <span class="mark">{{ mark }}</span>{% endif %}</p></div>',
            state=state,
            paper=colour(option, "paper"),
            dark=colour(option, "dark"),
            sign=SIGNS[place(option)],
            option=option,
            mark=mark,
        ),
        f"{option.text} {mark}".strip(),
        lines=0.4,
        indent=3.2,
    )
