"""Correct what is kept of an article, withdraw it, bring it back; answer whether it is a copy.

Each act is a person's, is one unit of work with its event, and names the row version that it saw
(`seen`): where the article has changed since, it is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from db import article_changes, articles, events, mapping, origins, reviewers
from workbench.actions.becoming import keep_sample
from workbench.actions.rereading import AsOfChange, Taken, take_reading
from workbench.compare.addresses import comparable
from workbench.errors import Refused, StaleWrite
from workbench.extract.pipeline import read_article
from workbench.intake.languages import ENGLISH, find_language
from workbench.report.plurals import counted
from workbench.review.messages import clean, read_reason
from workbench.review.roles import Act, may, require
from workbench.values.article import Article
from workbench.values.article_history import ArticleField, LinkStatus

if TYPE_CHECKING:
    from db.engine import Database
    from db.store import Store
    from workbench.extract.parser import Parser
    from workbench.values.review import Actor

LONGEST = 2000
"""Characters of a title, a publisher or an address."""

LONGEST_TEXT = 2_000_000


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What a correction did to the article and its claims."""

    article_id: str
    row_version: int
    kept: int
    added: tuple[str, ...]
    flagged: tuple[str, ...]  # no longer found, and kept because someone worked on them
    removed: tuple[str, ...]
    as_of: tuple[AsOfChange, ...]

    def __str__(self) -> str:
        told = f"{counted(self.kept, 'claim')} kept, {len(self.added)} added, {len(self.removed)} removed"
        if self.as_of:
            told += (
                f"; {counted(len(self.as_of), 'claim')} speak{'s' * (len(self.as_of) == 1)} of other days now"
            )
        if self.flagged:
            told += (
                f"; no longer found and kept, because someone worked on them: {', '.join(self.flagged[:10])}"
            )
        return told


def correct_article(
    database: Database,
    actor: Actor,
    article_id: str,
    field: ArticleField | str,
    value: str | None,
    reason: str,
    *,
    seen: int,
    parser: Parser | None,
) -> ArticleChange:
    """What the correction did. The article is read again with it: its claims keep their ids, verdicts
    and corrections, and follow a new date.

    `value` is text as a person writes it; a date as 2026-02-06; empty or None: there is none. Raises
    NotFound, StaleWrite; Refused for a value that can't be, or that changes nothing, and without a
    reason.
    """
    field = _field(field)
    reason = read_reason({"reason": reason})
    checked = _checked(field, value)
    with database.reading() as store:
        before = articles.read(store, article_id)
        if before.row_version != seen:
            raise StaleWrite(f"article {article_id}", seen, before.row_version)
        after = _corrected(before.article, field, checked, reason)
        if field is ArticleField.TEXT:
            after = article_changes.with_text(store, article_id, after)
    reading = read_article(after, parser)
    with database.writing(actor) as store:
        _require_a_person(store)
        address = comparable(after.url)
        if field is ArticleField.TEXT:
            row_version, version_id = article_changes.take_text(
                store, article_id, seen, after, address=address, reason=reason
            )
            keep_sample(store, article_id, after.text)
        else:
            version_id = before.version_id
            row_version = article_changes.correct(
                store, article_id, seen, field.value, checked, reason, address=address
            )
        taken = take_reading(store, before, version_id, reading)
        events.record(
            store,
            "corrected",
            "article",
            article_id,
            version_before=seen,
            version_after=row_version,
            before=_told(before.article, field),
            after={**_told(after, field), **_told_of_claims(taken)},
            reason=reason,
        )
    return ArticleChange(
        article_id, row_version, taken.kept, taken.added, taken.flagged, taken.removed, taken.as_of
    )


def withdraw_article(database: Database, actor: Actor, article_id: str, reason: str, *, seen: int) -> int:
    """The article's new row version. Its text, claims and verdicts stay, out of queues, lists and charts.

    Raises NotFound, StaleWrite; Refused without a reason, or where it is withdrawn.
    """
    reason = read_reason({"reason": reason})
    with database.writing(actor) as store:
        _require_a_person(store)
        return article_changes.withdraw(store, article_id, seen, reason)


