"""How long lists, searches and exports take on 50,000 synthetic claims in SQLite.

    python benchmarks/listing.py [CLAIMS]

Prints the median of several runs in milliseconds, by the clock and of the processor, beside what is
aimed at; on a machine that does other work too, the processor's time is the one to compare. The words
are made up from a list of syllables with a fixed seed, so two runs time the same rows.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import insert, select

from db import models
from db.claim_order import BACKWARDS, Place, cursor
from db.engine import Database
from workbench.actions import browsing, charting, exporting
from workbench.actions.opening import open_database
from workbench.values.claim import ClaimKind
from workbench.values.listing import ClaimFilter
from workbench.values.review import Actor, State
from workbench.values.verdict import VerdictCode

CLAIMS = 50_000
A_PAGE = 50
CLAIMS_AN_ARTICLE = 20
ACTOR = Actor("system: benchmark", "system")
NOW = datetime(2026, 2, 6, 12, tzinfo=UTC)
_SYLLABLES = ("ka", "ro", "mi", "ten", "sal", "vo", "dri", "lun", "pe", "gar", "tis", "mo", "bel", "nu", "ze")


def main(claims: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'listing.sqlite'}")
        started = time.perf_counter()
        fill(database, claims)
        print(f"{claims:,} claims stored in {time.perf_counter() - started:.1f} s")
        for name, aim, work in measurements(database):
            clock, processor = median_ms(work)
            print(f"{name:<32} {clock:>9.1f} ms {processor:>9.1f} ms   {aim and 'aim ' + aim}".rstrip())
        database.close()


def measurements(database: Database) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Name, aim and work of each measurement."""

    def listed(**fields: object) -> Callable[[], object]:
        return lambda: browsing.list_claims(database, ClaimFilter(**fields))  # type: ignore[arg-type]

    last = last_cursor(database)
    yield "first page", "<= 20 ms", listed()
    yield (
        "last page",
        "<= 20 ms",
        lambda: browsing.list_claims(database, ClaimFilter(), after=last),
    )
    yield "by verdict", "<= 20 ms", listed(verdict=VerdictCode.MISLEADING)
    yield "by state and publisher", "<= 20 ms", listed(state=State.OPEN, publisher="Publisher 7")
    yield "unreviewed", "<= 20 ms", listed(unreviewed=True)
    yield "incomplete", "<= 20 ms", listed(incomplete=True)
    yield "by dates", "<= 20 ms", listed(first=date(2025, 3, 1), last=date(2025, 3, 31))
    yield "words in few claims", "<= 50 ms", listed(words="kamitis")
    yield "words in most claims", "<= 50 ms", listed(words="ministry said")
    yield "words in none", "<= 50 ms", listed(words="xylophone")
    yield "beginning of a word", "<= 50 ms", listed(words="mini")
    yield "punctuation alone", "", listed(words="%")
    yield "articles", "", lambda: browsing.list_articles(database)
    yield "desk", "", lambda: browsing.desk(database)
    yield "choices", "", lambda: browsing.choices(database)
    yield "metrics", "", lambda: charting.metrics(database)
    yield "one series", "", lambda: charting.series(database, "measure 3|currency")
    yield "verdicts.csv, final", "", lambda: export(database, all_states=False)
    yield "verdicts.csv, all claims", "<= 3000 ms", lambda: export(database, all_states=True)


def export(database: Database, *, all_states: bool) -> None:
    exporting.export_verdicts(database, ACTOR, ClaimFilter(), all_states=all_states, write=len)


