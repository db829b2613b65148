"""The sources for tools that manage references."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from guide.model.as_of import LaterSource
from guide.model.base import When
from guide.model.content import Source
from guide.model.pack import Pack

from .made import Change, Made, Wanted

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own names of the months."""

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


def bibtex(wanted: Wanted) -> Made:
    """BibTeX in UTF-8; a web page is ``@misc``, a newspaper's article ``@article``."""
    return _made(wanted, lambda sources: "\n".join(_entry(wanted.pack, each) for each in sources))


def ris(wanted: Wanted) -> Made:
    """RIS, which EndNote, Zotero and Mendeley read."""
    return _made(wanted, lambda sources: "".join(_record(wanted.pack, each) for each in sources))


def csl_json(wanted: Wanted) -> Made:
    """CSL-JSON, which Zotero and Pandoc read."""

    def listed(sources: list[Source]) -> str:
        items = [_item(wanted.pack, each) for each in sources]
        return json.dumps(items, ensure_ascii=False, indent=1) + "\n"

    return _made(wanted, listed)


def _made(wanted: Wanted, write: Callable[[list[Source]], str]) -> Made:
    """The sources of a reading, but for those of a later date, whose titles it must not tell."""
    pack = wanted.pack
    kept = [each for each in pack.sources.values() if not isinstance(each, LaterSource)]
    left = tuple(
        Change(each.id, each.publisher, pack.words.export_left_source, left_out=True)
        for each in pack.sources.values()
        if isinstance(each, LaterSource)
    )
    return Made(write(kept).encode(), len(pack.sources), len(kept), left)


def _note(pack: Pack, source: Source) -> str:
    """What a reader should know of a source: its kind, whose outlet it is, the author's note."""
    words = pack.words
    parts = [words.qualities[source.quality]]
    if source.state_outlet:
        parts.append(words.state_outlet.format(state=pack.actors[source.state_outlet].name))
    return ". ".join([*parts, *([source.note] if source.note else [])])


def _seen(pack: Pack, source: Source) -> When | None:
    """The day on which a page without a date was read; the earlier reading does not tell it."""
    return source.date if source.undated and not pack.as_of else None


def _entry(pack: Pack, source: Source) -> str:
    press = source.quality == "press"
    fields = {"title": f"{{{_latex(source.title)}}}"}
    fields["journal" if press else "publisher"] = _latex(source.publisher)
    if not source.undated:
        fields["year"] = str(source.date.first.year)
        if source.date.precision != "year":
            fields["month"] = _MONTHS[source.date.first.month - 1]
        if source.date.precision == "day":
            fields["day"] = str(source.date.first.day)
    if source.url:
        fields["url"] = source.url
    if source.found_in:
        fields["howpublished"] = _latex(source.found_in)
    if seen := _seen(pack, source):
        fields["urldate"] = str(seen)
    if source.language:
        fields["language"] = _latex(source.language)
    fields["note"] = _latex(_note(pack, source))
    lines = [
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
    ]
    body = ",\n".join([f"@{'article' if press else 'misc'}{{{source.id}", *lines])
    return f"{body}\n}}\n"


def _latex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda match: _LATEX[match[0]], text)


def _record(pack: Pack, source: Source) -> str:
    press = source.quality == "press"
    lines = [
        ("TY", "NEWS" if press else "ELEC" if source.url else "GEN"),
        ("ID", source.id),
        ("TI", source.title),
    ]
    lines.append(("T2" if press else "PB", source.publisher))
    if not source.undated:
        day = str(source.date).replace("-", "/")
        lines += [("PY", str(source.date.first.year)), ("DA", day)]
    if source.url:
        lines.append(("UR", source.url))
    if source.found_in:
        lines.append(("AV", source.found_in))
    if seen := _seen(pack, source):
        lines.append(("Y2", str(seen).replace("-", "/")))
    if source.language:
        lines.append(("LA", source.language))
    lines.append(("N1", _note(pack, source)))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines) + "ER  - \r\n\r\n"


def _item(pack: Pack, source: Source) -> Mapping[str, object]:
    press = source.quality == "press"
    item: dict[str, object] = {
        "id": source.id,
        "type": "article-newspaper" if press else "webpage" if source.url else "document",
        "title": source.title,
        "container-title" if press else "publisher": source.publisher,
        "note": _note(pack, source),
    }
    if source.url:
        item["URL"] = source.url
    if source.found_in:
        item["archive_location"] = source.found_in
    if not source.undated:
        item["issued"] = _date(source.date)
    if seen := _seen(pack, source):
        item["accessed"] = _date(seen)
    if source.language:
        item["language"] = source.language
    return item


def _date(when: When) -> Mapping[str, object]:
    return {"date-parts": [[int(part) for part in str(when).split("-")]]}
