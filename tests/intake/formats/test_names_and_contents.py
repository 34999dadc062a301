"""What a file is called, held against what it holds; and inputs of which no name says what they are."""

from __future__ import annotations

import json

import pytest

from tests.intake.formats import making as make
from tests.intake.formats.test_each_format import ROWS, SAME, pages, problems
from workbench.errors import ItemSkipped
from workbench.intake.contents import read_contents
from workbench.intake.readers.forms import FORMS, find_form, promised_by, suffix_of
from workbench.intake.readers.named import MARKED, note_of_name

FILES = SAME | ROWS
SUFFIXES = {form: FORMS[form].suffixes[0] for form in FORMS}
TEXT = {"text", "markdown", "html", "csv", "tsv"}
WITHOUT_MARKS = {"text": FILES["text"], "html": FILES["html"]}


def forms_read(raw: bytes, name: str, **options: object) -> set[str]:
    """The formats of the pages that were read of it; what could not be is told as "refused"."""
    return {
        "refused" if isinstance(each, ItemSkipped) else each.page.form
        for each in read_contents(name, raw, **options)  # type: ignore[arg-type]
    }


@pytest.mark.parametrize("suffix", sorted(suffix for form in MARKED for suffix in FORMS[form].suffixes))
@pytest.mark.parametrize("holds", ["text", "html"])
def test_text_under_the_name_of_another_format_is_refused_with_what_it_holds(holds: str, suffix: str) -> None:
    (line,) = problems(WITHOUT_MARKS[holds], f"report{suffix}")
    shown, better = ("HTML", ".html") if holds == "html" else ("plain text", ".txt")
    assert line.startswith(f"report{suffix}: named {suffix}, and no ")
    assert line.endswith(
        f": it holds {shown}; save it again as what it should be, or name it {better} and add that"
    )


def test_the_line_names_the_format_that_was_promised() -> None:
    assert problems(make.TEXT.encode(), "draft.docx") == [
        "draft.docx: named .docx, and no Word file: it holds plain text; save it again as what it should "
        "be, or name it .txt and add that"
    ]


PAIRS = [
    (holds, named)
    for holds in sorted(set(FILES) - TEXT)
    for named in sorted(FORMS)
    if (holds, named) not in {("zip", "docx"), ("zip", "xlsx")}  # an Office file that lacks its content
]


@pytest.mark.parametrize(("holds", "named"), PAIRS)
def test_a_format_with_a_mark_of_its_own_is_told_under_any_name(holds: str, named: str) -> None:
    name = f"report{SUFFIXES[named]}"
    assert find_form(FILES[holds], name, name) == holds
    alike = named == holds or {named, holds} in ({"eml", "mbox"}, {"zip", "gzip"})
    assert note_of_name(promised_by(name), suffix_of(name), holds) == (
        "" if alike else f"named {SUFFIXES[named]}, and read as the {MARKED[holds]} that it is"
    )


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (make.article_pdf(), "draft.docx", "named .docx, and read as the PDF file that it is"),
        (make.docx(), "draft.pdf", "named .pdf, and read as the Word file that it is"),
        (make.gzipped(make.page()), "draft.pdf", "named .pdf, and read as the gzip file that it is"),
    ],
)
def test_what_is_read_under_another_name_is_told_with_it(raw: bytes, name: str, told: str) -> None:
    (page,) = pages(raw, name)
    assert page.notes == (told,)


def test_a_container_under_another_name_is_told_once() -> None:
    found = pages(make.mbox([make.mail(), make.mail(make.OTHER_HEADLINE)]), "mails.csv")
    assert [each.notes for each in found] == [("named .csv, and read as the mailbox that it is",), ()]


@pytest.mark.parametrize("named", ["text", "markdown", "html"])
@pytest.mark.parametrize("holds", ["text", "html"])
def test_text_and_html_are_read_under_each_others_names(holds: str, named: str) -> None:
    assert len(forms_read(FILES[holds], f"report{SUFFIXES[named]}") - {"refused"}) == 1


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "named .docx, and no Word file: this is a picture (PNG)"),
        (b"\x00\x01\x02\x03" * 50, "named .docx, and no Word file: this is no text either"),
        (b"{\\rtf1\\ansi Hello}", "this is an RTF file"),
        (make.zipped({"a.txt": b"one"}), "a ZIP file that is no Word file"),
    ],
)
def test_what_is_neither_is_told_as_what_it_is(raw: bytes, told: str) -> None:
    (line,) = problems(raw, "draft.docx")
    assert told in line


def test_a_format_that_is_named_by_a_person_is_taken_at_their_word() -> None:
    assert forms_read(make.TEXT.encode(), "draft.docx", form="text") == {"text"}


def test_the_address_of_a_page_promises_nothing() -> None:
    assert forms_read(make.page(), "https://herald.example/report.pdf") == {"html"}


def test_a_mail_with_fewer_fields_than_others_is_a_mail_where_it_is_named_so() -> None:
    raw = b"Subject: Fees\r\n\r\n" + "\n\n".join(make.PARAGRAPHS).encode()
    assert forms_read(raw, "fees.eml") == {"eml"}
    assert forms_read(raw, "fees.txt") == {"text"}


def test_a_damaged_line_of_json_is_told_and_the_others_are_read() -> None:
    raw = make.json_lines().splitlines()
    broken = b'{"id": "x", "text": "cut off\n' + b"\n".join(raw)
    assert forms_read(broken, "articles.jsonl") == {"jsonl", "refused"}
    assert forms_read(broken, "standard input") == {"jsonl", "refused"}


