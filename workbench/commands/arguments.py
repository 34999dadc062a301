"""What the command understands: its subcommands with their options, each with an example."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from workbench import __version__
from workbench.errors import WorkbenchError

EARLIEST_YEAR = 1600
"""Before it no newspaper was printed."""

Command = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(WorkbenchError.exit_code, f"workbench: {message}; see `{self.prog} --help`\n")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-02-06") from None


def _day_published(text: str) -> date:
    day = _day(text)
    if day.year < EARLIEST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r}: no newspaper is older than {EARLIEST_YEAR}")
    if day > datetime.now(UTC).date() + timedelta(days=366):
        raise argparse.ArgumentTypeError(f"{text!r} is more than a year ahead: is the year right?")
    return day


def _minutes(text: str) -> timedelta:
    try:
        found = timedelta(minutes=float(text))
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of minutes") from error
    if not timedelta(minutes=5) <= found <= timedelta(days=7):
        raise argparse.ArgumentTypeError("from 5 minutes to a week (10080) between two polls")
    return found


def _number_up_to(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdecimal()) or int(text[:9]) > most:
            raise argparse.ArgumentTypeError(f"{text!r}: a whole number from 0 to {most} is needed")
        return int(text)

    return number


def _jobs(text: str) -> int:
    cores = os.cpu_count() or 1
    most = 4 * cores  # each holds the parser, about 260 MB; more than the cores gain nothing
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(
            f"{text!r}: this machine has {cores} cores; give a whole number from 1 to {most}"
        )
    return int(text)


def make_parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The parser; `options.command` is the function of the subcommand that was given."""
    parser = _Parser(
        prog="workbench",
        description="Reads figures and attributed claims out of news articles, and holds them for review.",
        epilog="`workbench COMMAND --help` has an example of each.",
    )
    parser.add_argument("--version", action="version", version=f"claim workbench {__version__}")
    known = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, help: str, example: str) -> argparse.ArgumentParser:
        found = known.add_parser(
            name,
            help=help,
            description=help[0].upper() + help[1:] + ".",
            epilog="example:\n  " + example.replace("\n", "\n  "),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        found.set_defaults(command=commands[name])
        return found

    one = command(
        "demo", "open a desk on the samples, in a database of its own", "workbench demo --port 8502"
    )
    one.add_argument(
        "--port", type=_number_up_to(65535), metavar="N", help="8501, unless WORKBENCH_PORT says otherwise"
    )

    one = command("serve", "open the desk of the database that is set", "workbench serve --port 8600")
    one.add_argument("--host", metavar="H", help="the address to serve on: 127.0.0.1, this machine alone")
    one.add_argument(
        "--port", type=_number_up_to(65535), metavar="N", help="8501, unless WORKBENCH_PORT says otherwise"
    )

    one = command(
        "seed",
        "put reviewers, labels, sources, articles and verdicts of a seed file into the database",
        "workbench seed --dry-run          what the samples would change\n"
        "workbench seed newsroom.toml      a file of your own, in the same form",
    )
    one.add_argument("file", nargs="?", type=Path, metavar="FILE.toml", help="without it: the samples")
    one.add_argument("--dry-run", action="store_true", help="print what would change, change nothing")
    one.add_argument("--yes", action="store_true", help="put samples even where real claims are")

    one = command(
        "add",
        "read pages and store their articles and claims; what is there already is left as it is",
        "workbench add archive.txt --published 2026-02-06 --publisher 'Harbour Herald'",
    )
    one.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder, - for standard input, or an address"
    )
    one.add_argument("--dry-run", action="store_true", help="print what would become of it, change nothing")
    _add_reading_options(one)

    one = command(
        "watch",
        "poll feeds and add what is new or was changed, until stopped",
        "workbench watch https://news.example/feed.xml --every 30\n"
        "workbench watch https://news.example/feed.xml --once      one poll, for a schedule of your own",
    )
    one.add_argument("feeds", nargs="+", metavar="FEED", help="the address of an RSS or Atom feed")
    one.add_argument(
        "--every", type=_minutes, default="60", metavar="MINUTES", help="between two polls; 60, at least 5"
    )
    one.add_argument("--once", action="store_true", help="poll each feed once and stop")
    one.add_argument(
        "--again",
        type=_number_up_to(200),
        default="10",
        metavar="N",
        help="pages of items that are there, asked for again at each poll of a feed; 10, 0 for none",
    )
    one.add_argument(
        "--again-days",
        type=_number_up_to(60),
        default="3",
        metavar="DAYS",
        help="for so long after an item was first seen; 3",
    )

    one = command(
        "extract",
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
        "figures",
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
        "export",
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
        "reread",
        "read every article again with the words and rules of this version; verdicts stay",
        "workbench reread",
    )
    from workbench.commands.articles import add_acts

    one = command(
        "article",
        "look at one article, correct what is kept of it, withdraw it or bring it back",
        "workbench article correct a1b2c3 published 2026-02-06 --reason 'as its dateline says'",
    )
    add_acts(one)
    from workbench.commands import speakers

    one = command(
        "speakers",
        "list who is said to have said something, and say who is one and the same",
        "workbench speakers list lund\n"
        "workbench speakers same\n"
        "workbench speakers merge 'M. Lund' 'Mara Lund' --reason 'her own page says so'",
    )
    speakers.add_acts(one)
    command("upgrade", "bring the database to this version", "workbench upgrade")
    one = command(
        "backup", "save the database to a file while the desk goes on", "workbench backup monday.sqlite"
    )
    one.add_argument("path", type=Path, metavar="PATH", help="a file that is not there yet")
    one = command("audit", "prove that the log of events is whole and unchanged", "workbench audit verify")
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
        type=_day_published,
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
