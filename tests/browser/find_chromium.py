"""Find a Chromium for the browser tests, or fetch one: installed, else Playwright's, else apt's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def installed() -> str | None:
    """The path of an installed Chromium, Playwright's own included."""
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        path = shutil.which(name) if name else None
        if path:
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def fetch() -> str | None:
    """Install a Chromium: Playwright's, or as root on Debian the distribution's."""
    tried = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600
    )
    if tried.returncode == 0 and installed():
        return installed()
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
    return installed()


if __name__ == "__main__":
    found = installed() or fetch()
    if found is None:
        sys.exit(
            "No Chromium was found or could be installed. Install one, or name it in CHROMIUM."
        )
    print(f"Browser tests use {found}")
