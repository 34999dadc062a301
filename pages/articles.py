"""Articles: add a page and see what was read before it is kept; every article that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.parts import words
from pages.parts.ledger import Column, Row, article_table, ledger
from pages.parts.parsing import parser
from pages.parts.telling import as_text, sentence, told
from workbench.actions import adding, browsing
from workbench.errors import WorkbenchError
from workbench.serving import installation
from workbench.values.article import Article

PREVIEWS, PROBLEMS, REPORT = "previews", "problems", "report"


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says of the pages they add."""

    published: date | None
    publisher: str | None
    split: bool


def read() -> None:
    """A callback: read what was pasted and uploaded; nothing is stored."""
    state = st.session_state
    given = Given(state.published, state.publisher.strip() or None, state.split)
    inputs: list[tuple[str, bytes | str]] = []
    if state.pasted.strip():
        inputs.append(("pasted text", state.pasted))
    inputs += [(upload.name, upload.getvalue()) for upload in state.uploads or ()]
    previews, problems = [], []
    for origin, raw in inputs:
        try:
            preview = adding.read_input(
                origin, raw, published=given.published, publisher=given.publisher, split=given.split
            )
            previews.append(adding.mark_known(installation.database(), preview))
        except WorkbenchError as error:
            problems.append(sentence(error))
    if not inputs:
        problems.append("There is nothing to read: paste a page, or choose a file.")
    state[PREVIEWS], state[PROBLEMS], state[REPORT] = previews, problems, []


def save() -> None:
    """A callback: store the articles of the previews, each whole or not at all."""
    state = st.session_state
    reports, problems, kept = [], [], []
    for preview in state[PREVIEWS]:
        try:
            reports.append(adding.add_page(installation.database(), installation.actor(), preview, parser()))
        except WorkbenchError as error:
            problems.append(f"{sentence(error)} What was saved before it is kept.")
            kept.append(preview)
    state[PREVIEWS], state[PROBLEMS], state[REPORT] = kept, problems, reports
    if not problems:
        state.pasted = ""


def drop() -> None:
    """A callback: nothing of the preview is kept."""
    st.session_state[PREVIEWS], st.session_state[PROBLEMS] = [], []


def search() -> None:
    """A callback: what is searched for goes to the address."""
    if st.session_state.find.strip():
        st.query_params["words"] = st.session_state.find.strip()
    else:
        st.query_params.pop("words", None)


def told_of(article: Article) -> str:
    """Publisher, day and length of an article that is not stored yet."""
    day = words.day(article.published)
    if article.published_from and article.published_from.value == "inferred":
        day += " (worked out from the text)"
    return " · ".join(
        filter(None, (article.publisher, day or "no date", words.counted(len(article.text.split()), "word")))
    )


def show(preview: adding.PagePreview, number: int) -> None:
    """What was split off and what was left out, with the reasons."""
    articles = preview.page.articles
    known = preview.known or (None,) * len(articles)
    ledger(
        f"split-{number}",
        [Column("number", "No."), Column("title", "Article"), Column("quiet", "")],
        (
            Row(
                (
                    str(place),
                    {"title": article.headline, "about": told_of(article)},
                    "there already; it stays as it is" if stored else "",
                ),
                {"article": stored} if stored else None,
            )
            for place, (article, stored) in enumerate(zip(articles, known, strict=True), 1)
        ),
        caption=f"{words.counted(len(articles), 'article')} in {preview.origin}",
        empty=f"No article was found in {preview.origin}.",
    )
    rejected = preview.page.rejected
    if rejected:
        with st.expander(f"Left out: {words.counted(len(rejected), 'line')}", key=f"left-out-{number}"):
            ledger(
                f"rejected-{number}",
                [Column("number", "Line"), Column("text", "Text"), Column("quiet", "Why")],
                (Row((str(line.line or ""), line.text[:300], line.reason)) for line in rejected),
                empty="",
                kind="tight",
            )


st.title("Articles", anchor=False)
state = st.session_state
for name in (PREVIEWS, PROBLEMS, REPORT):
    state.setdefault(name, [])
with told():
    stored = browsing.list_articles(installation.database(), words=st.query_params.get("words", ""))

open_form = not state[PREVIEWS] and (not stored or bool(state[PROBLEMS]))
with st.expander("Add a page", expanded=open_form, key="add"):
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.text_area(
            "Paste a page, or an article",
            key="pasted",
            height=220,
            placeholder="The whole page will do: menus, captions and teasers are told apart and left out.",
        )
    with right:
        st.file_uploader(
            "Or choose files: text or HTML",
            key="uploads",
            accept_multiple_files=True,
            type=["txt", "text", "md", "html", "htm", "xhtml"],
        )
        st.date_input(
            "Published, where the page does not say", value=None, key="published", format="YYYY-MM-DD"
        )
        st.text_input("Publisher, where the page does not say", key="publisher")
        st.checkbox("Split a page into its articles", value=True, key="split")
    st.button("Read", type="primary", on_click=read, key="read")

for problem in state[PROBLEMS]:
    st.error(as_text(problem))
for report in state[REPORT]:
    claims = sum(each.claims for each in report.added)
    line = f"Saved {words.counted(len(report.added), 'article')} with {words.counted(claims, 'claim')}."
    if report.already:
        line += f" {words.counted(len(report.already), 'article')} were there already and stay as they are."
    (st.success if report.added else st.info)(as_text(line))
    for place, reason in report.skipped:
        st.warning(as_text(f"Skipped {place}: {reason}."))

if state[PREVIEWS]:
    st.header("What was read", anchor=False)
    fresh = sum(
        known is None
        for preview in state[PREVIEWS]
        for known in preview.known or (None,) * len(preview.page.articles)
    )
    for number, preview in enumerate(state[PREVIEWS]):
        show(preview, number)
    with st.container(horizontal=True, vertical_alignment="center", key="decide"):
        st.button(
            f"Save {words.counted(fresh, 'article')}" if fresh else "Nothing new to save",
            type="primary",
            on_click=save,
            disabled=not fresh,
            key="save",
        )
        st.button("Discard", on_click=drop, key="discard")
        st.caption("Nothing is stored yet. Finding the claims takes about a second for each article.")

if stored or st.query_params.get("words"):
    st.header("All articles", anchor=False)

    state.find = st.query_params.get("words", "")
    st.text_input(
        "Search articles",
        key="find",
        placeholder="words of the headline or the publisher",
        on_change=search,
        type="search",
    )
    article_table("articles", stored, empty="No article has these words.")
