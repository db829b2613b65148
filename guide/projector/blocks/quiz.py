"""A quiz item: the stem with its answers, then the key and why, with the votes if counted."""

from __future__ import annotations

from markupsafe import Markup

from guide.figures.projected import projected_place_question
from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Choice, Choices, Estimate, Order, Place
from guide.model.choices import choices_of, ends_of
from guide.model.countable import countable_of, several
from guide.model.numbers import number
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.model.words import Words
from guide.room.counts import people_in
from guide.room.items import twice
from guide.room.votes import votes_taken
from guide.text.citation import since_words
from guide.text.dates import long_date
from guide.text.html import html

from ..choices import choice_pieces
from ..result import chart, tallies
from ..scene import Scene
from ..slide import Group, Piece, line, passage


def can_reveal(scene: Scene, block: Quiz) -> bool:
    """At once; after both votes, counted or not, where people vote, talk and vote again."""
    if scene.room is None or scene.show.vote == "once":
        return True
    return votes_taken(scene.room, block.id) == 2


def groups(scene: Scene, block: Quiz) -> list[Group]:
    """The item; once it is shown, the votes, the key and the rationale."""
    stem = plain(scene.pack, block.stem).strip()
    if not scene.shown:
        return [_asked(scene, block, stem)]
    votes = _votes(scene, block, stem)
    # Of one right option the chart says which it is.
    answer = [] if votes and isinstance(block.answer, Choice) else [_answer(scene, block, stem)]
    return [*answer, *votes, _why(scene, block)]


def _over(scene: Scene, block: Quiz) -> str:
    """What people are to do now. Until the key is shown, only how many voted is told."""
    words = scene.pack.words
    mark = since_words(scene.pack, block.known)
    parts = [scene.night or words.check_yourself, *([mark] if mark else [])]
    if scene.room:
        taken = [vote for vote in twice(block.id) if scene.room.votes(vote) is not None]
        if scene.show.vote == "twice":
            stages = (words.screen_vote_1, words.screen_vote_2, words.screen_voted)
            parts.append(stages[votes_taken(scene.room, block.id)])
        people = people_in(scene.room, taken[-1], several=several(block)) if taken else None
        if people is not None:
            parts.append(words.screen_counted.format(count=people))
    return " · ".join(parts)


def _asked(scene: Scene, block: Quiz, stem: str) -> Group:
    pack, words, answer = scene.pack, scene.pack.words, block.answer
    over = _over(scene, block)
    if isinstance(answer, Place):
        return _map(scene, block, stem, over)
    if isinstance(answer, Choice | Choices):
        if isinstance(answer, Choices):
            over = f"{over} · {words.choose_all}"
        return Group(stem, choice_pieces(choices_of(pack, block)), "choices", over=over)
    if isinstance(answer, Order):
        first, last = ends_of(words, answer)
        how = words.pick_in_order.format(first=first, last=last)
        pieces = tuple(_row(html("{{ text }}", text=item.text), item.text) for item in answer.items)
        return Group(stem, pieces, over=f"{over} · {how}")
    unit = f" ({answer.unit})" if answer.unit else ""
    how = words.night_estimate if scene.night else words.screen_estimate
    text = how.format(unit=unit)
    return Group(stem, (Piece(html('<p class="lead">{{ text }}</p>', text=text), text),), over=over)


def _answer(scene: Scene, block: Quiz, stem: str) -> Group:
    pack, words, answer = scene.pack, scene.pack.words, block.answer
    over = words.right_answer.rstrip(": ")
    if isinstance(answer, Place):
        return _map(scene, block, stem, f"{over}: {pack.places[answer.key].name}")
    if isinstance(answer, Choice | Choices):
        pieces = choice_pieces(choices_of(pack, block), revealed=True, note=words.screen_key)
        return Group(stem, pieces, "choices", over=over)
    if isinstance(answer, Order):
        texts = {item.id: item.text for item in answer.items}
        pieces = tuple(
            _row(
                html("<strong>{{ n }}.</strong> {{ text }}", n=number, text=texts[item]),
                texts[item],
            )
            for number, item in enumerate(answer.key, 1)
        )
        return Group(stem, pieces, over=words.right_order.rstrip(": "))
    figure = _estimated(words, answer)
    large = Piece(html('<p class="figure-key">{{ key }}</p>', key=figure), figure, scale=2.6)
    return Group(stem, (large,), over=over)


