"""The review desk: an article with its claims marked in place, and the card of the chosen one.

The component holds what is selected and typed; what was decided comes to `on_commands` as a queue
of commands, each naming its claim and version, and stays there until it is acknowledged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from pages.parts import words
from pages.parts.marks import drawn_marks
from workbench.report.dates import span_words
from workbench.report.figure_words import MODIFIERS, spelt_out
from workbench.report.marks import MARKS
from workbench.values.claim import ClaimKind
from workbench.values.figure import Change, Modifier
from workbench.values.listing import ArticleCase, ArticleRow, ClaimCase, ClaimRow
from workbench.values.review import Acknowledgement, State
from workbench.values.source import EvidenceRole, Source
from workbench.values.verdict import Judgement, Verdict

HERE = Path(__file__).parent
SCRIPTS = ("drawing", "commands", "article", "form", "sources", "card", "dialogs", "desk")

SKELETON = """
<div class="desk">
  <div class="top">
    <button type="button" class="plain queue-button" aria-expanded="false">Articles</button>
    <span class="counter"></span>
    <span class="saved" role="status"></span>
    <button type="button" class="plain help-button">Keys and verdicts<kbd>?</kbd></button>
  </div>
  <nav class="queue" aria-label="Articles with something waiting"><h2>Articles</h2><ol></ol></nav>
  <section class="article" tabindex="0" aria-label="Article"></section>
  <section class="card" aria-label="Claim"></section>
  <p class="spoken" aria-live="polite"></p>
