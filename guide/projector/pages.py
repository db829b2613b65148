"""Steps without a block: the title, the rules of the talk, the last screen."""

from __future__ import annotations

from html import escape

from guide.markup import plain
from guide.model.reading import Pack
from guide.model.runs import Run

from .slide import Group, Piece, line


def groups(pack: Pack, run: Run, page: str) -> list[Group]:
    """What a room sees of such a step."""
    return {"title": _title, "rules": _rules, "end": _end}[page](pack, run)


def waiting(pack: Pack, address: str) -> Group:
    """The screen before an event is opened."""
    words = pack.words
    text = words.screen_waiting.format(address=address)
    lead = Piece(f'<p class="lead">{escape(text)}</p>', text)
    return Group(pack.guide.title, (lead,), "title", over=words.screen_nothing)


def _title(pack: Pack, run: Run) -> list[Group]:
    guide = pack.guide
    subtitle = Piece(f'<p class="lead">{escape(guide.subtitle)}</p>', guide.subtitle)
    return [Group(guide.title, (subtitle,), "title", over=guide.publisher)]


def _rules(pack: Pack, run: Run) -> list[Group]:
    civility = pack.guide.welcome.civility
    pieces = tuple(
        Piece(
            f'<div class="evidence"><p>{line(pack, rule)}</p></div>',
            plain(pack, rule),
            lines=0.4,
            indent=0.9,
        )
        for rule in civility.rules
    )
    return [Group(civility.title, pieces)]


def _end(pack: Pack, run: Run) -> list[Group]:
    return [farewell(pack)]


def farewell(pack: Pack) -> Group:
    """The last screen, which stays when the event has ended."""
    words = pack.words
    thanks = Piece(f'<p class="lead">{escape(words.screen_end)}</p>', words.screen_end)
    return Group(words.screen_thanks, (thanks,), "title", over=pack.guide.title)
