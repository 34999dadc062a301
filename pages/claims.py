"""Claims: search, filters in the address, a page of fifty at a time."""

from __future__ import annotations

import streamlit as st

from pages.parts import addresses, filters, words
from pages.parts.ledger import claim_table
from pages.parts.telling import told
from workbench.actions import browsing, speakers
from workbench.errors import NotFound
from workbench.serving import installation
from workbench.values.listing import Listing


def turn(cursor: str | None, direction: str) -> None:
    """A callback: the page after or before, the filters kept."""
    for name in ("after", "before"):
        st.query_params.pop(name, None)
    if cursor:
        st.query_params[direction] = cursor


def page_of_claims() -> Listing:
    """What the address asks for; a cursor that is none is dropped."""
    database = installation.database()
    after, before = st.query_params.get("after"), st.query_params.get("before")
    try:
        return browsing.list_claims(database, wanted, after=after, before=before)
    except NotFound:
        turn(None, "after")
        return browsing.list_claims(database, wanted)


def speaker_of(name: str) -> str:
    """The number of the speaker, for a link; empty for words that name nobody."""
    try:
        return str(speakers.number_of(installation.database(), name))
    except NotFound:
        return ""


st.title("Claims", anchor=False)
with told():
    choices = browsing.choices(installation.database())
wanted = filters.draw(choices)
with told():
    found = page_of_claims()

filtered = bool(filters.written(wanted))
with st.container(horizontal=True, vertical_alignment="center", key="count"):
    line = f"{words.counted(found.total, 'claim')}{' found' if filtered else ''}, newest article first."
    st.write(line[:1].upper() + line[1:])
    if filtered:
        st.button("Clear the filters", on_click=filters.clear, type="tertiary")
    if wanted.speaker and (number := speaker_of(wanted.speaker)):
        st.page_link(addresses.page("speakers"), label="About this speaker", query_params={"speaker": number})

claim_table(
    "claims",
    found.rows,
    empty="No claim is like this. Clear a filter, or search for fewer words."
    if filtered
    else "There is no claim yet. Add a page of text under Articles.",
)
if found.before or found.after:
    with st.container(horizontal=True, horizontal_alignment="center", key="pager"):
        st.button("Newer", on_click=turn, args=(found.before, "before"), disabled=not found.before)
        st.button("Older", on_click=turn, args=(found.after, "after"), disabled=not found.after)
