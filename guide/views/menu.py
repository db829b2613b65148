"""What the menu of a narrow window holds; ``static/reader/menu.js`` shows it."""

from collections.abc import Mapping

from guide.model.pack import Pack
from guide.web.reader_pages import ReaderPage, groups

from .links import href

SCRIPT = "window.guideMenu?.(menu);"
"""It hands the menu on."""


def held(pack: Pack, pages: Mapping[str, ReaderPage]) -> dict[str, object]:
    """The pages in their groups, and the names of the switches."""
    words = pack.words
    return {
        "title": pack.guide.title,
        "name": words.menu,
        "groups": [
            {"name": name, "pages": [(href(each), pages[each].name) for each in these]}
            for name, these in groups(pack, pages).items()
        ],
        "switches": [
            {"name": words.read_as_of, "at": ".st-key-reading-choice"},
            {"name": words.language, "at": ".st-key-language-choice"},
            {"name": words.length, "at": ".st-key-length"},
        ],
    }
