"""The rows against the record: whether what is kept is what the log of events says was done.

The log is proved first (`db.events`); then verdicts with their evidence, the states of claims,
corrections, texts, articles and pages are held against it. All of it is told in words.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Text, cast, func, select

from db import article_changes, events, mapping, models
from db.store import Store, in_pieces
from workbench.contract import from_text
from workbench.values.review import State


def verify(store: Store) -> tuple[str, ...]:
    """What does not hold, in words; empty where the whole record does. Tells twenty problems at most."""
    problems: list[str] = []
    said = _Said()
    for event in events.walk(store, problems):
        said.take(event)
        if len(problems) >= events.MOST_PROBLEMS:
            return (*problems, "… and perhaps more")
    for check in (_verdicts, _claims, _corrections, _texts, _articles, _pages, _speakers):
        problems += _readable(check, store, said)
        if len(problems) >= events.MOST_PROBLEMS:
            return (*problems[: events.MOST_PROBLEMS], "… and perhaps more")
    return tuple(problems)


class _Given(NamedTuple):
    """What an event says of its verdict; digests of the rest, so that 200,000 verdicts fit."""

    sequence: int
    claim_id: str
    reviewer_id: int | None
    at: str | None  # where the event says it
    digest: bytes
    evidence: tuple[bytes, ...]


@dataclass(slots=True)
class _Said:
    """What the log says that there should be."""

    judged: dict[str, _Given] = field(default_factory=dict)  # by verdict
    states: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # claim -> state, final code
    corrected: Counter[bytes] = field(default_factory=Counter)
    texts: dict[tuple[str, int], str] = field(default_factory=dict)  # article and version -> hash
    withdrawn: set[str] = field(default_factory=set)
    pages: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # as each was added
    page_edits: dict[str, tuple[str, Any]] = field(default_factory=dict)  # who corrected each, and how
    speakers: dict[str, dict[str, Any]] = field(default_factory=dict)  # what people decided of each

    def take(self, event: Mapping[str, Any]) -> None:
        after = event["after"] if isinstance(event["after"], dict) else {}
        action, thing = event["action"], event["object_id"]
        if event["object_type"] == "claim":
            if action == "judged":
                self.judged[str(after.get("verdict"))] = _Given(
                    event["sequence"],
                    thing,
                    after.get("given_by", event["reviewer_id"]),
                    after.get("given_at"),
                    _digest({name: after.get(name) for name in _JUDGED}),
                    tuple(_digest(each) for each in after.get("evidence") or ()),
                )
            if "state" in after:
                final = after["state"] == State.FINAL.value
                self.states[thing] = (after["state"], after.get("code") if final else None)
            if action == "corrected":
                for name, value in after.items():
                    self.corrected[_correction(thing, name, value, event["reason"])] += 1
        elif event["object_type"] == "article":
            if action in ("added", "new version"):
                self.texts[thing, after.get("version", 0)] = after.get("text_sha256", "")
            elif action == "withdrawn":
                self.withdrawn.add(thing)
            elif action == "restored":
                self.withdrawn.discard(thing)
        elif event["object_type"] == "page":
            if action == "added":
                self.pages[thing] = after
            elif action == "corrected":
                self.page_edits[thing] = (event["actor"], after.get("edits"))
        elif event["object_type"] == "speaker":
            told = {name: after[name] for name in ("into", "label", "kind") if name in after}
            self.speakers.setdefault(thing, {}).update(told)
            if after.get("name") is not None:  # a label that was no name yet
                self.speakers.setdefault(str(after["name"]), {})["into"] = int(thing)
            for number, label in (after.get("labels") or {}).items():
                self.speakers.setdefault(number, {})["label"] = label


_Check = Callable[[Store, _Said], Iterator[str]]


def _readable(check: _Check, store: Store, said: _Said) -> list[str]:
    """What the check tells; rows that can't be read are told too."""
    problems: list[str] = []
    try:
        for problem in check(store, said):
            problems.append(problem)
            if len(problems) >= events.MOST_PROBLEMS:
                break
    except (ValueError, TypeError, ArithmeticError) as error:
        problems.append(f"rows of the {check.__name__.strip('_')} can't be read: {error}")
    return problems


