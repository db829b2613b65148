"""Readers at home for ``bench/hall.py``: each loads pages of the guide, twice a second at most."""

from __future__ import annotations

import asyncio
import sys

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Subprotocol

PAUSE = 0.5


async def read(port: int, ready: asyncio.Event) -> None:
    """Load the page again and again; ``ready`` is set once it has been there."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(
        address, subprotocols=[Subprotocol("streamlit")], max_size=None
    ) as page:
        while True:
            asked = BackMsg()
            asked.rerun_script.query_string = ""
            await page.send(asked.SerializeToString())
            async for message in page:
                told = ForwardMsg()
                assert isinstance(message, bytes)
                told.ParseFromString(message)
                if told.WhichOneof("type") == "script_finished":
                    break
            ready.set()
            await asyncio.sleep(PAUSE)


async def main(port: int, count: int) -> None:
    """Load pages until the process is ended; a line says when every reader has one."""
    ready = [asyncio.Event() for _ in range(count)]
    async with asyncio.TaskGroup() as readers:
        for each in ready:
            readers.create_task(read(port, each))
        for each in ready:
            await each.wait()
        print("ready", flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
