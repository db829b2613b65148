"""The figures of a page, as the page sends them to a browser."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from tests.browser.serving import ROOT


def page_figures(name: str) -> list[dict[str, object]]:
    """The figures of a page, as the page sends them."""
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import streamlit as st\n"
        "from guide.views.current import current\n"
        "from guide.views import links\n"
        "from pages import module, timelines\n"
        "pack = current().pack\n"
        "class Any(dict):\n"
        "    def __missing__(self, key): return 'https://example.org'\n"
        "st.session_state['pages'] = Any()\n"
        f"timelines.show(pack) if {name!r} == 'timelines' else module.show(pack, {name!r})\n"
    )
    page = AppTest.from_string(script, default_timeout=60).run()
    if page.exception:
        raise RuntimeError(str(page.exception))
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]
