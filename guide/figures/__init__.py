"""From the model to Plotly figures: maps, timelines, series. Never imports Streamlit."""
