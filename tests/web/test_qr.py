"""A QR code can be scanned on any ground and read without seeing it."""

import segno

from guide.web.qr import qr_svg


def test_a_code_has_a_text_alternative_and_its_own_ground():
    drawn = qr_svg("http://192.168.1.20:8501/", alt="Address of <the> guide")
    assert 'role="img"' in drawn and "<title>Address of &lt;the&gt; guide</title>" in drawn
    assert "#fff" in drawn and "viewBox" in drawn and " width=" not in drawn
    side = segno.make("http://192.168.1.20:8501/", micro=False, error="m").symbol_size(border=4)[0]
    assert f'viewBox="0 0 {side} {side}"' in drawn
