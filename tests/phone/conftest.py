"""A room of the small pack and phones that join it, each with cookies of its own."""

import random
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.phone import routes as phone
from guide.room.answers import Box
from guide.room.items import opened as item_opened
from guide.room.room import new_room, shut
from guide.room.session import Session
from guide.room.store import Store
from tests.conftest import NOW

HERE = "http://192.168.1.5:8501"


class Hall:
    """The routes of phones over a store, and one room."""

    def __init__(self, pack, store):
        self.pack, self.store = pack, store
        self.box = Box(lambda: store)
        self.app = Starlette(routes=phone.routes(lambda: pack, lambda: store, self.box))
        plan = Session.of_run(pack, pack.runs["evening"]).room.plan
        room = new_room(pack.runs["evening"], plan, people=30)
        self.code = store.open_room(room, NOW, random.Random(7)).code
        self.page = f"/r/{self.code}"

    def phone(self, address="192.168.1.77", joined=True, **headers):
        """A browser with cookies of its own."""
        client = TestClient(
            self.app, HERE, client=(address, 50000), headers=headers, follow_redirects=False
        )
        if joined:
            assert client.get(self.page).status_code == 200
        return client

    def change(self, change):
        return self.store.change(self.code, change).room

    def open(self, block):
        def change(room):
            return item_opened(Session.of_room(self.pack, room), block, NOW)

        return self.change(change)

    def shut(self):
        return self.change(shut)

    def put(self, client, block, answer, **more):
        return client.post(f"{self.page}/answers", json={"block": block, "answer": answer, **more})


def seat_in(page):
    """The token that a page's form carries."""
    return re.search(r'data-seat="([^"]*)"', page).group(1)


@pytest.fixture
def hall(pack, own_file):
    store = Store(own_file)
    made = Hall(pack, store)
    yield made
    made.box.close()
    store.close()
