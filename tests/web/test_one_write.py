"""The head of an answer goes out with its body, and alone where there is none."""

import asyncio
import http.client
import socket
import threading
import time

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from guide.web.one_write import join_heads

LARGE = "x" * 3_000_000


@pytest.fixture
def port(monkeypatch):
    """The port of a real server with a few kinds of answers."""
    monkeypatch.setattr(AutoHTTPProtocol, "connection_made", AutoHTTPProtocol.connection_made)
    join_heads()
    go_on = asyncio.Event()

    async def later(request):
        async def body():
            await go_on.wait()
            yield b"at last"

        return StreamingResponse(body())

    async def ask_for_it(request):
        go_on.set()
        return PlainTextResponse("it comes")

    app = Starlette(
        routes=[
            Route("/", lambda request: PlainTextResponse("a few words")),
            Route("/large", lambda request: PlainTextResponse(LARGE)),
            Route("/nothing", lambda request: Response(status_code=304)),
            Route("/later", later),
            Route("/go-on", ask_for_it),
        ]
    )
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        found = listening.getsockname()[1]
        while not server.started:
            time.sleep(0.01)
        yield found
        server.should_exit = True
        thread.join(20)


def test_a_short_answer_comes_whole(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        for _ in range(200):
            connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            came = connection.recv(10_000)
            assert came.startswith(b"HTTP/1.1 200") and came.endswith(b"\r\n\r\na few words")


def test_every_other_answer_comes_as_it_did(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for method, path, status, body in (
        ("GET", "/large", 200, LARGE.encode()),
        ("HEAD", "/", 200, b""),
        ("GET", "/nothing", 304, b""),
        ("GET", "/missing", 404, b"Not Found"),
        ("GET", "/", 200, b"a few words"),
    ):
        connection.request(method, path)
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (status, body)
    connection.request("GET", "/", headers={"Connection": "close"})
    answer = connection.getresponse()
    assert answer.read() == b"a few words" and answer.will_close


def test_a_head_does_not_wait_for_a_body_that_comes_later(port):
    slow = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    slow.request("GET", "/later")
    answer = slow.getresponse()  # its head is here, and its body not asked for yet
    other = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    other.request("GET", "/go-on")
    assert other.getresponse().read() == b"it comes"
    assert answer.read() == b"at last"
