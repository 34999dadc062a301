"""Sixteen reviewers press "verdict, next" without a pause; nothing is lost, nothing lands elsewhere."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import articles, audit, claims, models
from workbench.actions import reviewing
from workbench.values.review import Actor, Outcome
from workbench.values.verdict import VerdictCode

if TYPE_CHECKING:
    from conftest import Desk, Reader

SYSTEM = Actor("system: test", "system")
CODES = [code for code in VerdictCode if code.rating]


def test_sixteen_threads_of_verdict_and_next_lose_nothing(sqlite_desk: Desk, read: Reader) -> None:
    desk = sqlite_desk
    lines = "\n".join(f"Ship {number} carried {number + 100} tonnes." for number in range(64))
    with desk.database.writing(SYSTEM) as store:
        stored = articles.add(store, read(lines), extractor_version="1", lexicon_version="w")
        rows = claims.of_article(store, stored.id)
    people = [desk.person(f"Person {number}") for number in range(16)]
    start = threading.Barrier(16)

    def review(number: int) -> list[Outcome]:
        start.wait()
        outcomes = []
        for turn, row in enumerate(rows[number::16], 1):
            command = {
                "number": turn,
                "kind": "judge",
                "claim": row.id,
                "version": row.row_version,
                "body": {"code": CODES[turn % 5].value},
            }
            message = {"boot": f"browser {number}", "queue": [command]}
            answer = reviewing.apply_commands(desk.database, people[number], message).answers[0]
            outcomes.append(answer.outcome)
        return outcomes

    with ThreadPoolExecutor(16) as pool:
        outcomes = [outcome for each in pool.map(review, range(16)) for outcome in each]
    assert outcomes == [Outcome.APPLIED] * len(rows)
    with desk.database.reading() as store:
        kept = {
            (row.claim_id, row.reviewer_id, row.code)
            for row in store.session.execute(
                select(models.Verdict.claim_id, models.Verdict.reviewer_id, models.Verdict.code)
            )
        }
        assert audit.verify(store) == ()
    assert kept == {
        (row.id, people[number].id, CODES[turn % 5].value)
        for number in range(16)
        for turn, row in enumerate(rows[number::16], 1)
    }


def test_a_queue_of_sixteen_in_one_message_lands_where_it_was_meant(desk: Desk, read: Reader) -> None:
    lines = "\n".join(f"Ship {chr(65 + number)} carried {number + 100} tonnes." for number in range(16))
    with desk.database.writing(SYSTEM) as store:
        stored = articles.add(store, read(lines), extractor_version="1", lexicon_version="w")
        rows = claims.of_article(store, stored.id)
    queue = [
        desk.command("judge", row, code=CODES[number % 5].value, rationale=f"number {number}")
        for number, row in enumerate(rows)
    ]
    desk.send(*queue[:5])
    answers = desk.send(*queue)  # the answer to the first five was lost: the browser sends all again
    assert [answer.outcome for answer in answers] == [Outcome.REPEATED] * 5 + [Outcome.APPLIED] * 11
    with desk.database.reading() as store:
        kept = store.session.execute(
            select(models.Verdict.claim_id, models.Verdict.rationale).order_by(models.Verdict.at)
        ).all()
    assert [tuple(row) for row in kept] == [(row.id, f"number {number}") for number, row in enumerate(rows)]
