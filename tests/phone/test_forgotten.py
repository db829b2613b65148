"""After the end no file under the store's folder holds a seat's key, a token or an answer."""

import http.client
import json
import os
import subprocess
import sys

import pytest

from guide.room import phones
from guide.room.room import offer_wifi, take_questions
from guide.room.seats import resume_code, token_of
from guide.room.wifi import Wifi
from guide.settings import ROOT

from .test_browser import BALLOT, Event

QUESTION = "Zeppelin"
WIFI = Wifi(name="Albatross", password="pelican-4711")

pytestmark = pytest.mark.heavy


def test_an_end_by_command_beside_a_running_server_leaves_counts_alone(tmp_path):
    event = Event(tmp_path)
    try:
        event.change(lambda room: offer_wifi(take_questions(room, True), WIFI))
        event.open(BALLOT)
        tokens = []
        for n in range(12):
            phone = http.client.HTTPConnection("127.0.0.1", event.server.port)
            phone.request("GET", f"/r/{event.code}")
            came = phone.getresponse()
            came.read()
            cookie = came.getheader("set-cookie").partition(";")[0]
            tokens.append(cookie.partition("=")[2])
            body = json.dumps({"block": BALLOT, "answer": n % 2})
            kind = {"Cookie": cookie, "Content-Type": "application/json"}
            phone.request("POST", f"/r/{event.code}/answers", body, kind)
            assert json.loads(phone.getresponse().read()) == {"recorded": True}
            question = json.dumps({"text": f"{QUESTION} number {n}?"})
            phone.request("POST", f"/r/{event.code}/questions", question, kind)
            assert json.loads(phone.getresponse().read())["recorded"]
            phone.close()
        assert event.store.moderate(event.code, 1, "published")
        with event.store.asking() as connection:
            key = phones.key_of(connection, event.code)
        seat = int(tokens[0].partition(".")[0])
        assert token_of(key, event.code, seat) == tokens[0]
        ended = subprocess.run(
            [sys.executable, "-m", "guide", "room", "end", event.code, "--json"],
            cwd=ROOT,
            env={**os.environ, "GUIDE_STORE": event.url, "GUIDE_PACK": str(ROOT / "tests/pack")},
            capture_output=True,
            text=True,
            check=True,
        )
        assert json.loads(ended.stdout)["ended"]
        kept = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        assert kept
        for needle in (
            key,
            resume_code(key, event.code, seat),
            f"{event.code}{BALLOT}",
            QUESTION,
            QUESTION.lower(),
            WIFI.name,
            WIFI.password,
            *(token.partition(".")[2] for token in tokens),
        ):
            assert not [path for path, held in kept.items() if needle.encode() in held], needle
        room = event.store.load(event.code).room
        assert room.phones[BALLOT] == {"keep": 6, "more": 6}
        phone = http.client.HTTPConnection("127.0.0.1", event.server.port)
        phone.request(
            "GET", f"/r/{event.code}/state", headers={"Cookie": f"guide-seat={tokens[0]}"}
        )
        assert json.loads(phone.getresponse().read())["state"] == "ended"
    finally:
        event.close()
