"""All speakers with claims: searched, a page of them at a time; what is asked for is in the address."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.parts import words
from pages.parts.ledger import Column, Row, ledger
from pages.parts.pager import draw_pager, page_asked
from pages.parts.telling import told
from workbench.actions import speakers
from workbench.serving import installation
from workbench.values.speaker import SpeakerName, SpeakerRow

ON_A_PAGE = 100


def ask() -> None:
    """A callback: what is searched for goes to the address, the page of the list not with it."""
    wanted = st.session_state.find_speaker.strip()
    st.query_params.from_dict({"words": wanted} if wanted else {})


def draw() -> None:
    """The list, as the address asks for it."""
    page = page_asked()
    searched = st.query_params.get("words", "")
    with told():
        found = speakers.list_speakers(
            installation.database(), words=searched, skip=(page - 1) * ON_A_PAGE, limit=ON_A_PAGE + 1
        )
    st.header("All speakers", anchor=False)
    st.session_state.find_speaker = searched
    with st.container(key="filters"):
        st.text_input(
            "Search speakers",
            key="find_speaker",
            placeholder="words of a name, or of another name of theirs",
            on_change=ask,
            type="search",
        )
    ledger(
        "speakers",
        [
            Column("title", "Speaker"),
            Column("quiet", "First and last", "14rem"),
            Column("number", "Claims", "5rem"),
            Column("number", "Articles", "6rem"),
        ],
        (_row(each) for each in found[:ON_A_PAGE]),
        empty=_why_empty(page, searched),
        kind="speakers",
        target="speakers",
    )
    draw_pager(page, len(found) > ON_A_PAGE, before="Those before", after="Those after")


def about(name: SpeakerName, role: str | None) -> str:
    """ "Prime minister · person"; empty where nothing is known."""
    return " · ".join(filter(None, (role, name.kind and name.kind.value)))


def days(first: date | None, last: date | None) -> str:
    """The first and the last day, once where they are one."""
    if first == last:
        return words.day(first)
    return f"{words.day(first)} to {words.day(last)}"


def _row(row: SpeakerRow) -> Row:
    return Row(
        (
            {"title": row.name.label, "about": about(row.name, row.role)},
            days(row.first, row.last),
            f"{row.name.claims:,}",
            f"{row.articles:,}",
        ),
        {"speaker": str(row.name.number)},
    )


def _why_empty(page: int, searched: str) -> str:
    if page > 1:
        return "The list ends before this page."
    return "No speaker has these words in a name." if searched else "There is no speaker."
