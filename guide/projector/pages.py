"""Steps without a block: the title, the rules of the talk, the last screen."""

from __future__ import annotations

from guide.figures.locator import locator
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text import council
from guide.text.html import html
from guide.text.languages import left_to_right

from .slide import Group, Piece, line


def groups(pack: Pack, page: str) -> list[Group]:
    """What a room sees of such a step."""
    return {"title": _title, "rules": _rules, "end": _end}[page](pack)


def waiting(pack: Pack, address: str) -> Group:
    """The screen before an event is opened."""
    words = pack.words
    shown = left_to_right(pack.guide.language, address)
    text = words.screen_waiting.format(address=shown)
    lead = Piece(html('<p class="lead">{{ text }}</p>', text=text), text)
    return Group(pack.guide.title, (lead,), "title", over=words.screen_nothing)


def _title(pack: Pack) -> list[Group]:
    guide = pack.guide
    lead = html(
        '<p class="lead">{{ text }}</p>'
        '{% if logo %}<p><img class="logo" src="{{ logo }}" alt="{{ name }}"></p>{% endif %}',
        text=guide.subtitle,
        logo=council.logo(),
        name=council.presenter(pack),
    )
    return [
        Group(
            guide.title,
            (Piece(lead, guide.subtitle), *_map(pack)),
            "title",
            over=council.presenter(pack),
        )
    ]


def _map(pack: Pack) -> tuple[Piece, ...]:
    """Where the argument takes place, on the first and the last screen; nothing without a map."""
    drawn = pack.guide.welcome.map
    return (Piece(locator(pack, drawn, broad=True), ""),) if drawn else ()


def _rules(pack: Pack) -> list[Group]:
    civility = pack.guide.welcome.civility
    pieces = tuple(
        Piece(
            html('<div class="evidence"><p>{{ line }}</p></div>', line=line(pack, rule)),
            plain(pack, rule),
            lines=0.4,
            indent=0.9,
        )
        for rule in civility.rules
    )
    return [Group(civility.title, pieces)]


def _end(pack: Pack) -> list[Group]:
    return [farewell(pack)]


def farewell(pack: Pack) -> Group:
    """The last screen, which stays when the event has ended."""
    words = pack.words
    lead = Piece(html('<p class="lead">{{ text }}</p>', text=words.screen_end), words.screen_end)
    return Group(words.screen_thanks, (lead, *_map(pack)), "title", over=pack.guide.title)
