"""How convinced a reader is of a claim, in words and on five steps."""

from collections.abc import Mapping

from markupsafe import Markup

from guide.model.fitting import STEPS
from guide.model.my_views import labels
from guide.model.pack import Pack
from guide.text.html import html


def movement(pack: Pack, rated: Mapping[str, int]) -> Markup:
    """The reader's own way from before the evidence to after it, drawn and in a sentence.

    Without a rating after it the status is there and empty, so that what it says later is heard.
    """
    before, after = rated.get("before"), rated.get("after")
    if not after:
        return html('<div class="movement" data-say></div>')
    words, names = pack.words, labels(pack)
    if not before:
        said = words.conviction_now.format(now=names[after])
    elif before == after:
        said = words.conviction_same.format(before=names[before])
    else:
        said = words.conviction_moved.format(before=names[before], now=names[after])
    return html(
        '<div class="movement" data-say>{{ scale }}<p>{{ said }}</p></div>',
        scale=scale(rated),
        said=said,
    )


def scale(rated: Mapping[str, int]) -> Markup:
    """Five steps: a ring where the reader stood before, a full dot where they stand now."""
    before, after = rated.get("before"), rated.get("after")
    return html(
        '<span class="scale" aria-hidden="true">{% for marks in steps %}'
        '<span class="{{ marks }}"></span>{% endfor %}</span>',
        steps=[" ".join(_marks(step, before, after)) for step in STEPS],
    )


def _marks(step: int, before: int | None, after: int | None) -> list[str]:
    marks = ["step"]
    if step == before:
        marks.append("before")
    if step == after:
        marks.append("after")
    if before and after and min(before, after) < step < max(before, after):
        marks.append("between")
    return marks
