"""Export: what leaves the desk, looked at before it does."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import streamlit as st

from pages.parts import filters, words
from pages.parts.ledger import claim_table
from pages.parts.telling import told
from workbench.actions import browsing, exporting
from workbench.report.manifest import Manifest
from workbench.report.verdict_csv import file_name
from workbench.serving import installation
from workbench.values.listing import ClaimFilter
from workbench.values.review import State

MADE = "exports-made"
SHOWN = 10


def file_of(wanted: ClaimFilter, made: list[Manifest], *, all_states: bool, for_excel: bool) -> bytes:
    """The file, made when it is asked for; what it was is added to `made`."""
    text = io.StringIO()
    manifest = exporting.export_verdicts(
        installation.database(),
        installation.actor(),
        wanted,
        all_states=all_states,
        write=text.write,
        byte_order_mark=for_excel,
    )
    made.insert(0, manifest)
    return text.getvalue().encode("utf-8")


def tell(manifest: Manifest) -> None:
    """Rows, hash, filter, who and when: what is needed to know the file again."""
    limits = ", ".join(f"{name} {value}" for name, value in manifest.filter) or "none"
    st.text(
        f"{words.counted(manifest.rows, 'row')}, {words.moment(manifest.at, installation.settings().zone)}, "
        f"by {manifest.by}\nFilter: {limits}\nSHA-256: {manifest.sha256}"
    )


@st.fragment(run_every="2s")
def manifests(made: list[Manifest]) -> None:
    """The exports of this visit, newest first."""
    if not made:
        st.caption("Nothing was exported in this visit.")
    for manifest in made[:5]:
        tell(manifest)


st.title("Export", anchor=False)
st.write("Verdicts with their claims, figures and sources as CSV: one row for each claim.")
with told():
    choices = browsing.choices(installation.database())
wanted = filters.draw(choices)
with st.container(horizontal=True, key="options"):
    all_states = st.toggle("Also claims without a final verdict, with their state", key="all-states")
    for_excel = st.toggle("With a byte-order mark, for Excel", key="for-excel")

preview = wanted if all_states or wanted.state else replace(wanted, state=State.FINAL)
nothing = not all_states and wanted.state not in (None, State.FINAL)
with told():
    found = browsing.list_claims(installation.database(), preview, size=SHOWN)
rows = 0 if nothing else found.total

made = st.session_state.setdefault(MADE, [])
today = datetime.now(installation.settings().zone).date()
with st.container(horizontal=True, vertical_alignment="center", key="download"):
    st.download_button(
        "Download the CSV",
        data=lambda: file_of(wanted, made, all_states=all_states, for_excel=for_excel),
        file_name=file_name(today, byte_order_mark=for_excel),
        mime="text/csv",
        type="primary",
        disabled=not rows,
        on_click="ignore",
        key="download-csv",
    )
    st.write(f"{words.counted(rows, 'row')} in the file.".capitalize() if rows else "")
claim_table(
    "preview",
    () if nothing else found.rows,
    caption=f"The first {SHOWN} by date" if rows > SHOWN else "",
    empty="Nothing is decided among these claims. Decide some under Review, or take the others along.",
)
st.header("Exports of this visit", anchor=False)
st.caption("Each export is on record, with its filter and the hash of its bytes.")
manifests(made)
