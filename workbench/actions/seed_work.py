"""What a seed would still change at a desk; nothing is stored here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from db import claims, events, labels, mapping, provenance, references, reviewers, sources, verdicts
from db.engine import Database
from db.store import Store
from workbench.actions import adding
from workbench.actions.adding import PagePreview
from workbench.actions.seed_claims import Candidate, NoSuchClaim, find_claim
from workbench.errors import BadSeed, ItemSkipped, Refused
from workbench.extract.parser import Parse, Parser, load_parser
from workbench.extract.pipeline import read_article
from workbench.review.messages import read_judgement
from workbench.review.roles import Act, may
from workbench.values.article import Article
from workbench.values.review import State
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
from workbench.values.source import Source
from workbench.values.span import Span
from workbench.values.verdict import Judgement

SEED_SCRIPT = "system: seed script"
"""Who seeded things are by, in the record of what happened."""

Decision = SeedVerdict | SeedDismissal
ClaimsByPage = Mapping[str, Sequence[Candidate]]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page of which something is not stored yet."""

    path: str
    preview: PagePreview
    articles: int
    claims: int


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done, each in its order."""

    reviewers: tuple[SeedReviewer, ...]
    labels: tuple[SeedLabel, ...]
    sources: tuple[SeedSource, ...]
    pages: tuple[NewPage, ...]
    releases: tuple[tuple[SeedSeries, SeedVintage], ...]
    decisions: tuple[Decision, ...]  # oldest first
    real_claims: int  # at the desk, that someone else put in

    def __bool__(self) -> bool:
        parts = (self.reviewers, self.labels, self.sources, self.pages, self.releases, self.decisions)
        return any(parts)


class RememberingParser:
    """The parser, loaded when it is first needed, that parses no text twice."""

    def __init__(self, parser: Parser | None = None) -> None:
        self._parser = parser
        self._found: dict[tuple[str, tuple[Span, ...]], tuple[Parse, ...]] = {}

    def parse(self, text: str, sentences: Sequence[Span]) -> tuple[Parse, ...]:
        key = (text, tuple(sentences))
        if key not in self._found:
            self._parser = self._parser or load_parser()
            self._found[key] = self._parser.parse(text, sentences)
        return self._found[key]


def work_of(database: Database, seed: Seed, parser: Parser) -> Work:
    """Everything of the seed that is not there yet.

    Raises BadSeed where the claim of an entry can't be found, or an entry could never be applied.
    """
    previews = {page.path: adding.mark_known(database, preview_of(page)) for page in seed.pages}
    for verdict in seed.verdicts:
        _check_judgement(seed, verdict)
    with database.reading() as store:
        found = {path: claims_of(store, preview, parser) for path, preview in previews.items()}
        kept = kept_sources(store)
        for series in seed.series:
            metric_of(seed, series, found)
        return Work(
            reviewers=tuple(each for each in seed.reviewers if reviewers.named(store, each.name) is None),
            labels=_labels_to_change(store, seed),
            sources=tuple(each for each in seed.sources if same_source(each.source, kept) is None),
            pages=tuple(
                NewPage(path, preview, preview.known.count(None), sum(not each.id for each in found[path]))
                for path, preview in previews.items()
                if None in preview.known
            ),
            releases=_releases_to_add(store, seed),
            decisions=_decisions_to_make(store, seed, found),
            real_claims=provenance.claims_not_added_by(store, SEED_SCRIPT),
        )


def preview_of(page: SeedPage) -> PagePreview:
    """The page as a person sees it before it is saved, under the address that the seed gives it."""
    try:
        preview = adding.read_input(page.path, page.raw, published=page.published, publisher=page.publisher)
    except ItemSkipped as error:
        raise BadSeed(f"the article {error}") from error
    if not preview.page.articles:
        raise BadSeed(f"the article {page.path}: no article was found on it")
    found = tuple(replace(article, url=page.url or article.url) for article in preview.page.articles)
    return replace(preview, page=replace(preview.page, articles=found))


def read_claims(preview: PagePreview, parser: Parser) -> tuple[Candidate, ...]:
    """The claims that adding the whole page would store, in the order of its text."""
    return tuple(each for article in preview.page.articles for each in _read(article, parser))


def claims_of(store: Store, preview: PagePreview, parser: Parser) -> tuple[Candidate, ...]:
    """The claims of the page in reading order: stored ones, and those of articles not stored yet,
    which have no id."""
    found: list[Candidate] = []
    for article, known in zip(preview.page.articles, preview.known, strict=True):
        if known is None:
            found += _read(article, parser)
        else:
            rows = claims.of_article(store, known)
            found += [Candidate(row.id, row.verbatim, row.text, row.metric) for row in rows]
    return tuple(found)


def metric_of(seed: Seed, series: SeedSeries, found: ClaimsByPage) -> str:
    """The key of the measure that the reference figures belong to."""
    if series.like is None:
        return series.metric or ""
    metric = claim_of(seed, f"[[series]] {series.name}", series.like, found).metric
    if metric is None:
        raise BadSeed(f"{seed.path}: [[series]] {series.name}: {series.like} is no claim with a measure")
    return metric


def claim_of(seed: Seed, entry: str, wanted: ClaimWords, found: ClaimsByPage) -> Candidate:
    """The claim that an entry means. Raises BadSeed with near ones where there is none."""
    try:
        return find_claim(wanted, found[wanted.page])
    except NoSuchClaim as error:
        raise BadSeed(f"{seed.path}: {entry}: {error}") from error


def kept_sources(store: Store) -> tuple[Source, ...]:
    """The sources of the desk, and those the seed brought that were withdrawn since: they stay so."""
    listed = sources.listed(store)
    brought = provenance.sources_added_by(store, SEED_SCRIPT)
    return (*listed, *(each for each in brought if each not in listed))


def same_source(wanted: Source, kept: Iterable[Source]) -> Source | None:
    """The kept source that is the same in all that `wanted` fills."""
    fields = {name: value for name, value in mapping.source_fields(wanted).items() if value}
    return next(
        (each for each in kept if all(getattr(each, name) == value for name, value in fields.items())), None
    )


def judgement_body(judgement: Judgement, source_ids: Mapping[str, str]) -> dict[str, object]:
    """The judgement as a browser would send it; `source_ids` lead from the seed's keys to the desk's."""
    return {
        "code": judgement.code,
        "attribution": judgement.attribution,
        "extraction": judgement.extraction,
        "reasons": list(judgement.reasons),
        "rationale": judgement.rationale,
        "known_gaps": judgement.known_gaps,
        "confidence": judgement.confidence,
        "checked_value": judgement.checked_value,
        "checked_unit": judgement.checked_unit,
        "evidence": [
            {
                "source_id": source_ids[each.source_id],
                "role": each.role,
                "locator": each.locator,
                "quote": each.quote,
                "figure_value": each.figure_value,
                "figure_unit": each.figure_unit,
                "anchor": each.anchor,
            }
            for each in judgement.evidence
        ],
    }


def _read(article: Article, parser: Parser) -> list[Candidate]:
    """The claims that adding the article would store, in the order of its text."""
    reading = read_article(replace(article, given_id=None), parser)
    today = datetime.now(UTC).date()
    rows = [mapping.claim_fields(reading, claim, today) for claim in reading.claims]
    rows.sort(key=lambda row: (row["span_start"], row["span_end"]))
    return [Candidate("", row["verbatim"], row["text"], row["metric"]) for row in rows]


def _check_judgement(seed: Seed, verdict: SeedVerdict) -> None:
    keys = {each.key: each.key for each in seed.sources}
    try:
        read_judgement(judgement_body(verdict.judgement, keys))
    except Refused as error:
        raise BadSeed(f"{seed.path}: {verdict.entry}: {error}") from error


def _labels_to_change(store: Store, seed: Seed) -> tuple[SeedLabel, ...]:
    named = labels.all_of(store)
    return tuple(each for each in seed.labels if named.get(each.code) != (each.label, each.use_when))


def _releases_to_add(store: Store, seed: Seed) -> tuple[tuple[SeedSeries, SeedVintage], ...]:
    kept = {series.name: references.releases(store, series.name) for series in seed.series}
    return tuple(
        (series, release)
        for series in seed.series
        for release in series.vintages
        if release.published not in kept[series.name]
    )


def _decisions_to_make(store: Store, seed: Seed, found: ClaimsByPage) -> tuple[Decision, ...]:
    """Those that were not made yet, of claims that nobody has decided or dismissed in the meantime."""
    for reviewer in seed.reviewers:
        kept = reviewers.named(store, reviewer.name)
        judges = any(each.reviewer == reviewer.name for each in _decisions(seed))
        if kept is not None and judges and not may(kept, Act.JUDGE):
            raise BadSeed(
                f"{seed.path}: {kept.name} is at this desk already and may not give verdicts; "
                "use another name in the seed"
            )
    waiting: list[Decision] = []
    for page, candidates in found.items():
        wanted = [each for each in _decisions(seed) if each.claim.page == page]
        given = {
            (verdict.reviewer, verdict.at)
            for each in verdicts.of_claims(store, [each.id for each in candidates if each.id]).values()
            for verdict in each
        }
        for decision in wanted:
            if isinstance(decision, SeedVerdict) and (decision.reviewer, decision.at) in given:
                continue  # whatever a newer reading calls its claim now
            claim = claim_of(seed, decision.entry, decision.claim, found)
            if not claim.id or _is_open(store, claim.id, decision):
                waiting.append(decision)
    return tuple(sorted(waiting, key=lambda each: (each.at, each.entry)))


def _decisions(seed: Seed) -> Iterator[Decision]:
    """All that the seed decides, its verdicts first."""
    yield from seed.verdicts
    yield from seed.dismissals


def _is_open(store: Store, claim_id: str, decision: Decision) -> bool:
    """Whether the decision can be made: a person's own, and what the seed did before, stands."""
    if claims.get(store, claim_id).state in (State.FINAL, State.DISMISSED):
        return False
    return isinstance(decision, SeedVerdict) or not _was_dismissed(events.about(store, "claim", claim_id))


def _was_dismissed(happened: Iterable[events.Event]) -> bool:
    return any(each.action == "dismissed" and each.actor == SEED_SCRIPT for each in happened)
