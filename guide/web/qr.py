"""QR codes as SVG."""

from __future__ import annotations

from base64 import b64encode

import segno


def qr_svg(text: str, *, alt: str) -> str:
    """A QR code as SVG that fills its box, with a text alternative.

    Dark on white with four modules of quiet ground, in every theme: many scanners read no other
    (ISO/IEC 18004).
    """
    code = segno.make(text, micro=False, error="m")
    drawn: str = code.svg_inline(
        scale=1, border=4, dark="#000000", light="#ffffff", omitsize=True, title=alt
    )
    return drawn.replace("<svg ", '<svg role="img" shape-rendering="crispEdges" ', 1)


def qr_image(text: str, *, alt: str) -> str:
    """The same as an address that an image can be drawn from."""
    drawn = qr_svg(text, alt=alt).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
