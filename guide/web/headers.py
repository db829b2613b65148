"""The headers that responses carry."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_FRAMES = "frame-ancestors 'self'"
"""Only the guide's own pages may show it in a frame: ``/host`` shows two small screens.

An origin has a port, so that a page of another program on the same machine may not.
"""

NO_FRAMES = "frame-ancestors 'none'"
"""Nobody may show it in a frame."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + OWN_FRAMES
    ),
    # The same for browsers that do not know the policy.
    "X-Frame-Options": "SAMEORIGIN",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Of pages and what they ask for: the browser itself refuses whatever would leave the machine."""

FILE_HEADERS = {"Cache-Control": "no-cache"}
"""Of a page's own script and style sheet: a browser keeps them and asks whether they changed."""

ON_ALL = {
    "Content-Security-Policy": OWN_FRAMES,
    "X-Frame-Options": "SAMEORIGIN",
}
"""Of every response, Streamlit's files included, that has no policy of its own."""


class OnAll:
    """ASGI middleware: say of every response what it is and who may frame it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add to what comes back."""

        def add(headers: MutableHeaders) -> None:
            headers["X-Content-Type-Options"] = "nosniff"
            if "Content-Security-Policy" not in headers:
                headers.update(ON_ALL)

        await self.app(scope, receive, adding(scope, send, add))


def adding(scope: Scope, send: Send, add: Callable[[MutableHeaders], None]) -> Send:
    """A ``send`` that changes the headers of a response; of a web socket it is the same."""

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            add(MutableHeaders(scope=message))
        await send(message)

    return changed if scope["type"] == "http" else send
