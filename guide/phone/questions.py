"""The page of questions to the speaker: three rules, a field, one's own questions, the others'."""

from __future__ import annotations

from markupsafe import Markup

from guide.model.pack import Pack
from guide.model.words import Words
from guide.room.questions import LONGEST, Board, Question, became, how_many
from guide.text.html import html

from .page import carried, framed

_MAIN = """<h1>{{ words.phone_ask_title }}</h1>
<p><a href="{{ base }}/r/{{ code }}{{ carried }}">{{ words.phone_ask_back }}</a></p>
<ol class="rules">{% for rule in words.question_rules %}<li>{{ rule }}</li>{% endfor %}</ol>
<p id="closed"{% if open %} hidden{% endif %}>{{ words.phone_no_questions }}</p>
<form id="ask" method="post" action="{{ base }}/r/{{ code }}/questions"{% if not open %} hidden
{% endif %}>{% if seat %}<input type="hidden" name="seat" value="{{ seat }}">{% endif %}
<label class="field">{{ words.phone_ask_label }}
<textarea name="text" rows="3" maxlength="{{ longest }}" required></textarea></label>
<button type="submit">{{ words.phone_ask_send }}</button></form>
<p class="said" role="status"></p>
<div id="asked" aria-live="polite">{{ asked }}</div>"""

_ASKED = """{% if own %}<h2>{{ words.phone_ask_own }}</h2>
<ul class="asked">{% for text, became in own %}<li><p>{{ text }}</p>
<p class="became">{{ became }}</p></li>{% endfor %}</ul>{% endif %}
<h2>{{ words.phone_ask_others }}</h2>
{% if others %}<ul class="asked">{% for one, many, wanted in others %}<li><p>{{ one.text }}</p>
{% if open %}<form method="post" action="{{ base }}/r/{{ code }}/upvotes">
{% if seat %}<input type="hidden" name="seat" value="{{ seat }}">{% endif %}
<input type="hidden" name="number" value="{{ one.number }}">
<input type="hidden" name="wanted" value="{{ 0 if wanted else 1 }}">
<button type="submit" id="q{{ one.number }}" class="vote" aria-pressed="{{ wanted|string|lower }}">
{{ words.phone_ask_wanted if wanted else words.phone_ask_want }}</button></form>{% endif %}
{% if many %}<p class="became">{{ many }}</p>{% endif %}</li>{% endfor %}</ul>
{% else %}<p>{{ words.phone_ask_none }}</p>{% endif %}
{% if answered %}<h2>{{ words.question_answered }}</h2>
<ul class="asked">{% for one in answered %}<li><p>{{ one.text }}</p></li>{% endfor %}</ul>
{% endif %}
"""


def questions_page(
    pack: Pack, code: str, asked: Markup, *, base: str, version: str, seat: str, open_now: bool
) -> Markup:
    """The page for one seat, whose token its forms carry where cookies are refused.

    ``base`` is the path that the guide stands below, ``version`` that of what was ``asked``.
    """
    words = pack.words
    main = html(
        _MAIN,
        words=words,
        base=base,
        code=code,
        carried=carried(pack, seat),
        seat=seat,
        open=open_now,
        longest=LONGEST,
        asked=asked,
    )
    said = {
        "base": base,
        "code": code,
        "version": version,
        "seat": seat,
        "sending": words.phone_sending,
        "kept": words.question_waiting,
        "offline": words.phone_ask_offline,
        "error": words.phone_error,
    }
    at = f"/r/{code}/questions"
    return framed(pack, main, base, said, script="questions.js", at=at)


def asked_html(
    pack: Pack, code: str, board: Board, number: int, *, base: str, seat: str, open_now: bool
) -> Markup:
    """What was asked, as the seat of a ``number`` may see it: its own, and what is published."""
    own = board.by(number)
    others = [one for one in board.ordered(number) if one not in own]
    return html(
        _ASKED,
        words=pack.words,
        base=base,
        code=code,
        seat=seat,
        open=open_now,
        own=[(one.text, _became(pack.words, board, one)) for one in own],
        others=[(one, how_many(pack.words, one), number in one.upvotes) for one in others],
        answered=[one for one in board.of("answered") if one not in own],
    )


def pinned_html(pack: Pack, question: Question | None) -> Markup:
    """The question for the hall's screen; nothing while none is to be seen."""
    if question is None or question.state != "published":
        return Markup()
    return html(
        '<p class="over">{{ label }}</p><p class="asked">{{ text }}</p>',
        label=pack.words.screen_from_audience,
        text=question.text,
    )


def _became(words: Words, board: Board, question: Question) -> str:
    """What became of a question, for who asked it."""
    now = board.now(question)
    if now is question or now.state in ("waiting", "hidden"):
        return became(words, now)
    merged = words.question_merged.format(text=now.text)
    return f"{merged} {became(words, now)} {how_many(words, now)}".strip()
