"""Random bytes and random changes of every file, to every reader: articles that are whole, or one line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.formats import making as make
from workbench.errors import ItemSkipped
from workbench.intake.contents import PageRead, read_document
from workbench.intake.document import Document
from workbench.intake.readers import _with_form, here
from workbench.intake.readers.forms import FORMS, find_form
from workbench.intake.readers.source import Context, Source

FILES: Mapping[str, bytes] = {
    "text": make.TEXT.encode(),
    "markdown": b"---\ntitle: a\n---\n# b\n\n- c\n\n|a|b|\n|-|-|\n|1|2|\n\n" + make.TEXT.encode(),
    "html": make.page(),
    "warc": make.warc([("https://herald.example/fees", make.page(), "text/html; charset=utf-8")]),
    "feed": make.rss(),
    "pdf": make.article_pdf(),
    "docx": make.docx(rows=(("a", "b"), ("c", "d"))),
    "eml": make.mail(),
    "mbox": make.mbox([make.mail(), make.mail(make.OTHER_HEADLINE, "\n\n".join(make.OTHER))]),
    "csv": make.csv_file(),
    "tsv": make.csv_file(delimiter="\t"),
    "xlsx": make.xlsx(make.ROWS),
    "jsonl": make.json_lines(),
    "zip": make.zipped({"a.html": make.page(), "b.eml": make.mail()}),
    "gzip": make.gzipped(make.TEXT.encode()),
}
WHOLE = {*make.PARAGRAPHS, *make.OTHER, make.HEADLINE, make.OTHER_HEADLINE}


def assert_whole_or_told(raw: bytes, form: str) -> None:
    """Every document is read or told by a line that names it; nothing else comes out, or is thrown.

    In this process: what a process of its own adds is limits, which have their own tests.
    """
    waiting = [Source("file", raw, form=form)]
    context = Context()
    while waiting:
        source, problem, pages = waiting.pop(), "", []
        try:
            source = _with_form(source, context)
            found = _leaves(source, context, waiting)
            pages = [read_document(each) for each in found if isinstance(each, Document)]
        except ItemSkipped as error:
            problem = str(error)
        assert not problem or (problem.startswith("file") and "\n" not in problem)
        for page in pages:
            assert page.articles
            assert all(article.text.strip() for article in page.articles)
            assert all(line.reason for line in page.rejected)


def _leaves(source: Source, context: Context, waiting: list[Source]) -> list[Document]:
    if not FORMS[source.form].contains:
        return [each for each in here(source, context) if isinstance(each, Document)]
    from workbench.intake.readers import read_source

    waiting.extend(each for each in read_source(source, context) if isinstance(each, Source))
    return []


@pytest.mark.parametrize("form", sorted(FORMS))
@settings(deadline=None, max_examples=15)
@given(raw=st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_told_whatever_they_are_said_to_be(form: str, raw: bytes) -> None:
    assert_whole_or_told(raw, form)


@pytest.mark.parametrize("form", sorted(FORMS))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_is_read_or_told(form: str, data: st.DataObject) -> None:
    raw = FILES[form]
    cut = data.draw(st.integers(0, len(raw)))
    till = data.draw(st.integers(cut, min(len(raw), cut + 200)))
    changed = raw[:cut] + data.draw(st.binary(max_size=12)) + raw[till:]
    if changed:
        assert_whole_or_told(changed, "auto")
        assert_whole_or_told(changed, form)


@cache
def parts(form: str) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(FILES[form])) as package:
        return tuple((name, package.read(name)) for name in package.namelist())


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_office_file_with_a_damaged_part_is_read_or_told(form: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(parts(form)) - 1))
    name, content = parts(form)[place]
    cut = data.draw(st.integers(0, len(content)))
    till = data.draw(st.integers(cut, min(len(content), cut + 100)))
    changed = content[:cut] + data.draw(st.binary(max_size=12)) + content[till:]
    members = [(each, changed if each == name else kept) for each, kept in parts(form)]
    assert_whole_or_told(make.zipped(members), "auto")


@settings(deadline=None, max_examples=100)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["", "a.txt", "a.pdf", "a.docx", "a.csv", "a.md", "a.html", "a.zip", "\u202e", "a" * 999]
    ),
)
def test_every_input_has_a_form_or_is_told(raw: bytes, name: str) -> None:
    try:
        found = find_form(raw, name, "file")
    except ItemSkipped as error:
        found = str(error)
    assert found in FORMS or found.startswith("file: ")


def test_the_files_are_sound() -> None:
    """Or the damage done to them would prove nothing."""
    for form, raw in FILES.items():
        found = [
            line
            for each in _pages(raw, "a.md" if form == "markdown" else f"a.{form}")
            for article in each.page.articles
            for line in article.text.split("\n\n")
        ]
        assert WHOLE & set(found), form


def _pages(raw: bytes, name: str) -> list[PageRead]:
    from workbench.intake.contents import read_contents

    return [each for each in read_contents(name, raw) if isinstance(each, PageRead)]
