"""Where pages are pasted, chosen or named by their address, and reading them; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import streamlit as st

from pages.parts.article_messages import stop_after
from pages.parts.telling import as_text
from workbench.actions import drafting
from workbench.actions.drafting import Draft
from workbench.actions.fetching import each_at, only_addresses
from workbench.actions.limiting import limits_of
from workbench.actions.previewing import Asked, InputsRead, gathered, read_inputs
from workbench.errors import WorkbenchError
from workbench.serving import installation

READING, TYPED, TABLES = "reading", "typed", "tables"
FORM = ("pasted", "publisher", "published", "split")
"""Fields whose contents come back when what was read is discarded."""

COLUMNS = {
    "text": "Text",
    "title": "Headline",
    "published": "Published",
    "publisher": "Publisher",
    "url": "Address",
}
"""What a column of a table can hold, and what the form calls it."""
PASTED = "pasted text"

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """The pages that were read, each under a name of its own, and a line for each part that could not be.
    `tables` are the headings of each input with a table of which it has to be said what it holds."""

    drafts: list[tuple[str, Draft]]
    problems: list[str]
    tables: dict[str, tuple[str, ...]]


def draw_form(*, expanded: bool, take: Callable[[Reading], None]) -> None:
    """The fields, and the button that reads what they hold; `take` is given what came of it."""
    state = st.session_state
    typed: dict[str, Any] = state.pop(TYPED, {})
    split = bool(typed.pop("split", True))
    for name, value in typed.items():
        state.setdefault(name, value)
    from_addresses = installation.settings().fetch
    with st.expander("Add a page", expanded=expanded or bool(typed.get("pasted")), key="add"):
        left, right = st.columns([3, 2], gap="large")
        with left:
            st.text_area(
                "Paste a page, or an article",
                key="pasted",
                height=300,
                placeholder="The whole page will do: menus, captions and teasers are left out."
                + (" Or addresses of pages and feeds, a line each." if from_addresses else ""),
            )
        with right:
            st.file_uploader(
                "Or choose files: text, Markdown, HTML, PDF, Word, mail, tables, feeds, web archives, ZIP",
                key="uploads",
                accept_multiple_files=True,
            )
            st.date_input(
                "Published, where the page does not say", value=None, key="published", format="YYYY-MM-DD"
            )
            st.text_input("Publisher, where the page does not say", key="publisher")
            # a default, not a value set from here: a busy browser may answer before that arrives, unticked
            st.checkbox("Split a page into its articles", value=split, key="split")
        for origin, headings in state.get(TABLES, {}).items():
            _ask_for_columns(origin, headings)
        st.button("Read", type="primary", key="read", on_click=_begin)
        if state.get(READING):
            with st.spinner("Reading …"):
                try:
                    found = _read()
                except Exception:  # a fault: it is shown once, not at each run
                    be_done()
                    raise
            if found.drafts:
                state[TYPED] = {name: state[name] for name in FORM}
            state[TABLES] = found.tables
            take(found)
            be_done()
            st.rerun()


def be_done() -> None:
    """What was asked for is read."""
    st.session_state[READING] = False


def forget() -> None:
    """What was typed is not wanted again. Before the form is drawn."""
    st.session_state.pop(TYPED, None)
    st.session_state.pop(TABLES, None)
    st.session_state["pasted"] = ""


def _ask_for_columns(origin: str, headings: tuple[str, ...]) -> None:
    st.write(f"Which columns of **{as_text(origin)}** hold what? Say it, and read again.")
    for field, column in zip(COLUMNS, st.columns(len(COLUMNS)), strict=True):
        column.selectbox(
            COLUMNS[field], headings, index=None, placeholder="no column", key=_choice(origin, field)
        )


def _choice(origin: str, field: str) -> str:
    return f"column {field} of {origin}"


def _begin() -> None:
    """A callback. The wish outlives a run of the page that is cut off by the next one."""
    st.session_state[READING] = True


def _read() -> Reading:
    """Nothing is stored, and nothing raised for what can't be read."""
    drafts: list[tuple[str, Draft]] = []
    problems: list[str] = []
    tables: dict[str, tuple[str, ...]] = {}
    for origin, found in _inputs():
        if found.headings:
            tables[origin] = found.headings
            problems.append(f"{origin}: it is not told which of its columns holds the articles' text.")
        problems += [stop_after(each) for each in found.problems]
        for preview in found.previews:
            try:
                draft = drafting.begin(installation.database(), preview)
            except WorkbenchError as error:
                problems.append(stop_after(str(error)))
            else:
                drafts.append((f"page-{next(_numbers)}", draft))
    return Reading(drafts, problems, tables)


def _inputs() -> Iterator[tuple[str, InputsRead]]:
    """What each field holds, by the name of the input."""
    pasted, uploads = st.session_state.pasted, st.session_state.uploads or ()
    if not pasted.strip() and not uploads:
        yield "", InputsRead((), ("There is nothing to read: paste a page, or choose a file.",))
    if addresses := only_addresses(pasted):
        origin = addresses[0] if len(addresses) == 1 else "the addresses"
        try:
            yield origin, gathered(each_at(installation.settings(), addresses, **_asked(origin)))
        except WorkbenchError as error:
            yield origin, InputsRead((), (f"{error}; or paste what the page shows",))
    elif pasted.strip():
        yield PASTED, read_inputs(PASTED, pasted, **_asked(PASTED))
    for upload in uploads:
        yield upload.name, read_inputs(upload.name, upload.getvalue(), **_asked(upload.name))


def _asked(origin: str) -> Asked:
    """What the person says of this input."""
    state = st.session_state
    return Asked(
        published=state.published,
        publisher=state.publisher.strip() or None,
        split=state.split,
        limits=limits_of(installation.settings()),
        columns={field: heading for field in COLUMNS if (heading := state.get(_choice(origin, field)))},
    )
