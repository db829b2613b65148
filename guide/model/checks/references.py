"""What is named must exist."""

from __future__ import annotations

from ..base import Part
from ..draft import Draft, Spot
from ..prose import PersonRef, malformed, pieces
from ..slots import each, naming_fields, prose_fields
from ..wording import rules as wording
from .rule import Faults, rule


@rule("unknown-name", Part)
def names_exist(part: Part, here: Spot, draft: Draft) -> Faults:
    """Every id that a field names is defined somewhere."""
    for field, what in naming_fields(type(part)):
        known = draft.defined.get(what, {})
        for path, name in each(getattr(part, field)):
            if name not in known and what not in draft.incomplete:
                yield here.at(field, *path), wording.unknown_name(what, name, known)


@rule("unknown-reference", Part)
def references_exist(part: Part, here: Spot, draft: Draft) -> Faults:
    """Every ``[[term]]`` and ``[[@person]]`` in a text is defined."""
    for field in prose_fields(type(part)):
        for path, text in each(getattr(part, field)):
            if "[[" not in text:
                continue
            for piece in pieces(text):
                if isinstance(piece, str):
                    continue
                what = "person" if isinstance(piece, PersonRef) else "term"
                known = draft.defined.get(what, {})
                if piece.id not in known and what not in draft.incomplete:
                    yield here.at(field, *path), wording.unknown_name(what, piece.id, known)


@rule("broken-reference", Part)
def references_are_whole(part: Part, here: Spot, draft: Draft) -> Faults:
    """Double brackets in a text are a reference that can be read."""
    for field in prose_fields(type(part)):
        for path, text in each(getattr(part, field)):
            for stretch in malformed(text):
                yield here.at(field, *path), wording.broken_reference(stretch)


@rule("empty-text", Part)
def texts_say_something(part: Part, here: Spot, draft: Draft) -> Faults:
    """A text for visitors is more than spaces."""
    for field in prose_fields(type(part)):
        for path, text in each(getattr(part, field)):
            if not text.strip():
                yield here.at(field, *path), wording.blank()
