"""Read articles again: with a newer extractor, or after what they say of themselves has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from db import articles, claim_values, claims
from workbench import lexicon
from workbench.compare.rereading import carried_over, match
from workbench.extract.parser import Parser
from workbench.extract.pipeline import VERSION, read_article
from workbench.report.plurals import counted
from workbench.values.listing import ClaimRow
from workbench.values.reading import Reading
from workbench.values.review import Actor

if TYPE_CHECKING:
    from db.engine import Database
    from db.store import Store


@dataclass(frozen=True, slots=True)
class AsOfChange:
    """A claim that speaks of other days than before; None is an open end, or no days at all."""

    claim_id: str
    before: tuple[date | None, date | None]
    after: tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a new reading of an article did to its claims: how many it keeps, and the ids of the others."""

    kept: int
    added: tuple[str, ...]
    flagged: tuple[str, ...]  # no longer found, and kept because someone worked on them
    removed: tuple[str, ...]
    as_of: tuple[AsOfChange, ...]


@dataclass(frozen=True, slots=True)
class RereadReport:
    """What a newer extractor changed. `flagged` claims are no longer found and stay, because a person
    has worked on them."""

    articles: int = 0
    kept: int = 0
    added: int = 0
    flagged: tuple[str, ...] = ()
    removed: int = 0

    def __str__(self) -> str:
        if not self.articles:
            return "nothing to do: every article was read by this version"
        told = f"{counted(self.articles, 'article')} read again: {counted(self.kept, 'claim')} kept"
        told += f", {self.added} added, {self.removed} removed"
        if self.flagged:
            told += (
                f"; {counted(len(self.flagged), 'claim')} no longer found and kept, because someone worked "
                f"on them: {', '.join(self.flagged[:10])}"
            )
        return told


def read_again(
    database: Database, actor: Actor, parser: Parser | None, *, extractor_version: str = VERSION
) -> RereadReport:
    """What changed by reading every article that this extractor, with these words, has not read.

    Verdicts and corrections stay with their claims. Each article is one unit of work.
    """
    words = lexicon.version()
    with database.reading() as store:
        waiting = articles.not_read_by(store, extractor_version, words)
    total = RereadReport()
    for one in _read_each_again(database, actor, parser, waiting, extractor_version):
        total = RereadReport(
            total.articles + 1,
            total.kept + one.kept,
            total.added + len(one.added),
            total.flagged + one.flagged,
            total.removed + len(one.removed),
        )
    return total


def _read_each_again(
    database: Database,
    actor: Actor,
    parser: Parser | None,
    ids: tuple[str, ...],
    extractor_version: str,
) -> Iterator[Taken]:
    for article_id in ids:
        with database.reading() as store:
            before = articles.read(store, article_id)
        reading = read_article(before.article, parser)
        with database.writing(actor) as store:
            if articles.state(store, article_id) != (before.row_version, before.reading_id):
                continue  # it was changed or read in the meantime; the next run reads what is left
            yield take_reading(store, before, before.version_id, reading, extractor_version=extractor_version)


def take_reading(
    store: Store,
    before: articles.ReadArticle,
    version_id: int,
    reading: Reading,
    *,
    extractor_version: str = VERSION,
) -> Taken:
    """What the reading did to the claims of the article, which was `before`.

    `version_id` is the text that was read. Claims keep their ids, verdicts and corrections; those
    whose words are gone are flagged where a person has worked on them.
    """
    article_id = before.article.id
    known = claims.of_article(store, article_id)
    carried = _carried(store, article_id, known, before.text_read, reading.article.text)
    reading_id = articles.add_reading(store, version_id, reading, extractor_version, lexicon.version())
    found = match(carried, reading)
    added, flagged, removed = claims.take_reading(
        store,
        article_id,
        reading_id,
        reading,
        kept=found.kept,
        lost=sorted({row.id for row in known} - found.kept.keys()),
        day_added=before.day_added,
        other_text=before.text_read != reading.article.text,
    )
    now = {row.id: row for row in claims.of_article(store, article_id)}
    moved = tuple(
        AsOfChange(row.id, (row.as_of_from, row.as_of_to), (after.as_of_from, after.as_of_to))
        for row in known
        if (after := now.get(row.id)) is not None
        and (row.as_of_from, row.as_of_to) != (after.as_of_from, after.as_of_to)
    )
    return Taken(len(found.kept), added, flagged, removed, moved)


def _carried(
    store: Store, article_id: str, known: Sequence[ClaimRow], before: str, after: str
) -> tuple[ClaimRow, ...]:
    """The claims with their places in the new text; those that were not found are looked for from the
    text that had them last."""
    carried = carried_over([row for row in known if row.found], before, after)
    gone = [row for row in known if not row.found]
    if not gone:
        return carried
    last = claim_values.last_places(store, article_id)
    by_text: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in gone:
        if row.id in last:
            text, span, sentence = last[row.id]
            by_text[text].append(replace(row, span=span, sentence=sentence))
    for text, rows in by_text.items():
        carried += carried_over(rows, text, after)
    return carried
