"""Find a Chromium for the browser tests, or fetch one: installed, else Playwright's, else apt's.

The tests take the headless shell first: the same engine without the browser's own window, which
takes a quarter to a half fewer seconds of a processor for a page. A whole Chromium does as well; it
alone forbids cookies to frames, which one file tries.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""So that the browser itself asks no other host for anything while it is watched."""


def installed(*, whole: bool = False) -> str | None:
    """The path of what ``CHROMIUM`` names, else of a headless shell, else of a whole Chromium.

    ``whole`` leaves the shell out: for what a visitor's browser does and an engine alone does not,
    and for measurements.
    """
    named = shutil.which(os.environ.get("CHROMIUM", ""))
    return named or (None if whole else _shell()) or _whole()


def _shell() -> str | None:
    """The path of a headless shell, Playwright's own included."""
    if found := _first(SHELLS):
        return found
    home = next((one for one in _of_playwright().parents if one.name.startswith("chromium-")), None)
    if home is None:
        return None
    beside = home.with_name(home.name.replace("chromium-", "chromium_headless_shell-"))
    names = ("chrome-headless-shell", "headless_shell")
    return next((str(one) for one in beside.glob("*/*") if one.stem in names), None)


def _whole() -> str | None:
    """The path of a whole Chromium, Playwright's own included."""
    found = _first(NAMES) or str(_of_playwright())
    return found if Path(found).exists() else None


def _first(names: tuple[str, ...]) -> str | None:
    """The path of the first of these commands that there is."""
    return next(filter(None, map(shutil.which, names)), None)


def _of_playwright() -> Path:
    """Where Playwright has its own Chromium, or would have it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _fetch(look: Callable[[], str | None], patience: int) -> None:
    """Install what ``_shell`` or ``_whole`` looks for: Playwright's, or as root on Debian apt's.

    ``patience`` is the seconds that each command may take.
    """
    whole = look is _whole
    kind = [] if whole else ["--only-shell"]
    _tried([sys.executable, "-m", "playwright", "install", *kind, "chromium"], patience)
    if not look() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _tried(["apt-get", "update", "-qq"], patience)
        _tried(["apt-get", "install", "-y", "-qq", "chromium" if whole else SHELLS[0]], patience)


def _tried(command: list[str], patience: int) -> None:
    """Run a command that may fail, or hear nothing from the network for so many seconds."""
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(command, check=False, timeout=patience)


def found_or_fetched(*, whole: bool = False) -> str | None:
    """As ``installed``, after what is missing of both was fetched; ``whole`` wants no shell."""
    if not os.environ.get("CHROMIUM"):
        for look in [_whole] if whole else [_shell, _whole]:
            if not look():
                # What is wanted beside another browser is not waited for long.
                _fetch(look, patience=120 if installed(whole=whole) else 600)
    return installed(whole=whole)


if __name__ == "__main__":
    found = found_or_fetched(whole="whole" in sys.argv[1:])
    if found is None:
        sys.exit(
            "No Chromium was found or could be installed. Install one, or name it in CHROMIUM."
        )
    print(f"Browser tests use {found}")
