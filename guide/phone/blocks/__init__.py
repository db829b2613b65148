"""One file for each kind of block that asks something, with ``form`` and ``after``.

``form`` is what can be answered, with the own answer filled in; ``after`` what is told once the
facilitator shows it, the own answer beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from ..question import Question
from . import ballot, claim, hindsight, prompt, quiz, series

FORM: dict[str, Callable[[Question, Any], Markup]] = {
    "ballot": ballot.form,
    "claim": claim.form,
    "hindsight": hindsight.form,
    "prompt": prompt.form,
    "quiz": quiz.form,
    "series": series.form,
}

AFTER: dict[str, Callable[[Question, Any], Markup]] = {
    "ballot": ballot.after,
    "claim": claim.after,
    "hindsight": hindsight.after,
    "prompt": prompt.after,
    "quiz": quiz.after,
    "series": series.after,
}