def median_ms(work: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and of the processor."""
    work()
    clock: list[float] = []
    processor: list[float] = []
    while len(clock) < 3 or (sum(clock) < 1.5 and len(clock) < 25):
        at, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - at)
        processor.append(time.process_time() - used)
    return statistics.median(clock) * 1000, statistics.median(processor) * 1000


def last_cursor(database: Database) -> str:
    """The place where the last page begins."""
    with database.reading() as store:
        claim = models.Claim
        place = select(claim.published, claim.article_id, claim.span_start, claim.id)
        return cursor(Place(*store.session.execute(place.order_by(*BACKWARDS).limit(1).offset(A_PAGE)).one()))


def fill(database: Database, claims: int) -> None:
    chance = random.Random(7)
    articles = range(claims // CLAIMS_AN_ARTICLE)
    rows = [claim for article in articles for claim in article_claims(article, chance)]
    with database.writing(ACTOR) as store:
        add = store.session.connection().execute
        add(
            insert(models.Reviewer),
            [{"name": "Reviewer", "role": "reviewer", "active": True, "added_at": NOW}],
        )
        add(insert(models.Metric), [
            {"key": f"measure {number}|currency", "label": f"Measure {number}", "unit_kind": "currency"}
            for number in range(300)
        ])  # fmt: skip
        add(insert(models.Article), [
            {"id": f"a{number:08d}", "position": 0, "version": 1, "added_at": NOW,
             "headline": words(chance, 8)}
            for number in articles
        ])  # fmt: skip
        add(insert(models.ArticleVersion), [
            {"article_id": f"a{number:08d}", "number": 1, "text": words(chance, 500),
             "text_sha256": f"{number:064d}", "title": "title", "published": published(number),
             "publisher": f"Publisher {number % 40}", "language": "en", "added_at": NOW}
            for number in articles
        ])  # fmt: skip
        add(insert(models.Claim), rows)
        add(insert(models.Source), [source()])
        judged = [row for row in rows if row["verdict"]]
        add(insert(models.Verdict), [verdict(row) for row in judged])
        add(insert(models.Round), [decision(row) for row in judged])
        add(insert(models.Evidence), [evidence(row) for row in judged])


def article_claims(article: int, chance: random.Random) -> Iterator[dict[str, object]]:
    for place in range(CLAIMS_AN_ARTICLE):
        final = chance.random() < 0.15
        incomplete = not final and chance.random() < 0.02
        yield {
            "id": f"c{chance.getrandbits(64):016x}",
            "article_id": f"a{article:08d}",
            "row_version": 1,
            "state": "final" if final else "in_review" if incomplete else "open",
            "round": 1,
            "origin": "machine",
            "found": True,
            "kind": chance.choice(list(ClaimKind)).value,
            "text": f"{words(chance, 20)}, the ministry said on Friday",
            "verbatim": "$402.7 billion",
            "span_start": place * 100,
            "span_end": place * 100 + 14,
            "sentence_start": place * 100,
            "sentence_end": place * 100 + 90,
            "subject": words(chance, 4),
            "entity": words(chance, 1),
            "metric": f"measure {chance.randrange(300)}|currency",
            "value": Decimal(chance.randrange(10**9)),
            "unit": chance.choice(("USD", "EUR", "%", "person")),
            "unit_kind": "currency",
            "equivalents": [],
            "speaker": f"Speaker {chance.randrange(3000)}",
            "cue": "said",
            "attribution_kind": "indirect",
            "attribution_class": "speech",
            "polarity": "asserted",
            "hedged": False,
            "check_worthiness": Decimal("0.5"),
            "worthiness": chance.randrange(100),
            "why": ["specific figure"],
            "published": published(article),
            "dated": True,
            "publisher": f"Publisher {article % 40}",
            "verdict": chance.choice(list(VerdictCode)).value if final or incomplete else None,
            "complete": final,
            "decided_at": NOW - timedelta(minutes=chance.randrange(100_000)) if final else None,
        }


def published(article: int) -> date:
    return date(2026, 2, 5) - timedelta(days=article % 700)


def words(chance: random.Random, count: int) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(count))


def source() -> dict[str, object]:
    empty = ("author", "identifier", "independence_group", "interest_note", "content_sha256",
             "confidential_why", "archive_url", "added_by")  # fmt: skip
    return dict.fromkeys(empty, "") | {
        "id": "s1", "title": "Monthly release", "publisher": "Central bank", "url": "https://example.org/r",
        "kind": "official_release", "is_primary": True, "confidential": False, "added_at": NOW,
    }  # fmt: skip


def verdict(row: dict[str, object]) -> dict[str, object]:
    return {
        "id": f"v{row['id']}", "claim_id": row["id"], "round": 1, "sequence": 1, "reviewer_id": 1, "at": NOW,
        "code": row["verdict"], "reasons": ["stale"], "rationale": "The release of that month says so.",
        "known_gaps": "", "checked_value": Decimal(4027) * 10**8, "checked_unit": "USD",
        "guideline_version": "1", "complete": row["complete"],
    }  # fmt: skip


def decision(row: dict[str, object]) -> dict[str, object]:
    final = row["state"] == "final"
    return {
        "claim_id": row["id"], "number": 1, "needed": 1, "opened_at": NOW, "opened_why": "added",
        "closed_at": NOW if final else None, "final_verdict_id": f"v{row['id']}" if final else None,
        "final_code": row["verdict"] if final else None, "decision_origin": "single" if final else None,
    }  # fmt: skip


def evidence(row: dict[str, object]) -> dict[str, object]:
    return {
        "verdict_id": f"v{row['id']}", "source_id": "s1", "position": 0, "role": "evidence_for",
        "locator": "table 2", "quote": "", "figure_unit": "", "anchor": "",
    }  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
