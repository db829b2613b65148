"""What the commands print beside problems: what is due, which side leans, which address is dead."""

from __future__ import annotations


def due_head(count: int, date: str) -> str:
    if not count:
        return f"Nothing is due for review as of {date}."
    return f"{count} due for review as of {date}:"


def not_a_day(text: str) -> str:
    return f"{text!r} is not a day; write 2027-05-24"


def links_head(count: int, hosts: int) -> str:
    return f"Asking {hosts} hosts for {count} addresses, one at a time each."


def links_summary(counts: dict[str, int]) -> str:
    parts = [f"{count} {state}" for state, count in counts.items() if count]
    return f"{', '.join(parts)}. A server that refused may still show the page to a reader."
