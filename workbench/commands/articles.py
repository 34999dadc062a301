"""Articles as lines at the terminal: what became of a page, and `workbench article`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.acts import Act
from workbench.errors import UnusableInput

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.actions.adding import AddedArticle, AddReport
    from workbench.actions.page_previews import PagePreview
    from workbench.actions.taking_back import TakesBack
    from workbench.values.article_history import ArticleHistory
    from workbench.values.review import Actor


def report_lines(report: AddReport) -> Iterator[str]:
    """What became of a page: a line an article, and below it what else is to be known."""
    for word, found in (("added", report.added), ("updated", report.updated), ("already", report.already)):
        for each in found:
            yield f"{word:<8} {each.id}  {each.claims:>3} claims  {each.title}"
            yield from _more(each)


def preview_lines(preview: PagePreview, taken_back: TakesBack) -> Iterator[str]:
    """What would become of a page: a line an article, and what it would take back of what it gave."""
    from workbench.actions.becoming import Becoming

    words = {Becoming.NEW: "new", Becoming.UPDATE: "update", Becoming.ALREADY: "already"}
    for article, will_be in zip(preview.page.articles, preview.becomes, strict=True):
        name = f"{will_be.article_id}  " if will_be.article_id else ""
        yield f"{words[will_be.kind]:<8} {name}{article.headline}"
        if will_be.because:
            yield f"         a newer version: {will_be.because}"
    if taken_back:
        yield f"{preview.origin}: {taken_back}"
        for word, found in (
            ("withdrawn", taken_back.withdrawn),
            ("set back", taken_back.set_back),
            ("back", taken_back.brought_back),
        ):
            for each in found:
                yield f"{word:<9} {each.article_id}  {each.headline}"


def _more(each: AddedArticle) -> Iterator[str]:
    if each.because:
        yield f"         version {each.version}: {each.because}"
    for change in each.changes:
        yield f"         {change}"
    if each.same_origin is not None:
        link = each.same_origin
        by = f" of {link.publisher}" if link.publisher else ""
        yield (
            f"         same text as {link.article_id}{by} ({int(link.score * 100)} %), {link.title[:60]!r}: "
            f"`workbench article refuse {link.number}` if it is not"
        )
    for value in each.left_aside:
        field = value.partition(" ")[0]
        yield f"         left aside: {value}; `workbench article correct {each.id} {field} …` changes it"
    if each.withdrawn:
        yield f"         it is withdrawn; `workbench article restore {each.id} …` brings it back"


# --- workbench article -------------------------------------------------------------------------


def show(database: Database, _actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import article_versions

    found = article_versions.history(database, options.id)
    yield from _shown(found)


def correct(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import article_corrections, article_versions
    from workbench.extract.parser import load_parser

    found = article_versions.history(database, options.id)
    value = _text_of(options.value) if options.field == "text" else options.value
    change = article_corrections.correct_article(
        database,
        actor,
        options.id,
        options.field,
        value,
        options.reason,
        seen=found.row_version,
        parser=load_parser(),
    )
    yield f"corrected {options.id}: {change}"


def withdraw(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import article_corrections, article_versions

    found = article_versions.history(database, options.id)
    article_corrections.withdraw_article(database, actor, options.id, options.reason, seen=found.row_version)
    yield f"withdrawn {options.id}: its {found.claims} claims are out of queues, lists and charts"


def restore(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    from workbench.actions import article_corrections, article_versions

    found = article_versions.history(database, options.id)
    article_corrections.restore_article(database, actor, options.id, options.reason, seen=found.row_version)
    yield f"brought back {options.id} with its {found.claims} claims"


def confirm(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    yield from _answer(database, actor, options, confirmed=True)


def refuse(database: Database, actor: Actor, options: argparse.Namespace) -> Iterator[str]:
    yield from _answer(database, actor, options, confirmed=False)


def _answer(
    database: Database, actor: Actor, options: argparse.Namespace, *, confirmed: bool
) -> Iterator[str]:
    from workbench.actions import article_corrections

    article_corrections.answer_link(
        database, actor, options.number, confirmed=confirmed, reason=options.reason
    )
    yield f"link {options.number} {'confirmed' if confirmed else 'refused'}"


ACTS: dict[str, Act] = {
    "show": show,
    "correct": correct,
    "withdraw": withdraw,
    "restore": restore,
    "confirm": confirm,
    "refuse": refuse,
}


def add_acts(command: argparse.ArgumentParser) -> None:
    """The acts of `workbench article` as its own commands."""
    acts = command.add_subparsers(dest="act", metavar="ACT", required=True)
    one = acts.add_parser("show", help="its versions, corrections and copies")
    one.add_argument("id", metavar="ID")
    one = acts.add_parser("correct", help="mend its date, publisher, title, address or text")
    one.add_argument("id", metavar="ID")
    one.add_argument("field", metavar="FIELD", help="published, publisher, title, url or text")
    one.add_argument("value", metavar="VALUE", help="a date as 2026-02-06; '' for none; of text: its file")
    one.add_argument("--reason", required=True, help="why, for the record")
    for act, told in (
        ("withdraw", "take it and its claims out of queues, lists, charts and exports"),
        ("restore", "bring it back"),
    ):
        one = acts.add_parser(act, help=told)
        one.add_argument("id", metavar="ID")
        one.add_argument("--reason", required=True, help="why, for the record")
    for act, told in (("confirm", "it tells the text of another"), ("refuse", "it does not")):
        one = acts.add_parser(act, help=f"of a link between two articles: {told}")
        one.add_argument("number", type=int, metavar="LINK", help="its number, as `show` and `add` tell it")
        one.add_argument("--reason", default="", help="why, for the record")


def _shown(found: ArticleHistory) -> Iterator[str]:
    article = found.article
    yield f"{article.id}  {article.headline}"
    if found.withdrawn_at is not None:
        yield f"  withdrawn  {found.withdrawn_at:%Y-%m-%d}: {found.withdrawn_why}"
    dated = f"{article.published}" + (f" ({article.dated_because})" if article.dated_because else "")
    yield f"  published  {dated if article.published else 'not known'}"
    yield f"  publisher  {article.publisher or 'not known'}"
    if article.url:
        yield f"  address    {article.url}"
    yield f"  added      {found.added_at:%Y-%m-%d} from {found.origin or 'a source that is not known'}"
    yield f"  claims     {found.claims}"
    for version in found.versions:
        holds = ", holds" if version.holds else ""
        why = f": {version.why}" if version.why else ""
        by = f" by {version.by}" if version.by else ""
        yield f"  version {version.number}  {version.at:%Y-%m-%d}{by}{holds}{why}"
        for change in version.changes:
            yield f"    {change}"
    for correction in found.corrections:
        yield (
            f"  corrected  {correction.field}: {correction.before or 'none'} → {correction.after or 'none'} "
            f"by {correction.by}: {correction.reason}"
        )
    for link in found.links:
        by = f" of {link.publisher}" if link.publisher else ""
        yield (
            f"  link {link.number}  same text as {link.article_id}{by} "
            f"({int(link.score * 100)} %, {link.status}): {link.title}"
        )


def _text_of(path: str) -> str:
    """The text of a file, or of standard input. Raises UnusableInput."""
    from workbench.intake.encodings import decode
    from workbench.intake.inputs import open_stream

    with open_stream(path) as stream:
        raw = stream.read(8_000_001)
    if len(raw) > 8_000_000:
        raise UnusableInput(f"{path}: more than 8 MB are no text of one article")
    return decode(raw, Path(path).name).text.strip()
