"""What a room answered, whatever it was asked: a chart of one count, or of two together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.figures.projected import tally_bars
from guide.figures.projected.tally import VEILED
from guide.model.choices import Option
from guide.model.pack import Pack
from guide.room.counts import Tally, tally
from guide.room.room import Room
from guide.text.html import html

from .slide import Group, Piece


def tallies(
    room: Room | None, names: Mapping[str, str], options: Sequence[Option], *, several: bool = False
) -> dict[str, Tally]:
    """The counts that may be shown, by when each was taken.

    ``names`` holds that by the name of the count in the room; ``several`` as in ``counts.tally``.
    """
    ids = [option.id for option in options]
    found = {
        when: tally(room, what, ids, several=several) if room else None
        for what, when in names.items()
    }
    return {when: one for when, one in found.items() if one is not None}


def chart(
    pack: Pack,
    heading: str,
    options: Sequence[Option],
    counts: Mapping[str, Tally],
    *,
    over: str = "",
    keyed: bool = False,
) -> Group:
    """The counts, at least one, as bars; if they are ``keyed``, what is right is marked."""
    words, cells = pack.words, [one.cells for one in counts.values()]
    names = list(counts) if len(counts) > 1 else [""]
    people = [one.people for one in counts.values()]
    parts = [over]
    if len(people) == 1 and people[0] is not None:
        parts.append(words.screen_counted.format(count=people[0]))
    return Group(
        heading,
        layout="figure",
        over=" · ".join(part for part in parts if part),
        foot=words.screen_veiled if any(None in each.values() for each in cells) else "",
        drawing=lambda theme, size, type_px: tally_bars(
            options,
            cells,
            names=names,
            keyed=keyed,
            theme=theme,
            size=size,
            type_px=type_px,
            totals=people,
        ),
        alt=in_words(options, *cells),
    )


def too_few(pack: Pack, heading: str) -> Group:
    """What is said in place of a result of fewer than five people."""
    text = pack.words.screen_few
    return Group(heading, (Piece(html("<p>{{ text }}</p>", text=text), text),))


def in_words(options: Sequence[Option], *counts: Mapping[str, int | None]) -> str:
    """One distribution or two in words, for someone who cannot see them."""
    return "; ".join(
        f"{', '.join(part for part in (one.letter, one.text) if part)}: "
        f"{', '.join(told(count.get(one.id, 0)) for count in counts)}"
        for one in options
    )


def told(number: int | None) -> str:
    """A number as it is told; a dash for one that is not."""
    return VEILED if number is None else str(number)