def _estimated(words: Words, answer: Estimate) -> str:
    if answer.key_date is not None:
        return long_date(words, answer.key_date)
    assert answer.key is not None
    return f"{number(words, answer.key)} {answer.unit or ''}".strip()


def key_in_words(pack: Pack, block: Quiz) -> str:
    """The right answer in a line."""
    answer = block.answer
    if isinstance(answer, Estimate):
        return _estimated(pack.words, answer)
    if isinstance(answer, Order):
        texts = {item.id: item.text for item in answer.items}
        return " → ".join(texts[id] for id in answer.key)
    keys = (one for one in choices_of(pack, block, named=True) if one.right)
    return "; ".join(f"{one.letter} · {one.text}" for one in keys)


def _row(line: Markup, text: str) -> Piece:
    row = html('<div class="evidence"><p>{{ line }}</p></div>', line=line)
    return Piece(row, text, lines=0.4, indent=1.6)


def _votes(scene: Scene, block: Quiz, stem: str) -> list[Group]:
    """The one vote, or both; none where nothing was counted, or by too few."""
    pack, words = scene.pack, scene.pack.words
    options = countable_of(pack, block)
    asked = dict(zip(twice(block.id), (words.screen_first_vote, words.screen_second_vote)))
    told = tallies(scene.room, asked, options, several=several(block))
    if not told:
        return []
    over = words.counted_together
    if isinstance(block.answer, Choice):
        letter = next(each.letter for each in options if each.right)
        over = f"{words.right_answer} {letter}"
    return [chart(pack, stem, options, told, over=over, keyed=True)]


def _why(scene: Scene, block: Quiz) -> Group:
    """Why the key is right, then why the others tempt."""
    pack, answer = scene.pack, block.answer
    pieces = passage(pack, block.rationale, sources=block.sources)
    wrong: list[tuple[str, str]] = []
    if isinstance(answer, Choice | Choices):
        wrong = [
            (choice.letter, option.rationale)
            for choice, option in zip(choices_of(pack, block), answer.options)
            if option.rationale and not choice.right
        ]
    elif isinstance(answer, Place):
        wrong = [
            (choice.letter, f"{pack.places[each.place].name}. {each.rationale}")
            for choice, each in zip(choices_of(pack, block), answer.candidates)
            if each.rationale and not choice.right
        ]
    pieces += [
        Piece(
            html(
                '<div class="evidence"><p><strong>{{ letter }}</strong> {{ line }}</p></div>',
                letter=letter,
                line=line(pack, text),
            ),
            f"{letter} {plain(pack, text)}",
            lines=0.4,
            indent=0.9,
        )
        for letter, text in wrong
    ]
    return Group(pack.words.screen_why, tuple(pieces))


def _map(scene: Scene, block: Quiz, stem: str, over: str) -> Group:
    pack, answer = scene.pack, block.answer
    assert isinstance(answer, Place)
    drawn = pack.maps[answer.map]
    return Group(
        stem,
        layout="figure",
        over=over,
        drawing=lambda theme, size, type_px: projected_place_question(
            pack, answer, theme=theme, size=size, type_px=type_px, revealed=scene.shown
        ),
        alt=plain(pack, drawn.alt),
        sources=block.sources if scene.shown else drawn.borders_sources,
        foot=pack.words.screen_borders.format(whose=drawn.whose),
        notes=(drawn.borders,),
    )