def _verdicts(store: Store, said: _Said) -> Iterator[str]:
    """Verdicts that have no event, are gone, or differ from what theirs says they were given as."""
    kept: dict[str, list[bytes]] = defaultdict(list)
    for each in store.session.scalars(
        select(models.Evidence)
        .order_by(models.Evidence.verdict_id, models.Evidence.position)
        .execution_options(yield_per=1000)
    ):
        kept[each.verdict_id].append(
            _digest({name: _plain(value) for name in _EVIDENCE if (value := getattr(each, name))})
        )
    table = models.Verdict.__table__
    columns: list[Any] = [
        cast(column, Text).label("reasons") if column.name == "reasons" else column for column in table.c
    ]
    waiting = dict(said.judged)
    for row in store.session.execute(select(*columns).order_by(table.c.id)).mappings():
        given = waiting.pop(row["id"], None)
        if given is None:
            yield f"verdict {row['id']} has no event"
            continue
        fields = {name: _plain(row[name]) for name in _JUDGED}
        try:
            fields["reasons"] = from_text(row["reasons"])
        except ValueError:
            fields["reasons"] = None
        moved = given.at is not None and given.at != row["at"].isoformat()
        other = given.reviewer_id is not None and given.reviewer_id != row["reviewer_id"]
        if (row["claim_id"], _digest(fields)) != (given.claim_id, given.digest) or moved or other:
            yield f"verdict {row['id']} is not as event {given.sequence} says it was given"
        found = kept.get(row["id"], [])
        if len(found) != len(given.evidence):
            yield (
                f"verdict {row['id']} has {len(found)} sources; event {given.sequence} says "
                f"{len(given.evidence)}"
            )
        elif tuple(found) != given.evidence:
            yield f"the evidence of verdict {row['id']} is not as event {given.sequence} says it was given"
    for name, given in waiting.items():
        yield f"verdict {name} of event {given.sequence} is gone"


def _claims(store: Store, said: _Said) -> Iterator[str]:
    """Claims whose state or final verdict is not what was last done to them."""
    waiting = dict(said.states)
    for claim_id, state, verdict in store.session.execute(
        select(models.Claim.id, models.Claim.state, models.Claim.verdict).execution_options(yield_per=5000)
    ):
        expected, code = waiting.pop(claim_id, (State.OPEN.value, None))
        if state != expected:
            yield f"claim {claim_id} is {state}; by the log it is {expected}"
        elif state == State.FINAL.value and verdict != code:
            yield f"claim {claim_id} shows the verdict {verdict}; by the log it is {code}"
    for claim_id, (state, _) in waiting.items():
        if state != State.OPEN.value:
            yield f"claim {claim_id}, which is {state} by the log, is gone"


def _corrections(store: Store, said: _Said) -> Iterator[str]:
    """Corrections of claims without an event, and events without their correction."""
    waiting = Counter(said.corrected)
    table = models.Correction.__table__
    value = cast(table.c.value, Text)
    for claim_id, name, text, reason in store.session.execute(
        select(table.c.claim_id, table.c.field, value, table.c.reason).order_by(table.c.id)
    ):
        key = _correction(claim_id, name, from_text(text) if text is not None else None, reason)
        if waiting[key] < 1:
            yield f"a correction of {name} of claim {claim_id} is not in the log"
        waiting[key] -= 1
    gone = sum(count for count in waiting.values() if count > 0)
    if gone:
        yield f"{gone} corrections of claims that the log tells of are gone or were changed"


def _texts(store: Store, said: _Said) -> Iterator[str]:
    """Texts that are not the ones that were added."""
    waiting = dict(said.texts)
    rows = store.session.execute(
        select(
            models.ArticleVersion.article_id,
            models.ArticleVersion.number,
            models.ArticleVersion.text,
            models.ArticleVersion.text_sha256,
        )
        .order_by(models.ArticleVersion.id)
        .execution_options(yield_per=200)
    )
    for article_id, number, text, kept in rows:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        logged = waiting.pop((article_id, number), None)
        if sha256 != kept or logged not in (None, sha256):
            yield f"the text of article {article_id} was changed after it was added"
        elif logged is None:
            yield f"version {number} of article {article_id} is not in the log"
    for article_id, number in waiting:
        yield f"version {number} of article {article_id} is gone"


