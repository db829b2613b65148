"""Sources, read back by the libraries of their formats."""

import dataclasses
import io
import json
import warnings

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from guide.model.as_of import LaterSource

from .read import offer_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON


def told(pack):
    return {id: each for id, each in pack.sources.items() if not isinstance(each, LaterSource)}


def read_bibtex(text):
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    # An address is no LaTeX: styles set it word for word.
    entries = bibtexparser.parse_string(text).entries
    urls = {entry.key: entry["url"] for entry in entries if "url" in entry.fields_dict}
    assert not library.failed_blocks
    return {
        entry.key: {
            "title": entry["title"].strip("{}"),
            "publisher": (entry.get("publisher") or entry.get("journal")).value,
            "url": urls.get(entry.key),
            "year": str(entry["year"]) if "year" in entry.fields_dict else None,
        }
        for entry in library.entries
    }


def read_ris(text):
    return {
        entry["id"]: {
            "title": entry["title"],
            "publisher": entry.get("publisher") or entry.get("secondary_title"),
            "url": entry.get("urls", [None])[0],
            "year": entry.get("year"),
        }
        for entry in rispy.load(io.StringIO(text))
    }


def read_csl(text):
    return {
        entry["id"]: {
            "title": entry["title"],
            "publisher": entry.get("publisher") or entry.get("container-title"),
            "url": entry.get("URL"),
            "year": str(entry["issued"]["date-parts"][0][0]) if "issued" in entry else None,
        }
        for entry in json.loads(text)
    }


READ = {"bibtex": read_bibtex, "ris": read_ris, "csl-json": read_csl}


@pytest.mark.parametrize("format", READ)
@pytest.mark.parametrize(
    "which",
    [
        "pack",
        "then",
        "example_pack",
        "example_then",
        pytest.param("real_pack", marks=pytest.mark.heavy),
    ],
)
def test_every_source_comes_back(which, format, request):
    pack = request.getfixturevalue(which)
    made = offer_of(pack, format).made()
    found = READ[format](made.content.decode())
    expected = {
        id: {
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "year": None if source.undated else str(source.date.first.year),
        }
        for id, source in told(pack).items()
    }
    assert found == expected
    assert made.written + sum(change.left_out for change in made.changes) == made.parts


@pytest.mark.parametrize("which", ["pack", "example_pack"])
def test_a_library_for_citations_sets_each_of_them(which, request):
    """citeproc-py refuses a field or a type that CSL does not know."""
    pack = request.getfixturevalue(which)
    items = json.loads(offer_of(pack, "csl-json").content())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        listed = CitationStylesBibliography(style, source, formatter.plain)
        for item in items:
            listed.register(Citation([CitationItem(item["id"])]))
        text = "\n".join(map(str, listed.bibliography()))
    for item in items:
        assert item["title"] in text


def test_signs_of_latex_stand_as_they_are(pack):
    first, *rest = pack.sources.values()
    odd = first.model_copy(update={"title": r"100% of A&B_{c} #1 ~ $x$ \end"})
    changed = dataclasses.replace(pack, sources={each.id: each for each in (odd, *rest)})
    found = read_bibtex(offer_of(changed, "bibtex").content().decode())
    assert found[odd.id]["title"] == odd.title
