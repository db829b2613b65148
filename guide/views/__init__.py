"""Blocks as a visitor sees them. The one room that knows Streamlit."""
