"""One speaker: titles by date, other names, and what a person can say of them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts import addresses, speaker_pairs, words
from pages.parts.asking_why import ask_why
from pages.parts.ledger import Column, Row, ledger
from pages.parts.speaker_list import about, days
from pages.parts.telling import as_text, told
from workbench.actions import speakers
from workbench.errors import NotFound
from workbench.serving import installation
from workbench.values.attribution import SpeakerKind
from workbench.values.speaker import OtherName, SpeakerCase

LONGEST_NUMBER = 9  # digits
KINDS = {SpeakerKind.PERSON: "A person", SpeakerKind.ORGANISATION: "An organisation"}


def draw(asked: str) -> None:
    """The page of the speaker of that number."""
    st.button("All speakers", type="tertiary", icon=":material/arrow_back:", on_click=back, key="back")
    case = _found(asked)
    if case is None:
        st.title("Speaker", anchor=False)
        st.error("There is no speaker at this address. It may have been mistyped; nothing else is wrong.")
        return
    name = case.row.name
    st.title(as_text(name.label), anchor=False)
    st.write(as_text(line_of(case)))
    speaker_pairs.tell()
    with st.container(horizontal=True, key="acts"):
        claims = st.button("Show the claims", type="primary", key="claims", disabled=not name.claims)
        rename = st.button("Rename …", key="rename")
        merge = st.button("Merge …", key="merge")
        kind = st.button("Person or organisation …", key="kind")
    if claims:
        st.switch_page(addresses.page("claims"), query_params={"speaker": name.label})
    if rename:
        _ask_name(case)
    if merge:
        _ask_other(case)
    if kind:
        _ask_kind(case)
    left, right = st.columns([7, 5], gap="large")
    with left:
        _titles(case)
    with right:
        _names(case)


def back() -> None:
    """A callback: to the list, as it was."""
    st.query_params.pop("speaker", None)


def line_of(case: SpeakerCase) -> str:
    """What is known of the speaker, in a line."""
    row = case.row
    claims = words.counted(row.name.claims, "claim")
    if row.articles:
        claims += f" in {words.counted(row.articles, 'article')}"
    kind = about(row.name, None)
    if case.kind_decided:
        kind += ", as a person decided"
    return " · ".join(filter(None, (kind, claims, days(row.first, row.last))))


def _found(asked: str) -> SpeakerCase | None:
    if not (asked.isascii() and asked.isdigit()) or len(asked) > LONGEST_NUMBER:
        return None
    with told():
        try:
            return speakers.speaker(installation.database(), int(asked))
        except NotFound:
            return None


def _titles(case: SpeakerCase) -> None:
    st.header("Titles", anchor=False)
    ledger(
        "titles",
        [
            Column("text", "As printed"),
            Column("quiet", "First and last", "14rem"),
            Column("number", "Claims", "5rem"),
        ],
        (Row((each.role, days(each.first, each.last), f"{each.claims:,}")) for each in case.titles),
        empty="No article gives a title or an office.",
        kind="tight",
    )


def _names(case: SpeakerCase) -> None:
    st.header("Other names", anchor=False)
    if not case.names:
        st.write("None. Names that you merge into this one are listed here, and can be split off again.")
    for other in case.names:
        with st.container(horizontal=True, vertical_alignment="center", key=f"name-{other.number}"):
            with st.container(width="stretch"):
                st.write(f"**{as_text(other.name)}**, {words.counted(other.claims, 'claim')}")
                st.caption(as_text(decided(other)))
            if st.button("Split …", key=f"split-{other.number}"):
                _ask_split(other)


def decided(other: OtherName) -> str:
    """Who merged the name, when and why."""
    when = words.moment(other.at, installation.settings().zone)
    text = ", ".join(filter(None, (other.by and f"Merged by {other.by}", when)))
    return f"{text}: {other.reason}." if text and other.reason else text


# --- what a person says ------------------------------------------------------------------------


@st.dialog("Rename this speaker")
def _ask_name(case: SpeakerCase) -> None:
    name = case.row.name
    st.caption("All claims show the new name. The names that articles give stay with the speaker.")
    label = st.text_input("Called from now on", value=name.label, key=f"label-{name.number}")
    _ask_why(
        "rename",
        "Rename",
        lambda why: speakers.rename(
            installation.database(), installation.actor(), name.number, label, why, seen=name.row_version
        ),
        "Renamed.",
    )


@st.dialog("Merge this speaker into another")
def _ask_other(case: SpeakerCase) -> None:
    name = case.row.name
    st.caption(
        f"What {as_text(name.label)} said is said by the other one from then on. You can split them again."
    )
    other = st.text_input("Name of the other speaker", key=f"other-{name.number}").strip()

    def merge(why: str) -> int:
        database = installation.database()
        into = speakers.number_of(database, other)
        seen = name.row_version, speakers.seen(database, into)[1]
        return speakers.merge(database, installation.actor(), name.number, into, why, seen=seen)

    _ask_why("merge", "Merge", merge, f"{name.label} is {other} from now on.")


@st.dialog("Person or organisation")
def _ask_kind(case: SpeakerCase) -> None:
    name = case.row.name
    st.caption("What you say holds, whatever is read.")
    kind = st.radio(
        "It is", list(KINDS), format_func=lambda each: KINDS[each], key=f"kind-{name.number}", horizontal=True
    )
    _ask_why(
        "kind",
        "Keep this",
        lambda why: speakers.decide_kind(
            installation.database(), installation.actor(), name.number, kind, why, seen=name.row_version
        ),
        f"{KINDS[kind]}, you say.",
    )


@st.dialog("Split this name off")
def _ask_split(other: OtherName) -> None:
    st.caption(
        f"Claims go back to {as_text(other.name)}, as their articles name it. The two are not proposed again."
    )
    _ask_why(
        f"split-{other.number}",
        "Split",
        lambda why: speakers.split(
            installation.database(), installation.actor(), other.number, why, seen=other.row_version
        ),
        f"{other.name} is a speaker of its own again.",
    )


def _ask_why(key: str, label: str, act: Callable[[str], object], done: str) -> None:
    def tell() -> None:
        speaker_pairs.forget()
        st.session_state[speaker_pairs.MESSAGE] = True, done

    ask_why(key, label, act, tell)
