"""The last lines of a dialog: why, for the record, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.telling import as_text, sentence
from workbench.errors import WorkbenchError


def ask_why(key: str, label: str, act: Callable[[str], object], done: Callable[[], None]) -> None:
    """`act` is given the reason; what the desk refuses is told there, after `done` the page runs anew."""
    reason = st.text_input("Why (for the record)", key=f"{key}-why")
    if st.button(label, type="primary", key=f"do-{key}"):
        try:
            act(reason)
        except WorkbenchError as error:
            st.error(as_text(sentence(error)))
        else:
            done()
            st.rerun()
