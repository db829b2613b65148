"""XML files whose texts are escaped once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

Node = ET.Element


def node(tag: str, *inside: Node | str, **attributes: str) -> Node:
    """An element that holds elements and texts; ``xml_lang`` stands for ``xml:lang``."""
    made = ET.Element(
        tag, {name.replace("xml_", "xml:"): value for name, value in attributes.items()}
    )
    for each in inside:
        if isinstance(each, str):
            if len(made):
                made[-1].tail = (made[-1].tail or "") + each
            else:
                made.text = (made.text or "") + each
        else:
            made.append(each)
    return made


def as_file(root: Node) -> bytes:
    """The element as an indented file in UTF-8."""
    ET.indent(root)
    text: str = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """Files in a ZIP, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # The first day that a ZIP can name: with a date of today no two exports are the same.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
