"""What the checker holds a pack to: one object a rule, which a problem names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Rule:
    """One rule of the checker."""

    id: str
    """Stands in brackets at the end of each problem: ``unknown-name``."""
    sentence: str
    """What it holds to."""
    example: str = ""
    """What is right, as an author writes it, in Markdown; empty where the sentence says enough."""
    since: int = 1
    """The release that brought it; in a guide written for an older one it is a notice."""


AREA_EXTENT = Rule(
    "area-extent",
    "a contested area is drawn by a licensed shape or described in words",
    "`extent: The far bank of the river`",
)
BALLOT = Rule(
    "ballot",
    "a module opens and closes with the same question",
    "`moment: closing`, `repeats: m1-ballot-opening`",
)
BRACES = Rule(
    "braces", "words of the interface hold in braces only what the page fills in", "`{count}`"
)
BRIEF_GROUND = Rule(
    "brief-ground",
    "a passage of the short text rests on blocks of its module, and its figures stand in them",
    "`rests_on: [m1-claim-slow]`",
)
BRIEF_LENGTH = Rule(
    "brief-length", "claim and short text of a module take its share of ten minutes"
)
CATEGORY = Rule(
    "category",
    "every value of a mapped column has its words, and the reverse",
    "`value: member`, `label: Member`",
)
COORDINATES = Rule(
    "coordinates", "a window has a west and an east, places lie on Earth", "`west: -11`, `east: 62`"
)
DATE_ORDER = Rule("date-order", "events by date, no end before its beginning, months in order")
DUPLICATE_KEY = Rule("duplicate-key", "a key stands once")
EMPTY_TEXT = Rule("empty-text", "a text has words")
FILE_CHARACTERS = Rule(
    "file-characters",
    "no invisible characters, but for those that the scripts of other languages need",
)
FILE_COPY = Rule("file-copy", "no copy of a file beside it")
FILE_EMPTY = Rule("file-empty", "a file holds something")
FILE_ENCODING = Rule("file-encoding", "UTF-8")
FILE_OUTSIDE = Rule("file-outside", "no link that leads out of the pack")
FILE_SIZE = Rule("file-size", "at most 1 MB")
FILE_UNREADABLE = Rule("file-unreadable", "an ordinary file that may be read")
GUESS_POINT = Rule(
    "guess-point",
    "what a reader estimates is a number that the figure draws, within its bounds",
    "`period: 2011-12`",
)
KNOWN_EARLY = Rule(
    "known-early",
    "nothing is known before the day of every source that it cites",
    "`known: 2024-04`, or a source of the time",
    since=2,
)
KNOWN_MISSING = Rule(
    "known-missing",
    "what a reader on the article's day could not know says when it could be known",
    "`known: 2019-03`",
)
LATER_DATE = Rule(
    "later-date",
    "what is read as of the article's day names no later date, but for `foreseen` ones",
    "`{since 2018-05|… in May 2018}`",
)
LIST_LENGTH = Rule("list-length", "a list has as many items as the model asks for")
MISSING_FILE = Rule(
    "missing-file", "the files that every pack needs are there", "`content/guide.yaml`"
)
MISSING_KEY = Rule("missing-key", "the keys that a part needs are there")
MODULE_ORDER = Rule(
    "module-order",
    "`guide.yaml` lists every module once, and its number is its place there",
    "`number: 2`",
)
NOT_LISTED = Rule("not-listed", "one of the words that can stand here", "`quality: primary`")
OBJECTIVE = Rule(
    "objective", "a quiz item tests an objective that its module has", "`objective: 2`"
)
OLDER_FORM = Rule(
    "older-form",
    "a guide is written for this release, in the forms of today",
    "`python -m guide upgrade`",
)
OPTION_LENGTH = Rule("option-length", "policy options within 20 percent of the median one")
OUT_OF_RANGE = Rule("out-of-range", "a number within its bounds")
PASSAGE_FORM = Rule(
    "passage-form", "a passage of one reading is whole", "`{since 2018-05|what came later}`"
)
PICTURE = Rule(
    "picture",
    "a picture in a text is a file of the pack, PNG, JPEG or WebP of up to 300 KB, and says what "
    "it shows",
    "`![The old ferry](pictures/ferry.jpg)`",
)
PRESENT_SOURCE = Rule(
    "present-source",
    "what is said of today cites a source of the year before `checked_on`, or says since when "
    "nothing has changed",
    "`unchanged_since: 2019-03`",
    since=2,
)
QUIZ_KEY = Rule("quiz-key", "the key is among the answers, and not given away")
QUIZ_RATIONALE = Rule("quiz-rationale", "every wrong answer says why it tempts")
REFERENCE_FORM = Rule("reference-form", "a reference is whole", "`[[toll|what a crossing costs]]`")
REPRINT_HOST = Rule("reprint-host", "a host of copies is called a reprint", "`quality: reprint`")
REPRINTS_ALONE = Rule("reprints-alone", "no event rests on reprints alone")
REVIEW_DATES = Rule(
    "review-dates",
    "`checked_on` and `review_by` come together, the review after the check",
    "`review_by: 2027-05-24`",
)
REVIEW_MISSING = Rule(
    "review-missing",
    "what is said of today (`now`, control after the article, a later view of the states) has both",
    "`checked_on: 2026-11-24`",
)
RUN_MINUTES = Rule(
    "run-minutes",
    "a run's steps make its total within two minutes, and none is shortened to more than it has",
    "`minutes: 90`",
)
RUN_PARTS = Rule(
    "run-parts",
    "a run opens, votes, decides, discusses and closes with the same ballot, in this order",
    "`block: m1-ballot-opening`",
)
RUN_STEP = Rule(
    "run-step",
    "a step shows one thing, in a way that it can be shown; no ballot is dropped",
    "`show: {view: today}`",
)
SHAPE_FORM = Rule(
    "shape-form",
    "a shape of `content/shapes/` is a closed area on Earth in GeoJSON, with an id and a name",
    '`"id": "salt-flats", "properties": {"name": "Salt flats"}`',
)
SOURCE_OLDER = Rule(
    "source-older",
    "no event and no date in a text is later than every source, but for dates that one of them "
    "`foresees`",
    "`foresees: [31 January 2016]`",
    since=2,
)
STATE_HOST = Rule("state-host", "a state's outlet is called one", "`state_outlet: northland`")
STATE_OUTLET = Rule(
    "state-outlet", "a state's outlet alone bears only its position", "`position_of: northland`"
)
SUMMARY_LENGTH = Rule("summary-length", "a summary under 250 words")
TABLE_CELL = Rule(
    "table-cell", "a cell that a figure draws is a number, or empty for a gap", "`81`, `-3.2`"
)
TABLE_COLUMN = Rule("table-column", "a column that is named is there")
TABLE_HEADER = Rule(
    "table-header", "the header has the columns that are needed, each once", "`month,approve`"
)
TABLE_QUOTES = Rule("table-quotes", "quotation marks are closed", '`"a, b"`')
TABLE_ROW = Rule("table-row", "a row has as many cells as the header, and there are rows")
TABLE_SAVED = Rule(
    "table-saved",
    "a table is saved so that its letters, cells, numbers and months mean one thing",
    "in Excel *CSV UTF-8 (Comma delimited)*",
)
TEMPLATE_TEXT = Rule(
    "template-text", "no text of the template that a guide began with is left (a hint)"
)
TEXT_LENGTH = Rule(
    "text-length",
    "an event's title, label and text, and a mark's label, fit their place",
    "a label of one to three words",
)
TRANSLATION_FORM = Rule(
    "translation-form",
    "a translation holds ids and texts; what else stands in it is as in the original",
    "`title: Un transbordador`",
)
TRANSLATION_MISSING = Rule(
    "translation-missing", "a translation has every text of the original (a notice)"
)
TRANSLATION_OLDER = Rule(
    "translation-older",
    "no text of a translation is older than a change of its original (a notice)",
    "`python -m guide translate es`",
)
TWO_SCALES = Rule(
    "two-scales",
    "figures on two scales of answers (`scale` of their sources) are not compared unsaid",
    "`scales_differ: true`",
    since=2,
)
UNIQUE_ID = Rule("unique-id", "an id is given once")
UNKNOWN_FILE = Rule("unknown-file", "every file in `content/` is one that the guide reads")
UNKNOWN_KEY = Rule("unknown-key", "every key is one of the model's")
UNKNOWN_KIND = Rule("unknown-kind", "a block or layer is of a kind that there is", "`kind: claim`")
UNKNOWN_WORD = Rule(
    "unknown-word", "a word in `words.yaml` is one that the interface has", "`footer: …`"
)
UNKNOWN_NAME = Rule("unknown-name", "everything that is named exists")
WORDS_MISSING = Rule(
    "words-missing",
    "`words.yaml` has the words that name the guide's subject, and those its language lacks",
    "`then: May 2017`",
)
WRONG_FORM = Rule(
    "wrong-form", "ids, dates, addresses and colors in their form", "`old-harbor`, `2017-04-06`"
)
WRONG_VALUE = Rule("wrong-value", "a text where a text belongs, a number where a number does")
YAML_ALIAS = Rule("yaml-alias", "no anchors, aliases or merged mappings")
YAML_CUT = Rule(
    "yaml-cut",
    "nothing of a value is lost: a color, or a text that holds ` #` or, in braces, a comma, stands "
    "in quotes",
    "`paper: '#1F4E79'`",
)
YAML_DEPTH = Rule("yaml-depth", "no list deeper than 50")
YAML_DOCUMENTS = Rule("yaml-documents", "one document a file")
YAML_KEY = Rule("yaml-key", "a key is a word")
YAML_QUOTES = Rule("yaml-quotes", "quotes around a value are straight", "`title: 'One, two'`")
YAML_SPACES = Rule(
    "yaml-spaces",
    "lines are indented with ordinary spaces, and one follows a colon",
    "`key: value`",
)
YAML_SYNTAX = Rule("yaml-syntax", "YAML")
YAML_TAG = Rule("yaml-tag", "no tags")

ALL: tuple[Rule, ...] = tuple(
    sorted(value for value in dict(globals()).values() if isinstance(value, Rule))
)
"""Every rule, by id."""
