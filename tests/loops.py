"""Asynchronous code in a test, whatever ran in its process before."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def in_a_loop(coroutine: Coroutine[object, object, T]) -> T:
    """What it returns or raises, from a thread of its own.

    The thread that runs the tests has a loop already once a browser was opened in it, and
    ``asyncio.run`` refuses a second.
    """
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, coroutine).result()
