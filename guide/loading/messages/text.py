"""What is said of files and of YAML."""

from __future__ import annotations

from ..problem import Message
from .words import did_you_mean, quoted

_SYNTAX = (
    (
        "mapping values are not allowed",
        "a colon is in a place where no key can stand",
        "put a text that holds ': ' in quotes, or mend the indentation",
    ),
    (
        "could not find expected ':'",
        "a key has no colon after it",
        "write 'key: value', or indent the line below the text it continues",
    ),
    (
        "found character '\\t'",
        "a tab stands where spaces belong",
        "indent with two spaces for each level",
    ),
    (
        "found a tab character",
        "a tab stands where spaces belong",
        "indent with two spaces for each level",
    ),
    (
        "exceeded maximum nesting depth",
        "brackets stand hundreds deep in one another",
        "close them",
    ),
    (
        "found incompatible YAML document",
        "the line '%YAML' asks for another version of YAML",
        "delete it",
    ),
    (
        "found character that cannot start any token",
        "a value begins with a sign that YAML keeps for itself (@, `, % or a tab)",
        "put the value in quotes, or use spaces instead of a tab",
    ),
    (
        "did not find expected key",
        "this line does not fit the indentation or the quotes above it",
        "align it with the keys above, and close every quotation mark",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "align it with the list's hyphens, or indent it below an item",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed",
        "close it at the end of the text",
    ),
    (
        "block sequence entries are not allowed",
        "a list's hyphen stands where no list can begin",
        "begin the list on the line below its key, indented by two spaces",
    ),
    (
        "found undefined tag handle",
        "a value begins with '!', which YAML keeps for itself",
        "put the value in quotes",
    ),
    (
        "did not find expected ',' or",
        "a list in brackets or braces is not closed here",
        "put commas between its items and close it, or write one item a line with '- '",
    ),
    (
        "found unknown escape character",
        "a backslash stands before a letter in double quotes",
        "use single quotes, or write two backslashes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "a value begins with '*' or '&', which YAML keeps for itself",
        "put the value in quotes",
    ),
)


def unreadable(reason: str | None) -> Message:
    return (
        f"the file cannot be read ({(reason or 'unknown reason').lower()})",
        "check that it exists and that you may read it",
    )


def not_a_file() -> Message:
    return "this is not an ordinary file", "put a text file in its place"


def not_utf8() -> Message:
    return "the file is not UTF-8 text", "save it as UTF-8 in your editor"


def unwanted(character: str) -> Message:
    return (
        f"the file holds an invisible character (U+{ord(character):04X})",
        "delete it; a picture or an office document cannot stand here",
    )


def empty() -> Message:
    return "the file is empty", "write its content, or delete the file"


def outside() -> Message:
    return "the file is a link that leads out of the pack", "put the file itself in its place"


def too_large(size: int, limit: int) -> Message:
    return (
        f"the file has {size:,} bytes, more than the {limit:,} that are read",
        "split it or shorten it",
    )


def missing_file() -> Message:
    return "the file is missing", "write it; docs/authors/blocks.md says what it holds"


def missing_folder(folder: str) -> Message:
    return (
        f"there is no file in {folder}/",
        "write at least one .yaml file in that folder",
    )


def unknown_file(name: str, known: list[str]) -> Message:
    return (
        "this file is not read by the guide",
        did_you_mean(name, known, "move it out, or name it as docs/authors/blocks.md says"),
    )


def older_form(old: str, new: str) -> Message:
    return f"'{old}' is written '{new}' now", "run 'python -m guide upgrade'"


def by_hand() -> str:
    return "not changed, since this would change more than the form; change it by hand"


def other_release(written: int, today: int) -> Message:
    if written > today:
        return f"the guide is written for release {written}, this is {today}", "get the newer one"
    return (
        f"the guide is written for release {written}, so newer rules are only noticed",
        f"run 'python -m guide upgrade'; it writes 'release: {today}' once they hold",
    )


def syntax(problem: str) -> Message:
    for sign, what, instead in _SYNTAX:
        if sign in problem:
            return what, instead
    return (
        f"this is not YAML ({' '.join(problem.split()) or 'it cannot be read'})",
        "mend this line or the one above it",
    )


def second_document() -> Message:
    return "a second document begins here", "delete the '---'; a file holds one document"


def anchor(name: str) -> Message:
    return f"'&{name}' is an anchor, which is not read", f"delete '&{name}', or put it in quotes"


def alias(name: str) -> Message:
    return f"'*{name}' is an alias, which is not read", "write the text itself, or put it in quotes"


def merge() -> Message:
    return "'<<' merges another mapping, which is not read", "write the keys themselves"


def tag(name: str) -> Message:
    return f"{quoted(name)} is a tag, which is not read", "delete it, or put the value in quotes"


def too_deep(depth: int) -> Message:
    return f"lists stand more than {depth} deep in one another", "close the brackets"


def key_not_text() -> Message:
    return "a list or mapping stands in place of a key", "write a word before the colon"


def duplicate(key: str, line: int) -> Message:
    return f"the key {quoted(key)} stands twice; it is already in line {line}", "keep one of them"
