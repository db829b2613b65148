"""What a figure's text costs the browser: Plotly measures each of a hundred while it draws."""

import json

import pytest

pytestmark = pytest.mark.heavy

FEW = 60
"""Elements whose style one more text may have the browser reckon; a page has two thousand."""

TEXTS = """() => {
  const drawn = document.querySelector('.js-plotly-plot .infolayer')
  const tester = document.getElementById('js-plotly-tester')
  const text = () => document.createElementNS('http://www.w3.org/2000/svg', 'text')
  tester.getBoundingClientRect()
  performance.mark('texts')
  for (let n = 0; n < 5; n++) {
    drawn.append(text())
    const measured = tester.appendChild(text())
    measured.getBoundingClientRect()
    measured.remove()
  }
  performance.mark('texts')
}"""
"""As Plotly does: each text is put in its place, and measured in a place of its own."""


@pytest.mark.parametrize("name", ["timelines", "diverging-interests"])
def test_a_text_of_a_figure_is_styled_alone(browser, opened, address, name, tmp_path):
    page = opened().open(f"{address}/{name}")
    page.wait_for_selector(".js-plotly-plot .infolayer text", state="attached")
    trace = tmp_path / "trace.json"
    kept = ["-*", "devtools.timeline", "blink.user_timing"]
    browser.start_tracing(page=page, path=trace, categories=kept)
    try:
        page.evaluate(TEXTS)
    finally:
        browser.stop_tracing()
    events = json.loads(trace.read_text())["traceEvents"]
    began, ended = sorted(event["ts"] for event in events if event["name"] == "texts")
    styled = [
        event["args"]["elementCount"]
        for event in events
        if event["name"] == "UpdateLayoutTree" and began < event["ts"] < ended
    ]
    assert styled
    assert max(styled) < FEW, styled
