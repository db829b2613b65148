"""How another device finds this view: addresses, a QR code, the passcode."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from guide.model.reading import Pack
from guide.room.address import link, own_addresses, qr_svg
from guide.room.door import door, grouped

SVG = "http://www.w3.org/2000/svg"
LOCAL = ("localhost", "127.0.0.1", "::1")


def port() -> int:
    """The port that this page came from."""
    return urlsplit(st.context.url or "").port or int(st.get_option("server.port"))


def addresses() -> list[str]:
    """Where another device opens this view; none if this machine is in no network."""
    url = urlsplit(st.context.url or "")
    if url.hostname and url.hostname not in LOCAL:
        return [f"{url.scheme}://{url.netloc}/host"]
    return [link(address, port(), "/host") for address in own_addresses()]


def show(pack: Pack, *, passcode: bool) -> None:
    """Show the way in; the passcode only where a room cannot read it."""
    words, found = pack.words, addresses()
    if not found:
        st.html(f'<p class="quiet">{escape(words.host_no_address)}</p>')
        return
    listed = "".join(f"<li>{escape(address)}</li>" for address in found[:3])
    told = words.host_passcode_kept
    if passcode:
        shown = grouped(door().passcode)
        told = words.host_passcode_is.format(passcode=shown)
    alt = words.host_code_alt.format(address=found[0])
    # Drawn as an image: st.html takes SVG out.
    drawn = qr_svg(found[0], alt=alt).replace("<svg ", f'<svg xmlns="{SVG}" ', 1)
    code = b64encode(drawn.encode()).decode()
    st.html(
        f'<div class="host-devices"><img class="host-code" alt="{escape(alt)}" '
        f'src="data:image/svg+xml;base64,{code}">'
        f"<div><p>{escape(words.host_devices)}</p><ul>{listed}</ul><p>{escape(told)}</p></div></div>"
    )


def show_leave(pack: Pack) -> None:
    """Show the way out, for a device that was lent: its cookie goes, the event stays."""
    st.html(
        '<form class="host-leave" action="/host/leave" method="post">'
        f'<button type="submit">{escape(pack.words.host_leave)}</button></form>'
    )
