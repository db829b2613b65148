"""What of a page is the same for all readers, made once: figures as they are sent, lists, files.

It follows from the pack, what is chosen, the ground and the day alone. It is kept for whoever
chooses the same next, and dropped when the pack is read anew.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable
from collections.abc import Set as AbstractSet
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from guide.figures.figure import Figure
from guide.model.base import Part
from guide.model.pack import Pack
from guide.web.streamlit_internals import Written

from . import review_marks

P = ParamSpec("P")
T = TypeVar("T", bound=str | Written)

MOST = 40_000_000
"""Letters that are kept, of what was asked for last. A figure has 15,000 to 210,000."""


@dataclasses.dataclass
class _Entry(Generic[T]):
    """One thing, and what it was made from: parts of the pack are told apart by where they are."""

    source: object
    lock: Lock = dataclasses.field(default_factory=Lock)
    made: T | None = None


class _Store:
    """What is kept, by what it was made of; what was asked for last stands last."""

    def __init__(self) -> None:
        self._entries: OrderedDict[Hashable, _Entry[Any]] = OrderedDict()
        self._letters = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable, source: object, make: Callable[[], T]) -> T:
        """The value of ``key``, which ``make`` makes of ``source`` if it is not there."""
        with self._lock:
            entry: _Entry[T] = self._entries.setdefault(key, _Entry(source))
            self._entries.move_to_end(key)
        with entry.lock:
            made = entry.made
            if made is None:
                made = entry.made = make()
                self._count(key, entry, len(made))
            return made

    def clear(self) -> None:
        """Drop all of it."""
        with self._lock:
            self._entries.clear()
            self._letters = 0

    def _count(self, key: Hashable, entry: _Entry[T], letters: int) -> None:
        """Count what was made, and drop what was asked for longest ago beyond the bound."""
        with self._lock:
            if self._entries.get(key) is not entry:
                return  # It was dropped while it was made.
            self._letters += letters
            while self._letters > MOST and len(self._entries) > 1:
                _, dropped = self._entries.popitem(last=False)
                self._letters -= len(dropped.made) if dropped.made is not None else 0


STORE = _Store()


def kept(make: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
    """What ``make`` makes of these arguments, made only if it is not kept.

    The arguments are the pack, parts of it and plain values; TypeError for any other. Readers who
    ask for the same at the same time wait until it is made once.
    """
    return STORE.get(_key(make, args, more), (args, more), lambda: make(*args, **more))


def kept_figure(make: Callable[P, Figure], *args: P.args, **more: P.kwargs) -> Written:
    """The figure that ``make`` draws of these arguments, as it is sent; see ``kept``."""
    key = _key(make, args, more)
    return STORE.get(key, (args, more), lambda: written(make(*args, **more)))


def written(figure: Figure) -> Written:
    """A figure as it is sent."""
    return Written(figure.json(), figure.layout.get("height"))


def forget() -> None:
    """Drop all that is kept, since the pack that it shows is gone."""
    STORE.clear()


def _key(make: Callable[..., Any], args: tuple[Any, ...], more: dict[str, Any]) -> Hashable:
    return (
        make.__module__,
        make.__qualname__,
        review_marks.today(),
        _name(args),
        _name(sorted(more.items())),
    )


def _name(value: Any) -> Hashable:
    """What tells an argument from others. Whatever the pack holds stays where it is."""
    if value is None or isinstance(value, str | int | float | dt.date):
        return value
    if isinstance(value, Pack | Part) or _is_held(value):
        return type(value).__name__, id(value)
    if isinstance(value, tuple | list):
        return tuple(map(_name, value))
    if isinstance(value, AbstractSet):
        return frozenset(map(_name, value))
    if dataclasses.is_dataclass(value):
        return tuple(_name(getattr(value, each.name)) for each in dataclasses.fields(value))
    raise TypeError(f"what is kept cannot be told apart by {value!r}")


def _is_held(value: Any) -> bool:
    """Whether it is a mapping of parts, as a pack holds them by id."""
    return isinstance(value, dict) and any(isinstance(each, Part) for each in value.values())
