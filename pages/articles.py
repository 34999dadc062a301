"""Articles: add a page and correct how it was split before it is kept; all that are kept; one of them."""

from __future__ import annotations

import streamlit as st

from pages.parts import article_adding, article_view
from pages.parts.ledger import article_table
from pages.parts.telling import told
from workbench.actions import browsing
from workbench.serving import installation

MOST = 200  # articles in the list; a search finds the others
ORDERS = {"": "Added last", "date": "Published last"}


def ask() -> None:
    """A callback: what is searched for, the order and what is left out go to the address."""
    state = st.session_state
    wanted = {
        "words": state.find.strip(),
        "order": state.order or "",
        "withdrawn": "1" if state.withdrawn else "",
    }
    st.query_params.from_dict({name: value for name, value in wanted.items() if value})


def all_articles() -> None:
    """The list, as the address asks for it."""
    asked = st.query_params
    state = st.session_state
    with told():
        stored = browsing.list_articles(
            installation.database(),
            words=asked.get("words", ""),
            limit=MOST,
            withdrawn=bool(asked.get("withdrawn")),
            by_date=asked.get("order") == "date",
        )
    if not stored and not asked.to_dict():
        return
    st.header("All articles", anchor=False)
    state.find, state.withdrawn = asked.get("words", ""), bool(asked.get("withdrawn"))
    state.order = "date" if asked.get("order") == "date" else ""
    with st.container(key="filters"):
        search, order, withdrawn = st.columns([5, 2, 3], vertical_alignment="bottom")
        search.text_input(
            "Search articles",
            key="find",
            placeholder="words of the headline or the publisher",
            on_change=ask,
            type="search",
        )
        order.selectbox(
            "Order", list(ORDERS), format_func=lambda each: ORDERS[each], key="order", on_change=ask
        )
        withdrawn.checkbox("Withdrawn ones too", key="withdrawn", on_change=ask)
    article_table(
        "articles",
        stored,
        empty="No article has these words." if state.find else "There is no article.",
        target="articles",
    )
    if len(stored) == MOST:
        st.caption(f"The first {MOST}. Search to find others.")


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
    article_adding.draw_form(expanded=not some or bool(state[article_adding.PROBLEMS]))
    article_adding.draw_told()
    all_articles()
