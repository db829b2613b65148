"""Responses that say what went wrong, in one sentence and in one form on every route."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from guide.room.errors import StoreError, UnknownRoom

from .headers import HEADERS


def error_response(sentence: str, status: int) -> Response:
    """The JSON object ``{"error": sentence}`` with an HTTP status."""
    return JSONResponse({"error": sentence}, status, headers=HEADERS)


def response_or_error(
    respond: Callable[[], Response], *, host: Callable[[], bool] = lambda: False
) -> Response:
    """The response, or a JSON error if its event or its store cannot be found.

    ``host`` says whether whoever asks may read the details.
    """
    try:
        return respond()
    except StoreError as error:
        return refusal(error, host=_or_not(host))


def refusal(error: StoreError, *, host: bool = False) -> Response:
    """The JSON error for an event or a store that cannot be found.

    ``host`` says whether whoever asks may read the details.
    """
    if isinstance(error, UnknownRoom):
        return error_response("There is no such event.", 404)
    return error_response(sentence_for(error, host=host), 503)


def _or_not(host: Callable[[], bool]) -> bool:
    """Whether somebody may host; not, where the store that would tell is out of order."""
    try:
        return host()
    except StoreError:
        return False


def sentence_for(error: StoreError, *, host: bool) -> str:
    """What went wrong, for a facilitator with its path, host and user, for others without them."""
    return error.detail if host else str(error)


async def body_of(request: Request, longest: int) -> bytes | None:
    """What was posted; None if it is longer than so many bytes, of which the rest is not read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > longest:
            return None
    return body


def json_of(body: bytes) -> object:
    """What a posted body says as JSON; None for what is none, or goes too deep to be read."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
