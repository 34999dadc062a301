"""The start page: what waits, what is incomplete, what was decided."""

from __future__ import annotations

import streamlit as st

from pages.parts import addresses, words
from pages.parts.ledger import Column, Row, article_table, claim_table, ledger
from pages.parts.telling import told
from workbench.actions import browsing
from workbench.serving import installation
from workbench.values.listing import DeskNumbers


def lede(numbers: DeskNumbers) -> str:
    """The state of the desk in a sentence or two."""
    text = (
        f"{words.counted(numbers.claims, 'claim')} in {words.counted(numbers.articles, 'article')}: "
        f"{numbers.waiting:,} waiting for a verdict, {numbers.incomplete:,} incomplete, "
        f"{numbers.decided:,} decided"
    )
    if numbers.dismissed:
        text += f", {numbers.dismissed:,} dismissed"
    return text[:1].upper() + text[1:] + "."


with told():
    numbers = browsing.desk(installation.database())

st.title("Desk", anchor=False)
if not numbers.articles:
    st.write("There is no article yet. Add a page of text, and its claims wait here for you.")
    st.page_link(addresses.page("articles"), label="Add the first page")
    st.stop()

with st.container(key="lede", horizontal=True, vertical_alignment="center"):
    st.write(lede(numbers))
    place = numbers.next_claims[0] if numbers.next_claims else None
    if place and st.button("Continue reviewing", type="primary", key="continue"):
        st.switch_page(
            addresses.page("review"), query_params={"article": place.article_id, "claim": place.id}
        )

left, right = st.columns([7, 5], gap="large")
with left:
    st.header("Next to check", anchor=False)
    claim_table(
        "next",
        numbers.next_claims,
        empty="Nothing is waiting. Add a page under Articles, or look through what was decided under Claims.",
        verdict=False,
    )
    st.header("Articles with something waiting", anchor=False)
    article_table("queue", numbers.queue, empty="Every article has been looked at.")
with right:
    st.header("Verdicts so far", anchor=False)
    most = max((count for _, count in numbers.by_verdict), default=0)
    ledger(
        "verdicts",
        [Column("mark", "Verdict"), Column("number", "Claims"), Column("share", "Share")],
        (
            Row(
                (
                    {"code": code.value, "label": words.verdict_label(code)},
                    f"{count:,}",
                    round(100 * count / most) if most else 0,
                )
            )
            for code, count in numbers.by_verdict
        ),
        empty="No verdict yet.",
        kind="tight",
        headless=True,
    )
    if numbers.flagged:
        st.write(
            f"{words.counted(numbers.flagged, 'decided claim')} can no longer be found in "
            f"{'its' if numbers.flagged == 1 else 'their'} article since it was read again. "
            "The verdicts are kept."
        )
    st.header("Incomplete", anchor=False)
    claim_table(
        "incomplete",
        numbers.incomplete_claims,
        empty="Nothing is incomplete: each verdict has its reason and its source.",
        standing=False,
    )
    st.header("Decided last", anchor=False)
    claim_table("recent", numbers.recent_decisions, empty="Nothing is decided yet.", standing=False)
