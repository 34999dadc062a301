"""All articles: searched, in an order, a page of them at a time; what is asked for is in the address."""

from __future__ import annotations

import streamlit as st

from pages.parts.ledger import article_table
from pages.parts.pager import draw_pager, page_asked
from pages.parts.telling import told
from workbench.actions import browsing
from workbench.serving import installation

ON_A_PAGE = 100  # articles
ORDERS = {"": "Added last", "date": "Published last"}


def ask() -> None:
    """A callback: what is searched for, the order and what is left out go to the address, the page of the
    list not with them."""
    state = st.session_state
    wanted = {
        "words": state.find.strip(),
        "order": state.order or "",
        "withdrawn": "1" if state.withdrawn else "",
    }
    st.query_params.from_dict({name: value for name, value in wanted.items() if value})


def draw_list() -> None:
    """The list, as the address asks for it."""
    asked = st.query_params
    state = st.session_state
    page = page_asked()
    with told():
        stored = browsing.list_articles(
            installation.database(),
            words=asked.get("words", ""),
            skip=(page - 1) * ON_A_PAGE,
            limit=ON_A_PAGE + 1,
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
        stored[:ON_A_PAGE],
        empty=_why_empty(page),
        target="articles",
    )
    draw_pager(page, len(stored) > ON_A_PAGE, before="Newer", after="Older")


def _why_empty(page: int) -> str:
    if page > 1:
        return "The list ends before this page."
    return "No article has these words." if st.session_state.find else "There is no article."