def restore_article(database: Database, actor: Actor, article_id: str, reason: str, *, seen: int) -> int:
    """The article's new row version. Its claims wait and stand as they did before it was withdrawn.

    Raises NotFound, StaleWrite; Refused without a reason, or where it is not withdrawn.
    """
    reason = read_reason({"reason": reason})
    with database.writing(actor) as store:
        _require_a_person(store)
        return article_changes.restore(store, article_id, seen, reason)


def answer_link(database: Database, actor: Actor, number: int, *, confirmed: bool, reason: str = "") -> None:
    """Confirm or refuse that two articles tell the same text.

    Raises NotFound; Refused where the link has that answer already.
    """
    status = LinkStatus.CONFIRMED if confirmed else LinkStatus.REFUSED
    with database.writing(actor) as store:
        _require_a_person(store)
        origins.answer(store, number, status, clean(reason)[:LONGEST])


def _field(field: ArticleField | str) -> ArticleField:
    try:
        return ArticleField(field)
    except ValueError:
        names = ", ".join(ArticleField)
        raise Refused(f"{str(field)[:40]!r} of an article can't be corrected; these can: {names}") from None


def _checked(field: ArticleField, value: str | None) -> str | None:
    """The value as it is kept. Raises Refused for one that can't be."""
    if field is ArticleField.TEXT:
        return _checked_text(value or "")
    text = clean(value or "")
    if not text:
        return None
    if len(text) > LONGEST:
        raise Refused(f"the {field} has {len(text):,} characters: {LONGEST:,} at most")
    if field is ArticleField.PUBLISHED:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise Refused(f"{text[:40]!r} is no date; write it as 2026-02-06") from None
    if field is ArticleField.URL and comparable(text) is None:
        raise Refused(f"{text[:80]!r} is no address; it starts with https://")
    return " ".join(text.split())


def _checked_text(text: str) -> str:
    if not text.strip():
        raise Refused("an article needs a text; withdraw it if it has none")
    if clean(text) != text.strip():
        raise Refused("the text holds what no database keeps: a null character or half a character")
    if len(text) > LONGEST_TEXT:
        raise Refused(f"the text has {len(text):,} characters: {LONGEST_TEXT:,} at most")
    language = find_language(text)
    if language not in (None, ENGLISH):
        raise Refused(f"the text looks like {language.name if language else 'another language'}")
    return text


def _corrected(article: Article, field: ArticleField, value: str | None, reason: str) -> Article:
    """Raises Refused where nothing changes."""
    if field is ArticleField.TEXT:
        assert value is not None
        after = replace(article, text=value)
    else:
        after = mapping.article_corrected(article, field.value, value, reason)
    if _told(article, field) == _told(after, field):
        raise Refused(f"article {article.id} has this {field} already")
    return after


def _told(article: Article, field: ArticleField) -> dict[str, Any]:
    """The field as an event keeps it; a text by its hash, as the version has it whole."""
    if field is ArticleField.TEXT:
        return {"text_sha256": article.text_sha256}
    value = getattr(article, field.value)
    return {field.value: value.isoformat() if isinstance(value, date) else value}


def _told_of_claims(taken: Taken) -> dict[str, Any]:
    """What became of the claims, as the event keeps it."""
    told: dict[str, Any] = {}
    for name in ("added", "flagged", "removed"):
        if ids := getattr(taken, name):
            told[name] = list(ids)
    if taken.as_of:
        told["as_of"] = {
            each.claim_id: {"before": _days(each.before), "after": _days(each.after)} for each in taken.as_of
        }
    return told


def _days(days: tuple[date | None, date | None]) -> list[str | None]:
    return [day.isoformat() if day else None for day in days]


def _require_a_person(store: Store) -> None:
    """Raises Refused where no person of the desk does it, or one who may not."""
    if store.actor.reviewer_id is None:
        raise Refused(f"{store.actor.name} is no person of this desk, who alone can correct an article")
    person = reviewers.get(store, store.actor.reviewer_id)  # as they are now: a role can be taken away
    if not may(person, Act.MANAGE):
        require(person, Act.JUDGE)
    store.actor = replace(store.actor, role=person.role.value)
