"""How to come in, for the hall's screen: the network, then the address and the code of the room."""

from __future__ import annotations

from markupsafe import Markup

from guide.model.pack import Pack
from guide.room.wifi import Wifi
from guide.text.html import html
from guide.web.audience import Address
from guide.web.qr import qr_image

_CARD = """{% if wifi %}<div class="join-part join-wifi"><img alt="{{ wifi_alt }}"
 src="{{ wifi_drawn }}"><div><p class="join-how">{{ words.screen_wifi }}</p>
<p class="join-address">{{ wifi.name }}</p>
<p class="join-code">{% if wifi.password %}{{ password }}{% endif %}</p></div></div>
{% endif %}<div class="join-part"><img alt="{{ alt }}" src="{{ drawn }}">
<div><p class="join-how">{{ how }}</p><p class="join-address"><bdi dir="ltr">{{ address }}</bdi></p>
<p class="join-code">{{ code }}</p><p class="join-count" aria-live="off"></p></div></div>"""


def card(pack: Pack, code: str, address: Address, wifi: Wifi | None = None) -> Markup:
    """The card of a room, which phones reach below an address, once they are in a network."""
    words, room = pack.words, f"{address.url}/r/{code}"
    alt = words.screen_code_alt.format(address=room)
    wifi_alt = words.paper_wifi_alt.format(name=wifi.name) if wifi else ""
    return html(
        _CARD,
        words=words,
        wifi=wifi,
        wifi_alt=wifi_alt,
        wifi_drawn=qr_image(wifi.code, alt=wifi_alt) if wifi else "",
        password=words.paper_wifi_password.format(password=wifi.password) if wifi else "",
        alt=alt,
        drawn=qr_image(room, alt=alt),
        how=words.screen_phones_second if wifi else words.screen_phones,
        address=f"{address.short}/join",
        code=words.screen_join_code.format(code=spaced(code)),
    )


def spaced(code: str) -> str:
    """A code as people read it out: ``ABC DEF``."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
