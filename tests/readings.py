"""What must hold of a reading as of a day, whatever guide it is of."""

from collections.abc import Iterator

from guide.model.as_of import LaterSource, later_dates
from guide.model.base import Part, When
from guide.model.pack import Pack
from guide.model.slots import each, naming_fields, slots, walk

HOMES = {
    "source": "sources",
    "person": "people",
    "term": "terms",
    "event": "events",
    "place": "places",
    "block": "blocks",
    "timeline": "timelines",
    "map": "maps",
}
"""Where a pack keeps what can be named."""


def parts(pack: Pack) -> Iterator[Part]:
    """Every part of a pack that a visitor may see."""
    tops = [pack.guide, *pack.modules]
    for name in ("timelines", "maps", "terms", "people", "places", "sources"):
        tops += getattr(pack, name).values()
    for top in tops:
        yield from (part for part, _ in walk(top, ()))


def later_in(then: Pack) -> list[str]:
    """Whatever a reading as of its day holds that is later; nothing, if all is well."""
    return [*_later_parts(then), *_later_texts(then), *_later_rows(then), *_later_sources(then)]


def _later_parts(then: Pack) -> Iterator[str]:
    for part in parts(then):
        for name in ("known", "as_of"):
            day = getattr(part, name, None)
            if isinstance(day, When) and day.first > then.as_of:
                yield f"{name} {day}: {part}"
    for event in then.events.values():
        if event.date.first > then.as_of:
            yield f"event {event.id}"


def _later_texts(then: Pack) -> Iterator[str]:
    foreseen = then.guide.article.foreseen
    for part in parts(then):
        for text in _texts(part):
            if "id" in type(part).model_fields and text == part.id:
                continue
            later = later_dates(text, then.as_of, then.words.month_names, foreseen)
            if later or "{since" in text or "{before" in text:
                yield text


def _texts(part: Part) -> Iterator[str]:
    for slot in slots(type(part)).values():
        value = getattr(part, slot.name)
        if slot.name != "foreseen" and isinstance(value, str | tuple) and not slot.names:
            yield from (text for _, text in each(value) if isinstance(text, str))


def _later_rows(then: Pack) -> Iterator[str]:
    for table in then.tables.values():
        if table.columns[0] in ("month", "year"):
            yield from (row[0] for row in table.rows if When.parse(row[0]).last > then.as_of)
        yield from (column for column in table.columns if "today" in column)


def _later_sources(then: Pack) -> Iterator[str]:
    for source in then.sources.values():
        if isinstance(source, LaterSource):
            if source.title != then.words.later_source or source.id in source.url:
                yield f"source {source.id}"
        elif not source.undated and source.date.first > then.as_of:
            yield f"source {source.id}"


def missing_from(then: Pack) -> list[str]:
    """Whatever a reading names and does not hold."""
    return [
        f"{what} {name}"
        for part in parts(then)
        for field, what in naming_fields(type(part))
        for _, name in each(getattr(part, field))
        if what in HOMES and name not in getattr(then, HOMES[what])
    ]


def mixed_evidence(then: Pack) -> list[Part]:
    """Lines that keep a later source although one of the time says the same."""
    found = []
    for part in parts(then):
        cited = [
            name
            for field, what in naming_fields(type(part))
            if what == "source"
            for _, name in each(getattr(part, field))
        ]
        later = [isinstance(then.sources[name], LaterSource) for name in cited]
        if type(part).__name__ == "Evidence" and any(later) and not all(later):
            found.append(part)
    return found
