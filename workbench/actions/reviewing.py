"""Review: what a reviewer sees of an article, and the commands of their browser.

The body of a command, by kind: `judge` holds the whole judgement as it now stands (`code`,
`attribution`, `extraction`, `reasons`, `rationale`, `known_gaps`, `confidence`, `checked_value`,
`checked_unit`, `evidence`); `dismiss`, `restore` and `reopen` a `reason`; `correct` a `field`, its
`value` and a `reason`; `draft` whatever was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from db import articles, claims, commands, leases, mapping, reviewers, verdicts, waiting
from db import sources as kept_sources
from db.engine import Database
from workbench.actions.judging import at_the_desk, let_go_of_what_ran_out
from workbench.errors import NotFound, Refused
from workbench.review.completeness import missing
from workbench.review.messages import clean, read_command, read_queue
from workbench.review.roles import Act, require
from workbench.values.article import Article
from workbench.values.listing import ArticleCase, ClaimCase, ClaimRow
from workbench.values.review import (
    Acknowledgement,
    Actor,
    CommandAnswer,
    Outcome,
    State,
)
from workbench.values.reviewer import Reviewer, Role
from workbench.values.source import Source
from workbench.values.verdict import Verdict

SYSTEM = Actor("system: workbench", "system")

APPEARANCES = 5
"""Other claims of the same measure that are shown beside one."""


def local_reviewer(database: Database, name: str) -> Reviewer:
    """The one person of a local desk, added at the first start. They may settle disputes too: nobody
    else is there to do it."""
    with database.reading() as store:
        found = reviewers.named(store, name)
    if found is not None:
        return found
    with database.writing(SYSTEM) as store:
        return reviewers.ensure(store, name, Role.ADJUDICATOR)


def sources(database: Database) -> tuple[Source, ...]:
    """Everything that a verdict can rest on, newest first."""
    with database.reading() as store:
        return kept_sources.listed(store)


def next_article(database: Database, reviewer: Reviewer, after: str | None) -> str | None:
    """The article after `after`, newest first and then from the top, in which something waits."""
    with database.reading() as store:
        return waiting.next_article(store, reviewer.id, after)


def article_case(database: Database, reviewer: Reviewer, article_id: str) -> ArticleCase:
    """The article with its claims in reading order, as far as this reviewer may see them.

    Verdicts of others in an open round are hidden until the reviewer's own is submitted. Raises
    NotFound.
    """
    with database.reading() as store:
        held, version = articles.holding(store, article_id)
        article = mapping.article(held, version)
        rows = claims.of_article(store, article_id)
        ids = [row.id for row in rows]
        given = verdicts.of_claims(store, ids)
        rounds = verdicts.rounds(store, ids)
        drafts = leases.drafts(store, ids, reviewer.id)
        near = {
            metric: claims.of_metric(store, metric, near=_day(article), not_in=article_id, size=APPEARANCES)
            for metric in {row.metric for row in rows if row.metric}
        }
    cases = []
    for row in rows:
        own = _own(given.get(row.id, ()), row, reviewer)
        closed = {each.number: each for each in rounds.get(row.id, ()) if each.closed_at is not None}
        now = closed.get(row.round)
        cases.append(
            ClaimCase(
                row=row,
                judgement=own.judgement if own else None,
                draft=drafts.get(row.id),
                missing=missing(own.judgement) if own else (),
                verdicts=_visible(given.get(row.id, ()), row, reviewer, own, set(closed)),
                origin=now.origin if now else None,
                appearances=near.get(row.metric or "", ()),
            )
        )
    return ArticleCase(
        id=article_id,
        title=article.headline,
        deck=article.deck,
        text=article.text,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        published_from=article.published_from and article.published_from.value,
        text_sha256=article.text_sha256,
        claims=tuple(cases),
        withdrawn=held.withdrawn_at is not None,
    )


def apply_commands(
    database: Database, reviewer: Reviewer, message: Mapping[str, Any], *, local: bool = True
) -> Acknowledgement:
    """An answer to each command of the message, in the order of their numbers.

    Each is a unit of work of its own: applied whole, or refused with why and nothing changed. The
    same command again (by reviewer, boot and number) changes nothing. `local` says that this person
    is alone at the desk, so that one verdict is always enough. Raises Refused for what is no message.
    """
    boot, queue = read_queue(message)
    answers = tuple(_answer(database, reviewer, boot, raw, local=local) for raw in queue)
    return Acknowledgement(boot, max((answer.number for answer in answers), default=0), answers)


def _answer(
    database: Database, reviewer: Reviewer, boot: str, raw: Mapping[str, Any], *, local: bool
) -> CommandAnswer:
    actor = Actor(reviewer.name, reviewer.role.value, reviewer.id, session=boot)
    try:
        with database.writing(actor) as store:
            seen = commands.seen(store, reviewer.id, boot, raw["number"])
            if seen is not None:
                return _repeated(seen, raw["number"])
            person = reviewers.get(store, reviewer.id)  # as they are now: a role can be taken away
            require(person, Act.JUDGE)
            store.actor = replace(actor, role=person.role.value)
            let_go_of_what_ran_out(store)
            answer = at_the_desk(store, person, read_command(raw), local=local)
            commands.remember(store, reviewer.id, boot, answer.number, _as_json(answer))
            return answer
    except (Refused, NotFound) as error:
        return _refused(database, raw, str(error))


def _refused(database: Database, raw: Mapping[str, Any], why: str) -> CommandAnswer:
    claim_id = clean(str(raw.get("claim") or ""))[:60]
    version, state = 0, None
    with database.reading() as store:
        row = claims.find(store, claim_id)
    if row is not None:
        version, state = row.row_version, row.state
    return CommandAnswer(raw["number"], claim_id, Outcome.REFUSED, version, state, why=why)


def _as_json(answer: CommandAnswer) -> dict[str, Any]:
    return {
        "claim": answer.claim_id,
        "version": answer.version,
        "state": answer.state and answer.state.value,
        "complete": answer.complete,
        "missing": list(answer.missing),
    }


def _repeated(seen: Mapping[str, Any], number: int) -> CommandAnswer:
    """The answer that was given when the command was applied."""
    return CommandAnswer(
        number,
        seen["claim"],
        Outcome.REPEATED,
        seen["version"],
        State(seen["state"]) if seen["state"] else None,
        seen["complete"],
        tuple(seen["missing"]),
    )


def _day(article: Article) -> date:
    """What "near in time" is measured from."""
    return article.published or datetime.now(UTC).date()


def _own(given: tuple[Verdict, ...], row: ClaimRow, reviewer: Reviewer) -> Verdict | None:
    """The reviewer's newest verdict in the claim's round."""
    return next((each for each in given if each.round == row.round and each.reviewer == reviewer.name), None)


def _visible(
    given: tuple[Verdict, ...], row: ClaimRow, reviewer: Reviewer, own: Verdict | None, closed: set[int]
) -> tuple[Verdict, ...]:
    """Those the reviewer may see: their own, those of closed rounds, and those of this round once
    theirs is submitted, or once it is disputed and they may decide between the others."""
    if (own is not None and own.complete) or (
        row.state is State.DISPUTED and reviewer.role is Role.ADJUDICATOR
    ):
        return given
    return tuple(
        each
        for each in given
        if each.reviewer == reviewer.name or each.round in closed or each.round < row.round
    )
