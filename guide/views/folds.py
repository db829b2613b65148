"""Which parts of a module are folded: noted for a visit, opened by what the address asks for."""

from __future__ import annotations

import streamlit as st

from guide.model.content import Module
from guide.model.parts import PARTS, PartName, parts_of

from . import focus

_FOLDED, _ASKED = "parts-folded", "parts-asked"


def key_of(module: Module, part: PartName) -> str:
    """The key of a part that can be folded, and its name in the address."""
    return f"{part}-{module.number}"


def foldable(module: Module) -> dict[str, str]:
    """The key of the part of each block that can be folded."""
    return {
        block.id: key_of(module, part)
        for part, held in parts_of(module).items()
        if part != PARTS[0]
        for block in held
    }


def stand_here(module: Module | None) -> None:
    """Note what of this page can be folded, and open what the address asks for, once.

    That is ``?block=<id>``, or a choice in a block such as ``?<id>-event=…``.
    """
    folded = foldable(module) if module else {}
    st.session_state[_FOLDED] = folded
    if module is None:
        return
    named = st.query_params.get("block")
    asked, st.session_state[_ASKED] = st.session_state.get(_ASKED), (module.id, named)
    if asked == (module.id, named):
        return
    if named in folded:
        open_part_of(named)
        return
    for block in folded:
        if any(key.startswith(f"{block}-") for key in st.query_params):
            open_part_of(block)
            focus.next_on(f".st-key-block-{block}")


def keys() -> set[str]:
    """The keys of the parts of this page that can be folded."""
    return set(st.session_state.get(_FOLDED, {}).values())


def folded(block: str) -> bool:
    """Whether a block stands on this page in a part that is not open."""
    key = st.session_state.get(_FOLDED, {}).get(block)
    return key is not None and not st.session_state.get(key)


def open_part_of(block: str) -> None:
    """Open the part of this page that holds a block, if one does."""
    if key := st.session_state.get(_FOLDED, {}).get(block):
        st.session_state[key] = True
