"""Links between pages that keep a visit's choices."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st

from guide.room.address import is_local, recent_addresses, web_address
from guide.web.subpath import written


def remember(pages: Mapping[str, st.Page], parameters: Mapping[str, str]) -> None:
    """Keep the pages of this run, by address, and what every link on them carries."""
    st.session_state["pages"] = pages
    st.session_state["link-parameters"] = parameters


def page_link(address: str, label: str, **parameters: str) -> None:
    """A link to another page of the guide, in the same reading."""
    carried = {**st.session_state.get("link-parameters", {}), **parameters}
    st.page_link(st.session_state["pages"][address], label=label, query_params=carried or None)


def href(address: str, **parameters: str) -> str:
    """The address of another page of the guide, in the same reading, for a link in HTML."""
    carried = {**st.session_state.get("link-parameters", {}), **parameters}
    return below(f"{address}?{urlencode(carried)}" if carried else address)


def below(address: str) -> str:
    """An address of the guide from its host's root on, also where the guide stands below a path."""
    return f"{written(st.get_option('server.baseUrlPath'))}/{address}"


def for_others(address: str) -> list[str]:
    """Where other devices open an address of the guide; none if this machine is in no network."""
    url = urlsplit(st.context.url or "")
    if url.hostname and not is_local(url.hostname):
        return [f"{url.scheme}://{url.netloc}{below(address)}"]
    return [web_address(own, port(), below(address)) for own in recent_addresses()]


def port() -> int:
    """The port that this page came from."""
    return urlsplit(st.context.url or "").port or int(st.get_option("server.port"))
