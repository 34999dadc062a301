"""Put a seed file into a desk. Safe to run twice: what is there already is left as it is.

Everything is checked before anything is stored: the file by `seed_file`, and that the claim of each
verdict is found by `seed_work`. Articles and verdicts take the same way as a person's; the record
says that the seed script did it, when, and from which file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db import claims, labels, references, reviewers, sources
from db.engine import Database
from db.store import Store
from workbench.actions import adding
from workbench.actions.judging import at_the_desk, let_go_of_what_ran_out
from workbench.actions.seed_file import load_seed
from workbench.actions.seed_work import (
    SEED_SCRIPT,
    ClaimsByPage,
    Decision,
    NewPage,
    RememberingParser,
    Work,
    claim_of,
    claims_of,
    judgement_body,
    kept_sources,
    metric_of,
    preview_of,
    same_source,
    work_of,
)
from workbench.errors import BadSeed, NotFound, Refused
from workbench.extract.parser import Parser
from workbench.report.plurals import counted
from workbench.values.review import Actor, Command, CommandKind
from workbench.values.seed import Seed, SeedDismissal, SeedSeries, SeedVerdict, SeedVintage

__all__ = ["NOTHING_TO_DO", "SEED_SCRIPT", "apply", "load_seed", "plan"]

NOTHING_TO_DO = "nothing to do: everything is there already"


def plan(database: Database, seed: Seed, parser: Parser | None = None) -> tuple[str, ...]:
    """What `apply` would change, one line each; empty where everything is there already.

    Without `parser` the English one is loaded once an article has to be read. Raises BadSeed where
    the claim of a verdict can't be found.
    """
    work = work_of(database, seed, RememberingParser(parser))
    lines = [f"add the reviewer {each.name} ({each.role.value})" for each in work.reviewers]
    lines += [f"name the verdict {each.code.value} “{each.label}”" for each in work.labels]
    lines += [f"add the source “{each.source.title}”" for each in work.sources]
    for page in work.pages:
        number, found = counted(page.articles, "article"), counted(page.claims, "claim")
        lines.append(f"add {number} with {found} from {page.path}")
    for series, release in work.releases:
        figures = counted(len(release.points), "reference figure")
        lines.append(f"add {figures} of “{series.name}”, as published on {release.published}")
    lines += [_told(each) for each in work.decisions]
    if work and _mixes(seed, work):
        lines.append(f"all this needs --yes: {_real(work)}")
    return tuple(lines)


def apply(database: Database, seed: Seed, parser: Parser | None, *, yes: bool = False) -> tuple[str, ...]:
    """What was changed, in words; a second run changes nothing and says so.

    Raises BadSeed where the claim of a verdict can't be found, and Refused for samples where real
    claims are, unless `yes`; then nothing is stored. A run that is stopped goes on where it stopped.
    """
    remembering = RememberingParser(parser)
    work = work_of(database, seed, remembering)
    if not work:
        return (NOTHING_TO_DO,)
    if _mixes(seed, work) and not yes:
        raise Refused(
            f"the samples are made up, and {_real(work)}; choose another database "
            "(WORKBENCH_DATABASE_URL), or give --yes to mix them"
        )
    actor = Actor(SEED_SCRIPT, "system", session=f"{seed.path.name}, sha256 {seed.sha256}")
    with database.writing(actor) as store:
        _add_people_and_words(store, work)
    added = _add_pages(database, actor, work.pages, remembering)
    previews = [adding.mark_known(database, preview_of(page)) for page in seed.pages]
    with database.writing(actor) as store:
        found = {each.origin: claims_of(store, each, remembering) for each in previews}
        for series, release in work.releases:
            _add_release(store, series, release, metric_of(seed, series, found))
        _decide(store, seed, work.decisions, found)
    return _summary(work, added)


# --- doing it ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Added:
    articles: int
    claims: int


def _add_people_and_words(store: Store, work: Work) -> None:
    for person in work.reviewers:
        reviewers.ensure(store, person.name, person.role)
    for label in work.labels:
        labels.name(store, label.code, label.label, label.use_when)
    for each in work.sources:
        sources.add(store, each.source)


def _add_pages(
    database: Database, actor: Actor, pages: tuple[NewPage, ...], parser: RememberingParser
) -> _Added:
    reports = [adding.add_page(database, actor, page.preview, parser) for page in pages]
    for report in reports:
        for place, reason in report.skipped:
            raise BadSeed(f"{place}: {reason}")
    added = [article for report in reports for article in report.added]
    return _Added(len(added), sum(article.claims for article in added))


def _add_release(store: Store, series: SeedSeries, release: SeedVintage, metric: str) -> None:
    references.add(
        store,
        series.name,
        metric=metric,
        unit=series.unit,
        publisher=series.publisher,
        url=series.url,
        published=release.published,
        points=release.points,
    )


def _decide(store: Store, seed: Seed, decisions: tuple[Decision, ...], found: ClaimsByPage) -> None:
    """Give each verdict and dismissal its own day; the record keeps the day of today."""
    source_ids = _source_ids(store, seed)
    store.recorded_at = now = store.at
    for number, decision in enumerate(decisions, 1):
        store.at = decision.at
        claim = claim_of(seed, decision.entry, decision.claim, found)
        person = reviewers.named(store, decision.reviewer)
        if person is None:
            raise NotFound(f"there is no reviewer {decision.reviewer}")
        version = claims.get(store, claim.id).row_version
        command = _command(number, decision, claim.id, version, source_ids)
        try:
            at_the_desk(store, person, command, local=True)
        except Refused as error:
            raise BadSeed(f"{seed.path}: {decision.entry}: {error}") from error
    store.at = now
    let_go_of_what_ran_out(store)


def _command(
    number: int, decision: Decision, claim_id: str, version: int, source_ids: Mapping[str, str]
) -> Command:
    if isinstance(decision, SeedDismissal):
        return Command(number, CommandKind.DISMISS, claim_id, version, {"reason": decision.reason})
    body = judgement_body(decision.judgement, source_ids)
    return Command(number, CommandKind.JUDGE, claim_id, version, body)


def _source_ids(store: Store, seed: Seed) -> dict[str, str]:
    """From the keys of the seed file to the ids of the desk."""
    kept = kept_sources(store)
    found = {each.key: same_source(each.source, kept) for each in seed.sources}
    return {key: source.id for key, source in found.items() if source is not None}


# --- telling it --------------------------------------------------------------------------------


def _mixes(seed: Seed, work: Work) -> bool:
    return seed.samples and work.real_claims > 0


def _real(work: Work) -> str:
    verb = "is" if work.real_claims == 1 else "are"
    return f"there {verb} {counted(work.real_claims, 'real claim')} in this database"


def _told(decision: Decision) -> str:
    day = f"{decision.at:%Y-%m-%d}"
    if isinstance(decision, SeedDismissal):
        return f"dismiss {decision.claim}, by {decision.reviewer} on {day}"
    code = decision.judgement.code
    return (
        f"judge {decision.claim}: {code.value if code else 'no verdict yet'}, by {decision.reviewer} on {day}"
    )


def _summary(work: Work, added: _Added) -> tuple[str, ...]:
    judged = sum(isinstance(each, SeedVerdict) for each in work.decisions)
    done = (
        (len(work.reviewers), "reviewer"),
        (len(work.labels), "verdict label"),
        (len(work.sources), "source"),
        (added.articles, "article"),
        (added.claims, "claim"),
        (sum(len(release.points) for _, release in work.releases), "reference figure"),
        (judged, "verdict"),
        (len(work.decisions) - judged, "dismissal"),
    )
    return tuple(f"added {counted(number, noun)}" for number, noun in done if number)
