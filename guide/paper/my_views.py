"""A reader's views, then and now, as a PDF to keep."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from guide.model.my_views import ModuleViews, Moved, views
from guide.model.plain import plain
from guide.model.progress import Progress
from guide.model.whole import Pack

TEMPLATE = Path(__file__).with_suffix(".typ")


def as_pdf(pack: Pack, progress: Progress, date: str) -> bytes:
    """The views as a PDF: votes, ratings, score and reasons, module by module."""
    words = pack.words
    data = {
        "title": words.my_views_title,
        "made": words.file_made.format(date=date, title=pack.guide.title),
        "asked": words.guess_asked,
        "before": words.ballot_opening,
        "after": words.ballot_closing,
        "quiz": words.quiz_score,
        "why": words.your_reasons,
        "modules": [_module(pack, each) for each in views(pack, progress)],
    }
    # Typst would look for fonts and packages of the machine; it carries its own serif.
    return bytes(
        typst.compile(
            TEMPLATE.read_bytes(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    )


def _module(pack: Pack, each: ModuleViews) -> dict[str, object]:
    words = pack.words
    rows = [_row(pack, vote, words.no_vote) for vote in each.votes]
    rows += [_row(pack, claim, words.not_rated) for claim in each.claims]
    score = words.score.format(right=each.right, answered=each.answered)
    return {
        "title": f"{each.module.number}. {each.module.title}",
        "rows": rows,
        "score": score if each.answered else words.not_answered,
        "reason": each.reason or words.file_no_reason,
    }


def _row(pack: Pack, moved: Moved, nothing: str) -> list[str]:
    return [plain(pack, moved.text), moved.before or nothing, moved.after or nothing]
