"""Pairs of speakers that may be one and the same: a line each, with its reasons and two buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.parts import addresses, words
from pages.parts.telling import as_text, sentence, told
from workbench.actions import speakers
from workbench.errors import WorkbenchError
from workbench.serving import installation
from workbench.values.speaker import SamePair, SpeakerName

MESSAGE = "speaker-message"
PAIRS = "speaker-pairs"
MOST, SHOWN = 10, 3
"""Pairs that are proposed, and those of them that are not folded away."""


def proposals() -> tuple[SamePair, ...]:
    """The pairs, best first; compared anew where there are new names since."""
    database = installation.database()
    newest = speakers.newest(database)
    kept: tuple[int, tuple[SamePair, ...]] | None = st.session_state.get(PAIRS)
    if kept is None or kept[0] != newest:
        with st.spinner("Comparing names …"):
            kept = newest, speakers.proposals(database, most=5 * MOST)
        st.session_state[PAIRS] = kept
    return kept[1][:MOST]


def _drop(*numbers: int) -> None:
    """What is proposed of these names is out of date."""
    newest, found = st.session_state[PAIRS]
    left = tuple(each for each in found if {each.name.number, each.into.number}.isdisjoint(numbers))
    if left:
        st.session_state[PAIRS] = newest, left
    else:
        forget()  # there may be more than were kept


def forget() -> None:
    """Names were decided on elsewhere: they are compared anew."""
    st.session_state.pop(PAIRS, None)


def tell() -> None:
    """What the last decision did, or why it could not be done."""
    done, text = st.session_state.pop(MESSAGE, (True, ""))
    if text:
        (st.success if done else st.error)(as_text(text))


def draw() -> None:
    """The section; nothing where no two look like one."""
    with told():
        found = proposals()
    if not found:
        return
    st.header("The same?", anchor=False)
    st.caption("You decide; nothing is merged by itself. What you decide is kept with its reasons.")
    with st.container(key="pairs"):
        for pair in found[:SHOWN]:
            _draw_pair(pair)
        if found[SHOWN:]:
            with st.expander(f"{words.counted(len(found) - SHOWN, 'more pair')}", key="more_pairs"):
                for pair in found[SHOWN:]:
                    _draw_pair(pair)


def _draw_pair(pair: SamePair) -> None:
    key = f"{pair.name.number}-{pair.into.number}"
    with st.container(key=f"pair-{key}"):
        said, decide = st.columns([8, 3], vertical_alignment="center")
    with said, st.container(key=f"said-{key}"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"names-{key}"):
            _link(pair.name)
            _link(pair.into)
        st.caption(as_text(told_of(pair)))
    with decide, st.container(horizontal=True, horizontal_alignment="right", key=f"decide-{key}"):
        st.button("Same", key=f"same-{key}", on_click=_merge, args=(pair,), help=_would(pair))
        st.button("Not the same", key=f"differ-{key}", on_click=_differ, args=(pair,))


def _link(name: SpeakerName) -> None:
    label = f"{as_text(name.label)} ({words.counted(name.claims, 'claim')})"
    st.page_link(addresses.page("speakers"), label=label, query_params={"speaker": str(name.number)})


def told_of(pair: SamePair) -> str:
    """What tells for the pair and against it, as a sentence or two."""
    text = "; ".join(pair.reasons)
    text = f"{text[:1].upper()}{text[1:]}."
    if pair.against:
        text += f" Against it: {'; '.join(pair.against)}."
    return text


def _would(pair: SamePair) -> str:
    return as_text(f"What {pair.name.label} said is then said by {pair.into.label}.")


def _merge(pair: SamePair) -> None:
    """A callback: the two are one."""
    label, into = pair.name.label, pair.into.label
    moved = _decide(pair, speakers.merge, "confirmed")
    if moved is not None:
        done = f"{label} is {into} from now on: {words.counted(moved, 'claim')} went over."
        st.session_state[MESSAGE] = True, f"{done} You can split them again on the page of {into}."


def _differ(pair: SamePair) -> None:
    """A callback: the two are not the same."""
    if _decide(pair, _told_apart, "refused") is not None:
        kept = f"{pair.name.label} and {pair.into.label} stay two, and are not proposed again."
        st.session_state[MESSAGE] = True, kept


def _told_apart(*said: Any, seen: tuple[int, int]) -> int:
    speakers.differ(*said, seen=seen)
    return 0


def _decide(pair: SamePair, act: Callable[..., int], what: str) -> int | None:
    """How many claims went over; None where the desk refused it, and told why."""
    numbers = pair.name.number, pair.into.number
    try:
        moved = act(
            installation.database(),
            installation.actor(),
            *numbers,
            f"{what} what was proposed: {'; '.join(pair.reasons)}"[:1000],
            seen=(pair.name.row_version, pair.into.row_version),
        )
    except WorkbenchError as error:
        st.session_state[MESSAGE] = False, sentence(error)
        forget()
        return None
    _drop(*numbers)
    return moved
