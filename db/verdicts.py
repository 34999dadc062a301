"""Rounds of judgement and the verdicts in them. Verdicts are appended; a change of mind is a newer row."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import func, insert, select, update

from db import mapping, models
from db.store import Store, in_pieces
from workbench.values.review import DecisionOrigin
from workbench.values.verdict import Judgement, Verdict, VerdictCode


@dataclass(frozen=True, slots=True)
class Vote:
    """A reviewer's newest verdict in a round, as far as decisions need it."""

    verdict_id: str
    reviewer_id: int
    code: VerdictCode | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Round:
    """One pass of judgement. `origin`, `code` and `verdict_id` are set when it is closed."""

    number: int
    needed: int
    opened_why: str
    closed_at: datetime | None
    verdict_id: str | None
    code: VerdictCode | None
    origin: DecisionOrigin | None


def rounds(store: Store, claim_ids: Sequence[str]) -> dict[str, tuple[Round, ...]]:
    """The rounds of each claim, oldest first; a claim that nobody has judged has none."""
    found: dict[str, list[Round]] = defaultdict(list)
    for row in chain.from_iterable(
        store.rows(
            select(models.Round.__table__).where(models.Round.claim_id.in_(ids)).order_by(models.Round.number)
        )
        for ids in in_pieces(claim_ids)
    ):
        found[row.claim_id].append(
            Round(
                row.number,
                row.needed,
                row.opened_why,
                row.closed_at,
                row.final_verdict_id,
                VerdictCode(row.final_code) if row.final_code else None,
                DecisionOrigin(row.decision_origin) if row.decision_origin else None,
            )
        )
    return {claim_id: tuple(each) for claim_id, each in found.items()}


def open_round(store: Store, claim_id: str, number: int, needed: int, why: str = "") -> Round:
    """The round of that number; kept with the verdicts it needs by the policy of the day."""
    store.write(
        insert(models.Round),
        {
            "claim_id": claim_id,
            "number": number,
            "needed": needed,
            "opened_at": store.at,
            "opened_why": why,
        },
    )
    return Round(number, needed, why, None, None, None, None)


def close_round(store: Store, claim_id: str, number: int, vote: Vote, origin: DecisionOrigin) -> None:
    """Settle the round on one of its verdicts."""
    store.write(
        update(models.Round)
        .where(models.Round.claim_id == claim_id, models.Round.number == number)
        .values(
            closed_at=store.at,
            final_verdict_id=vote.verdict_id,
            final_code=vote.code and vote.code.value,
            decision_origin=origin.value,
        )
    )


def votes(store: Store, claim_id: str, number: int) -> dict[int, Vote]:
    """The newest verdict of each reviewer in the round, by reviewer."""
    rows = store.session.execute(
        select(models.Verdict.id, models.Verdict.reviewer_id, models.Verdict.code, models.Verdict.complete)
        .where(models.Verdict.claim_id == claim_id, models.Verdict.round == number)
        .order_by(models.Verdict.sequence)
    )
    return {
        row.reviewer_id: Vote(
            row.id, row.reviewer_id, VerdictCode(row.code) if row.code else None, row.complete
        )
        for row in rows
    }


def append(
    store: Store,
    claim_id: str,
    number: int,
    reviewer_id: int,
    judgement: Judgement,
    *,
    complete: bool,
    guideline_version: str,
    supersedes: str | None,
) -> Vote:
    """The new verdict, with its evidence."""
    verdict_id = "v" + secrets.token_hex(8)
    newest = store.session.scalar(
        select(func.max(models.Verdict.sequence)).where(models.Verdict.claim_id == claim_id)
    )
    store.write(
        insert(models.Verdict),
        {
            "id": verdict_id,
            "claim_id": claim_id,
            "round": number,
            "sequence": (newest or 0) + 1,
            "reviewer_id": reviewer_id,
            "at": store.at,
            "complete": complete,
            "guideline_version": guideline_version,
            "supersedes": supersedes,
            **mapping.judgement_fields(judgement),
        },
    )
    if judgement.evidence:
        store.write(
            insert(models.Evidence),
            [
                {"verdict_id": verdict_id, "position": position, **mapping.evidence_fields(evidence)}
                for position, evidence in enumerate(judgement.evidence)
            ],
        )
    return Vote(verdict_id, reviewer_id, judgement.code, complete)


def of_claims(store: Store, claim_ids: Iterable[str]) -> dict[str, tuple[Verdict, ...]]:
    """All verdicts of each claim, newest first."""
    found: dict[str, tuple[Verdict, ...]] = {}
    for ids in in_pieces(claim_ids, 1000):
        found |= _of_claims(store, ids)
    return found


def _of_claims(store: Store, ids: list[str]) -> dict[str, tuple[Verdict, ...]]:
    rows = store.rows(
        select(models.Verdict.__table__, models.Reviewer.name)
        .join(models.Reviewer, models.Reviewer.id == models.Verdict.reviewer_id)
        .where(models.Verdict.claim_id.in_(ids))
        .order_by(models.Verdict.claim_id, models.Verdict.sequence.desc())
    ).all()
    evidence: dict[str, list[Any]] = defaultdict(list)
    for verdict_ids in in_pieces(row.id for row in rows):
        for each in store.rows(
            select(models.Evidence.__table__)
            .where(models.Evidence.verdict_id.in_(verdict_ids))
            .order_by(models.Evidence.verdict_id, models.Evidence.position)
        ):
            evidence[each.verdict_id].append(each)
    found: dict[str, list[Verdict]] = defaultdict(list)
    for row in rows:
        given = mapping.verdict(row, row.name, evidence[row.id])  # type: ignore[arg-type]  # has the columns
        found[given.claim_id].append(given)
    return {claim_id: tuple(each) for claim_id, each in found.items()}
