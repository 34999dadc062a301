"""Speakers as lines at the terminal: `workbench speakers`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.commands.acts import Act

if TYPE_CHECKING:
    from datetime import date

    from db.engine import Database
    from workbench.values.review import Actor
    from workbench.values.speaker import SpeakerCase, SpeakerRow

ON_A_PAGE = 100


def add_acts(command: argparse.ArgumentParser) -> None:
    """The acts of `workbench speakers` as its own commands."""
    acts = command.add_subparsers(dest="act", metavar="ACT", required=True)
    one = acts.add_parser("list", help="all with claims, those with the most first")
    one.add_argument("words", nargs="*", metavar="WORD", help="only those with these words in a name")
    one.add_argument("--page", type=_page, default=1, metavar="N", help=f"{ON_A_PAGE} a page; 1")
    one = acts.add_parser("show", help="one: its titles by date, and its other names")
    one.add_argument("name", metavar="NAME")
    acts.add_parser("same", help="pairs that may be one and the same, with the reasons; nothing is merged")
    for act, second, told in (
        ("merge", "INTO", "what NAME says is said by INTO, now and in all that is read later"),
        ("differ", "OTHER", "the two are not the same, and are not proposed again"),
        ("rename", "LABEL", "what the desk calls the speaker"),
        ("kind", "KIND", "person or organisation, whatever is read"),
    ):
        one = acts.add_parser(act, help=told)
        one.add_argument("name", metavar="NAME")
        one.add_argument("other", metavar=second)
        one.add_argument("--reason", required=True, help="why, for the record")
    one = acts.add_parser("split", help="take a merge back: claims go back to the name of their article")
    one.add_argument("name", metavar="NAME")
    one.add_argument("--reason", required=True, help="why, for the record")


def list_all(database: Database, _actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    skip = (options.page - 1) * ON_A_PAGE
    found = speakers.list_speakers(database, words=" ".join(options.words), skip=skip, limit=ON_A_PAGE + 1)
    for row in found[:ON_A_PAGE]:
        yield _line(row)
    if not found:
        yield "no speaker has these words" if options.words else "no speaker has claims"
    if len(found) > ON_A_PAGE:
        yield f"more: `workbench speakers list {' '.join([*options.words, '--page', str(options.page + 1)])}`"


def show(database: Database, _actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    yield from _shown(speakers.speaker(database, speakers.number_of(database, options.name)))


def same(database: Database, _actor: Actor, _options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    found = speakers.proposals(database, most=ON_A_PAGE)
    for pair in found:
        yield f"{pair.score:>3}  {pair.name.label!r} {pair.into.label!r}: {'; '.join(pair.reasons)}"
        for text in pair.against:
            yield f"     against it: {text}"
    if found:
        yield "`workbench speakers merge …` or `differ …` with the two names decides it"
    else:
        yield "no two speakers look like one"


def merge(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    name, into = speakers.number_of(database, options.name), speakers.number_of(database, options.other)
    seen = speakers.seen(database, name)[1], speakers.seen(database, into)[1]
    moved = speakers.merge(database, actor, name, into, options.reason, seen=seen)
    label = speakers.speaker(database, into).row.name.label
    yield f"merged {options.name!r} into {label!r}: {_claims(moved)} over"


def differ(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    name, other = speakers.number_of(database, options.name), speakers.number_of(database, options.other)
    seen = speakers.seen(database, name)[1], speakers.seen(database, other)[1]
    speakers.differ(database, actor, name, other, options.reason, seen=seen)
    yield f"{options.name!r} and {options.other!r} are not the same; they are not proposed again"


def split(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    number = speakers.number_of(database, options.name)
    _, version = speakers.seen(database, number)
    moved = speakers.split(database, actor, number, options.reason, seen=version)
    yield f"split off {options.name!r}: {_claims(moved)} back"


def rename(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    found = speakers.speaker(database, speakers.number_of(database, options.name)).row.name
    moved = speakers.rename(
        database, actor, found.number, options.other, options.reason, seen=found.row_version
    )
    label = speakers.speaker(database, found.number).row.name.label
    yield f"{found.label!r} is called {label!r}: {_claims(moved)} with it"


def kind(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import speakers

    found = speakers.speaker(database, speakers.number_of(database, options.name)).row.name
    speakers.decide_kind(database, actor, found.number, options.other, options.reason, seen=found.row_version)
    yield f"{found.label!r} is told to be: {options.other}"


ACTS: dict[str, Act] = {
    "list": list_all,
    "show": show,
    "same": same,
    "merge": merge,
    "split": split,
    "differ": differ,
    "rename": rename,
    "kind": kind,
}


def _page(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no page: a whole number from 1")
    return int(text)


def _line(row: SpeakerRow) -> str:
    kind = row.name.kind.value if row.name.kind else ""
    role = f"  {row.role}" if row.role else ""
    counts = f"{row.name.claims:>6} claims  {row.articles:>5} articles"
    return f"{counts}  {_days(row.first, row.last):<24} {kind:<12}  {row.name.label}{role}"


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return f"{first}" if first == last else f"{first} to {last}"


def _shown(case: SpeakerCase) -> Iterator[str]:
    row = case.row
    yield row.name.label
    decided = " (a person said so)" if case.kind_decided else ""
    yield f"  kind      {row.name.kind.value if row.name.kind else 'not known'}{decided}"
    yield f"  claims    {row.name.claims} in {row.articles} articles  {_days(row.first, row.last)}".rstrip()
    for title in case.titles:
        yield f"  called    {title.role}  {_days(title.first, title.last)}"
    for other in case.names:
        by = f"  merged by {other.by}: {other.reason}" if other.by else ""
        yield f"  also      {other.name} ({other.claims} {'claim' if other.claims == 1 else 'claims'}){by}"


def _claims(count: int) -> str:
    return "1 claim goes" if count == 1 else f"{count:,} claims go"
