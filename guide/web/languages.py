"""The language of whoever asks for a plain page: chosen, or as their browser says."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from guide.model.pack import Pack

from .requester import over_https
from .subpath import base_of

PARAMETER = "lang"
"""Of an address: the language that was chosen, as a BCP 47 tag."""

LONGEST_TAG = 40
"""Letters of one; a longer one names no language."""

COOKIE = "guide-lang"
"""The cookie that keeps it, of no one in particular: a tag and nothing else."""

KEPT = 24 * 3600
"""Seconds that a browser keeps it."""

LONGEST = 200
"""Letters of a browser's list that are read."""


def chosen(request: Request, pack: Pack) -> str:
    """The language that the address or the cookie names; empty for none that the guide has."""
    asked = request.query_params.get(PARAMETER, ""), request.cookies.get(COOKIE, "")
    return next((tag for tag in asked if tag in pack.languages), "")


def preferred(request: Request, pack: Pack) -> str:
    """The language that was chosen, or else the first one of the browser's that the guide has."""
    return chosen(request, pack) or accepted(
        request.headers.get("accept-language", ""), pack.languages
    )


def accepted(header: str, tags: Iterable[str]) -> str:
    """The tag that a browser likes best; empty where it names none of them.

    ``es-MX`` is content with ``es``, and ``es`` with ``es-MX``.
    """
    liked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:LONGEST].split(",")):
        tag, _, quality = part.strip().lower().partition(";q=")
        liked.append((-_weight(quality), place, tag.strip()))
    known = {tag.lower(): tag for tag in tags}
    for weight, _, tag in sorted(liked):
        if weight == 0 or not tag:
            continue
        short = tag.partition("-")[0]
        near = [tag, short, *(each for each in known if each.partition("-")[0] == short)]
        for each in near:
            if each in known:
                return known[each]
    return ""


def _weight(text: str) -> float:
    try:
        return max(0.0, min(1.0, float(text))) if text else 1.0
    except ValueError:
        return 0.0


def keep(response: Response, request: Request, pack: Pack) -> Response:
    """The response, with the cookie where the address chose a language."""
    asked = request.query_params.get(PARAMETER, "")
    if asked in pack.languages and request.method == "GET":
        response.set_cookie(
            COOKIE,
            asked,
            max_age=KEPT,
            path=base_of(request.scope) or "/",
            secure=over_https(request.scope),
            httponly=True,
            samesite="lax",
        )
    return response
