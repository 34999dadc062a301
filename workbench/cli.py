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
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.commands.acts import do
from workbench.commands.adding import add, watch
from workbench.commands.arguments import Command, make_parser
from workbench.commands.opened import local_actor, open_desk, settings_here
from workbench.commands.terminal import DONE, FAULT, STOPPED, UNPROVED, UNUSABLE, Output, tell
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.settings import Settings

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
        return STOPPED
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
    from workbench.settings import data_folder

    settings = settings_here()
    path = data_folder() / "demo.sqlite"
    database = opening.open_database(f"sqlite:///{path}")
    tell(f"the sample desk is in {path}")
    for line in seeding.apply(database, seeding.load_seed(None), None, yes=True):
        tell(line)
    return _serve(settings, database, port=options.port)


def serve(options: argparse.Namespace) -> int:
    settings, database = open_desk()
    return _serve(settings, database, host=options.host, port=options.port)


def seed(options: argparse.Namespace) -> int:
    from workbench.actions import opening, seeding

    found = seeding.load_seed(options.file)
    if options.dry_run:
        with opening.open_unchanged(settings_here().database_url) as looked_at:
            changes = seeding.plan(looked_at, found)
        print("\n".join(changes or (seeding.NOTHING_TO_DO,)))
        return UNPROVED if changes else DONE
    _, database = open_desk()
    print("\n".join(seeding.apply(database, found, None, yes=options.yes)))
    return DONE


def extract(options: argparse.Namespace) -> int:
    from workbench import bulk
    from workbench.actions.limiting import limits_of

    return bulk.extract(
        options.path,
        form=options.form,
        published=options.published,
        publisher=options.publisher,
        split=options.split,
        limits=limits_of(settings_here()),
        columns=options.columns,
        explained=options.explain,
        to=options.to,
        jobs=options.jobs,
        write=sys.stdout.write,
        tell=tell,
    )


def figures(options: argparse.Namespace) -> int:
    from workbench.commands import figures

    return figures.run(options.path, options.form, options.to, options.explain, sys.stdout.write, tell)


def export(options: argparse.Namespace) -> int:
    from workbench.actions import exporting
    from workbench.values.listing import ClaimFilter

    settings, database = open_desk(create=False)
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
            database, local_actor(settings, database), wanted, all_states=options.all, write=write
        )
    tell(f"{manifest.rows} rows, sha256 {manifest.sha256}")
    if manifest.withdrawn:
        tell(f"{manifest.withdrawn} of withdrawn articles are left out; --all has them")
    return DONE


def reread(options: argparse.Namespace) -> int:
    from workbench.actions import rereading
    from workbench.extract.parser import load_parser

    settings, database = open_desk()
    report = rereading.read_again(database, local_actor(settings, database), load_parser())
    print(report)
    return DONE


def article(options: argparse.Namespace) -> int:
    from workbench.commands import articles

    return do(articles.ACTS[options.act], options)


def speakers(options: argparse.Namespace) -> int:
    from workbench.commands import speakers

    return do(speakers.ACTS[options.act], options)


def upgrade(options: argparse.Namespace) -> int:
    from workbench.actions import upkeep

    settings = settings_here()
    print(upkeep.upgrade(settings.database_url))
    return DONE


def backup(options: argparse.Namespace) -> int:
    from workbench.actions import upkeep

    _, database = open_desk(create=False)
    print(upkeep.backup(database, options.path))
    return DONE


def audit(options: argparse.Namespace) -> int:
    from workbench.actions import upkeep

    _, database = open_desk(create=False)
    problems = upkeep.verify_audit(database)
    for problem in problems:
        tell(problem)
    print("the log does not hold" if problems else "the log holds: every event follows from the one before")
    return UNPROVED if problems else DONE


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
        demo, serve, seed, add, watch, extract, figures, export, reread, article, speakers,
        upgrade, backup, audit
    )
}  # fmt: skip