</div>
"""

_desk = st.components.v2.component(
    "claim_workbench.review_desk",
    html=SKELETON,
    css="".join((HERE / name).read_text("utf-8") for name in ("component.css", "review_desk.css")),
    js="\n".join((HERE / "review_js" / f"{name}.js").read_text("utf-8") for name in SCRIPTS),
)

# A correction names one of these fields of a claim. (field, what it is called, date?)
CORRECTABLE = (
    ("value", "Value, in full digits"),
    ("high", "Upper end of the range, in full digits"),
    ("unit", "Unit"),
    ("per", "Per"),
    ("modifier", "Limit (about, at least …)"),
    ("change", "Rise or fall"),
    ("as_of_from", "First day it speaks of"),
    ("as_of_to", "Last day it speaks of"),
    ("subject", "What it is about"),
    ("entity", "Who or what is meant"),
    ("metric", "Measure, as charted"),
    ("speaker", "Who says it"),
)
DISMISSALS = (
    "Not a claim: no statement that could be true or false",
    "Not part of the article",
    "Read wrong: the text does not say this",
    "The same claim stands elsewhere in the article",
)
KEYS = (
    (("1", "…", "7"), "give the verdict; it is stored at once"),
    (("Enter",), "decide and go to the next claim without a verdict"),
    (("Ctrl Enter",), "the same, while typing"),
    (("j", "k"), "next and previous claim; nothing is decided"),
    (("s",), "go to the source"),
    (("l",), "use the last source again"),
    (("r",), "go to the rationale"),
    (("x",), "dismiss the claim, with a reason"),
    (("c",), "correct what was read wrong"),
    (("o",), "reopen a decided claim, or take a dismissal back"),
    (("Esc",), "leave a field, so that keys count again"),
    (("?",), "this list"),
)
MISSING = {
    "verdict": "a verdict",
    "rationale": "a rationale or a reason code",
    "source": "a source",
    "known_gaps": "what is not known",
}


def review_desk(
    case: ArticleCase,
    *,
    sources: Iterable[Source],
    queue: Iterable[ArticleRow],
    next_article: str | None,
    selected: str | None,
    ack: Acknowledgement | None,
    zone: ZoneInfo,
    today: date,
    link: Callable[[str, str | None], str],
    explained: Mapping[str, tuple[str, ...]] | None,
    on_commands: Callable[[], None],
    on_open: Callable[[], None],
    on_explain: Callable[[], None],
    key: str = "desk",
) -> None:
    """Draw the desk. `on_commands`, `on_open` and `on_explain` read `st.session_state[key]`.

    `explained` has the lines that say why each claim was read so, once somebody has asked for them.
    """
    _desk(
        key=key,
        data={
            "article": article_data(case),
            "claims": [claim_data(each, zone, link) for each in case.claims],
            "selected": selected,
            "queue": [queue_data(row, link) for row in queue],
            "next_article": next_article,
            "sources": [source_data(each) for each in sources],
            "ack": plain(asdict(ack)) if ack else None,
            "explained": {claim: list(lines) for claim, lines in explained.items()} if explained else None,
            "today": today.isoformat(),
            **FIXED,
        },
        on_commands_change=on_commands,
        on_open_change=on_open,
        on_explain_change=on_explain,
    )


def article_data(case: ArticleCase) -> dict[str, Any]:
    first_line = case.text.strip().partition("\n")[0].strip()
    return {
        "id": case.id,
        "rev": case.text_sha256[:12],
        "title": case.title,
        "titled": bool(case.title) and first_line == case.title.strip(),
        "deck": case.deck or "",
        "text": case.text,
        "url": safe_url(case.url),
        "publisher": case.publisher or "",
        "published": words.day(case.published)
        + (" (worked out from the text)" if case.published_from == "inferred" else ""),
    }


def claim_data(case: ClaimCase, zone: ZoneInfo, link: Callable[[str, str | None], str]) -> dict[str, Any]:
    row = case.row
    return {
        "id": row.id,
        "version": row.row_version,
        "state": row.state.value,
        "standing": words.standing(row),
        "found": row.found,
        "kind": row.kind.value,
        "kind_label": words.KINDS[row.kind],
        "reported": row.kind is not ClaimKind.NUMERIC,
        "span": [row.span.start, row.span.end],
        "verbatim": row.verbatim,
        "numeral": spelt_out(row),
        "digits": words.digits(row) if _is_long(row) else "",
        "unit": words.unit_code(row),
        "facts": facts(row),
        "why": [words.reason(each) for each in row.why],
        "verdict": row.verdict.value if row.verdict else None,
        "judgement": judgement_data(case.judgement),
        "draft": plain(case.draft) if case.draft else None,
        "missing": list(case.missing),
        "verdicts": [verdict_data(each, zone) for each in case.verdicts],
        "locked_line": locked_line(case, zone),
        "appearances": [appearance_data(each, link) for each in case.appearances],
        "appearances_line": appearances_line(row, case.appearances),
        "correctable": correctable(row),
    }


def _is_long(row: ClaimRow) -> bool:
    """Its words hide digits: "402.7 million" stands for more of them."""
    return row.value is not None and max(abs(row.value), abs(row.high or row.value)) >= Decimal(1_000_000)


def facts(row: ClaimRow) -> list[list[str]]:
    """What the machine read, as (name, value, note), in the order in which one asks."""
    found: list[list[str]] = []

    def tell(name: str, value: str | None, note: str = "") -> None:
        if value:
            found.append([name, value, note])

    if row.value is not None:
        tell("Printed", row.verbatim, "also as " + ", ".join(row.equivalents) if row.equivalents else "")
        if row.change:
            tell("Means", words.CHANGES[row.change])
    if row.kind is not ClaimKind.NUMERIC:
        polarity = words.POLARITIES[row.polarity] if row.polarity else ""
        how = words.SPEECH[row.attribution_kind] if row.attribution_kind else ""
        cue = f"“{row.cue}”" if row.cue else ""
        tell("Said by", row.speaker or "no one named", ", ".join(filter(None, (cue, how, polarity))))
    tell("About", row.subject)
    if row.entity and row.entity not in row.subject:
        tell("Meant is", row.entity)
    span = span_words(row.as_of_from, row.as_of_to)
    if row.as_of_text:
        tell("As of", span or row.as_of_text, f"“{row.as_of_text}”" if span else "")
    else:
        tell("As of", span)
    if row.hedged:
        tell("Hedged", "the article itself leaves room for doubt")
    return found


def appearances_line(row: ClaimRow, others: tuple[ClaimRow, ...]) -> str:
    """ "Seen in 3 articles, two give the same figure"."""
    if not others:
        return ""
    articles = len({each.article_id for each in others} | {row.article_id})
    agree = sum(1 for each in others if (each.value, each.high) == (row.value, row.high))
    line = f"The same measure stands in {words.counted(articles, 'article')}"
    if row.value is None:
        return line
    return f"{line}; {words.counted(agree, 'other claim')} give{'s' if agree == 1 else ''} this figure"


def appearance_data(row: ClaimRow, link: Callable[[str, str | None], str]) -> dict[str, Any]:
    when = words.day(row.published)
    return {
        "id": row.id,
        "article": row.article_id,
        "amount": spelt_out(row) or row.verbatim,
        "about": ", ".join(filter(None, (row.publisher, when))),
        "verdict": row.verdict.value if row.verdict else "",
        "href": link(row.article_id, row.id),
    }


def correctable(row: ClaimRow) -> list[dict[str, Any]]:
    """The fields that can be mended: what each is called, its value now, its choices."""
    found = []
    for name, label in CORRECTABLE:
        if row.kind is ClaimKind.ATTRIBUTED and name not in ("subject", "entity", "speaker"):
            continue
        if row.kind is ClaimKind.NUMERIC and name == "speaker":
            continue
        choices = None
        if name == "modifier":
            choices = [["", "none"], *([each.value, MODIFIERS[each]] for each in Modifier)]
        elif name == "change":
            choices = [["", "neither: a level"], *([each.value, words.CHANGES[each]] for each in Change)]
        now = plain(getattr(row, name))
        found.append(
            {
                "name": name,
                "label": label,
                "now": "" if now is None else str(now),
                "choices": choices,
                "date": name.startswith("as_of"),
            }
        )
    return found


def locked_line(case: ClaimCase, zone: ZoneInfo) -> str:
    """Why nothing can be entered, where that is so."""
    row = case.row
    if row.state is State.DISMISSED:
        return "Dismissed: out of the queue, kept on record."
    if row.state is not State.FINAL:
        return ""
    who = case.verdicts[0].reviewer if case.verdicts else ""
    origin = words.ORIGINS[case.origin] if case.origin and case.origin.value != "single" else ""
    by = f" by {who}" if who and not origin else f", {origin}" if origin else ""
    return f"Decided {words.moment(row.decided_at, zone)}{by}."


def verdict_data(verdict: Verdict, zone: ZoneInfo) -> dict[str, Any]:
    code = verdict.judgement.code
    return {
        "code": code.value if code else "",
        "label": words.verdict_label(code),
        "reviewer": verdict.reviewer,
        "at": words.moment(verdict.at, zone),
        "complete": verdict.complete,
        "rationale": verdict.judgement.rationale,
    }


def judgement_data(judgement: Judgement | None) -> dict[str, Any] | None:
    found: dict[str, Any] | None = plain(asdict(judgement)) if judgement else None
    return found


def source_data(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": safe_url(source.url),
        "kind_label": words.SOURCE_KINDS[source.kind],
        "is_primary": source.is_primary,
    }


def queue_data(row: ArticleRow, link: Callable[[str, str | None], str]) -> dict[str, Any]:
    told = [f"{row.waiting} waiting"] if row.waiting else []
    if row.incomplete:
        told.append(f"{row.incomplete} incomplete")
    return {
        "id": row.id,
        "title": row.title,
        "about": " · ".join(filter(None, (row.publisher, words.day(row.published)))),
        "line": ", ".join(told) or ("nothing to do" if row.claims else "no claims"),
        "waiting": row.waiting,
        "incomplete": row.incomplete,
        "decided": row.decided,
        "dismissed": row.dismissed,
        "href": link(row.id, None),
    }


def safe_url(url: str | None) -> str:
    """The address if it is one that a browser may follow, else nothing."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def plain(value: Any) -> Any:
    """The same in what JSON has: decimals, dates and enums as text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


FIXED: dict[str, Any] = {
    "marks": drawn_marks(),
    "scale": [
        {"code": mark.code.value, "label": mark.label, "use_when": words.USE_WHEN[mark.code]}
        for mark in MARKS
        if mark.code
    ],
    "words": {
        "not_reviewed": words.NOT_REVIEWED,
        "missing": MISSING,
        "keys": [[list(keys), what] for keys, what in KEYS],
        "dismissals": list(DISMISSALS),
        "reasons": [[code.value, label] for code, label in words.REASONS.items()],
        "extraction_verdicts": [[code.value, label] for code, label in words.EXTRACTION_VERDICTS.items()],
        "confidences": [[code.value, label] for code, label in words.CONFIDENCES.items()],
        "attribution_verdicts": [
            [code.value, label, why] for code, (label, why) in words.ATTRIBUTION_VERDICTS.items()
        ],
        "source_kinds": [[code.value, label] for code, label in words.SOURCE_KINDS.items()],
        "evidence_roles": [
            [code.value, words.EVIDENCE_ROLES[code]]
            for code in (EvidenceRole.FOR, EvidenceRole.AGAINST, EvidenceRole.CONTEXT)
        ],
    },
}
