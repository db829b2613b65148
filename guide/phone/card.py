"""How to come in, for the hall's screen: the address, the code and both as a QR code."""

from __future__ import annotations

from markupsafe import Markup

from guide.model.pack import Pack
from guide.text.html import html
from guide.web.audience import Address
from guide.web.qr import qr_image

_CARD = """<img alt="{{ alt }}" src="{{ drawn }}">
<div><p class="join-how">{{ words.screen_phones }}</p><p class="join-address">{{ address }}</p>
<p class="join-code">{{ code }}</p><p class="join-count" aria-live="off"></p></div>"""


def card(pack: Pack, code: str, address: Address) -> Markup:
    """The card of a room, which phones reach below an address."""
    room = f"{address.url}/r/{code}"
    alt = pack.words.screen_code_alt.format(address=room)
    return html(
        _CARD,
        alt=alt,
        drawn=qr_image(room, alt=alt),
        words=pack.words,
        address=f"{address.short}/join",
        code=pack.words.screen_join_code.format(code=spaced(code)),
    )


def spaced(code: str) -> str:
    """A code as people read it out: ``ABC DEF``."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
