"""How convinced a reader is of a claim, in words and on five steps."""

from collections.abc import Mapping
from html import escape

from guide.model.my_views import labels
from guide.model.progress import STEPS
from guide.model.reading import Pack


def movement(pack: Pack, rated: Mapping[str, int]) -> str:
    """The reader's own way from before the evidence to after it, drawn and in a sentence."""
    before, after = rated.get("before"), rated.get("after")
    if not after:
        return ""
    words, names = pack.words, labels(pack)
    if not before:
        said = words.conviction_now.format(now=names[after])
    elif before == after:
        said = words.conviction_same.format(before=names[before])
    else:
        said = words.conviction_moved.format(before=names[before], now=names[after])
    return f'<div class="movement" role="status">{scale(rated)}<p>{escape(said)}</p></div>'


def scale(rated: Mapping[str, int]) -> str:
    """Five steps: a ring where the reader stood before, a full dot where they stand now."""
    before, after = rated.get("before"), rated.get("after")
    steps = "".join(
        f'<span class="{" ".join(_marks(step, before, after))}"></span>' for step in STEPS
    )
    return f'<span class="scale" aria-hidden="true">{steps}</span>'


def _marks(step: int, before: int | None, after: int | None) -> list[str]:
    marks = ["step"]
    if step == before:
        marks.append("before")
    if step == after:
        marks.append("after")
    if before and after and min(before, after) < step < max(before, after):
        marks.append("between")
    return marks