def _articles(store: Store, said: _Said) -> Iterator[str]:
    """Articles that don't stand as their versions, corrections and withdrawals make them."""
    names = ("publisher", "published", "published_from", "dated_because", "url", "title")
    corrected = set(store.session.scalars(select(models.ArticleCorrection.article_id).distinct()))
    rows = store.session.execute(
        select(models.Article, models.ArticleVersion)
        .join(models.ArticleVersion, models.HOLDS)
        .execution_options(yield_per=200)
    )
    for row, version in rows:
        wanted = mapping.article_version(version)
        if row.id in corrected:
            wanted = article_changes.lay_over(store, row.id, wanted)
        fields = mapping.article_fields(wanted)
        differing = [name for name in names if getattr(row, name) != fields[name]]
        if not differing and row.headline != fields["headline"]:
            differing = ["headline"]
        if differing:
            told = ", ".join(differing)
            yield f"article {row.id} does not stand as its text and corrections say: {told}"
        if (row.withdrawn_at is not None) != (row.id in said.withdrawn):
            yield f"article {row.id} is {'' if row.withdrawn_at else 'not '}withdrawn; the log says otherwise"
    astray = store.session.scalar(
        select(func.count())
        .select_from(models.Claim)
        .join(models.Article, models.Article.id == models.Claim.article_id)
        .where(models.Claim.withdrawn != models.Article.withdrawn_at.is_not(None))
    )
    if astray:
        yield f"{astray} claims are withdrawn, or not, against their article"


def _pages(store: Store, said: _Said) -> Iterator[str]:
    """Pages whose lines in no article, or corrections, are not those that were written down."""
    waiting = dict(said.pages)
    table = models.Page.__table__
    rows = store.session.execute(
        select(
            table.c.id,
            table.c.sha256,
            cast(table.c.rejected, Text).label("rejected"),
            cast(table.c.corrected, Text).label("corrected"),
        )
        .order_by(table.c.id)
        .execution_options(yield_per=200)
    )
    for row in rows:
        told = waiting.pop(str(row.id), None)
        if told is None:
            yield f"page {row.id} is not in the log"
            continue
        if row.sha256 != told.get("sha256"):
            yield f"page {row.id} names another input than the log does"
        rejected = _json(row.rejected)
        digest = told.get("rejected_sha256")  # a page from before it was written down has the count alone
        count = len(rejected) if isinstance(rejected, list) else None
        if count != told.get("rejected") or digest not in (None, events.digest(rejected)):
            yield f"the lines of page {row.id} that are in no article were changed after it was added"
        corrected = _json(row.corrected)
        kept = (corrected.get("by"), corrected.get("edits")) if isinstance(corrected, dict) else corrected
        if kept != said.page_edits.get(str(row.id)):
            yield f"the corrections of page {row.id} are not as the log says they were made"
    for number in waiting:
        yield f"page {number} is gone"


def _speakers(store: Store, said: _Said) -> Iterator[str]:
    """Names that do not lead to the speaker, or are not called, as people decided."""
    table = models.Speaker
    decided = table.merged_into.is_not(None) | (table.label != table.name) | table.kind_decided
    numbers = {int(number) for number in said.speakers} | set(
        store.session.scalars(select(table.id).where(decided))
    )
    rows = {
        row.id: row
        for piece in in_pieces(sorted(numbers))
        for row in store.session.scalars(select(table).where(table.id.in_(piece)))
    }
    for number in sorted(numbers):
        told, row = said.speakers.get(str(number), {}), rows.get(number)
        if row is None:
            yield f"speaker {number}, of whom the log tells, is gone"
            continue
        if row.merged_into != told.get("into"):
            yield f"speaker {number} leads to {row.merged_into}; by the log to {told.get('into')}"
        if "label" in told and row.label != told["label"]:
            yield f"speaker {number} is called {row.label!r}; by the log {told['label']!r}"
        if row.kind_decided != ("kind" in told) or (row.kind_decided and row.kind != told["kind"]):
            yield f"speaker {number} is told to be {row.kind}; by the log {told.get('kind')}"


def _json(text: str | None) -> Any:
    """What the text says; the text itself where it is broken."""
    try:
        return from_text(text) if text is not None else None
    except ValueError:
        return text


_JUDGED = (
    "round",
    "code",
    "attribution_code",
    "extraction_code",
    "reasons",
    "rationale",
    "known_gaps",
    "confidence",
    "checked_value",
    "checked_unit",
)
_EVIDENCE = ("source_id", "role", "locator", "quote", "figure_value", "figure_unit", "anchor")


def _correction(claim_id: str, name: str, value: Any, reason: str) -> bytes:
    return _digest({"claim": claim_id, "field": name, "value": value, "reason": reason})


def _digest(fields: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(events.canonical(fields)).digest()


def _plain(value: Any) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value
