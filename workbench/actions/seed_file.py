"""A seed file -> Seed. Everything that can be checked without reading an article is checked here."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from workbench.actions.seed_entry import Entry, Made, entries_of, finite, meant, read_bytes
from workbench.errors import BadSeed
from workbench.home import SAMPLES
from workbench.values.listing import ReferencePoint
from workbench.values.reviewer import Role
from workbench.values.seed import (
    ClaimWords,
    Seed,
    SeedDismissal,
    SeedLabel,
    SeedPage,
    SeedReviewer,
    SeedSeries,
    SeedSource,
    SeedVerdict,
    SeedVintage,
)
from workbench.values.source import Evidence, EvidenceRole, Source, SourceKind
from workbench.values.verdict import (
    AttributionVerdict,
    Confidence,
    ExtractionVerdict,
    Judgement,
    ReasonCode,
    VerdictCode,
)

SAMPLE_SEED = SAMPLES / "seed.toml"
REFERENCE_HEADER = ["published", "first", "last", "value"]
TABLES = ("reviewer", "label", "source", "article", "series", "verdict", "dismissal")
JUDGES = (Role.REVIEWER, Role.ADJUDICATOR)


def load_seed(path: Path | None = None) -> Seed:
    """The seed of a file, or that of the samples. Paths in it are relative to its folder.

    Raises BadSeed with the file, the entry and what to do; nothing has been stored then.
    """
    path = path or SAMPLE_SEED
    raw = read_bytes(path, "the seed file")
    try:
        found = tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSeed(f"{path} can't be read as TOML: {error}") from error
    samples = found.pop("samples", False)
    if not isinstance(samples, bool):
        raise BadSeed(f"{path}: samples = {samples!r}; write true or false")
    for name in found:
        if name not in TABLES:
            raise BadSeed(f"{path}: no table is called {name!r}{meant(name, TABLES)}")

    def entries(table: str, make: Callable[[Entry], Made]) -> tuple[Made, ...]:
        return tuple(make(entry) for entry in entries_of(path, table, found.get(table, [])))

    seed = Seed(
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        samples=samples,
        reviewers=entries("reviewer", _reviewer),
        labels=entries("label", _label),
        sources=entries("source", _source),
        pages=entries("article", _page),
        series=entries("series", _series),
        verdicts=entries("verdict", _verdict),
        dismissals=entries("dismissal", _dismissal),
    )
    _check_names(seed)
    return seed


def _reviewer(entry: Entry) -> SeedReviewer:
    return entry.done(SeedReviewer(entry.needed("name"), entry.choice("role", Role) or Role.REVIEWER))


def _label(entry: Entry) -> SeedLabel:
    code = entry.choice("code", VerdictCode)
    if code is None:
        raise entry.bad("has no 'code'")
    return entry.done(SeedLabel(code, entry.needed("label"), entry.text("use_when")))


def _source(entry: Entry) -> SeedSource:
    source = Source(
        title=entry.needed("title"),
        publisher=entry.text("publisher"),
        author=entry.text("author"),
        url=entry.address("url"),
        identifier=entry.text("identifier"),
        kind=entry.choice("kind", SourceKind) or SourceKind.OFFICIAL_RELEASE,
        is_primary=entry.flag("is_primary"),
        independence_group=entry.text("independence_group"),
        interest_note=entry.text("interest_note"),
        published=entry.day("published"),
        as_of=entry.day("as_of"),
        accessed=entry.day("accessed"),
        archive_url=entry.address("archive_url"),
    )
    return entry.done(SeedSource(entry.needed("key"), source))


def _page(entry: Entry) -> SeedPage:
    path = entry.needed("path")
    return entry.done(
        SeedPage(
            path=path,
            raw=entry.file(path),
            published=entry.day("published"),
            publisher=entry.text("publisher") or None,
            url=entry.address("url") or None,
        )
    )


def _series(entry: Entry) -> SeedSeries:
    metric = entry.text("metric") or None
    like = entry.within("like", _claim_words)
    if (metric is None) == (like is None):
        raise entry.bad("needs either 'metric' (the key of a measure) or 'like' (a claim of that measure)")
    points = entry.needed("points")
    return entry.done(
        SeedSeries(
            name=entry.needed("name"),
            unit=entry.needed("unit"),
            publisher=entry.text("publisher"),
            url=entry.address("url"),
            metric=metric,
            like=like,
            vintages=_vintages(points, entry.file(points)),
        )
    )


def _verdict(entry: Entry) -> SeedVerdict:
    judgement = Judgement(
        code=entry.choice("code", VerdictCode),
        attribution=entry.choice("attribution", AttributionVerdict),
        extraction=entry.choice("extraction", ExtractionVerdict),
        reasons=tuple(entry.choices("reasons", ReasonCode)),
        rationale=entry.text("rationale"),
        known_gaps=entry.text("known_gaps"),
        confidence=entry.choice("confidence", Confidence),
        checked_value=entry.number("checked_value"),
        checked_unit=entry.text("checked_unit"),
        evidence=tuple(_evidence(each) for each in entry.several("evidence")),
    )
    if judgement.code is None and judgement.attribution is None and judgement.extraction is None:
        raise entry.bad("says nothing: give a 'code', an 'attribution' or an 'extraction'")
    return entry.done(
        SeedVerdict(entry.place, _claim_words(entry), entry.needed("reviewer"), entry.moment("at"), judgement)
    )


def _evidence(entry: Entry) -> Evidence:
    value = entry.number("figure_value")
    return entry.done(
        Evidence(
            source_id=entry.needed("source"),
            role=entry.choice("role", EvidenceRole) or EvidenceRole.FOR,
            locator=entry.text("locator"),
            quote=entry.text("quote"),
            figure_value=Decimal(value) if value else None,
            figure_unit=entry.text("figure_unit"),
            anchor=entry.text("anchor"),
        )
    )


def _dismissal(entry: Entry) -> SeedDismissal:
    return entry.done(
        SeedDismissal(
            entry.place,
            _claim_words(entry),
            entry.needed("reviewer"),
            entry.moment("at"),
            entry.needed("reason"),
        )
    )


def _claim_words(entry: Entry) -> ClaimWords:
    return ClaimWords(
        page=entry.needed("article"),
        words=entry.needed("claim"),
        sentence=entry.text("sentence"),
        occurrence=entry.count("occurrence"),
    )


def _vintages(path: str, raw: bytes) -> tuple[SeedVintage, ...]:
    """The releases of a reference file, oldest first; a row is one figure of one release."""
    try:
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadSeed(f"{path} can't be read as CSV: {error}") from error
    if not rows or rows[0] != REFERENCE_HEADER:
        raise BadSeed(f"{path}, line 1: the header must be {','.join(REFERENCE_HEADER)}")
    read = sorted(
        ((*_row(path, line, row), line) for line, row in enumerate(rows[1:], 2) if row),
        key=lambda found: (found[0], found[1].first),
    )
    for one, other in pairwise(read):
        if (one[0], one[1].first) == (other[0], other[1].first):
            raise BadSeed(f"{path}, lines {one[2]} and {other[2]}: two figures of one day in one release")
    if not read:
        raise BadSeed(f"{path} has a header and no figures")
    return tuple(
        SeedVintage(published, tuple(point for _, point, _ in rows))
        for published, rows in groupby(read, key=lambda found: found[0])
    )


def _row(path: str, line: int, row: list[str]) -> tuple[date, ReferencePoint]:
    try:
        published, first, last = (date.fromisoformat(cell) for cell in row[:3])
        point = ReferencePoint(first, last, finite(row[3]))
    except (ValueError, IndexError, InvalidOperation) as error:
        raise BadSeed(
            f"{path}, line {line}: {','.join(row)!r}; three dates as 2026-02-01 and a number are needed"
        ) from error
    if len(row) != len(REFERENCE_HEADER) or first > last or published < first:
        raise BadSeed(f"{path}, line {line}: the order is {','.join(REFERENCE_HEADER)}, first before last")
    return published, point


def _check_names(seed: Seed) -> None:
    """What entries call each other by is there, and once."""
    _once(seed, "reviewer", "name", [each.name for each in seed.reviewers])
    _once(seed, "label", "code", [each.code for each in seed.labels])
    _once(seed, "source", "key", [each.key for each in seed.sources])
    _once(seed, "article", "path", [each.path for each in seed.pages])
    _once(seed, "series", "name", [each.name for each in seed.series])
    roles = {each.name: each.role for each in seed.reviewers}
    paths = [each.path for each in seed.pages]
    keys = [each.key for each in seed.sources]
    decided: list[SeedVerdict | SeedDismissal] = [*seed.verdicts, *seed.dismissals]
    for each in decided:
        if each.reviewer not in roles:
            raise BadSeed(
                f"{seed.path}: {each.entry} is by {each.reviewer!r}, who is no [[reviewer]] of this file"
                f"{meant(each.reviewer, roles)}"
            )
        if roles[each.reviewer] not in JUDGES:
            raise BadSeed(
                f"{seed.path}: {each.entry} is by {each.reviewer}, a {roles[each.reviewer].value}: only "
                "reviewers and adjudicators judge"
            )
    named = [(each.entry, each.claim) for each in decided]
    named += [(f"[[series]] {each.name}", each.like) for each in seed.series if each.like]
    for entry, claim in named:
        if claim.page not in paths:
            raise BadSeed(
                f"{seed.path}: {entry} names {claim.page!r}, which is no [[article]] of this file"
                f"{meant(claim.page, paths)}"
            )
    for verdict in seed.verdicts:
        for evidence in verdict.judgement.evidence:
            if evidence.source_id not in keys:
                raise BadSeed(
                    f"{seed.path}: {verdict.entry} cites {evidence.source_id!r}, which is no [[source]] "
                    f"of this file{meant(evidence.source_id, keys)}"
                )


def _once(seed: Seed, table: str, field: str, names: list[Any]) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise BadSeed(f"{seed.path}: two [[{table}]] entries have the {field} {str(name)!r}; keep one")
