"""Guideline: the verdict scale, what makes a verdict complete, the keys."""

from __future__ import annotations

import streamlit as st

from pages.parts import words
from pages.parts.ledger import Column, Row, ledger
from pages.parts.review_desk import KEYS
from workbench.report.marks import MARKS
from workbench.values.review import State

st.title("Guideline", anchor=False)
left, right = st.columns([7, 5], gap="large")
with left:
    st.header("The scale", anchor=False)
    ledger(
        "scale",
        [Column("mark", "Verdict", "12rem"), Column("text", "Use it when"), Column("number", "Key")],
        (
            Row(({"code": mark.code.value, "label": mark.label}, words.USE_WHEN[mark.code], str(key)))
            for key, mark in enumerate((mark for mark in MARKS if mark.code), 1)
            if mark.code
        ),
        empty="",
        kind="stacked",
    )
    st.write(
        "*Unproven* and *Not checkable* are no steps of truth and carry no rating. No verdict at all means "
        "*not yet reviewed*. Judge by what was known when the statement was made; a figure that was right "
        "then and is old now is not inaccurate."
    )
    st.header("When a verdict is complete", anchor=False)
    st.write(
        "It has a rationale or a reason, **and** at least one source. *Not checkable* needs neither; "
        "*Unproven* needs what is not known instead. A key stores the verdict at once; it counts as decided "
        "when it is complete, and is listed on the Desk until then."
    )
    st.header("Three questions, kept apart", anchor=False)
    st.write(
        "Did the machine read the article right? Correct the field; the verdict is about the claim as the "
        "article makes it.\n\n"
        "Did that person say it? Asked of reported speech, beside the verdict.\n\n"
        "Is it true? The scale above."
    )
    st.header("Where a claim is", anchor=False)
    meanings = {
        State.OPEN: "Nobody has begun.",
        State.IN_REVIEW: "Someone is at it, or has given a verdict that lacks something.",
        State.SECOND_REVIEW: "A second person is asked, without seeing the first verdict.",
        State.DISPUTED: "The reviewers differ.",
        State.FINAL: "Complete. Reopen it with a reason to change it; the old round is kept.",
        State.DISMISSED: "Not a claim. Out of the queue, never out of the record.",
    }
    ledger(
        "states",
        [Column("text", "State", "12rem"), Column("text", "Meaning")],
        (Row((words.STATES[state], meaning)) for state, meaning in meanings.items()),
        empty="",
        kind="tight stacked",
    )
with right:
    st.header("Keys of the review desk", anchor=False)
    ledger(
        "keys",
        [Column("number", "Key", "7rem"), Column("text", "What it does")],
        (Row((" ".join(keys), what)) for keys, what in KEYS),
        empty="",
        kind="tight keys",
    )
    st.header("Marks in the text", anchor=False)
    st.write(
        "A **solid** underline is a figure, a **dotted** one reported speech, a **double** one a reported "
        "figure. The mark in the margin is the verdict; a small ring on it says that something is missing."
    )
