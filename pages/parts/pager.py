"""Which page of a long list is shown: the address says it, two buttons turn it."""

from __future__ import annotations

import streamlit as st


def page_asked() -> int:
    """The page of the list that the address asks for, from 1; what is no number is the first."""
    asked = st.query_params.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def draw_pager(page: int, more: bool, *, before: str, after: str) -> None:
    """The buttons, called `before` and `after`, where there is another page; the search is kept."""
    if more or page > 1:
        with st.container(horizontal=True, horizontal_alignment="center", key="pager"):
            st.button(before, on_click=_turn, args=(page - 1,), disabled=page == 1)
            st.button(after, on_click=_turn, args=(page + 1,), disabled=not more)


def _turn(page: int) -> None:
    """A callback."""
    st.query_params.pop("page", None)
    if page > 1:
        st.query_params["page"] = str(page)
