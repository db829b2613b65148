"""Whether the server is about to stop, so that requests that are held are answered first.

Uvicorn waits for every open request before it lets the app know that it stops.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

_begun = threading.Event()


def begun() -> bool:
    """Whether the server was told to stop."""
    return _begun.is_set()


def watch() -> None:
    """Notice the signals that end the server; whoever handles them now goes on to do so."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        _notice(number)


def _notice(number: signal.Signals) -> None:
    before = signal.getsignal(number)

    def stop(received: int, frame: FrameType | None) -> None:
        _begun.set()
        if callable(before):
            before(received, frame)

    if callable(before):
        signal.signal(number, stop)
