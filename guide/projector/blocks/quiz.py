"""A quiz item: the stem with its answers, then the key and why, with the votes if counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from guide.figures.projected import projected_place_question, tally_bars
from guide.markup import long_date, plain
from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Choice, Choices, Estimate, Order, Place
from guide.room.counts import FEWEST, votes_of

from ..choices import LETTERS, choice_pieces, choices_of
from ..evidence import since
from ..scene import Scene
from ..slide import Group, Piece, line, passage


def can_reveal(scene: Scene, block: Quiz) -> bool:
    """At once; after both votes where people vote, talk and vote again."""
    if scene.room is None or scene.show.vote == "once":
        return True
    return len(votes_of(scene.room, block.id)) == 2


def groups(scene: Scene, block: Quiz) -> list[Group]:
    """The item; once it is shown, the votes, the key and the rationale."""
    stem = plain(scene.pack, block.stem).strip()
    if not scene.shown:
        return [_asked(scene, block, stem)]
    votes = votes_of(scene.room, block.id) if scene.room else []
    counted = [each for each in votes if sum(each.values()) >= FEWEST]
    found = []
    if counted and isinstance(block.answer, Choice):
        found.append(_votes(scene, block, stem, counted))
    else:
        found.append(_answer(scene, block, stem))
    return [*found, _why(scene, block)]


def _over(scene: Scene, block: Quiz) -> str:
    """What people are to do now. Until the key is shown, only how many voted is told."""
    words = scene.pack.words
    mark = since(scene.pack, block.known)
    parts = [words.check_yourself, *([mark] if mark else [])]
    if scene.room and choices_of(scene.pack, block):
        votes = votes_of(scene.room, block.id)
        if scene.show.vote == "twice":
            parts.append((words.screen_vote_1, words.screen_vote_2, words.screen_voted)[len(votes)])
        if votes:
            parts.append(words.screen_counted.format(count=sum(votes[-1].values())))
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
        how = words.pick_in_order.format(first=answer.first, last=answer.last)
        pieces = tuple(_row(escape(item.text), item.text) for item in answer.items)
        return Group(stem, pieces, over=f"{over} · {how}")
    unit = f" ({answer.unit})" if answer.unit else ""
    text = words.screen_estimate.format(unit=unit)
    return Group(stem, (Piece(f'<p class="lead">{escape(text)}</p>', text),), over=over)


def _answer(scene: Scene, block: Quiz, stem: str) -> Group:
    pack, words, answer = scene.pack, scene.pack.words, block.answer
    over = words.right_answer.rstrip(": ")
    if isinstance(answer, Place):
        return _map(scene, block, stem, f"{over}: {pack.places[answer.key].name}")
    if isinstance(answer, Choice | Choices):
        key = (answer.key,) if isinstance(answer, Choice) else answer.key
        pieces = choice_pieces(choices_of(pack, block), key=key, note=words.screen_key)
        return Group(stem, pieces, "choices", over=over)
    if isinstance(answer, Order):
        texts = {item.id: item.text for item in answer.items}
        pieces = tuple(
            _row(f"<strong>{number}.</strong> {escape(texts[item])}", texts[item])
            for number, item in enumerate(answer.key, 1)
        )
        return Group(stem, pieces, over=words.right_order.rstrip(": "))
    figure = _estimated(answer)
    return Group(
        stem, (Piece(f'<p class="figure-key">{escape(figure)}</p>', figure, scale=2.6),), over=over
    )


def _estimated(answer: Estimate) -> str:
    if answer.key_date is not None:
        return long_date(answer.key_date)
    return f"{answer.key:,} {answer.unit or ''}".strip()


def _row(html: str, text: str) -> Piece:
    return Piece(f'<div class="evidence"><p>{html}</p></div>', text, lines=0.4, indent=1.6)


def _votes(scene: Scene, block: Quiz, stem: str, votes: Sequence[Mapping[str, int]]) -> Group:
    words, answer = scene.pack.words, block.answer
    assert isinstance(answer, Choice)
    options = choices_of(scene.pack, block)
    names = (
        [words.screen_first_vote, words.screen_second_vote][-len(votes) :]
        if len(votes) > 1
        else [""]
    )
    told = "; ".join(
        f"{each.letter}, {each.text}: {', '.join(str(vote.get(each.id, 0)) for vote in votes)}"
        for each in options
    )
    letter = next(each.letter for each in options if each.id == answer.key)
    return Group(
        stem,
        layout="figure",
        over=f"{words.right_answer} {letter}",
        drawing=lambda theme, size, type_px: tally_bars(
            options, votes, names=names, key=answer.key, theme=theme, size=size, type_px=type_px
        ),
        alt=told,
    )


def _why(scene: Scene, block: Quiz) -> Group:
    """Why the key is right, then why the others tempt."""
    pack, answer = scene.pack, block.answer
    pieces = passage(pack, block.rationale, sources=block.sources)
    wrong: list[tuple[str, str]] = []
    if isinstance(answer, Choice | Choices):
        wrong = [
            (letter, option.rationale)
            for letter, option in zip(LETTERS, answer.options)
            if option.rationale and option.id not in answer.key
        ]
    elif isinstance(answer, Place):
        wrong = [
            (letter, f"{pack.places[each.place].name}. {each.rationale}")
            for letter, each in zip(LETTERS, answer.candidates)
            if each.rationale and each.place != answer.key
        ]
    pieces += [
        Piece(
            f'<div class="evidence"><p><strong>{letter}</strong> {line(pack, text)}</p></div>',
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
