"""One article: what is known of it and how, its numbers, its versions and copies; mending it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import streamlit as st

from pages.parts import addresses, words
from pages.parts.article_text import article_text
from pages.parts.asking_why import ask_why
from pages.parts.ledger import Column, Row, ledger
from pages.parts.page_lines import how_dated
from pages.parts.parsing import parser
from pages.parts.review_desk import safe_url
from pages.parts.telling import as_text, sentence, told
from workbench.actions import article_corrections, article_versions, explaining
from workbench.errors import NotFound, WorkbenchError
from workbench.serving import installation
from workbench.values.article_history import (
    ArticleCorrection,
    ArticleField,
    ArticleHistory,
    ChangeKind,
    LinkStatus,
    OriginLink,
)
from workbench.values.explanation import NumeralSeen

MESSAGE = "article-message"
FIELDS = {
    ArticleField.PUBLISHED: "Date",
    ArticleField.PUBLISHER: "Publisher",
    ArticleField.TITLE: "Title",
    ArticleField.URL: "Address",
    ArticleField.TEXT: "Text",
}
LINKS = {
    LinkStatus.PROPOSED: "looks like the same text",
    LinkStatus.CONFIRMED: "the same text, a person says",
    LinkStatus.REFUSED: "not the same text, a person says",
}
CHANGES = {ChangeKind.CHANGED: "", ChangeKind.ADDED: "new", ChangeKind.DROPPED: "gone"}


def draw(article_id: str) -> None:
    """The page of one article."""
    database = installation.database()
    st.button("All articles", type="tertiary", icon=":material/arrow_back:", on_click=back, key="back")
    with told():
        try:
            history = article_versions.history(database, article_id)
            numbers = explaining.why_read(database, article_id)
        except NotFound:
            st.title("Article", anchor=False)
            st.error("There is no article at this address. It may have been mistyped; nothing else is wrong.")
            return
    _head(history)
    left, right = st.columns([7, 5], gap="large")
    with left:
        st.header("Text", anchor=False)
        st.caption("Solid underline: a number that was read. Dotted: one that was not.")
        article_text(f"text-{article_id}", history.article, numbers.numerals)
    with right:
        _known(history)
        _numbers(numbers.told, numbers.numerals)
        _versions(history)
        _links(history)
        _corrections(history)


def back() -> None:
    """A callback: to the list, as it was."""
    st.query_params.pop("article", None)


def _head(history: ArticleHistory) -> None:
    article = history.article
    st.title(as_text(article.headline), anchor=False)
    about = (article.publisher, words.day(article.published), words.counted(history.claims, "claim"))
    st.write(as_text(" · ".join(filter(None, about))))
    message = st.session_state.pop(MESSAGE, None)
    if message:
        st.success(as_text(message))
    if history.withdrawn_at is not None:
        when = words.moment(history.withdrawn_at, installation.settings().zone)
        st.warning(
            as_text(
                f"Withdrawn {when}: {history.withdrawn_why or 'no reason given'}. "
                "Its claims are kept, out of queues, lists and charts."
            )
        )
    with st.container(horizontal=True, key="acts"):
        review = st.button(
            "Review its claims", type="primary", key="review", disabled=history.withdrawn_at is not None
        )
        correct = st.button("Correct …", key="correct")
        withdraw = history.withdrawn_at is None and st.button("Withdraw …", key="withdraw")
        restore = history.withdrawn_at is not None and st.button("Bring back …", key="restore")
    if review:
        st.switch_page(addresses.page("review"), query_params={"article": article.id})
    if correct:
        _ask_correction(history)
    if withdraw:
        _ask_withdrawal(history)
    if restore:
        _ask_return(history)


# --- what is known -----------------------------------------------------------------------------------


def known_of(history: ArticleHistory) -> Iterator[tuple[str, str, str]]:
    """What is known of the article, as (name, value, how it is known)."""
    article = history.article
    mended = {each.field: each for each in reversed(history.corrections)}
    zone = installation.settings().zone

    def how(field: ArticleField, otherwise: str) -> str:
        found = mended.get(field)
        return f"corrected by {found.by}: {found.reason}" if found else otherwise

    printed = article.title is not None and article.title in article.text
    yield "Title", article.title or "none", how(ArticleField.TITLE, "as printed" if printed else "")
    yield "Publisher", article.publisher or "not known", how(ArticleField.PUBLISHER, "")
    day = words.day(article.published)
    yield "Published", day or "not known", how(ArticleField.PUBLISHED, how_dated(article))
    yield "Address", article.url or "none", how(ArticleField.URL, "")
    yield "Length", words.counted(len(article.text.split()), "word"), how(ArticleField.TEXT, "")
    yield "Added", words.moment(history.added_at, zone), f"from {history.origin}" if history.origin else ""


def _known(history: ArticleHistory) -> None:
    st.header("What is known", anchor=False)
    ledger(
        "known",
        [Column("quiet", "What", "5.5rem"), Column("fact", "What is known, and how")],
        (
            Row((name, {"value": value, "how": how, "href": safe_url(value)}))
            for name, value, how in known_of(history)
        ),
        empty="",
        kind="tight",
        headless=True,
    )


def _numbers(line: str, numerals: tuple[NumeralSeen, ...]) -> None:
    st.header("Numbers", anchor=False)
    st.write(as_text(f"{line[:1].upper()}{line[1:]}."))
    dismissed = Counter((each.text, each.because) for each in numerals if not each.read)
    if dismissed:
        ledger(
            "dismissed",
            [Column("text", "Not read", "7rem"), Column("quiet", "Why")],
            (
                Row((" ".join(text.split()), f"{why}, {count} times" if count > 1 else why))
                for (text, why), count in dismissed.items()
            ),
            empty="",
            kind="tight",
        )


def _versions(history: ArticleHistory) -> None:
    if len(history.versions) < 2:
        return
    st.header("Versions", anchor=False)
    zone = installation.settings().zone
    for version in history.versions:
        about = [words.moment(version.at, zone), version.by and f"by {version.by}", version.why]
        now = ", the text that holds" if version.holds else ""
        st.write(f"**Version {version.number}**{now}: {as_text(', '.join(filter(None, about)))}")
        if version.number == 1:
            continue
        ledger(
            f"changes-{version.number}",
            [Column("text", "Figure"), Column("text", "Before"), Column("text", "After")],
            (
                Row((each.subject, each.before or CHANGES[each.kind], each.after or CHANGES[each.kind]))
                for each in version.changes
            ),
            empty="No figure changed.",
            kind="tight",
        )


def _links(history: ArticleHistory) -> None:
    if not history.links:
        return
    st.header("The same text elsewhere", anchor=False)
    ledger(
        "copies",
        [Column("title", "Article"), Column("quiet", "How alike")],
        (
            Row(
                (
                    {
                        "title": link.title,
                        "about": " · ".join(filter(None, (link.publisher, words.day(link.published)))),
                    },
                    f"{link.score:.0%} in common; {LINKS[link.status]}",
                ),
                {"article": link.article_id},
            )
            for link in history.links
        ),
        empty="",
        kind="tight",
        target="articles",
    )
    for link in history.links:
        if link.status is not LinkStatus.PROPOSED:
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"link-{link.number}"):
            st.caption(as_text(f"Is “{link.title[:60]}” the same text?"))
            st.button("Yes", key=f"yes-{link.number}", on_click=_answer, args=(link, True))
            st.button("No", key=f"no-{link.number}", on_click=_answer, args=(link, False))


def _answer(link: OriginLink, confirmed: bool) -> None:
    """A callback: whether the two are the same text."""
    try:
        article_corrections.answer_link(
            installation.database(), installation.actor(), link.number, confirmed=confirmed
        )
    except WorkbenchError as error:
        st.session_state[MESSAGE] = sentence(error)


def _corrections(history: ArticleHistory) -> None:
    if not history.corrections:
        return
    st.header("Corrections", anchor=False)
    ledger(
        "corrections",
        [
            Column("text", "What", "5.5rem"),
            Column("text", "Before and after"),
            Column("quiet", "By, and why"),
        ],
        (Row(_told(each)) for each in history.corrections),
        empty="",
        kind="tight",
    )


def _told(each: ArticleCorrection) -> tuple[str, str, str]:
    when = words.moment(each.at, installation.settings().zone)
    return (
        FIELDS[each.field],
        f"{each.before or 'none'} → {each.after or 'none'}",
        f"{each.by}, {when}: {each.reason}",
    )


# --- mending ---------------------------------------------------------------------------------------------


@st.dialog("Correct this article")
def _ask_correction(history: ArticleHistory) -> None:
    article = history.article
    st.caption(
        "What was read before stays on record. The claims follow: a new date moves the days they speak of."
    )
    field = st.selectbox("What is wrong", list(FIELDS), format_func=lambda each: FIELDS[each], key="field")
    now = {
        ArticleField.PUBLISHER: article.publisher,
        ArticleField.TITLE: article.title,
        ArticleField.URL: article.url,
    }
    value: str | date | None
    if field is ArticleField.PUBLISHED:
        value = st.date_input(
            "It should be", value=article.published, format="YYYY-MM-DD", key=f"value-{field}-{article.id}"
        )
    elif field is ArticleField.TEXT:
        value = st.text_area(
            "It should be", value=article.text, height=320, key=f"value-{field}-{article.id}"
        )
    else:
        value = st.text_input("It should be", value=now[field] or "", key=f"value-{field}-{article.id}")
    reason = st.text_input("Why (for the record)", key=f"correct-why-{article.id}")
    if st.button("Correct", type="primary", key="do-correct"):
        try:
            with st.spinner("Reading the article again …"):
                change = article_corrections.correct_article(
                    installation.database(),
                    installation.actor(),
                    article.id,
                    field,
                    value.isoformat() if isinstance(value, date) else value,
                    reason,
                    seen=history.row_version,
                    parser=parser(),
                )
        except WorkbenchError as error:
            st.error(as_text(sentence(error)))
        else:
            st.session_state[MESSAGE] = f"{FIELDS[field]} corrected: {change}."
            st.rerun()


@st.dialog("Withdraw this article")
def _ask_withdrawal(history: ArticleHistory) -> None:
    st.caption("Its claims and verdicts are kept, and leave queues, lists and charts. You can bring it back.")
    _ask_why(history, "withdraw", "Withdraw", article_corrections.withdraw_article, "Withdrawn.")


@st.dialog("Bring this article back")
def _ask_return(history: ArticleHistory) -> None:
    st.caption("Its claims wait and stand as they did before.")
    _ask_why(history, "restore", "Bring back", article_corrections.restore_article, "Brought back.")


def _ask_why(history: ArticleHistory, key: str, label: str, act: Callable[..., object], done: str) -> None:
    def say(reason: str) -> None:
        database, actor = installation.database(), installation.actor()
        act(database, actor, history.article.id, reason, seen=history.row_version)

    def tell() -> None:
        st.session_state[MESSAGE] = done

    ask_why(f"{key}-{history.article.id}", label, say, tell)
