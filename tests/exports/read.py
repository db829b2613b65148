"""Exports as other programs read them."""

import io
import zipfile
from xml.etree import ElementTree as ET

from guide.exports.formats import offers


def offer_of(pack, format, subject="", **more):
    """The one file of a format and a subject."""
    (found,) = offers(pack, formats=(format,), subject=subject, **more)
    return found


def bare(root):
    """The element without its namespaces."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def unzipped(content):
    """The files of a ZIP by name, XML as elements."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return {
        name: bare(ET.fromstring(archive.read(name)))
        for name in archive.namelist()
        if name.endswith(".xml")
    }


def quiz_of(pack, kind):
    """The first quiz item of a way of answering."""
    return next(
        block
        for block in pack.blocks.values()
        if block.kind == "quiz" and block.answer.type == kind
    )
