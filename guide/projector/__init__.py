"""A room's screen: the slides of every step, large, with no Streamlit and no facilitator's word."""
