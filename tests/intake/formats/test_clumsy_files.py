"""Files as people and programs make them by mistake: read as they are meant, or told in a line."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from tests.intake.formats import making as make
from tests.intake.formats.test_each_format import article, pages, problems
from workbench.intake.contents import PageRead, read_contents
from workbench.intake.readers.forms import find_form

ONE = "The board raised the fee by 4% to 12 euros on Friday, its chair said."
TWO = "Ships will pay 3,400 crowns a day from March, up from 3,270."


def texts(raw: bytes, name: str) -> list[str]:
    return [each.page.articles[0].text for each in pages(raw, name)]


# --- marks and line ends ----------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r", "\r\n", "\r\r\n", "\u2028", "\x85"])
def test_any_end_of_line_ends_a_line(end: str) -> None:
    raw = f"Fees rise again{end}{end}{ONE}{end}{end}{TWO}{end}".encode()
    assert article(raw, "a.txt").text.split("\n\n") == ["Fees rise again", ONE, TWO]


def test_a_mark_of_byte_order_between_two_files_put_together_is_no_text() -> None:
    assert article(f"\ufeffFees rise again\n\n{ONE}\n\n\ufeff{TWO}".encode(), "a.txt").text.endswith(
        f"{ONE}\n\n{TWO}"
    )
    lines = make.json_lines().splitlines(keepends=True)
    assert len(pages(b"\xef\xbb\xbf".join(lines), "a.jsonl")) == 2


def test_marks_that_nobody_sees_part_no_words_and_numbers() -> None:
    hidden = ONE.replace("board", "bo\u00adard").replace("4%", "4\u200b%")
    page = f"<html><body><article><h1>Fe&shy;es rise</h1><p>{hidden}</p><p>{TWO}</p></article></body></html>"
    assert article(page.encode(), "a.html").text == f"Fees rise\n\n{ONE}\n\n{TWO}"
    assert texts(make.csv_file([("title", "text"), ("Fees", hidden)]), "a.csv") == [f"Fees\n\n{ONE}"]


def test_what_a_page_says_of_itself_has_no_controls_either() -> None:
    head = '<meta property="og:site_name" content="Coast&#1; Gazette">'
    body = f"<article><h1>Fe&#7;es</h1><p>{ONE}</p><p>{TWO}</p></article>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    found = article(page.encode(), "a.html")
    assert (found.title, found.publisher) == ("Fees", "Coast Gazette")
    row = make.csv_file([("title", "text", "source"), ("Fe\x1b[1mes", ONE, "Coast\x07")])
    assert (article(row, "a.csv").title, article(row, "a.csv").publisher) == ("Fees", "Coast")


def test_a_text_whose_marks_are_lost_for_good_says_so() -> None:
    raw = f"Fees rise again\n\nâ€ {ONE} â€ so â€ it is.\n\n{TWO}".encode()
    (page,) = pages(raw, "a.txt")
    assert "encoded twice" in page.notes[0]


# --- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        f"title;text;date\nFees;{ONE};2026-02-06\n",
        f"title\ttext\tdate\nFees\t{ONE}\t2026-02-06\n",
        f"sep=|\ntitle|text|date\nFees|{ONE}|2026-02-06\n",
        f'Export of 9 February,,\n,,\ntitle,text,date\nFees,"{ONE}",2026-02-06\n',
        f"Articles and their text\n\ntitle;text;date\nFees;{ONE};2026-02-06\n",
        f'title,text,date\rFees,"{ONE}",2026-02-06\r',
        f'title,text,date\n\n\nFees,"{ONE}",2026-02-06\n\n',
    ],
)
def test_a_table_is_read_with_any_delimiter_and_below_what_stands_above_it(raw: str) -> None:
    (page,) = pages(raw.encode(), "a.csv")
    found = page.page.articles[0]
    assert (found.text, found.published) == (f"Fees\n\n{ONE}", date(2026, 2, 6))


def test_a_row_with_a_cell_too_many_is_told_and_not_cut() -> None:
    raw = f'title,text\nFees,{ONE}\nTolls,"{TWO}"\n'.encode()
    assert problems(raw, "a.csv") == [
        "a.csv, row 2: 3 cells under 2 headings: put quotation marks around a cell that has the mark between "
        "cells in it"
    ]
    (page,) = [each for each in read_contents("a.csv", raw) if isinstance(each, PageRead)]
    assert page.page.articles[0].text == f"Tolls\n\n{TWO}"


def test_a_quotation_mark_that_is_not_closed_swallows_no_row() -> None:
    raw = f'title,text\nFees,"{ONE}\nTolls,{TWO}\n'.encode()
    assert problems(raw, "a.csv") == ["a.csv: a quotation mark is not closed; the last one stands in line 2"]


def test_quotation_marks_may_be_escaped_as_databases_do() -> None:
    raw = b'title,text\nFees,"It is \\"so\\", he said, by 4%."\n'
    assert texts(raw, "a.csv") == ['Fees\n\nIt is "so", he said, by 4%.']


def test_quotation_marks_in_the_middle_of_a_cell_are_its_own() -> None:
    assert texts(b'title;text\nFees;The "new" fee, he said, is 4%.\n', "a.csv") == [
        'Fees\n\nThe "new" fee, he said, is 4%.'
    ]


def test_a_sheets_days_are_told_however_they_are_kept() -> None:
    rows = [
        ("Title", "Text", "Date", None),
        ("Fees", ONE, date(2026, 2, 6), None),
        ("Tolls", TWO, 46060, "a word beside"),
        ("Rates", f"{TWO} Rates too.", "#N/A", None),
    ]
    found = pages(make.xlsx([("Report of Friday",), *rows]), "a.xlsx")
    assert [each.page.articles[0].published for each in found] == [date(2026, 2, 6), date(2026, 2, 7), None]
    assert "'#N/A' can't be told" in found[2].notes[0]


# --- mail -------------------------------------------------------------------------------------------


def test_a_paragraph_that_begins_with_from_begins_no_message() -> None:
    body = f"{ONE}\n\nFrom Friday on the fee is 12 euros.\n\n{TWO}"
    (page,) = pages(make.mbox([make.mail("Fees", body)]), "a.mbox")
    assert page.page.articles[0].text == f"Fees\n\n{body}"


def test_a_mail_that_only_passes_another_on_is_that_mail() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Harbour Herald <news@herald.example>", "Fees rise"
    inner["Date"] = "Fri, 06 Feb 2026 10:00:00 +0100"
    inner.set_content(f"{ONE}\n\n{TWO}")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Ann <ann@desk.example>", "Fwd: Fees rise"
    outer.set_content("")
    outer.add_attachment(inner)
    found = article(outer.as_bytes(), "a.eml")
    assert (found.title, found.publisher, found.published) == (
        "Fees rise",
        "Harbour Herald",
        date(2026, 2, 6),
    )


def test_parts_beyond_the_limit_are_told() -> None:
    parts = "".join(f"--b\nContent-Type: text/plain\n\nFee number {n} rose by 4%.\n" for n in range(300))
    raw = make.mail(body=f"{parts}--b--", kind='multipart/mixed; boundary="b"')
    (page,) = pages(raw, "a.eml")
    assert page.notes == ("of its parts the first 200 are read, and no more",)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_that_a_header_may_not_hold_are_read_all_the_same(encoding: str) -> None:
    raw = make.mail().replace(b"Subject: ", "Subject: Gebühr – ".encode(encoding))
    assert (article(raw, "a.eml").title or "").startswith("Gebühr – ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mail_is_one_in_any_unicode(encoding: str) -> None:
    raw = make.mail().decode().encode(encoding)
    assert article(raw, "a.eml") == article(make.mail(), "a.eml")
    box = b"\n\n" + make.mbox([make.mail()])
    assert article(box, "a.mbox") == article(make.mail(), "a.eml")


# --- feeds, archives, PDF ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a.xml", "https://herald.example/news/1"),
        ("https://feeds.example/all/rss", "https://feeds.example/news/1"),
    ],
)
def test_an_address_in_part_is_one_of_the_feeds_site(name: str, address: str) -> None:
    item = f"<item><title>Fees</title><link>/news/1</link><description>{ONE}</description></item>"
    assert article(make.rss(item), name).url == address


def test_a_feed_that_is_cut_off_says_so() -> None:
    raw = make.rss()
    found = problems(raw[: raw.index(b"</item>") + 20], "a.xml")
    assert any("damaged or cut off" in line for line in found)


def test_the_pdf_in_a_web_archive_is_read_and_makes_the_archive_no_pdf() -> None:
    raw = make.warc([("https://herald.example/fees.pdf", make.article_pdf(), "application/pdf")])
    assert find_form(raw, "a.warc", "a.warc") == "warc"
    assert article(raw, "a.warc").title == make.HEADLINE


def test_a_text_that_speaks_of_pdf_is_text() -> None:
    raw = f"How a PDF begins\n\nIts first line is %PDF-1.4, he said. {ONE}".encode()
    assert find_form(raw, "a.txt", "a.txt") == "text"
    assert find_form(b"\xef\xbb\xbf\r\n" + make.article_pdf(), "a", "a") == "pdf"


def test_a_packed_file_under_the_name_of_another_is_read_by_what_is_in_it() -> None:
    (page,) = pages(make.gzipped(make.TEXT.encode()), "a.docx")
    assert page.notes == ("named .docx, and read as the gzip file that it is",)
