"""Articles: add a page and correct how it was split before it is kept; all that are kept; one of them."""

from __future__ import annotations

import streamlit as st

from pages.parts import article_adding, article_form, article_list, article_view
from pages.parts.telling import told
from workbench.actions import browsing
from workbench.serving import installation

article_adding.prepare()
state = st.session_state
if st.query_params.get("article"):
    article_view.draw(st.query_params["article"])
    st.stop()

st.title("Articles", anchor=False)
if state[article_adding.SAVING] is not None:
    article_adding.draw_saving()
    st.stop()

with told():
    some = bool(browsing.list_articles(installation.database(), limit=1, withdrawn=True))
if state[article_adding.DRAFTS]:
    article_adding.draw_told()
    article_adding.draw_drafts()
else:
    article_form.draw_form(
        expanded=not some or bool(state[article_adding.PROBLEMS]), take=article_adding.take
    )
    article_adding.draw_told()
    article_list.draw_list()
