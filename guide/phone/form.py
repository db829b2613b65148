"""The fields of a question, and what somebody put into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guide.model.blocks import AnyBlock, Claim, Quiz, Series
from guide.model.blocks.quiz import Choices, Estimate, Order
from guide.model.choices import LETTERS, SIGNS
from guide.text.html import html

Fields = Mapping[str, Sequence[str]]
"""What a form sends: the values of each field, by its name."""


@dataclass(frozen=True)
class Line:
    """One thing to choose."""

    id: str
    letter: str
    text: str
    note: str = ""


_OPTIONS = (
    '<div class="options">{% for line, sign, number in lines %}<label class="option">'
    '<input type="{{ type }}" name="answer" value="{{ line.id }}"'
    "{% if line.id in own %} checked{% endif %}>"
    '{% if line.letter %}<span class="sign s{{ number }}" aria-hidden="true">{{ sign }}</span>'
    "<b>{{ line.letter }}</b> {% endif %}<span>{{ line.text }}"
    "{% if line.note %} <small>{{ line.note }}</small>{% endif %}</span></label>{% endfor %}</div>"
)


def options(lines: Iterable[Line], own: Iterable[str], *, several: bool = False) -> Markup:
    """Lines to choose one or several of; the own ones are chosen."""
    numbered = [(line, *_sign(line)) for line in lines]
    kind = "checkbox" if several else "radio"
    return html(_OPTIONS, lines=numbered, own=list(own), type=kind)


def _sign(line: Line) -> tuple[str, int]:
    number = LETTERS.index(line.letter) if line.letter else 0
    return SIGNS[number], number


_NUMBER = (
    '<label class="field">{{ label }}{% if note %} <small>{{ note }}</small>{% endif %}'
    '<input type="text" inputmode="decimal" autocomplete="off" name="{{ name }}" '
    'maxlength="20" value="{{ value }}"></label>'
)


def number(name: str, label: str, note: str, value: object) -> Markup:
    """A field for a number."""
    shown = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return html(_NUMBER, name=name, label=label, note=note, value=shown)


_SELECT = (
    '<label class="field">{{ label }}<select name="{{ name }}"><option value=""></option>'
    '{% for id, text in choices %}<option value="{{ id }}"{% if id == value %} selected{% endif %}>'
    "{{ text }}</option>{% endfor %}</select></label>"
)


def select(name: str, label: str, choices: Iterable[tuple[str, str]], value: str) -> Markup:
    """A field for one of many."""
    return html(_SELECT, name=name, label=label, choices=list(choices), value=value)


# ── What was put in ──────────────────────────────────────────────────────────


def given(block: AnyBlock, fields: Fields) -> Any:
    """What the fields of a block's form hold, to be looked at by ``model.fitting``."""
    answers = list(fields.get("answer", ()))
    one = answers[0] if len(answers) == 1 else None
    found: Any = one
    match block:
        case Quiz(answer=Order() as order):
            found = _ordered([item.id for item in order.items], fields)
        case Quiz(answer=Choices()):
            found = answers
        case Quiz(answer=Estimate() as estimate) if estimate.key_date is not None:
            parts = [fields.get(name, [""])[0] for name in ("year", "month")]
            found = f"{parts[0]}-{parts[1]:>02}" if "month" in fields else parts[0]
        case Quiz(answer=Estimate()) | Claim():
            found = _number_in(one)
        case Series(guess=guess) if guess is not None:
            names = [f"{point.column} {point.period}" for point in guess.points]
            typed = [fields.get(f"point-{n}", [""])[0] for n, _ in enumerate(names)]
            found = {name: _number_in(text) for name, text in zip(names, typed)}
    return found


def misfit(block: AnyBlock) -> str:
    """The field of the pack's words that says what an answer to a block has to be."""
    match block:
        case Quiz(answer=Estimate(key_date=None)) | Series():
            return "phone_no_number"
    return "phone_no_fit"


def _ordered(ids: Sequence[str], fields: Fields) -> list[str] | None:
    places = {id: fields.get(f"place-{id}", [""])[0] for id in ids}
    wanted = [str(n) for n in range(1, len(ids) + 1)]
    if sorted(places.values()) != wanted:
        return None
    return sorted(ids, key=lambda id: places[id])


def _number_in(text: str | None) -> float | int | None:
    """A number as people write it, with a point or a comma before its fraction."""
    typed = "".join((text or "").replace("−", "-").split())
    sign = max(".,", key=typed.rfind)  # of two signs the last stands before the fraction
    head, _, tail = typed.rpartition(sign)
    if sign in head or (sign == "," and "." not in head and len(tail) == 3):
        typed = typed.replace(sign, "")  # it parts groups of three
    elif sign in typed:
        typed = f"{head.replace(',', '').replace('.', '')}.{tail}"
    if not typed.isascii() or len(typed) > 20:
        return None
    try:
        return int(typed)
    except ValueError:
        pass
    try:
        return float(typed)
    except ValueError:
        return None
