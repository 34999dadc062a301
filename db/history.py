"""What happened to a claim, in plain words, from the record of events."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from db import claims, events
from db.store import Store
from workbench.values.listing import ClaimRow, HistoryEntry
from workbench.values.review import State

_ACTIONS = {
    ("article", "added"): "article added",
    ("article", "new version"): "newer text of the article added",
    ("article", "read again"): "article read again",
    ("article", "back to a version"): "the article has an earlier text again",
    ("article", "corrected"): "article corrected",
    ("article", "withdrawn"): "article withdrawn",
    ("article", "restored"): "article brought back",
    ("article", "linked"): "article linked to one of the same text",
    ("article", "link confirmed"): "confirmed: another article has the same text",
    ("article", "link refused"): "refused: another article is not the same text",
    ("claim", "judged"): "verdict given",
    ("claim", "opened"): "review begun",
    ("claim", "released"): "let go",
}
"""What reads better in other words than the event's own; the others stand as they are."""

_UNSAID = frozenset(
    {"verdict", "happening", "needed", "guideline", "given_at", "given_by", "origin", "round"}
)
"""They are in the record, and tell a reader nothing, or twice."""

_BLIND = "shown when the round is decided"

_LONGEST = 200


def of_claim(store: Store, claim_id: str) -> tuple[HistoryEntry, ...]:
    """What happened to the claim and to its article, newest first. Raises NotFound."""
    claim = claims.get(store, claim_id)
    found = (*events.about(store, "claim", claim_id), *events.about(store, "article", claim.article_id))
    return tuple(
        HistoryEntry(
            at=event.at,
            actor=event.actor,
            action=_ACTIONS.get((event.object_type, event.action), event.action),
            reason=event.reason,
            detail=_BLIND if _is_blind(claim, event) else _detail(event, claim_id),
        )
        for event in sorted(found, key=lambda event: event.sequence, reverse=True)
    )


def _is_blind(claim: ClaimRow, event: events.Event) -> bool:
    """Whether the event tells a verdict of an open round that others are still to judge."""
    open_round = claim.state is not State.FINAL and claim.verdict is None
    return event.action == "judged" and open_round and (event.after or {}).get("round") == claim.round


def _detail(event: events.Event, claim_id: str) -> str:
    if event.object_type == "article":
        return _of_article(event.before or {}, event.after or {}, claim_id)
    before, after = event.before or {}, event.after or {}
    return "; ".join(
        _change(name, before.get(name), after.get(name))
        for name in dict.fromkeys((*after, *before))
        if name not in _UNSAID and (before.get(name) or None) != (after.get(name) or None)
    )


def _of_article(before: Mapping[str, Any], after: Mapping[str, Any], claim_id: str) -> str:
    """What it did to the article, and to this claim."""
    told = [
        _change(name, before.get(name), after.get(name))
        for name in _OF_ARTICLE
        if name in before and name in after
    ]
    if claim_id in (after.get("as_of") or {}):
        days = after["as_of"][claim_id]
        told.append(f"this claim speaks of {_days(days['before'])} → {_days(days['after'])}")
    if claim_id in (after.get("added") or ()):
        told.append("this claim was found for the first time")
    if claim_id in (after.get("flagged") or ()):
        told.append("this claim is no longer found; it stays, because a person has worked on it")
    return "; ".join(told)


_OF_ARTICLE = ("published", "publisher", "title", "url")


def _days(days: Any) -> str:
    first, last = days
    if not first and not last:
        return "no days"
    return first if first == last else f"{first or '…'} to {last or '…'}"


def _change(name: str, before: Any, after: Any) -> str:
    said = _NAMES.get(name, name.replace("_", " "))
    if name == "evidence":
        return f"{len(after)} source" + ("" if len(after) == 1 else "s")
    if before in (None, "", []):
        return f"{said}: {_words(after)}"
    if after in (None, "", []):
        return f"{said}: {_words(before)}, taken away"
    return f"{said}: {_words(before)} → {_words(after)}"


def _words(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(_words(each) for each in value) or "nothing"
    text = str(value)
    if _CODE.match(text):
        text = text.replace("_", " ")
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"


_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+\Z")

_NAMES = {
    "code": "verdict",
    "attribution_code": "said it",
    "extraction_code": "read right",
    "known_gaps": "known gaps",
    "as_of_from": "from",
    "as_of_to": "to",
    "high": "upper end",
}
