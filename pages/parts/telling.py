"""Saying to the person at the page what went wrong, and that nothing else did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from workbench.errors import WorkbenchError

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")  # what Streamlit's messages would read as form


def as_text(text: str) -> str:
    """The text so that a message of Streamlit shows it as it is, and forms nothing from it."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def sentence(error: Exception) -> str:
    """An error as a sentence: a capital and a full stop."""
    text = str(error).strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")


@contextmanager
def told() -> Iterator[None]:
    """An error of the family is shown where it happened, and the page stops there."""
    try:
        yield
    except WorkbenchError as error:
        st.error(as_text(sentence(error)))
        st.stop()
