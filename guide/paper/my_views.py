"""A reader's views, then and now, as a PDF to keep."""

from __future__ import annotations

from guide.model.my_views import ModuleViews, Moved, views
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.model.progress import Progress

from .typeset import typed_lines, typeset


def as_pdf(pack: Pack, progress: Progress, date: str) -> bytes:
    """The views as a PDF, module by module."""
    words = pack.words
    content = {
        "title": words.my_views_title,
        "guide": pack.guide.title,
        "made": words.file_made.format(date=date, title=pack.guide.title),
        "paper": words.report_paper,
        "page": words.report_page,
        "asked": words.guess_asked,
        "before": words.ballot_opening,
        "after": words.ballot_closing,
        "judgment": words.your_judgments,
        "guesses": [words.guess_yours, words.guess_reading, words.guess_gap],
        "quiz": words.quiz_score,
        "why": words.your_reasons,
        "modules": [_module(pack, each) for each in views(pack, progress)],
    }
    return typeset("my_views", content, lang=pack.guide.language)


def _module(pack: Pack, each: ModuleViews) -> dict[str, object]:
    words = pack.words
    rows = [_row(pack, vote, words.no_vote) for vote in each.votes]
    rows += [_row(pack, claim, words.not_rated) for claim in each.claims]
    score = words.score.format(right=each.right, answered=each.answered)
    return {
        "title": f"{each.module.number}. {each.module.title}",
        "rows": rows,
        "judgments": [[title, judgment] for title, judgment in each.judgments],
        "guesses": [[one.label, one.guess, one.reading, one.gap] for one in each.guesses],
        "score": score if each.answered else words.not_answered,
        "reason": typed_lines(each.reason or words.file_no_reason),
    }


def _row(pack: Pack, moved: Moved, nothing: str) -> list[str]:
    return [plain(pack, moved.text), moved.before or nothing, moved.after or nothing]
