"""Review: an article with its claims, and the card of the chosen one."""

from __future__ import annotations

import contextlib
from datetime import datetime

import streamlit as st

from pages.parts import addresses
from pages.parts.review_desk import review_desk
from pages.parts.telling import told
from workbench.actions import browsing, explaining, reviewing
from workbench.errors import NotFound
from workbench.serving import installation

DESK = "desk"


def on_commands() -> None:
    """What the component sent: applied at once, the answer goes back with the next run."""
    message = st.session_state[DESK].commands
    if message and message["queue"]:
        st.session_state.ack = reviewing.apply_commands(
            installation.database(), installation.reviewer(), message
        )


def on_open() -> None:
    """Another article was chosen."""
    place = st.session_state[DESK].open
    if place:
        st.query_params.from_dict({name: value for name, value in place.items() if value})


def on_explain() -> None:
    """Somebody asked why the claims of the article were read so: worked out once, kept for this article."""
    wanted = st.session_state[DESK].explain
    if wanted:
        with contextlib.suppress(NotFound):
            st.session_state.explained = (wanted, explaining.why_read(installation.database(), wanted).claims)


with told():
    database, reviewer = installation.database(), installation.reviewer()
    wanted = st.query_params.get("article")
    if not wanted and st.query_params.get("claim"):
        wanted = browsing.claim(database, st.query_params["claim"]).article_id
    article = wanted or reviewing.next_article(database, reviewer, None)

if article is None:
    st.title("Review", anchor=False)
    st.write("Nothing is waiting for a verdict.")
    st.page_link(addresses.page("articles"), label="Add a page")
    st.page_link(addresses.page("claims"), label="Look through the claims")
    st.stop()

try:
    case = reviewing.article_case(database, reviewer, article)
except NotFound:
    st.title("Review", anchor=False)
    st.error("There is no article at this address. It may have been mistyped; nothing else is wrong.")
    st.page_link(addresses.page("articles"), label="All articles")
    st.stop()

following = reviewing.next_article(database, reviewer, article)
queue = [
    row for row in browsing.list_articles(database) if row.waiting or row.incomplete or row.id == article
]
settings = installation.settings()
asked, lines = st.session_state.get("explained", (None, None))
review_desk(
    case,
    sources=reviewing.sources(database),
    queue=queue[:40],
    next_article=following if following != article else None,
    selected=st.query_params.get("claim"),
    ack=st.session_state.get("ack"),
    zone=settings.zone,
    today=datetime.now(settings.zone).date(),
    link=lambda article_id, claim_id: addresses.review({"article": article_id, "claim": claim_id}),
    explained=lines if asked == article else None,
    on_commands=on_commands,
    on_open=on_open,
    on_explain=on_explain,
    key=DESK,
)
