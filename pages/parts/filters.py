"""The filters of lists, held in the address: what the address says is what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from pages.parts import words
from workbench.report.marks import mark_of
from workbench.values.claim import ClaimKind
from workbench.values.listing import Choices, ClaimFilter
from workbench.values.review import State
from workbench.values.verdict import VerdictCode

Choice = TypeVar("Choice", bound=StrEnum)

UNREVIEWED, INCOMPLETE = "unreviewed", "incomplete"  # beside the codes, as the address has them
TEXTS = ("words", "publisher", "speaker", "metric", "unit")
NAMES = (*TEXTS, "kind", "verdict", "state", "first", "last")


def read(address: Mapping[str, str]) -> ClaimFilter:
    """The filter that the address holds; what can't be read there does not filter."""
    found: dict[str, Any] = {name: address[name] for name in TEXTS if address.get(name)}
    verdict = address.get("verdict", "")
    if verdict == UNREVIEWED:
        found["unreviewed"] = True
    elif verdict == INCOMPLETE:
        found["incomplete"] = True
    else:
        found["verdict"] = _choice(VerdictCode, verdict)
    found["kind"] = _choice(ClaimKind, address.get("kind", ""))
    found["state"] = _choice(State, address.get("state", ""))
    for name in ("first", "last"):
        with suppress(ValueError):
            found[name] = date.fromisoformat(address.get(name, ""))
    return ClaimFilter(**found)


def written(wanted: ClaimFilter) -> dict[str, str]:
    """The filter as the address holds it; `read` gives it back."""
    verdict = UNREVIEWED if wanted.unreviewed else INCOMPLETE if wanted.incomplete else wanted.verdict or ""
    found = {name: getattr(wanted, name) or "" for name in TEXTS}
    found |= {"kind": wanted.kind or "", "verdict": str(verdict), "state": wanted.state or ""}
    found |= {name: day.isoformat() if (day := getattr(wanted, name)) else "" for name in ("first", "last")}
    return {name: str(value) for name, value in found.items() if value}


def draw(choices: Choices) -> ClaimFilter:
    """Draw the filters; a change goes to the address, and what the address says is returned."""
    wanted = read(st.query_params.to_dict())
    now = written(wanted)
    metrics = dict(choices.metrics)
    with st.container(key="filters"):
        first = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
        _text(first[0], "words", "Search", now, "words of the claim, its article or speaker")
        verdicts = {UNREVIEWED: words.NOT_REVIEWED, INCOMPLETE: "Incomplete"} | {
            code.value: mark_of(code).label for code in VerdictCode
        }
        _select(first[1], "verdict", "Verdict", verdicts, now)
        _select(first[2], "publisher", "Publisher", {each: each for each in choices.publishers}, now)
        _select(first[3], "speaker", "Speaker", {each: each for each in choices.speakers}, now)
        more = {"kind", "metric", "unit", "state", "first", "last"} & now.keys()
        with st.expander(
            f"More filters ({len(more)} set)" if more else "More filters", expanded=bool(more), key="more"
        ):
            second = st.columns([3, 2, 2, 2, 2, 2], vertical_alignment="bottom")
            _select(second[0], "metric", "Measure", metrics, now)
            _select(second[1], "kind", "Kind", {each.value: words.KINDS[each] for each in ClaimKind}, now)
            _select(second[2], "unit", "Unit", {each: each for each in choices.units}, now)
            _select(second[3], "state", "State", {each.value: words.STATES[each] for each in State}, now)
            _day(second[4], "first", "Published from", now)
            _day(second[5], "last", "Published until", now)
    return wanted


def clear() -> None:
    """A callback: nothing is filtered any more."""
    st.query_params.clear()


def _key(name: str) -> str:
    return f"filter-{name}"


def _changed() -> None:
    """A callback: what the fields hold goes to the address, from the first page on."""
    found: dict[str, str] = {}
    for name in NAMES:
        value = st.session_state.get(_key(name))
        if value:
            found[name] = value.isoformat() if isinstance(value, date) else str(value).strip()
    st.query_params.from_dict(found)


def _text(place: Any, name: str, label: str, now: Mapping[str, str], hint: str) -> None:
    st.session_state[_key(name)] = now.get(name, "")
    place.text_input(label, key=_key(name), placeholder=hint, on_change=_changed, type="search")


def _select(place: Any, name: str, label: str, options: Mapping[str, str], now: Mapping[str, str]) -> None:
    value = now.get(name, "")
    known = ["", *options]
    if value not in known:  # in the address, and gone from the desk
        known.append(value)
    st.session_state[_key(name)] = value
    place.selectbox(
        label,
        known,
        key=_key(name),
        format_func=lambda option: options.get(option, option) if option else "Any",
        on_change=_changed,
    )


def _day(place: Any, name: str, label: str, now: Mapping[str, str]) -> None:
    st.session_state[_key(name)] = date.fromisoformat(now[name]) if name in now else None
    place.date_input(label, key=_key(name), format="YYYY-MM-DD", on_change=_changed)


def _choice(choices: type[Choice], value: str) -> Choice | None:
    try:
        return choices(value)
    except ValueError:
        return None
