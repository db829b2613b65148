"""Who may show the guide in a frame: sites that the operator names, and pages for readers alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from guide.settings import framed_by

from .headers import NO_FRAMES, adding
from .open_addresses import PAGE_OF

FRAMED = b"framed"
"""What the web socket's address ends with (``?framed``) when its page stands in a frame."""

HOST = "host"
"""The page that no frame shows."""


def sites() -> tuple[str, ...]:
    """The sites that may frame a page. What the operator wrote and is none ends the server."""
    try:
        return framed_by()
    except ValueError as error:
        sys.exit(str(error))


class Frames:
    """ASGI middleware: say of each page which sites may frame it."""

    def __init__(self, app: ASGIApp, by: Sequence[str] = ()) -> None:
        """``by`` are the origins that may."""
        self.app = app
        self.policy = " ".join(("frame-ancestors", *by)) if by else NO_FRAMES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; what is no page keeps the policy of all others."""
        if PAGE_OF not in scope:
            await self.app(scope, receive, send)
            return
        framed = scope[PAGE_OF] != HOST and self.policy != NO_FRAMES

        def add(headers: MutableHeaders) -> None:
            headers["Content-Security-Policy"] = self.policy if framed else NO_FRAMES
            # It cannot name a site, and browsers that know the policy do not ask it.
            if not framed:
                headers["X-Frame-Options"] = "DENY"

        await self.app(scope, receive, adding(scope, send, add))


def stands_in_a_frame(scope: Scope) -> bool:
    """Whether the page that opens a web socket says that it stands in a frame."""
    return bool(scope["query_string"] == FRAMED)


def as_a_stranger(scope: Scope) -> Scope:
    """The request of a page in a frame: it has no cookie, whether the browser sends one or not.

    What a reader presses there may be what the page round it wants pressed.
    """
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"cookie"]}
