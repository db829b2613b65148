"""What a page says when its server does not answer, in the guide's words and not in Streamlit's."""

from pathlib import Path

SCRIPT = Path(__file__).with_name("connection.js").read_text(encoding="utf-8")
"""It says ``said`` for as long as the connection is lost."""
