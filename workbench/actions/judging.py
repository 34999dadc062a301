"""What each command does to its claim, inside one unit of work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from db import claims, events, leases, reviewers, verdicts
from db import sources as kept_sources
from db.mapping import evidence_fields, judgement_fields
from db.store import Store
from workbench.errors import Refused, StaleWrite
from workbench.review import policy
from workbench.review.completeness import missing
from workbench.review.corrections import checked
from workbench.review.messages import Submission, read_draft, read_judgement, read_reason
from workbench.review.rounds import what_happens
from workbench.review.scale import GUIDELINE_VERSION
from workbench.review.states import Happening, next_state
from workbench.values.listing import ClaimRow
from workbench.values.review import Actor, Command, CommandAnswer, CommandKind, Outcome, State
from workbench.values.reviewer import Reviewer
from workbench.values.verdict import Judgement

CLOCK = Actor("system: clock", "system")


def at_the_desk(store: Store, reviewer: Reviewer, command: Command, *, local: bool) -> CommandAnswer:
    """What the command did. Raises Refused or NotFound; then nothing of it may stay."""
    row = claims.get(store, command.claim_id)
    if command.kind is CommandKind.DRAFT:
        return _draft(store, reviewer, command, row)
    if command.version != row.row_version:
        raise StaleWrite("the claim", command.version, row.row_version)
    if row.withdrawn:
        raise Refused("its article was withdrawn: bring the article back before you work on its claims")
    lease = _nobody_else_is_at_it(store, reviewer, row)
    match command.kind:
        case CommandKind.JUDGE:
            return _judge(store, reviewer, command, row, lease, local=local)
        case CommandKind.CORRECT:
            return _correct(store, command, row)
        case CommandKind.DISMISS:
            return _move(store, command, row, Happening.DISMISSES)
        case CommandKind.RESTORE:
            return _move(store, command, row, Happening.RESTORES)
        case CommandKind.REOPEN:
            return _reopen(store, command, row, local=local)


def let_go_of_what_ran_out(store: Store) -> None:
    """Claims whose lease has ended are open again; drafts stay with who typed them."""
    ended = leases.run_out(store)
    for claim_id in ended:
        row = claims.find(store, claim_id)
        if row is not None and row.state is State.IN_REVIEW:
            _pass_on(store, row, Happening.LETS_GO, actor=CLOCK)
    leases.drop(store, ended)


# --- judging -----------------------------------------------------------------------------------


def _judge(
    store: Store,
    reviewer: Reviewer,
    command: Command,
    row: ClaimRow,
    lease: leases.Lease | None,
    *,
    local: bool,
) -> CommandAnswer:
    submission = read_judgement(command.body)
    if row.state is State.OPEN:
        row = _recorded_move(store, row, Happening.OPENS)
    next_state(row.state, Happening.FALLS_SHORT)  # a decided or dismissed claim takes no verdict
    judgement = _with_sources(store, submission)
    lacking = missing(judgement)
    complete = not lacking
    current = _round(store, row, local=local)
    votes = verdicts.votes(store, row.id, row.round)
    given = {person: vote.code for person, vote in votes.items() if vote.complete and vote.code}
    happening = what_happens(row.state, reviewer, judgement, given, complete=complete, needed=current.needed)
    move = next_state(row.state, happening)
    before = votes.get(reviewer.id)
    vote = verdicts.append(
        store,
        row.id,
        row.round,
        reviewer.id,
        judgement,
        complete=complete,
        guideline_version=GUIDELINE_VERSION,
        supersedes=before.verdict_id if before else None,
    )
    decided = move.end is State.FINAL
    # where a second opinion is to come it is given blind: lists show no verdict before the round is closed
    shown = judgement.code if decided or current.needed == 1 else None
    version = claims.move(
        store,
        row,
        {
            "state": move.end.value,
            "verdict": shown and shown.value,
            "complete": decided,
            "decided_at": store.at if decided else None,
        },
    )
    if decided:
        assert move.origin is not None
        verdicts.close_round(store, row.id, row.round, vote, move.origin)
    if move.end is State.IN_REVIEW:
        leases.take(store, row.id, reviewer.id)
    elif lease is not None:
        leases.drop(store, (row.id,))
    leases.keep_draft(store, row.id, reviewer.id, {})
    events.record(
        store,
        "judged",
        "claim",
        row.id,
        version_before=row.row_version,
        version_after=version,
        before={"state": row.state.value, "verdict": before.verdict_id if before else None},
        after={
            "state": move.end.value,
            "happening": happening.name.lower(),
            "origin": move.origin and move.origin.value,
            "round": row.round,
            "needed": current.needed,
            "verdict": vote.verdict_id,
            "guideline": GUIDELINE_VERSION,
            "given_at": store.at.isoformat(),
            "given_by": reviewer.id,
            **_recorded(judgement),
        },
    )
    return CommandAnswer(command.number, row.id, Outcome.APPLIED, version, move.end, complete, lacking)


def _recorded(judgement: Judgement) -> dict[str, Any]:
    """The judgement as an event keeps it: whole, so that the record can be held against the rows."""
    fields = {name: _plain(value) for name, value in judgement_fields(judgement).items()}
    evidence = [
        {name: _plain(value) for name, value in evidence_fields(each).items() if value}
        for each in judgement.evidence
    ]
    return {**fields, "evidence": evidence}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | list) else format(value, "f")


def _with_sources(store: Store, submission: Submission) -> Judgement:
    """The judgement with its evidence; a new source is kept, a known one has to be usable."""
    evidence = []
    for new, each in submission.evidence:
        if new is None:
            kept_sources.usable(store, each.source_id)
            evidence.append(each)
        else:
            evidence.append(replace(each, source_id=kept_sources.add(store, new).id))
    return replace(submission.judgement, evidence=tuple(evidence))


def _round(store: Store, row: ClaimRow, *, local: bool) -> verdicts.Round:
    found = next(
        (each for each in verdicts.rounds(store, (row.id,)).get(row.id, ()) if each.number == row.round), None
    )
    return found or verdicts.open_round(store, row.id, row.round, _needed(store, row, local=local))


def _needed(store: Store, row: ClaimRow, *, local: bool) -> int:
    """Verdicts that a new round of the claim needs, by the policy and the people of today."""
    if local:
        return policy.needed(1, judging=1, local=True)
    asked = policy.asked_for(
        row.id,
        failed_check=claims.has_failed_check(store, row.id),
        accusation=any("accus" in reason.lower() for reason in row.why),
        headline=claims.is_in_headline(store, row),
    )
    return policy.needed(asked, judging=reviewers.judging(store), local=False)


# --- the other commands ------------------------------------------------------------------------


def _move(store: Store, command: Command, row: ClaimRow, happening: Happening) -> CommandAnswer:
    """Dismiss, or take a dismissal back."""
    reason = read_reason(command.body)
    move = next_state(row.state, happening)
    dismissed_why = reason if move.end is State.DISMISSED else None
    version = claims.move(store, row, {"state": move.end.value, "dismissed_why": dismissed_why})
    leases.drop(store, (row.id,))
    events.record(
        store,
        "dismissed" if move.end is State.DISMISSED else "restored",
        "claim",
        row.id,
        version_before=row.row_version,
        version_after=version,
        before={"state": row.state.value},
        after={"state": move.end.value},
        reason=reason,
    )
    return CommandAnswer(command.number, row.id, Outcome.APPLIED, version, move.end)


def _reopen(store: Store, command: Command, row: ClaimRow, *, local: bool) -> CommandAnswer:
    reason = read_reason(command.body)
    move = next_state(row.state, Happening.REOPENS)
    version = claims.move(
        store,
        row,
        {
            "state": move.end.value,
            "round": row.round + 1,
            "verdict": None,
            "complete": False,
            "decided_at": None,
        },
    )
    verdicts.open_round(store, row.id, row.round + 1, _needed(store, row, local=local), reason)
    events.record(
        store,
        "reopened",
        "claim",
        row.id,
        version_before=row.row_version,
        version_after=version,
        before={"state": row.state.value, "round": row.round},
        after={"state": move.end.value, "round": row.round + 1},
        reason=reason,
    )
    return CommandAnswer(command.number, row.id, Outcome.APPLIED, version, move.end)


def _correct(store: Store, command: Command, row: ClaimRow) -> CommandAnswer:
    if row.state in (State.FINAL, State.DISMISSED):
        next_state(row.state, Happening.FALLS_SHORT)  # refuses, and says what to do first
    reason = read_reason(command.body)
    field = str(command.body.get("field") or "")
    value = checked(row, field, command.body.get("value"))
    version = claims.correct(store, row, field, value, reason)
    return CommandAnswer(command.number, row.id, Outcome.APPLIED, version, row.state)


def _draft(store: Store, reviewer: Reviewer, command: Command, row: ClaimRow) -> CommandAnswer:
    """Keep what was typed. Someone who types is at the claim, unless another one is."""
    leases.keep_draft(store, row.id, reviewer.id, read_draft(command.body))
    lease = leases.of(store, row.id)
    if command.body and (lease is None or lease.reviewer_id == reviewer.id):
        row = _opened(store, reviewer, row)
        if row.state is State.IN_REVIEW:
            leases.take(store, row.id, reviewer.id)
    return CommandAnswer(command.number, row.id, Outcome.APPLIED, row.row_version, row.state)


# --- what several of them need -----------------------------------------------------------------


def _opened(store: Store, reviewer: Reviewer, row: ClaimRow) -> ClaimRow:
    """The claim, in review where it was open."""
    if row.state is not State.OPEN:
        return row
    leases.take(store, row.id, reviewer.id)
    return _pass_on(store, row, Happening.OPENS)


def _pass_on(store: Store, row: ClaimRow, happening: Happening, *, actor: Actor | None = None) -> ClaimRow:
    """The claim after a move that decides nothing: it raises no version."""
    moved = _recorded_move(store, row, happening, actor=actor)
    claims.set_state(store, row.id, moved.state)
    return moved


def _recorded_move(
    store: Store, row: ClaimRow, happening: Happening, *, actor: Actor | None = None
) -> ClaimRow:
    """The claim as the move leaves it, with its event; the row itself is still to be written."""
    move = next_state(row.state, happening)
    events.record(
        store,
        "opened" if happening is Happening.OPENS else "let go",
        "claim",
        row.id,
        before={"state": row.state.value},
        after={"state": move.end.value},
        actor=actor,
    )
    return replace(row, state=move.end)


def _nobody_else_is_at_it(store: Store, reviewer: Reviewer, row: ClaimRow) -> leases.Lease | None:
    """The reviewer's own lease, where there is one. Raises Refused for another's."""
    lease = leases.of(store, row.id)
    if lease is not None and lease.reviewer_id != reviewer.id:
        raise Refused(
            f"{lease.reviewer} is at this claim until {lease.until:%H:%M} UTC: "
            "take another one, or try again then"
        )
    return lease
