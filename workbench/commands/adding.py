"""`workbench add` and `workbench watch`: pages in, articles stored, and a line for each."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.commands.opened import local_actor, open_desk, settings_here
from workbench.commands.terminal import DONE, SKIPPED, STOPPED, UNUSABLE, Progress, say, tell

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.actions.add_reports import AddReport
    from workbench.actions.page_previews import PagePreview
    from workbench.errors import ItemSkipped
    from workbench.settings import Settings


def add(options: argparse.Namespace) -> int:
    from workbench.actions import adding
    from workbench.errors import ItemSkipped
    from workbench.extract.parser import load_parser

    if options.dry_run:
        return _dry_run(options)
    opened: tuple[Settings, Database] | None = None  # made when there is something to keep
    added, updated, already, skipped = 0, 0, 0, 0
    try:
        for preview in _previews(options):
            try:
                if isinstance(preview, ItemSkipped):
                    raise preview
                settings, database = opened = opened or open_desk()
                actor = local_actor(settings, database)
                preview = adding.mark_known(database, preview)
                parser = load_parser() if None in preview.known else None
                with Progress() as progress:
                    report = adding.add_page(database, actor, preview, parser, progress=progress)
            except ItemSkipped as error:
                tell(f"skipped {error}")
                skipped += 1
                continue
            _say_added(report, preview.origin)
            for line in report.rejected:
                say(f"left out {line.reason}: {line.text[:80]}")
            added += len(report.added)
            updated += len(report.updated)
            already += len(report.already)
            skipped += len(report.skipped)
    except KeyboardInterrupt:
        tell("stopped; what was added stays: the same command again goes on from there")
        return STOPPED
    newer = f"{updated} updated, " if updated else ""
    say(f"{added} added, {newer}{already} already there, {skipped} skipped")
    if not skipped:
        return DONE
    return SKIPPED if added or updated or already else UNUSABLE


def _dry_run(options: argparse.Namespace) -> int:
    """Tell what adding would do."""
    from workbench.actions import adding, opening
    from workbench.actions.taking_back import takes_back
    from workbench.commands.articles import preview_lines
    from workbench.errors import ItemSkipped

    read, skipped = 0, 0
    with opening.open_unchanged(settings_here().database_url) as database:
        for preview in _previews(options):
            if isinstance(preview, ItemSkipped):
                tell(f"skipped {preview}")
                skipped += 1
                continue
            preview = adding.mark_known(database, preview)
            for line in preview_lines(preview, takes_back(database, preview)):
                say(line)
            for note in preview.notes:
                tell(f"{preview.origin}: {note}")
            read += 1
    say("nothing was stored")
    if not skipped:
        return DONE
    return SKIPPED if read else UNUSABLE


def watch(options: argparse.Namespace) -> int:
    from workbench.actions.fetching import make_fetcher
    from workbench.actions.limiting import limits_of
    from workbench.actions.watching import WATCHER, Again, Poll, Watch
    from workbench.extract.parser import load_parser

    settings = settings_here()
    fetcher = make_fetcher(settings)
    settings, database = open_desk()

    def tell_poll(poll: Poll) -> None:
        for report in poll.reports:
            _say_added(report)
        for problem in poll.problems:
            tell(problem)
        added = sum(len(report.added) for report in poll.reports)
        updated = sum(len(report.updated) for report in poll.reports)
        newer = f"{updated} updated, " if updated else ""
        until = poll.feed.due_at and poll.feed.due_at.astimezone(settings.zone)
        brought = f"{added} added, {newer}{poll.known} known"
        say(f"{brought}  {poll.feed.address}  next at {until:%Y-%m-%d %H:%M %Z}")

    watching = Watch(
        database,
        WATCHER,
        fetcher,
        load_parser(),
        every=options.every,
        limits=limits_of(settings),
        again=Again(options.again, options.again_days),
    )
    polls = watching.run(options.feeds, tell_poll, once=options.once)
    return SKIPPED if any(poll.problems for poll in polls) else DONE


def _say_added(report: AddReport, origin: str = "") -> None:
    """What became of a page, a line an article."""
    from workbench.commands.articles import report_lines

    for line in report_lines(report):
        say(line)
    for place, reason in report.skipped:
        tell(f"skipped {place}: {reason}")
    for note in report.notes:
        tell(f"{origin}: {note}" if origin else note)


def _previews(options: argparse.Namespace) -> Iterator[PagePreview | ItemSkipped]:
    """Every page of every input, one by one."""
    from workbench.actions import previewing
    from workbench.actions.fetching import each_at
    from workbench.actions.limiting import limits_of
    from workbench.errors import ItemSkipped
    from workbench.intake.contents import Asked
    from workbench.intake.fetching import is_address
    from workbench.intake.inputs import find_inputs

    settings = settings_here()
    asked = Asked(
        form=options.form,
        published=options.published,
        publisher=options.publisher,
        split=options.split,
        limits=limits_of(settings),
        columns=options.columns,
    )
    addresses = [path for path in options.paths if is_address(path)]
    if addresses:
        yield from each_at(settings, addresses, **asked)
    files = [path for path in options.paths if path not in addresses]
    for origin, raw in find_inputs(files, max_megabytes=settings.max_megabytes):
        if isinstance(raw, ItemSkipped):
            yield raw
        else:
            yield from previewing.each_preview(origin, raw, **asked)
