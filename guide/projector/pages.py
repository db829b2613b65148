"""Steps without a block: the title, the rules of the talk, the last screen."""

from __future__ import annotations

from guide.figures.locator import locator
from guide.figures.style import text_width
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text import council
from guide.text.html import html
from guide.text.languages import left_to_right

from .slide import HEADING_LINE, LINE, Group, Piece, heading_size, line, line_count

# static/screen/screen.css sets the same.
TITLE, LEAD = 1.35, 1 / 19
"""A title's type in that of a heading, and the lead's in the screen's height."""
BESIDE = 0.43 * (3 / 2 - 0.1)
"""The width that a map beside them leaves on the narrowest screen that shows it there, 3 by 2."""
ROOM_BESIDE, LOGO = 0.6, 0.17
"""The height for both of them, and what a council's logo takes of it."""


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
            (Piece(lead, guide.subtitle), *_map(pack, guide.title, guide.subtitle)),
            "title",
            over=council.presenter(pack),
        )
    ]


def _map(pack: Pack, title: str, lead: str) -> tuple[Piece, ...]:
    """Where the argument takes place, on the first and the last screen; nothing without a map.

    It stands large beside the title and the line below it where they have room there, on a broad
    screen that does not tell people how to join (static/screen/screen.css); else small below them.
    """
    drawn = pack.guide.welcome.map
    if drawn is None:
        return ()
    found = locator(pack, drawn, broad=True)
    if _has_room_beside(title, lead):
        found = html('<div class="beside">{{ map }}</div>', map=found)
    return (Piece(found, ""),)


def _has_room_beside(title: str, lead: str) -> bool:
    """Whether a title and the line below it stand whole in what a map beside them leaves."""
    large = heading_size(Group(title, layout="title")) * TITLE
    high = 0.0
    for text, letter, line_height in ((title, large, HEADING_LINE), (lead, LEAD, LINE)):
        wide = BESIDE / letter
        if any(text_width(word, 1.0) > wide for word in text.split()):
            return False
        high += line_count(text, wide) * letter * line_height
    return high <= (ROOM_BESIDE - LOGO if council.logo() else ROOM_BESIDE)


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
    pieces = (lead, *_map(pack, words.screen_thanks, words.screen_end))
    return Group(words.screen_thanks, pieces, "title", over=pack.guide.title)
