"""``handout [DIR]`` makes the sheets to print, as PDF and, where they are edited, as DOCX too.

It ends with 0 when all were made, with 1 when the pack has problems, with 2 when the folder is no
pack or what was asked for is not in it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path

from guide.model.pack import Pack
from guide.paper.handouts import SIZES, Style, paper_of, pdf, poster
from guide.paper.sheets import Sheet, sheets
from guide.paper.word import docx
from guide.room.address import own_addresses, web_address
from guide.room.night_run import runs_of
from guide.room.wifi import Wifi

from . import wording as messages
from .shared import NOT_THERE, add_folder, add_reading, in_reading, output, read

HELP = "make the handouts, quiz sheets, cards and guides to print"
PORT = 8501
"""Where ``make run`` serves the guide."""
ROOM = re.compile(r"[A-Za-z]{0,8}")
"""What may stand as an event's code."""
BAR = 24
"""Characters of the bar that shows how far it is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument("--out", type=Path, default=Path("handouts"), metavar="FOLDER")
    parser.add_argument("--module", action="append", metavar="ID", help="only these modules")
    parser.add_argument("--run", action="append", metavar="ID", help="only these runs of show")
    parser.add_argument("--paper", choices=list(SIZES), help="default: as the pack says")
    parser.add_argument("--large", action="store_true", help="type of 18 points")
    add_reading(parser)
    parser.add_argument("--address", help="the guide's address, for the foot of each page")
    parser.add_argument("--poster", action="store_true", help="only the poster to join an event by")
    parser.add_argument(
        "--room", default="", metavar="CODE", help="the event's code, for the poster"
    )
    parser.add_argument("--wifi", metavar="NAME", help="the network to join first, for the poster")
    parser.add_argument("--wifi-password", default="", metavar="PASSWORD", help="without it: open")
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the files, with a bar that shows how far it is."""
    pack = read(arguments)
    if isinstance(pack, int):
        return pack
    wanted = in_reading(pack, arguments)
    wrong = wanted if isinstance(wanted, str) else _not_there(wanted, arguments)
    if isinstance(wanted, str) or wrong:
        print(wrong, file=sys.stderr)
        return NOT_THERE
    address = _address() if arguments.address is None else arguments.address
    style = Style(
        arguments.paper or paper_of(wanted),
        dt.date.today(),
        arguments.large,
        address.rpartition("://")[2],
    )
    if arguments.poster:
        found = [_poster(wanted, address, style, arguments)]
    else:
        found = sheets(wanted, arguments.module, arguments.run)
    made = write(wanted, found, style, arguments.out)
    with output():
        print(messages.handouts_made(made, arguments.out))
    return 0


def write(pack: Pack, wanted: Sequence[Sheet], style: Style, folder: Path) -> int:
    """Write the sheets into a folder; how many files were made."""
    folder.mkdir(parents=True, exist_ok=True)

    def one(sheet: Sheet) -> int:
        sheet = replace(sheet, nodes=cache(sheet.nodes))  # both files are written from the same
        (folder / f"{sheet.name}.pdf").write_bytes(pdf(pack, sheet, style))
        if sheet.editable:
            (folder / f"{sheet.name}.docx").write_bytes(docx(pack, sheet, style))
        return 1 + sheet.editable

    count = 0
    with ThreadPoolExecutor(2) as crew:
        for done, (sheet, files) in enumerate(zip(wanted, crew.map(one, wanted)), 1):
            count += files
            _show(done, len(wanted), sheet.name)
    return count


def _show(done: int, total: int, name: str) -> None:
    """The bar, on a terminal alone."""
    if not sys.stderr.isatty():
        return
    full = BAR * done // total
    bar = "█" * full + "░" * (BAR - full)
    end = "\n" if done == total else ""
    print(f"\r{bar} {done}/{total} {name:<36.36}", end=end, file=sys.stderr, flush=True)


def _not_there(pack: Pack, arguments: argparse.Namespace) -> str:
    """What was asked for and is not in the pack; empty if all is."""
    modules = [module.id for module in pack.modules]
    for asked, known in ((arguments.module, modules), (arguments.run, list(runs_of(pack)))):
        for id in asked or ():
            if id not in known:
                return messages.not_in_pack(id, known)
    if arguments.poster and not ROOM.fullmatch(arguments.room):
        return messages.no_room(arguments.room)
    return ""


def _poster(pack: Pack, address: str, style: Style, arguments: argparse.Namespace) -> Sheet:
    here = address if "://" in address else f"http://{address or f'localhost:{PORT}'}"
    leads = f"{here.rstrip('/')}/r/{arguments.room.upper()}" if arguments.room else here
    named, password = arguments.wifi, arguments.wifi_password
    wifi = Wifi(name=named, password=password) if named else None
    return poster(pack, leads, paper=style.paper, room=arguments.room.upper(), wifi=wifi)


def _address() -> str:
    """Where the guide would be found in this network; empty without one."""
    found = own_addresses()
    return web_address(found[0], PORT).partition("://")[2] if found else ""
