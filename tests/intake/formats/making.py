"""Small files of every format, made from the same two articles; a test says which it wants."""

from __future__ import annotations

import gzip
import io
import json
import textwrap
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

HEADLINE = "Harbour fees in Turin rise for a third year"
FIRST = (
    "Harbour fees rose by 4% to 12 euros a tonne on Friday, the port authority said in a statement that "
    "ship owners called a mistake."
)
SECOND = (
    "“We were not asked,” said Ida Quist, who chairs the owners’ guild. Its 48 members move about "
    "2.1 million tonnes a year through the port."
)
THIRD = "The council of the city meets on Monday, and a vote is likely before the end of the month."
PARAGRAPHS = (FIRST, SECOND, THIRD)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS)) + "\n"

OTHER_HEADLINE = "Bakers in Oslo ask for cheaper flour"
OTHER = (
    "Flour costs 9 kroner a kilo, twice what it did in 2021, the bakers’ guild told its members on Monday.",
    "Its chairman, Tom Marsh, asked the government to lift the duty on wheat before Easter.",
)

HTML = (
    "<!doctype html><html><head><title>{title}</title>"
    '<meta property="article:published_time" content="2026-02-06T10:00:00+01:00">'
    '<meta property="og:site_name" content="Harbour Herald"></head><body><article><h1>{title}</h1>{body}'
    "</article></body></html>"
)


def page(title: str = HEADLINE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    return HTML.format(title=title, body="".join(f"<p>{each}</p>" for each in paragraphs)).encode()


# --- PDF, written by hand ------------------------------------------------------------------------

Placed = tuple[float, float, float, str]
"""x and y of a line in points, its size and its text."""


def pdf(
    pages: Sequence[Sequence[Placed]], *, info: Mapping[str, str] | None = None, trailer: str = ""
) -> bytes:
    """A PDF of these lines, in Helvetica; a page without lines has none at all."""
    objects: list[bytes] = []

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    catalog, tree = add(b""), add(b"")
    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        drawn = b"\n".join(
            f"BT /F1 {size:g} Tf {x:g} {y:g} Td ".encode() + b"(" + _escaped(text) + b") Tj ET"
            for x, y, size, text in lines
        )
        packed = zlib.compress(drawn)
        content = add(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed))
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>".encode()
            )
        )
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R >>".encode()
    numbers = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Kids [{numbers}] /Count {len(kids)} >>".encode()
    more = trailer
    if info:
        told = " ".join(f"/{name} ({value})" for name, value in info.items())
        more += f" /Info {add(f'<< {told} >>'.encode())} 0 R"
    return assembled(objects, f"/Root {catalog} 0 R {more}")


def assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    """The file of these objects, numbered from 1, with its table of places."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def article_pdf(
    *, width: int = 60, paragraphs: Sequence[str] = PARAGRAPHS, lines_a_page: int = 12, spaced: bool = True
) -> bytes:
    """An article over several pages, each with a running head and a page number."""
    rows: list[tuple[str, float, float]] = [(HEADLINE, 18, 30)]
    for paragraph in paragraphs:
        for place, line in enumerate(textwrap.wrap(paragraph, width)):
            rows.append((line, 10, (24 if spaced else 14) if not place else 14))
    pages = []
    for first in range(0, len(rows), lines_a_page):
        y, placed = 740.0, []
        for text, size, step in rows[first : first + lines_a_page]:
            y -= step
            placed.append((72.0, y, size, text))
        number = len(pages) + 1
        head = (72.0, 800.0, 8.0, "Harbour Herald | Friday edition")
        foot = (290.0, 40.0, 8.0, f"Page {number}")
        pages.append([head, *placed, foot])
    return pdf(pages, info={"Title": "Fees", "CreationDate": "D:20260206101500+01'00'"})


# --- Office files ---------------------------------------------------------------------------------


def docx(
    title: str = HEADLINE,
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    rows: Sequence[Sequence[str]] = (),
    heading: str = "",
) -> bytes:
    import docx as library

    document = library.Document()
    document.add_heading(title, 0)
    for place, paragraph in enumerate(paragraphs):
        document.add_paragraph(paragraph)
        if rows and not place:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    if heading:
        document.add_heading(heading, 2)
        document.add_paragraph(THIRD)
    document.sections[0].header.paragraphs[0].text = "Harbour Herald, draft"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(rows: Iterable[Sequence[object]], *, sheet: str = "Articles") -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    for row in rows:
        first.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# --- containers -----------------------------------------------------------------------------------


def zipped(
    members: Mapping[str, bytes] | Sequence[tuple[str, bytes]], *, level: int = zipfile.ZIP_DEFLATED
) -> bytes:
    out = io.BytesIO()
    pairs = members.items() if isinstance(members, Mapping) else members
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, content in pairs:
            archive.writestr(zipfile.ZipInfo(name, (2026, 2, 6, 10, 0, 0)), content, level)
    return out.getvalue()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def warc(records: Sequence[tuple[str, bytes, str]], *, status: str = "200 OK") -> bytes:
    """A record for each (address, body, content type)."""
    out = b""
    for number, (address, body, kind) in enumerate(records):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:036}>\r\n"
            f"WARC-Date: 2026-02-06T10:00:00Z\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer) + len(body)}\r\n\r\n"
        )
        out += head.encode() + answer + body + b"\r\n\r\n"
    return out


# --- mail -----------------------------------------------------------------------------------------


def mail(
    subject: str = HEADLINE,
    body: str = "",
    *,
    kind: str = "text/plain; charset=utf-8",
    more: str = "",
    day: str = "Fri, 6 Feb 2026 10:15:00 +0100",
) -> bytes:
    body = body or "\n\n".join(textwrap.fill(each, 70) for each in PARAGRAPHS)
    head = (
        f"From: Harbour Authority <press@harbour.example>\nTo: desk@herald.example\nSubject: {subject}\n"
        f"Date: {day}\nMessage-ID: <1@harbour.example>\nMIME-Version: 1.0\nContent-Type: {kind}\n"
        f"Content-Transfer-Encoding: 8bit\n{more}"
    )
    return f"{head}\n{body}\n".encode()


def mbox(messages: Sequence[bytes]) -> bytes:
    return b"".join(
        b"From press@harbour.example Fri Feb  6 10:15:00 2026\n" + each + b"\n" for each in messages
    )


# --- feeds ----------------------------------------------------------------------------------------


def rss(items: str = "", *, before: str = "") -> bytes:
    items = items or (
        f"<item><title>{HEADLINE}</title><link>https://herald.example/fees</link>"
        "<pubDate>Fri, 06 Feb 2026 10:15:00 +0100</pubDate>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}]]></content:encoded>"
        "</item>"
        f"<item><title>{OTHER_HEADLINE}</title><link>https://herald.example/flour</link>"
        f"<description>{OTHER[0]}</description></item>"
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Herald</title>'
        f"<link>https://herald.example</link><description>News</description>{items}</channel></rss>"
    ).encode()


# --- tables ---------------------------------------------------------------------------------------

ROWS = (
    ("Headline", "Body", "Date", "Source", "Link"),
    (HEADLINE, "\n\n".join(PARAGRAPHS), "2026-02-06", "Harbour Herald", "https://herald.example/fees"),
    (OTHER_HEADLINE, "\n\n".join(OTHER), "", "", ""),
)


def csv_file(rows: Sequence[Sequence[object]] = ROWS, *, delimiter: str = ",") -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def json_lines(rows: Sequence[Mapping[str, object]] = ()) -> bytes:
    rows = rows or (
        {"id": "1", "title": HEADLINE, "text": "\n\n".join(PARAGRAPHS), "published": "2026-02-06"},
        {"id": "2", "text": "\n\n".join(OTHER)},
    )
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)
