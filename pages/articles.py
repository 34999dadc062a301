"""Articles: add a page and correct how it was split before it is kept; every article that is kept."""

from __future__ import annotations

import streamlit as st

from pages.parts import article_adding
from pages.parts.ledger import article_table
from pages.parts.telling import told
from workbench.actions import browsing
from workbench.serving import installation


def search() -> None:
    """A callback: what is searched for goes to the address."""
    if st.session_state.find.strip():
        st.query_params["words"] = st.session_state.find.strip()
    else:
        st.query_params.pop("words", None)


st.title("Articles", anchor=False)
article_adding.prepare()
state = st.session_state
if state[article_adding.SAVING] is not None:
    article_adding.draw_saving()
    st.stop()

with told():
    stored = browsing.list_articles(installation.database(), words=st.query_params.get("words", ""))
drafts = state[article_adding.DRAFTS]
if not drafts:
    article_adding.draw_form(expanded=not stored or bool(state[article_adding.PROBLEMS]))
article_adding.draw_messages()
if drafts:
    article_adding.draw_drafts()
elif stored or st.query_params.get("words"):
    st.header("All articles", anchor=False)
    state.find = st.query_params.get("words", "")
    st.text_input(
        "Search articles",
        key="find",
        placeholder="words of the headline or the publisher",
        on_change=search,
        type="search",
    )
    article_table("articles", stored, empty="No article has these words.")
