"""Files to print and to take home, made from the model. Never imports Streamlit."""
