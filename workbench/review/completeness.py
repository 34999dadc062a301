"""What a verdict still lacks."""

from __future__ import annotations

from workbench.values.verdict import Judgement, VerdictCode


def missing(judgement: Judgement) -> tuple[str, ...]:
    """What the judgement still lacks, in words that read after "needs"; empty when it is complete.

    Complete is: a rationale or a reason code, and at least one source; or `not_checkable`; or
    `unproven` with its known gaps.
    """
    if judgement.code is None:
        return ("a verdict",)
    if judgement.code is VerdictCode.NOT_CHECKABLE:
        return ()
    if judgement.code is VerdictCode.UNPROVEN:
        return () if judgement.known_gaps.strip() else ("what is not known",)
    lacks = []
    if not judgement.rationale.strip() and not judgement.reasons:
        lacks.append("a rationale or a reason code")
    if not judgement.evidence:
        lacks.append("a source")
    return tuple(lacks)
