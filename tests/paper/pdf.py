"""What a PDF says of itself."""

import io

import pypdf
import pytest

_PLAIN = str.maketrans({"\u200b": "", "\xad": "", "’": "'", "‘": "'", "“": '"', "”": '"'})


def open_pdf(pages):
    """The PDF that these bytes are."""
    return pypdf.PdfReader(io.BytesIO(pages))


def is_accessible(pdf):
    """Whether it says that it keeps PDF/UA."""
    return bool(list(pdf.xmp_metadata.get_element("", "http://www.aiim.org/pdfua/ns/id/", "part")))


def words_of(text):
    """A text without line breaks, doubled spaces, turned quotes and marks where it may break."""
    return " ".join(text.translate(_PLAIN).split())


def text_of(pdf):
    """All of its text."""
    return words_of(" ".join(page.extract_text() for page in pdf.pages))


def tags(part, depth=0):
    """Every element of the structure tree, in order, with its kind and its children's kinds."""
    part = part.get_object()
    if isinstance(part, pypdf.generic.ArrayObject):
        for each in part:
            yield from tags(each, depth)
    elif isinstance(part, pypdf.generic.DictionaryObject):
        if "/S" in part:
            yield part
        if "/K" in part and part.get("/Type") != "/MCR":
            yield from tags(part["/K"], depth + 1)


def faults(pdf):
    """What PDF/UA asks for and the typesetter does not watch: headers, language, texts, order."""
    found = []
    root = pdf.trailer["/Root"]
    if root.get("/Lang", "und") == "und":
        found.append("no language")
    if not pdf.metadata.title:
        found.append("no title")
    level = 0
    for tag in tags(root["/StructTreeRoot"]):
        kind = tag["/S"]
        if kind == "/Table" and not any(one["/S"] == "/TH" for one in tags(tag["/K"])):
            found.append("a table without a header")
        if kind == "/Figure" and len(str(tag.get("/Alt", "")).strip()) < 12:
            found.append("a figure without a text")
        if kind[1:2] == "H" and kind[2:].isdigit():
            if int(kind[2:]) > level + 1:
                found.append(f"heading {kind} after level {level}")
            level = int(kind[2:])
    return found


def said_by_pdfua(pages, folder):
    """What pdfua, somebody else's checker of PDF/UA-1 and WCAG, finds wrong with a PDF.

    Its check of headings (UA-14-001) stumbles over the typesetter's files: ``faults`` does that.
    """
    pdfua = pytest.importorskip("pdfua", reason="pip install -r requirements-dev.txt")
    path = folder / "checked.pdf"
    path.write_bytes(pages)
    return [(found.rule_id, found.message) for found in pdfua.validate(str(path)).findings]


def drawings(nodes):
    """Every drawing in the nodes of a sheet."""
    for node in nodes:
        if node.kind in ("drawing", "foldout", "poster"):
            yield node
        for part in getattr(node, "nodes", ()), getattr(node, "cards", ()):
            yield from drawings(part)


def untold(pdf, nodes):
    """The texts of drawings that no figure of the PDF carries."""
    told = [
        words_of(str(tag.get("/Alt", "")))
        for tag in tags(pdf.trailer["/Root"]["/StructTreeRoot"])
        if tag["/S"] == "/Figure"
    ]
    return [node.alt for node in drawings(nodes) if words_of(node.alt) not in told]


def overlapping(page):
    """Pairs of stretches of text on a page of pypdfium2 that stand on each other."""
    text = page.get_textpage()
    boxes = []
    for number in range(text.count_rects()):
        left, low, right, high = text.get_rect(number)
        if right - left > 1 and high - low > 1:
            boxes.append((left, low, right, high, text.get_text_bounded(left, low, right, high)))
    return [
        (one[4], other[4])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if _shared(one, other) > 0.3
    ]


def _shared(one, other):
    """The share of the smaller box that lies on the other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0
    small = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return wide * high / small


def outside(page, edge=14):
    """Text that stands nearer to the edge of a page than a printer prints, in points."""
    text = page.get_textpage()
    width, height = page.get_size()
    found = []
    for number in range(text.count_rects()):
        left, low, right, high = text.get_rect(number)
        if left < edge or low < edge or right > width - edge or high > height - edge:
            found.append(text.get_text_bounded(left, low, right, high))
    return found


def ink(page):
    """The share of a page, without its foot, that is not white, in thousandths."""
    picture = page.render(scale=0.5).to_pil().convert("L")
    picture = picture.crop((0, 0, picture.width, int(picture.height * 0.93)))
    dark = sum(picture.histogram()[:200])
    return 1000 * dark / (picture.width * picture.height)
