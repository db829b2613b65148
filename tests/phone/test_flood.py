"""A hall that somebody floods, slow and half-open connections, and an answer at the last moment."""

import http.client
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from guide.room.room import shut, shut_doors, take_questions

from .test_browser import BALLOT, Event

pytestmark = pytest.mark.heavy


@pytest.fixture
def event(tmp_path):
    """A guide of its own: of an address that floods it, a server takes less for a while."""
    made = Event(tmp_path)
    yield made
    made.close()


class Phone:
    """A phone that joins from this machine, as a flood would."""

    def __init__(self, event):
        self.port, self.page = event.server.port, f"/r/{event.code}"
        self.cookie = ""
        self.status, _ = self.ask("GET", self.page)

    def ask(self, method, path, body=None):
        """The status of a request and what it was answered."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": "application/json", "Cookie": self.cookie}
        line.request(method, path, None if body is None else json.dumps(body), headers)
        came = line.getresponse()
        told = came.read()
        self.cookie = (came.getheader("set-cookie") or self.cookie).partition(";")[0]
        line.close()
        return came.status, told

    def answer(self, option):
        return self.ask("POST", f"{self.page}/answers", {"block": BALLOT, "answer": option})[0]

    def question(self, text):
        return self.ask("POST", f"{self.page}/questions", {"text": text})[0]


def test_a_flood_from_one_address_costs_the_hall_nothing_and_one_press_ends_it(event):
    event.change(lambda room: take_questions(room, True))
    event.open(BALLOT)
    hall = [Phone(event) for _ in range(20)]

    def flood(n):
        one = Phone(event)
        return one.status, one.question(f"Flood {n}?"), one.question("Flood?")

    with ThreadPoolExecutor(16) as threads:
        flooded = [threads.submit(flood, n) for n in range(100)]
        answered = list(threads.map(lambda one: one.answer(0), hall))
        came = [each.result() for each in flooded]
    assert answered == [200] * len(hall)
    assert all(status in (200, 429) for each in came for status in each)
    board = event.store.questions_of(event.code)
    assert not board.of("published"), "nobody sees any of it"
    assert sum(one.text == "Flood?" for one in board.of("waiting")) == 1, "doubles are one"

    event.change(lambda room: take_questions(shut_doors(room, True), False))
    late = Phone(event)
    assert late.status == 403 and late.question("And now?") == 403
    assert hall[0].question("And I?") == 409
    assert [one.answer(1) for one in hall] == [200] * len(hall)
    assert event.change(shut).phones[BALLOT] == {"more": len(hall)}


def test_slow_and_half_open_connections_keep_nobody_out(event):
    event.open(BALLOT)
    begun = (
        b"",
        b"GET /r/",
        f"GET /r/{event.code} HTTP/1.1\r\nHost: hall\r\nX-Slow: ".encode(),
        f"POST /r/{event.code}/answers HTTP/1.1\r\nContent-Length: 4000\r\n\r\n{{".encode(),
    )
    with ExitStack() as held:
        for n in range(200):
            slow = held.enter_context(socket.create_connection(("127.0.0.1", event.server.port)))
            slow.sendall(begun[n % len(begun)])
        phones = [Phone(event) for _ in range(10)]
        assert [one.answer(0) for one in phones] == [200] * 10
    assert event.change(shut).phones[BALLOT] == {"keep": 10}


def test_an_answer_at_the_last_moment_is_acknowledged_or_refused_and_never_silent(event):
    event.open(BALLOT)
    phones = [Phone(event) for _ in range(40)]
    with ThreadPoolExecutor(20) as threads:
        sent = [threads.submit(one.answer, 0) for one in phones]
        sent[0].result()
        counted = event.change(shut).phones[BALLOT]
        came = [each.result() for each in sent]
    assert set(came) <= {200, 409}
    assert counted == {"keep": came.count(200)}
