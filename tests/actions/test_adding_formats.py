"""A file of every format, from `workbench add` to the claims that are stored."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.engine import Database
from tests.intake.formats import making as make
from workbench import cli
from workbench.actions import adding, previewing
from workbench.intake.readers.forms import FORMS

FILES = {
    "text": ("fees.txt", make.TEXT.encode()),
    "markdown": ("fees.md", f"# {make.HEADLINE}\n\n".encode() + "\n\n".join(make.PARAGRAPHS).encode()),
    "html": ("fees.html", make.page()),
    "warc": ("crawl.warc", make.warc([("https://herald.example/fees", make.page(), "text/html")])),
    "feed": ("feed.xml", make.rss()),
    "pdf": ("fees.pdf", make.article_pdf(lines_a_page=6)),
    "docx": ("fees.docx", make.docx()),
    "eml": ("fees.eml", make.mail()),
    "mbox": ("box.mbox", make.mbox([make.mail()])),
    "csv": ("articles.csv", make.csv_file()),
    "tsv": ("articles.tsv", make.csv_file(delimiter="\t")),
    "xlsx": ("articles.xlsx", make.xlsx(make.ROWS)),
    "jsonl": ("articles.jsonl", make.json_lines()),
    "zip": ("all.zip", make.zipped({"a/fees.docx": make.docx()})),
    "gzip": ("fees.txt.gz", make.gzipped(make.TEXT.encode())),
}
KIND = {"warc": "html", "mbox": "eml", "zip": "docx", "gzip": "text"}  # what stands in it


def test_there_is_a_file_of_every_format() -> None:
    assert FILES.keys() == FORMS.keys()


@pytest.mark.parametrize("form", sorted(FILES))
def test_a_file_becomes_claims(
    form: str, sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, raw = FILES[form]
    (tmp_path / name).write_bytes(raw)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{sqlite_database.path}")

    assert cli.run(["add", name, "--published", "2026-02-06"]) == 0
    assert cli.run(["add", name, "--published", "2026-02-06"]) == 0  # nothing twice

    with closing(sqlite3.connect(str(sqlite_database.path))) as connection:
        claims = set(connection.execute("select text, verbatim from claim"))
        kinds = {kind for (kind,) in connection.execute("select kind from page")}
        (articles,) = connection.execute("select count(*) from article").fetchone()
    assert {(make.FIRST, "4%"), (make.FIRST, "12 euros a tonne")} <= claims
    assert kinds == {KIND.get(form, form)}
    assert articles == (2 if form in {"csv", "tsv", "xlsx", "jsonl", "feed"} else 1)


def test_a_feeds_items_are_previewed_and_stored_one_by_one(sqlite_database: Database) -> None:
    from workbench.values.review import Actor

    found = previewing.read_inputs("feed.xml", make.rss())
    assert [each.origin for each in found.previews] == ["feed.xml, item 1", "feed.xml, item 2"]
    assert found.problems == ()
    assert len({each.sha256 for each in found.previews}) == 2
    for each in found.previews:
        report = adding.add_page(sqlite_database, Actor("Ada", "admin"), each, None)
        assert len(report.added) == 1


def test_what_can_not_be_read_is_a_problem_in_words() -> None:
    found = previewing.read_inputs("all.zip", make.zipped({"a.pdf": make.pdf([[]]), "b.html": make.page()}))
    assert found.problems == ("all.zip › a.pdf: no text layer: run OCR first",)
    assert [each.form for each in found.previews] == ["html"]


def test_a_page_of_a_document_can_be_split_anew_without_reading_the_file_again() -> None:
    from workbench.values.page import EditKind, PageEdit

    (preview,) = previewing.read_inputs("fees.docx", make.docx()).previews
    line = next(each for each in preview.page.lines if each.text == make.THIRD)
    after = adding.edited(preview, [PageEdit(EditKind.LEAVE_OUT, line.number, line.text)])
    assert make.THIRD not in after.page.articles[0].text
    assert (after.sha256, after.form, after.corrected) == (preview.sha256, "docx", True)
