"""What is printed or kept: files made from the model. Never imports Streamlit."""