@pytest.mark.parametrize("root", ["urlset", "newsItem", "opml", "ns:doc"])
def test_xml_of_another_kind_is_told_with_its_first_element(root: str) -> None:
    raw = f'<?xml version="1.0"?>\n<!-- made -->\n<{root}><x>Fees rise by 4 per cent.</x></{root}>'.encode()
    (line,) = problems(raw, "items.xml")
    assert f"XML of a kind that is not read (<{root}>)" in line


# --- no name -----------------------------------------------------------------------------------------

ROW = '"Fees rose by 4% on Friday, the board said, and will rise again."'


@pytest.mark.parametrize("form", sorted(ROWS.keys() - {"xlsx"}))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_or_json_lines_without_a_name_are_told_by_what_they_hold(form: str, encoding: str) -> None:
    raw = ROWS[form].decode("utf-8").encode(encoding)
    named = [page.page for page in pages(ROWS[form], f"a.{form}")]
    assert [page.page for page in pages(raw, "standard input")] == named


@pytest.mark.parametrize(
    ("table", "form"),
    [
        (f"title,text\nFees,{ROW}\n", "csv"),
        (f"id;headline;body\n1;Fees;{ROW}\n", "csv"),
        (f",Title,Content\n0,Fees,{ROW}\n", "csv"),
        (f"Headline\tText\nFees\t{ROW}\n", "tsv"),
        (f"url|text\nhttps://a.example/1|{ROW}\n", "csv"),
        (f"Title, Text\nFees,{ROW}\n", "csv"),
        (f"sep=;\ntitle;text\nFees;{ROW}\n", "csv"),
        (f"title,text\r\nFees,{ROW}\r\n", "csv"),
        ('title,text\nFees,"Line one of it.\n\nLine two, of 2."\n', "csv"),
    ],
)
def test_a_heading_row_with_a_name_for_the_text_makes_a_table(table: str, form: str) -> None:
    assert find_form(table.encode(), "standard input", "standard input") == form


@pytest.mark.parametrize(
    "prose",
    [
        "Fees rise again, board says\n\nFees rose by 4% on Friday, the board said.\n",
        "Text, pictures and video\n\nThe board said on Friday, in a letter, that fees rise.\n",
        "Article, text and title\n\nOne of the three, the court said, is void.\n",
        "Story | Harbour Herald\n\nFees rose by 4% on Friday.\n",
        "Harbour | Trade | Text\n\nFees rose by 4% on Friday, the board said.\n\nHe | she | they\n",
        "text\n\nFees rose by 4% on Friday, the board said.\n",
        "By Ada Field, Tom Reed\n\nFees rose by 4%, the board said.\n",
        "Home\tNews\tSport\nFees rise again\nFees rose by 4% on Friday.\n",
    ],
)
def test_prose_with_commas_is_prose(prose: str) -> None:
    assert find_form(prose.encode(), "standard input", "standard input") == "text"


def test_a_table_whose_text_is_not_told_says_what_to_do() -> None:
    raw = b"Nr,Head,Wording,Day\n1,Fees,They rose.,2026-02-06\n2,Tolls,They fell.,2026-02-07\n"
    (line,) = problems(raw, "standard input")
    assert line == (
        "standard input: it looks like a table of 4 columns, none of which is told to hold the articles' "
        "text: name it, as in --columns text=NAME; there are 'Nr', 'Head', 'Wording', 'Day'. If it is no "
        "table, add --from text"
    )
    found = pages(raw, "standard input", columns={"text": "Wording"})
    assert [each.page.articles[0].text for each in found] == ["Fees\n\nThey rose.", "Tolls\n\nThey fell."]


def test_a_text_file_is_never_refused_as_a_table() -> None:
    raw = b"Nr,Head,Wording,Day\n1,Fees,They rose.,2026-02-06\n2,Tolls,They fell.,2026-02-07\n"
    assert find_form(raw, "table.txt", "table.txt") == "text"


def test_a_large_table_is_told_by_its_beginning() -> None:
    rows = "".join(f"{number},Fees {number},{ROW * 3}\n" for number in range(500)).replace('""', " ")
    assert find_form(f"id,title,text\n{rows}".encode(), "standard input", "standard input") == "csv"


def test_the_articles_in_the_answer_of_a_service_are_read() -> None:
    articles = [{"title": "Fees", "content": "Fees rose by 4%."}, {"title": "Tolls", "content": "They fell."}]
    raw = json.dumps({"status": "ok", "sources": ["a"], "articles": articles}).encode()
    assert [each.page.articles[0].title for each in pages(raw, "answer.json")] == ["Fees", "Tolls"]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Coast", "items": [
        {"id": "1", "title": "Fees", "content_html": "<p>Fees rose by 4%.</p>", "url": "https://a.example/1"}
    ]}  # fmt: skip
    (page,) = pages(json.dumps(feed).encode(), "feed.json")
    assert page.page.articles[0].url == "https://a.example/1"


@pytest.mark.parametrize(
    "headings", ["title,words,day", "Titel,Inhalt,Tag"], ids=["of other names", "of another language"]
)
def test_a_word_for_the_text_in_a_row_makes_no_headings_of_it(headings: str) -> None:
    rows = "Port grows,Fees rose by 4%.,5 Feb\nBody found in harbour,Nobody was hurt.,6 Feb\n"
    raw = f"{headings}\n{rows}Mayor resigns,He had said so.,7 Feb\n".encode()
    (line,) = problems(raw, "a.csv")

    assert "no column that holds the articles' text" in line


def test_headings_below_what_a_table_is_called_are_found() -> None:
    raw = b"Fees 2026,,\nmade on,6 Feb,\nday,title,text\n2026-02-06,Fees,They rose by 4%.\n"

    assert [each.page.articles[0].title for each in pages(raw, "a.csv")] == ["Fees"]
