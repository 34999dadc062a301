"""The frame: which pages there are, what the address bar says, one style for all."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import addresses

st.set_page_config(page_title="Claim workbench", layout="wide", initial_sidebar_state="collapsed")
chosen = st.navigation(
    [
        st.Page(addresses.page("desk"), title="Desk", default=True),
        st.Page(addresses.page("articles"), title="Articles", url_path="articles"),
        st.Page(addresses.page("review"), title="Review", url_path="review"),
        st.Page(addresses.page("claims"), title="Claims", url_path="claims"),
        st.Page(addresses.page("speakers"), title="Speakers", url_path="speakers"),
        st.Page(addresses.page("trends"), title="Trends", url_path="trends"),
        st.Page(addresses.page("export"), title="Export", url_path="export"),
        st.Page(addresses.page("guideline"), title="Guideline", url_path="guideline"),
    ],
    position="top",
)
st.set_page_config(page_title=f"{chosen.title} – Claim workbench")
st.html(Path(__file__).parent / "parts" / "style.css")
chosen.run()
