"""``room``: open an event, its items and its end from a script, beside a server that may run."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import time
from collections.abc import Callable

from guide import settings
from guide.model.fitting import cells_of
from guide.model.pack import Pack
from guide.room import room as rooms
from guide.room.counts import shown_cells
from guide.room.errors import StoreError, UnknownRoom
from guide.room.items import Item, items_of, opened
from guide.room.night_run import run_named
from guide.room.room import Room, code_of, new_room
from guide.room.session import Session
from guide.room.store import Store, StoredRoom
from guide.web.auth import auth

from .shared import add_folder, load, output

HELP = "open an event, its items and its end from a script"

REFUSED = 1
"""How a command ends that could not be followed; the sentence stands on standard error."""


class _Refused(Exception):
    """What was asked cannot be done; its text is the sentence that says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    actions = parser.add_subparsers(dest="action", required=True)
    new = actions.add_parser("new", help="open an event; prints its code and a key to host with")
    new.add_argument("--run", help="the run of show; default: the guide's first")
    new.add_argument("--json", action="store_true", help="print JSON")
    add_folder(new)
    for name, what in (
        ("open", "let phones answer a block"),
        ("close", "take no further answer to a block"),
        ("results", "how many answered a block, and what"),
    ):
        action = actions.add_parser(name, help=what)
        action.add_argument("code")
        action.add_argument("block")
        action.add_argument("--json", action="store_true", help="print JSON")
        add_folder(action)
    end = actions.add_parser("end", help="end the event: counts stay, seats and answers go")
    end.add_argument("code")
    end.add_argument("--json", action="store_true", help="print JSON")
    add_folder(end)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked in the store that ``GUIDE_STORE`` names; the exit code."""
    loaded = load(arguments)
    if loaded is None or loaded.pack is None:
        print("The guide cannot be read; `python -m guide check` says why.", file=sys.stderr)
        return REFUSED
    try:
        store = Store()
        try:
            said = _ACTIONS[arguments.action](loaded.pack, store, arguments)
        finally:
            store.close()
    except (StoreError, _Refused) as error:
        print(error, file=sys.stderr)
        return REFUSED
    with output():
        if arguments.json:
            print(json.dumps(said, ensure_ascii=False))
        else:
            print("\n".join(f"{name}: {value}" for name, value in said.items()))
    return 0


Said = dict[str, object]


def _new(pack: Pack, store: Store, asked: argparse.Namespace) -> Said:
    run = run_named(pack, asked.run) if asked.run else next(iter(pack.runs.values()), None)
    if run is None:
        raise _Refused(f"The guide has no run {asked.run!r}." if asked.run else "No run is there.")
    plan = Session.of_run(pack, run).room.plan
    stored = store.open_room(
        new_room(run, plan, people=run.people, chatham_house=settings.chatham_house()),
        dt.datetime.now(dt.UTC),
        random.SystemRandom(),
    )
    return {"code": stored.code, "host_key": auth().token(time.time())}


def _open(pack: Pack, store: Store, asked: argparse.Namespace) -> Said:
    now = dt.datetime.now(dt.UTC)

    def change(room: Room) -> Room:
        session = Session.of_room(pack, room)
        changed = opened(session, asked.block, now) if session else None
        if session is None or changed is None:
            raise _Refused(f"Phones have nothing to answer in {asked.block!r}.")
        if room.ended:
            raise _Refused("The event has ended.")
        return session.onto_room(changed)

    asking = _changed(store, asked.code, change).room.asking
    assert asking is not None
    return {"open": asking.item}


def _close(pack: Pack, store: Store, asked: argparse.Namespace) -> Said:
    def change(room: Room) -> Room:
        here = room.asking.item.partition("/")[0] if room.asking else None
        return rooms.shut(room) if here == asked.block else room

    before = _stored(store, asked.code).room.asking
    room = _changed(store, asked.code, change).room
    if before and before.item.partition("/")[0] == asked.block:
        return {"answers": room.answered.get(before.item, 0)}
    items = _items(pack, asked.block)
    return {"answers": sum(room.answered.get(item.id, 0) for item in items[-1:])}


def _results(pack: Pack, store: Store, asked: argparse.Namespace) -> Said:
    """The last item of the block that was open; while it is open, what was answered so far."""
    stored = _stored(store, asked.code)
    room, items = stored.room, _items(pack, asked.block)
    known = {*room.phones, *([room.asking.item] if room.asking else [])}
    item = next((one for one in items[::-1] if one.id in known), items[0])
    if room.asking and room.asking.item == item.id:
        answers, cells = store.answers_so_far(stored.code, item.id)
    else:
        answers, cells = room.answered.get(item.id, 0), dict(room.phones.get(item.id, {}))
    counts = {cell: cells.get(cell, 0) for cell in cells_of(pack, item.block)}
    return {"answers": answers, "counts": shown_cells(counts)}


def _end(pack: Pack, store: Store, asked: argparse.Namespace) -> Said:
    now = dt.datetime.now(dt.UTC)
    room = _changed(store, asked.code, lambda room: rooms.end(room, now)).room
    return {"ended": room.ended.isoformat(timespec="seconds") if room.ended else None}


def _items(pack: Pack, block: str) -> tuple[Item, ...]:
    items = items_of(pack.blocks.get(block), "twice")
    if not items:
        raise _Refused(f"Phones have nothing to answer in {block!r}.")
    return items


def _stored(store: Store, typed: str) -> StoredRoom:
    stored = store.load(code_of(typed) or "")
    if stored is None:
        raise UnknownRoom(typed)
    return stored


def _changed(store: Store, typed: str, change: Callable[[Room], Room]) -> StoredRoom:
    return store.change(_stored(store, typed).code, change)


_ACTIONS: dict[str, Callable[[Pack, Store, argparse.Namespace], Said]] = {
    "new": _new,
    "open": _open,
    "close": _close,
    "results": _results,
    "end": _end,
}
