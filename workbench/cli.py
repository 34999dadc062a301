"""The command: one short function each. What stays stable is in `docs/commands.md`.

Results go to standard output, everything else to standard error. What a command needs is imported
when it runs, so `workbench figures` loads neither parser nor database.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from workbench import __version__
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.actions.adding import AddReport
    from workbench.actions.page_previews import PagePreview
    from workbench.errors import ItemSkipped
    from workbench.intake.fetching import Fetcher
    from workbench.intake.limits import Limits
    from workbench.settings import Settings
    from workbench.values.review import Actor

DONE, FAULT, UNUSABLE, SKIPPED, UNPROVED = 0, 1, 2, 3, 4


def run(arguments: Sequence[str]) -> int:
    """The exit code: 0 done, 1 a fault of ours, 2 unusable, 3 some items skipped, 4 not proved."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
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
    except Exception:
        traceback.print_exc()
        tell("this is a fault of the workbench, not of your input; please report the lines above")
        return FAULT


def tell(line: str) -> None:
    """One line for the person at the terminal."""
    print(f"workbench: {_harmless(line)}", file=sys.stderr)


def say(line: str) -> None:
    """One line of a result, of a command whose work goes on where nobody reads it (`| head`)."""
    try:
        print(_harmless(line), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_COMMANDS_OF_TERMINALS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _harmless(line: str) -> str:
    """The line as a terminal may see it: words of a page can't move its cursor or turn its writing."""
    return _COMMANDS_OF_TERMINALS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", line)


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
                with _Progress() as progress:
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


def watch(options: argparse.Namespace) -> int:
    from workbench.actions.fetching import make_fetcher
    from workbench.actions.limiting import limits_of
    from workbench.actions.watching import WATCHER, Poll, Watch
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
        until = poll.feed.due_at and poll.feed.due_at.astimezone(settings.zone)
        say(f"{added} added, {poll.known} known  {poll.feed.address}  next at {until:%Y-%m-%d %H:%M %Z}")

    watching = Watch(
        database, WATCHER, fetcher, load_parser(), every=options.every, limits=limits_of(settings)
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
    from workbench.actions.fetching import make_fetcher
    from workbench.actions.limiting import limits_of
    from workbench.errors import ItemSkipped
    from workbench.intake.fetching import is_address
    from workbench.intake.inputs import find_inputs

    settings = _settings()
    limits = limits_of(settings)
    addresses = [path for path in options.paths if is_address(path)]
    if addresses:
        yield from _previews_of(addresses, make_fetcher(settings), limits, options)
    for origin, raw in find_inputs(
        [path for path in options.paths if path not in addresses], max_megabytes=settings.max_megabytes
    ):
        if isinstance(raw, ItemSkipped):
            yield raw
            continue
        yield from previewing.each_preview(
            origin,
            raw,
            form=options.form,
            published=options.published,
            publisher=options.publisher,
            split=options.split,
            limits=limits,
            columns=options.columns,
        )


def _previews_of(
    addresses: Sequence[str], fetcher: Fetcher, limits: Limits, options: argparse.Namespace
) -> Iterator[PagePreview | ItemSkipped]:
    """Every page of what stands at the addresses."""
    from workbench.actions.fetching import read_address
    from workbench.errors import ItemSkipped

    for address in addresses:
        try:
            yield from read_address(
                fetcher,
                address,
                form=options.form,
                published=options.published,
                publisher=options.publisher,
                split=options.split,
                limits=limits,
            )
        except ItemSkipped as error:
            yield error


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
    with _Output(options.output) as write:
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


class _Progress:
    """A line at the terminal that says which article is read; nothing where nobody looks on."""

    def __enter__(self) -> Callable[[int, int, str], None]:
        self.shown = sys.stderr.isatty()
        return self._show

    def _show(self, done: int, total: int, title: str) -> None:
        if self.shown:
            bar = "#" * (20 * done // total)
            told = "".join(filter(str.isprintable, title))
            line = f"[{bar:<20}] {done} of {total}  {told}"
            print(f"\r\033[K{line[:100]}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


class _Output:
    """A file that is there whole or not at all, or standard output for "-".

    What stands at the path and is no file, a pipe or a device, is written to and never replaced.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.special = Path(path).exists() and not Path(path).is_file()

    def __enter__(self) -> Callable[[str], object]:
        if self.path == "-":
            return sys.stdout.write
        self.part = Path(self.path if self.special else self.path + ".part")
        try:
            self.stream = self.part.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise WorkbenchError(
                f"{self.path} can't be written ({error.strerror}); give another --output"
            ) from error
        return self.stream.write

    def __exit__(self, kind: object, *_: object) -> None:
        if self.path == "-":
            return
        self.stream.close()
        if self.special:
            return
        if kind is None:
            try:
                self.part.replace(self.path)
            except OSError as error:
                self.part.unlink(missing_ok=True)
                raise WorkbenchError(
                    f"{self.path} can't be written ({error.strerror}); give another --output"
                ) from error
        else:
            self.part.unlink(missing_ok=True)


# --- the words of the command line --------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"workbench: {message}; see `{self.prog} --help`\n")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-02-06") from None


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r}: a whole number from 0 to 65535 is needed")
    return int(text)


def _minutes(text: str) -> timedelta:
    try:
        found = timedelta(minutes=float(text))
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of minutes") from error
    if not timedelta(minutes=5) <= found <= timedelta(days=7):
        raise argparse.ArgumentTypeError("from 5 minutes to a week (10080) between two polls")
    return found


def _jobs(text: str) -> int:
    cores = os.cpu_count() or 1
    most = 4 * cores  # each holds the parser, about 260 MB; more than the cores gain nothing
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(
            f"{text!r}: this machine has {cores} cores; give a whole number from 1 to {most}"
        )
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="workbench",
        description="Reads figures and attributed claims out of news articles, and holds them for review.",
        epilog="`workbench COMMAND --help` has an example of each.",
    )
    parser.add_argument("--version", action="version", version=f"claim workbench {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(function: Callable[..., int], help: str, example: str) -> argparse.ArgumentParser:
        found = commands.add_parser(
            function.__name__,
            help=help,
            description=help[0].upper() + help[1:] + ".",
            epilog="example:\n  " + example.replace("\n", "\n  "),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        found.set_defaults(command=function)
        return found

    one = command(demo, "open a desk on the samples, in a database of its own", "workbench demo --port 8502")
    one.add_argument("--port", type=_port, metavar="N", help="8501, unless WORKBENCH_PORT says otherwise")

    one = command(serve, "open the desk of the database that is set", "workbench serve --port 8600")
    one.add_argument("--host", metavar="H", help="the address to serve on: 127.0.0.1, this machine alone")
    one.add_argument("--port", type=_port, metavar="N", help="8501, unless WORKBENCH_PORT says otherwise")

    one = command(
        seed,
        "put reviewers, labels, sources, articles and verdicts of a seed file into the database",
        "workbench seed --dry-run          what the samples would change\n"
        "workbench seed newsroom.toml      a file of your own, in the same form",
    )
    one.add_argument("file", nargs="?", type=Path, metavar="FILE.toml", help="without it: the samples")
    one.add_argument("--dry-run", action="store_true", help="print what would change, change nothing")
    one.add_argument("--yes", action="store_true", help="put samples even where real claims are")

    one = command(
        add,
        "read pages and store their articles and claims; what is there already is left as it is",
        "workbench add archive.txt --published 2026-02-06 --publisher 'Harbour Herald'",
    )
    one.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder, - for standard input, or an address"
    )
    _add_reading_options(one)

    one = command(
        watch,
        "poll feeds and add what is new, until stopped",
        "workbench watch https://news.example/feed.xml --every 30\n"
        "workbench watch https://news.example/feed.xml --once      one poll, for a schedule of your own",
    )
    one.add_argument("feeds", nargs="+", metavar="FEED", help="the address of an RSS or Atom feed")
    one.add_argument(
        "--every", type=_minutes, default="60", metavar="MINUTES", help="between two polls; 60, at least 5"
    )
    one.add_argument("--once", action="store_true", help="poll each feed once and stop")

    one = command(
        extract,
        "print the articles, figures, attributions and claims of a page as JSON; no database",
        "workbench extract archive.txt --published 2026-02-06\n"
        "workbench extract --from jsonl --jobs 2 articles.jsonl > claims.jsonl\n"
        "workbench extract --explain archive.txt",
    )
    one.add_argument(
        "path", nargs="?", default="-", metavar="PATH", help="a file, a folder, or - (the default)"
    )
    _add_reading_options(one)
    one.add_argument(
        "--to",
        choices=("json", "jsonl", "csv"),
        default="json",
        help="jsonl: an article a line; csv: a claim a row",
    )
    one.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="processes, for jsonl")
    one.add_argument(
        "--explain",
        action="store_true",
        help="also why each claim was read so, and what became of every number (not in csv)",
    )

    one = command(
        figures,
        "print the figures of a text alone; fast, without a parser",
        "echo 'Prices rose by 3.4% to $1.2 million.' | workbench figures",
    )
    one.add_argument("path", nargs="?", default="-", metavar="PATH", help="a file, or - (the default)")
    one.add_argument(
        "--from",
        dest="form",
        choices=("auto", "text", "jsonl"),
        default="auto",
        help="how PATH is read; auto looks at it",
    )
    one.add_argument("--to", choices=("json", "jsonl"), default=None, help="json for text, jsonl for jsonl")
    one.add_argument("--explain", action="store_true", help="also what was passed over, and why")

    one = command(
        export,
        "write verdicts with their claims, figures and sources",
        "workbench export verdicts --to csv --output verdicts.csv",
    )
    one.add_argument("what", choices=("verdicts",), metavar="WHAT", help="verdicts")
    one.add_argument("--to", choices=("csv",), required=True, metavar="FORMAT", help="csv")
    one.add_argument("--output", default="-", metavar="PATH", help="a file, or - (the default)")
    one.add_argument(
        "--all", action="store_true", help="claims without a final verdict too, with their state"
    )
    one.add_argument("--words", default="", help="only claims with these words")
    one.add_argument("--publisher", help="only claims of this publisher")
    one.add_argument("--speaker", help="only claims of this speaker")
    one.add_argument("--metric", help="only claims of this measure")
    one.add_argument("--first", type=_day, metavar="DATE", help="published on this day or later")
    one.add_argument("--last", type=_day, metavar="DATE", help="published on this day or earlier")

    command(
        reread,
        "read every article again with the words and rules of this version; verdicts stay",
        "workbench reread",
    )
    from workbench.article_lines import add_acts

    one = command(
        article,
        "look at one article, correct what is kept of it, withdraw it or bring it back",
        "workbench article correct a1b2c3 published 2026-02-06 --reason 'as its dateline says'",
    )
    add_acts(one)
    command(upgrade, "bring the database to this version", "workbench upgrade")
    one = command(
        backup, "save the database to a file while the desk goes on", "workbench backup monday.sqlite"
    )
    one.add_argument("path", type=Path, metavar="PATH", help="a file that is not there yet")
    one = command(audit, "prove that the log of events is whole and unchanged", "workbench audit verify")
    one.add_argument("what", choices=("verify",), metavar="verify")
    return parser


def _columns(text: str) -> dict[str, str]:
    from workbench.intake.readers.columns import FIELDS

    found: dict[str, str] = {}
    for pair in text.split(","):
        field, _, heading = pair.partition("=")
        if field.strip() not in FIELDS or not heading.strip():
            raise argparse.ArgumentTypeError(
                f"{pair!r}: write it as text=Body,title=Head; there are {', '.join(FIELDS)}"
            )
        found[field.strip()] = heading.strip()
    return found


def _add_reading_options(command: argparse.ArgumentParser) -> None:
    from workbench.intake.readers.forms import NAMES

    command.add_argument(
        "--from",
        dest="form",
        choices=NAMES,
        default="auto",
        metavar="FORMAT",
        help=f"how PATH is read; auto looks at it ({', '.join(NAMES[1:])})",
    )
    command.add_argument(
        "--published",
        type=_day,
        metavar="DATE",
        help="of the page, such as 2026-02-06; on a page of several an item's own stamp stays",
    )
    command.add_argument("--publisher", metavar="NAME", help="of every article, where the page has none")
    command.add_argument(
        "--columns",
        type=_columns,
        metavar="FIELD=HEADING,…",
        help="of a table, where they are not told by themselves: text=Body,title=Head",
    )
    command.add_argument("--no-split", dest="split", action="store_false", help="take a page as one article")
