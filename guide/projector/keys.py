"""The keys of the projector and of ``/host``: each with its move and the word that explains it.

The screen's script, its help card, the buttons of ``/host`` and ``docs/facilitators.md`` follow
this table. A new key is one line here, with its move in ``moves.py`` and its word in
``guide/words/``.
"""

from __future__ import annotations

from dataclasses import dataclass

from guide.model.words import Words


@dataclass(frozen=True)
class Binding:
    """The keys of one move, each as a browser names it (``KeyboardEvent.key``, in lower case).

    An arrow with Shift is ``Shift+ArrowLeft``; see ``keyOf`` in static/screen/presses.js.
    """

    move: str
    """A move of ``moves.py``, or what the window's own script does by itself."""
    word: str | None
    """The field of the pack's words that says what it does; None for what need not be said."""
    keys: tuple[str, ...] = ()
    """The keys that the help card names."""
    unnamed: tuple[str, ...] = ()
    """Keys that work as well and stand on no card."""
    on_host: bool = True
    """Whether they work on ``/host`` as on the screen; not what concerns the picture alone."""
    on_screen: bool = True
    """Whether they work on the screen; not what the hall is not to see."""

    @property
    def named(self) -> tuple[str, ...]:
        """The keys of the help card as people read them."""
        return tuple(key_name(key) for key in self.keys)


BINDINGS = (
    Binding("next", "help_next", ("ArrowRight", "PageDown", " "), ("ArrowDown", "Enter", "n")),
    Binding("back", "help_back", ("ArrowLeft", "PageUp"), ("ArrowUp", "Backspace", "p")),
    Binding("reveal", "help_reveal", ("v", "r")),
    Binding("phones", "help_phones", ("a",)),
    Binding("join", "help_join", ("j",), on_host=False),
    Binding("source", "help_source", ("s",)),
    Binding("close", "help_close", ("Escape",)),
    Binding("timer", "help_timer", ("t",)),
    Binding("minute", "help_minute", ("m",)),
    Binding("hold", "help_hold", ("c",)),
    Binding("stop", "help_stop", ("e",)),
    Binding("blank", "help_blank", ("b", ".")),
    Binding("undo", "help_undo", ("z",)),
    Binding("spot", "help_spot", ("x",)),
    Binding("closer", "help_closer", ("i",)),
    Binding("farther", "help_farther", ("u",)),
    Binding("pan_left", "help_pan", ("Shift+ArrowLeft",)),
    Binding("pan_right", None, unnamed=("Shift+ArrowRight",)),
    Binding("pan_up", None, unnamed=("Shift+ArrowUp",)),
    Binding("pan_down", None, unnamed=("Shift+ArrowDown",)),
    Binding("larger", "help_larger", ("l", "+"), ("=",)),
    Binding("smaller", "help_smaller", ("k", "-"), ("−",)),
    Binding("full", "help_full", ("f", "F5")),
    Binding("ground", "help_ground", ("d",), on_host=False),
    Binding("overview", "help_overview", ("o",), on_screen=False),
    Binding("help", "help_help", ("?",), ("h",)),
)
"""Every key, in the order of the help card."""

_NAMES = {
    "ArrowRight": "→",
    "ArrowLeft": "←",
    "Shift+ArrowLeft": "Shift ←",
    " ": "Space",
    "-": "−",
    "Escape": "Esc",
}


def key_name(key: str) -> str:
    """A key as people read it: ``→``, ``PageDown``, ``V``."""
    return _NAMES.get(key) or (key.upper() if len(key) == 1 else key)


def moves_by_key(*, host: bool = False) -> dict[str, str]:
    """The move of every key of the screen, or of ``/host``."""
    return {
        key: binding.move
        for binding in BINDINGS
        if (binding.on_host if host else binding.on_screen)
        for key in (*binding.keys, *binding.unnamed)
    }


def first_key(move: str) -> str:
    """The key that a button of ``/host`` names, as people read it; empty without one."""
    # An event begins with the key that goes on, so that a clicker alone can begin it.
    asked = "next" if move == "begin" else move
    return next((binding.named[0] for binding in BINDINGS if binding.move == asked), "")


def explained(words: Words, *, host: bool = False) -> list[tuple[tuple[str, ...], str]]:
    """The rows of the help card, of the screen or of ``/host``: the keys' names, what they do."""
    return [
        (binding.named, getattr(words, binding.word))
        for binding in BINDINGS
        if binding.word and (binding.on_host if host else binding.on_screen)
    ]
