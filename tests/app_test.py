"""Streamlit's test of a page, without a look through every installed package at each run.

It looks for components in them, as a server does once when it starts; here, too, once is enough.
"""

from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

__all__ = ["AppTest"]

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
