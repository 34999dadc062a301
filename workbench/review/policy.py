"""How many verdicts a claim needs."""

from __future__ import annotations

import hashlib

RANDOM_SHARE = 10
"""Percent of the claims that get a second verdict whatever they say, to measure agreement."""


def asked_for(claim_id: str, *, failed_check: bool, accusation: bool, headline: bool) -> int:
    """Verdicts that the policy asks for: two where an error costs most, and for a random tenth.

    Chance is drawn from the claim's id, so that asking twice gives the same answer.
    """
    if failed_check or accusation or headline:
        return 2
    drawn = int.from_bytes(hashlib.sha256(claim_id.encode()).digest()[:4], "big") % 100
    return 2 if drawn < RANDOM_SHARE else 1


def needed(asked: int, *, judging: int, local: bool) -> int:
    """Verdicts needed: what the policy asks for, but never more than there are active reviewers.

    A desk with one local user always needs one: one person is never stuck.
    """
    if local:
        return 1
    return max(1, min(asked, judging))
