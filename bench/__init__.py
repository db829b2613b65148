"""Measurements side by side with a floor: the same figures in a bare Streamlit page."""
