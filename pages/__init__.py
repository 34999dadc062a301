"""Streamlit: layout and words, no rules."""
