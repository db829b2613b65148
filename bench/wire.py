"""A proxy that counts the bytes a browser receives, of WebSockets too, as they are on the wire."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from urllib.parse import urlsplit


@dataclass
class Wire:
    """A way to a server that counts what comes back."""

    address: str = ""
    received: int = 0
    """Bytes sent to the browser so far."""


@contextmanager
def wire(address: str) -> Iterator[Wire]:
    """Stand between a browser and the server at ``address``."""
    to = urlsplit(address)
    counted = Wire()
    loop = asyncio.new_event_loop()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            back, forth = await asyncio.open_connection(to.hostname, to.port)
            await asyncio.gather(_pump(reader, forth), _pump(back, writer, counted))

    async def end() -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    running = Thread(target=loop.run_forever, daemon=True)
    running.start()
    started = asyncio.run_coroutine_threadsafe(asyncio.start_server(serve, "127.0.0.1", 0), loop)
    counted.address = f"http://127.0.0.1:{started.result().sockets[0].getsockname()[1]}"
    try:
        yield counted
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        running.join()
        loop.close()


async def _pump(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, counted: Wire | None = None
) -> None:
    with contextlib.suppress(OSError):
        while part := await reader.read(65_536):
            if counted:
                counted.received += len(part)
            writer.write(part)
            await writer.drain()
    with contextlib.suppress(OSError):
        writer.close()
