"""``links [DIR]`` prints which addresses of sources answer no more. The app never runs it.

It makes one request at a time to a host with a pause between two, asks a few hosts at once, and
says who asks: hundreds of sources are no reason to be a burden to anyone. It ends with 0 when every
address answers, with 1 when one is gone or silent or the pack has problems, with 2 when there is no
pack.
"""

from __future__ import annotations

import argparse
import sys
import time
import urllib.error
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urlsplit

from guide.model.content import Source, host_of

from . import wording as messages
from .shared import add_folder, output, read

HELP = "ask for the addresses of the sources"
AGENT = "discussion-guide-links/1 (checks the addresses of a guide's sources)"
ASK_FOR_PAGE = {400, 403, 404, 405, 406, 429, 500, 501, 503}
"""Answers after which a page is asked for whole: many servers know no HEAD, or refuse it."""
REFUSED = {401, 403, 406, 429, 451}
"""Answers of a server that does not serve programs, or not here; from 500 on, not now."""


@dataclass(frozen=True)
class Answer:
    """What came of asking for one source."""

    source: str
    url: str
    state: str
    """``ok``, ``moved``, ``refused``, ``gone`` or ``silent``."""
    detail: str = ""
    """The status, the new address, or what went wrong."""


@dataclass(frozen=True)
class Manners:
    """How gently addresses are asked for."""

    timeout: float = 20.0
    """Seconds to wait for an answer."""
    at_once: int = 6
    """Hosts that are asked at the same time."""
    pause: float = 1.0
    """Seconds between two requests to one host."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument("--timeout", type=float, default=Manners.timeout, help="seconds")
    parser.add_argument("--at-once", type=int, default=Manners.at_once, help="hosts at a time")
    parser.add_argument("--pause", type=float, default=Manners.pause, help="seconds, per host")
    parser.add_argument("--only", help="sources whose id or address holds this text")
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print every address that does not answer as it did."""
    pack = read(arguments)
    if isinstance(pack, int):
        return pack
    sources = [
        source
        for source in pack.sources.values()
        if source.url
        and (not arguments.only or arguments.only in source.id or arguments.only in source.url)
    ]
    hosts = {host_of(source.url) for source in sources}
    print(messages.links_head(len(sources), len(hosts)), file=sys.stderr)
    answers = ask(sources, Manners(arguments.timeout, arguments.at_once, arguments.pause))
    counts = Counter(answer.state for answer in answers)
    with output():
        for answer in answers:
            if answer.state != "ok":
                print(f"{answer.source}: {answer.state}: {answer.url} ({answer.detail})")
        print(messages.links_summary(dict(counts)))
    return int(bool(counts["gone"] + counts["silent"]))


def ask(
    sources: Iterable[Source],
    manners: Manners | None = None,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Answer]:
    """The answer for every source, in the order of the sources."""
    manners = manners or Manners()
    hosts: defaultdict[str, list[Source]] = defaultdict(list)
    ordered = list(sources)
    for source in ordered:
        hosts[host_of(source.url)].append(source)

    def visit(host: list[Source]) -> list[Answer]:
        found = []
        for number, source in enumerate(host):
            if number:
                sleep(manners.pause)
            found.append(_ask(source, manners, sleep))
        return found

    with ThreadPoolExecutor(manners.at_once) as crew:
        answers = {one.source: one for host in crew.map(visit, hosts.values()) for one in host}
    return [answers[source.id] for source in ordered]


def _ask(source: Source, manners: Manners, sleep: Callable[[float], None]) -> Answer:
    address = source.url or ""
    status, detail = _request(address, "HEAD", manners.timeout)
    if status is None or status in ASK_FOR_PAGE:
        sleep(manners.pause)
        status, detail = _request(address, "GET", manners.timeout)
    return Answer(source.id, address, _state(address, status, detail), detail)


def _request(url: str, method: str, timeout: float) -> tuple[int | None, str]:
    """The status and where it was found; no status and the reason where nobody answered."""
    request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, answer.url
    except urllib.error.HTTPError as error:
        with error:
            return error.code, str(error.code)
    except (OSError, HTTPException, ValueError) as error:
        return None, str(getattr(error, "reason", error)) or type(error).__name__


def _state(url: str, status: int | None, detail: str) -> str:
    if status is None:
        return "silent"
    if status in REFUSED or status >= 500:
        return "refused"
    if status >= 400:
        return "gone"
    return "ok" if _same(url, detail) else "moved"


def _same(asked: str, found: str) -> bool:
    """Whether two addresses differ at most in scheme, ``www.`` and a slash at the end."""
    one, other = (urlsplit(url) for url in (asked, found))
    return (
        one.netloc.removeprefix("www.") == other.netloc.removeprefix("www.")
        and one.path.rstrip("/") == other.path.rstrip("/")
        and one.query == other.query
    )
