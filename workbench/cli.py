"""The command: one short function each. What stays stable is in `docs/commands.md`.

Results go to standard output, everything else to standard error. What a command needs is imported
when it runs, so `workbench figures` loads neither parser nor database.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.arguments import Command, make_parser
from workbench.errors import WorkbenchError
from workbench.terminal import Output, Progress, say, tell

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.actions.adding import AddReport
    from workbench.actions.page_previews import PagePreview
    from workbench.errors import ItemSkipped
    from workbench.settings import Settings
    from workbench.values.review import Actor

DONE, FAULT, UNUSABLE, SKIPPED, UNPROVED = 0, 1, 2, 3, 4
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def run(arguments: Sequence[str]) -> int:
    """The exit code: 0 done, 1 a fault of ours, 2 unusable, 3 some items skipped, 4 not proved."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = make_parser(COMMANDS).parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
        return code
    except WorkbenchError as error:
        tell(str(error))
        return error.exit_code
    except BrokenPipeError:  # the reader has seen enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        tell("stopped")
        return 130
    except OSError as error:
        if error.errno not in NO_ROOM:
            return _fault()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        tell(f"the output can't be written: {error.strerror}; make room, or write it elsewhere")
        return UNUSABLE
    except Exception:
        return _fault()


def _fault() -> int:
    traceback.print_exc()
    tell("this is a fault of the workbench, not of your input; please report the lines above")
    return FAULT


# --- the commands ------------------------------------------------------------------------------


def demo(options: argparse.Namespace) -> int:
    from workbench.actions import opening, seeding
    from workbench.settings import data_folder, load_settings

    settings = load_settings()
    path = data_folder() / "demo.sqlite"
    database = opening.open_database(f"sqlite:///{path}")
    tell(f"the sample desk is in {path}")
    for line in seeding.apply(database, seeding.load_seed(None), None, yes=True):
        tell(line)
    return _serve(settings, database, port=options.port)


def serve(options: argparse.Namespace) -> int:
    settings, database = _open()
    return _serve(settings, database, host=options.host, port=options.port)


def seed(options: argparse.Namespace) -> int:
    from workbench.actions import opening, seeding

    found = seeding.load_seed(options.file)
    if options.dry_run:
        with opening.open_unchanged(_settings().database_url) as looked_at:
            changes = seeding.plan(looked_at, found)
        print("\n".join(changes or (seeding.NOTHING_TO_DO,)))
        return UNPROVED if changes else DONE
    _, database = _open()
    print("\n".join(seeding.apply(database, found, None, yes=options.yes)))
    return DONE


def add(options: argparse.Namespace) -> int:
    from workbench.actions import adding
    from workbench.errors import ItemSkipped
    from workbench.extract.parser import load_parser

    if options.dry_run:
        return _add_nothing(options)
    opened: tuple[Settings, Database] | None = None  # made when there is something to keep
    added, updated, already, skipped = 0, 0, 0, 0
    try:
        for preview in _previews(options):
            try:
                if isinstance(preview, ItemSkipped):
                    raise preview
                settings, database = opened = opened or _open()
                actor = _local_actor(settings, database)
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
        return 130
    newer = f"{updated} updated, " if updated else ""
    say(f"{added} added, {newer}{already} already there, {skipped} skipped")
    if not skipped:
        return DONE
    return SKIPPED if added or updated or already else UNUSABLE


def _add_nothing(options: argparse.Namespace) -> int:
    """Tell what adding would do."""
    from workbench.actions import adding, opening
    from workbench.actions.taking_back import takes_back
    from workbench.article_lines import preview_lines
    from workbench.errors import ItemSkipped

    read, skipped = 0, 0
    with opening.open_unchanged(_settings().database_url) as database:
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

    settings = _settings()
    fetcher = make_fetcher(settings)
    settings, database = _open()

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
    from workbench.article_lines import report_lines

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

    settings = _settings()
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


def extract(options: argparse.Namespace) -> int:
    from workbench import bulk
    from workbench.actions.limiting import limits_of

    return bulk.extract(
        options.path,
        form=options.form,
        published=options.published,
        publisher=options.publisher,
        split=options.split,
        limits=limits_of(_settings()),
        columns=options.columns,
        explained=options.explain,
        to=options.to,
        jobs=options.jobs,
        write=sys.stdout.write,
        tell=tell,
    )


def figures(options: argparse.Namespace) -> int:
    from workbench import figure_lines

    return figure_lines.run(options.path, options.form, options.to, options.explain, sys.stdout.write, tell)


def export(options: argparse.Namespace) -> int:
    from workbench.actions import exporting
    from workbench.values.listing import ClaimFilter

    settings, database = _open(create=False)
    wanted = ClaimFilter(
        words=options.words,
        publisher=options.publisher,
        speaker=options.speaker,
        metric=options.metric,
        first=options.first,
        last=options.last,
    )
    with Output(options.output) as write:
        manifest = exporting.export_verdicts(
            database, _local_actor(settings, database), wanted, all_states=options.all, write=write
        )
    tell(f"{manifest.rows} rows, sha256 {manifest.sha256}")
    if manifest.withdrawn:
        tell(f"{manifest.withdrawn} of withdrawn articles are left out; --all has them")
    return DONE


def reread(options: argparse.Namespace) -> int:
    from workbench.actions import rereading
    from workbench.extract.parser import load_parser

    settings, database = _open()
    report = rereading.read_again(database, _local_actor(settings, database), load_parser())
    print(report)
    return DONE


def article(options: argparse.Namespace) -> int:
    from workbench import article_lines

    settings, database = _open(create=False)
    actor = _local_actor(settings, database)
    for line in article_lines.ACTS[options.act](database, actor, options):
        say(line)
    return DONE


def upgrade(options: argparse.Namespace) -> int:
    from workbench.actions import upkeep

    settings = _settings()
    print(upkeep.upgrade(settings.database_url))
    return DONE


def backup(options: argparse.Namespace) -> int:
    from workbench.actions import upkeep

    _, database = _open(create=False)
    print(upkeep.backup(database, options.path))
    return DONE


def audit(options: argparse.Namespace) -> int:
    from workbench.actions import upkeep

    _, database = _open(create=False)
    problems = upkeep.verify_audit(database)
    for problem in problems:
        tell(problem)
    print("the log does not hold" if problems else "the log holds: every event follows from the one before")
    return UNPROVED if problems else DONE


# --- what several of them need -----------------------------------------------------------------


def _settings() -> Settings:
    from workbench.settings import load_settings

    return load_settings()


def _open(*, create: bool = True) -> tuple[Settings, Database]:
    from workbench.actions import opening

    settings = _settings()
    return settings, opening.open_database(settings.database_url, create=create)


def _local_actor(settings: Settings, database: Database) -> Actor:
    from workbench.actions import reviewing
    from workbench.values.review import Actor

    reviewer = reviewing.local_reviewer(database, settings.reviewer)
    return Actor(reviewer.name, reviewer.role.value, reviewer.id, session="command line")


def _serve(
    settings: Settings, database: Database, *, host: str | None = None, port: int | None = None
) -> int:
    from dataclasses import replace

    from workbench.serving.server import serve as run_server

    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    run_server(settings, database, ready=lambda address: tell(f"the desk is at {address} (Ctrl-C stops it)"))
    return DONE


COMMANDS: Mapping[str, Command] = {
    each.__name__: each
    for each in (
        demo, serve, seed, add, watch, extract, figures, export, reread, article, upgrade, backup, audit
    )
}  # fmt: skip
