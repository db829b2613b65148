"""Streamlit's own words in the guide's language; ``static/reader/names.js`` puts them in place."""

from guide.model.words import Words

SCRIPT = "window.guideNames?.(names);"
"""It hands the words on."""


def in_language(words: Words) -> dict[str, str]:
    """What stands for each word that Streamlit says by itself; what is the same is left out.

    One that begins with a space is the end of a name.
    """
    found = {
        "Skip to main content": words.skip,
        "App pages": words.page_list,
        "Sidebar": words.sidebar,
        "Open": words.open_list,
        "Choose an option": words.choose_option,
        "Increment": words.increment,
        "Decrement": words.decrement,
        " — start": f" — {words.range_start}",
        " — end": f" — {words.range_end}",
    }
    return {name: word for name, word in found.items() if name != word}
