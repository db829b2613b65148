"""A fact rests on a source that can bear it."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..base import Part
from ..draft import Draft, Spot
from ..pack import Source
from ..places import FILE as PLACES
from ..places import split_ids
from ..wording import rules as wording
from .rule import Faults, rule, whole_rule

REPRINT_HOSTS = frozenset({
    "academia.edu", "blogspot.com", "derechos.org", "docslib.org", "documents.pub",
    "dokumen.pub", "dokumen.tips", "elaws.us", "issuu.com", "jimbakkershow.com",
    "medium.com", "pdfcoffee.com", "pdfslide.net", "pdfslide.us", "scribd.com",
    "slideshare.net", "studylib.net", "thefreelibrary.com", "topwar.ru", "vdocuments.mx",
    "vdocuments.net", "vdocuments.site", "whatthefolly.com", "wordpress.com", "yumpu.com",
})  # fmt: skip
"""Sites that copy documents of others."""


@rule("reprint-host", Source)
def copies_are_named(source: Source, here: Spot, draft: Draft) -> Faults:
    """A copy on a site for copies is called a reprint."""
    host = _host(source.url)
    if source.quality != "reprint" and any(
        host == site or host.endswith("." + site) or _same_brand(host, site)
        for site in REPRINT_HOSTS
    ):
        yield here.at("quality"), wording.reprint_host(host)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _same_brand(host: str, site: str) -> bool:
    """``name.blogspot.de`` is ``blogspot.com``: some sites have an address for each country."""
    return site.startswith(("blogspot", "scribd")) and site.split(".")[0] in host.split(".")


@rule("reprint-alone", Part)
def no_reprint_stands_alone(part: Part, here: Spot, draft: Draft) -> Faults:
    """No fact rests on copies alone. The article itself may be one that was copied."""
    names = getattr(part, "sources", None)
    if not names or isinstance(names[0], Part):
        return
    sources = [draft.sources.get(name) for name in names]
    if not all(source and source.quality == "reprint" for source in sources):
        return
    article = draft.guide.article.sources if draft.guide else names
    if not set(names) <= set(article):
        yield here.at("sources"), wording.only_reprints()


@rule("state-outlet", Part)
def states_speak_for_themselves(part: Part, here: Spot, draft: Draft) -> Faults:
    """A state's own outlet is cited for that state's position only, and never alone otherwise."""
    names = getattr(part, "sources", None)
    if not names or isinstance(names[0], Part):
        return
    fields = type(part).model_fields
    position = getattr(part, "position_of", None) or getattr(part, "actor", None)
    outlets = {
        number: source.state_outlet
        for number, name in enumerate(names)
        if (source := draft.sources.get(name)) and source.state_outlet
    }
    if "position_of" in fields or "actor" in fields:
        for number, state in outlets.items():
            if state != position:
                yield here.at("sources", number), wording.outlet_elsewhere(names[number], str(state))
    elif outlets and len(outlets) == len(names):
        yield here.at("sources"), wording.outlet_alone()


@whole_rule("unknown-name")
def data_cites_sources(draft: Draft) -> Faults:
    """The ids in a data file's column ``sources`` are defined."""
    if "source" in draft.incomplete:
        return
    known = draft.defined.get("source", {})
    for table in draft.tables.values():
        if "sources" not in table.positions:
            continue
        for number, cell in enumerate(table.column("sources")):
            for name in split_ids(cell):
                if name not in known:
                    place = table.cell(number, "sources")
                    yield place, wording.unknown_name("source", name, known)


@whole_rule("reprint-alone")
def places_are_not_reprints(draft: Draft) -> Faults:
    """No place rests on copies alone."""
    table = draft.tables.get(PLACES)
    for number, name in enumerate(table.column("id") if table and "id" in table.positions else ()):
        place = draft.places.get(name)
        if place is None:
            continue
        sources = [draft.sources.get(source) for source in place.sources]
        if table and all(source and source.quality == "reprint" for source in sources):
            yield table.cell(number, "sources"), wording.only_reprints()
