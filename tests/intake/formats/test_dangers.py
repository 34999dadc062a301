"""Files that are traps, broken or not what they seem: one line is told, and the database stays as it was."""

from __future__ import annotations

import io
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.upgrade import SchemaState, state
from tests.intake.formats import making as make
from workbench import cli
from workbench.actions import opening
from workbench.errors import ItemSkipped
from workbench.intake.contents import PageRead, read_contents
from workbench.intake.limits import Limits

ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
FILE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def told(name: str, raw: bytes | str, **limits: int) -> str:
    """The one line that is said of an input of which nothing can be read."""
    (problem,) = read_contents(name, raw, limits=Limits(**limits))
    assert isinstance(problem, ItemSkipped), problem
    assert "\n" not in str(problem)
    assert str(problem).startswith(name)
    return str(problem)


# --- the files -----------------------------------------------------------------------------------


def with_part(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            content = before.read(part)
            after.writestr(part, change(content) if part.filename == name else content)
    return out.getvalue()


def declaring(entities: str) -> Callable[[bytes], bytes]:
    """An XML part with entities declared before its first element."""

    def change(content: bytes) -> bytes:
        head, mark, rest = content.partition(b"?>")
        return head + mark + entities.encode() + rest

    return change


def bomb(size: int) -> bytes:
    return make.zipped({"a.txt": b"0" * size})


def lying_zip() -> bytes:
    """A member that says it is small and unpacks to more."""
    raw = bytearray(make.zipped({"a.txt": b"0" * 3_000_000}))
    for place in (22, raw.index(b"PK\x01\x02") + 24):
        raw[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(raw)


def locked_zip() -> bytes:
    raw = bytearray(make.zipped({"a.txt": make.TEXT.encode()}))
    for place in (6, raw.index(b"PK\x01\x02") + 8):
        raw[place] |= 1
    return bytes(raw)


def locked_pdf() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make.article_pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_flate_bomb() -> bytes:
    """A page whose drawing unpacks from two packings to gigabytes."""
    packed = zlib.compress(zlib.compress(b"0 " * 100_000_000, 9), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return make.assembled(objects, "/Root 1 0 R")


def pdf_deep_tree(depth: int = 30_000) -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    objects.append(b"<< /Type /Page /MediaBox [0 0 9 9] >>")
    return make.assembled(objects, "/Root 1 0 R")


def pdf_circle() -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]
    return make.assembled(objects, "/Root 1 0 R")


def sheet_with_rows_far_down() -> bytes:
    """It claims to be as large as can be, and its second row is the last one that there may be."""
    cell = '<c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c>'

    def change(content: bytes) -> bytes:
        head, _, rest = content.partition(b"<sheetData>")
        _, _, tail = rest.partition(b"</sheetData>")
        head = head.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
        first, last = cell.format(1, "text"), cell.format(1_048_576, make.FIRST)
        rows = f'<row r="1">{first}</row><row r="1048576">{last}</row>'
        return head + b"<sheetData>" + rows.encode() + b"</sheetData>" + tail

    return with_part(make.xlsx((("text",), ("x",))), "xl/worksheets/sheet1.xml", change)


def deep_mail(depth: int) -> bytes:
    body = ""
    for number in range(depth):
        body += f"--b{number}\nContent-Type: multipart/mixed; boundary=b{number + 1}\n\n"
    return make.mail(body=body + make.TEXT, kind="multipart/mixed; boundary=b0")


def nested(depth: int) -> bytes:
    raw = make.zipped({"a.txt": make.TEXT.encode()})
    for _ in range(depth):
        raw = make.zipped({"inner.zip": raw})
    return raw


BODY = " ".join(make.PARAGRAPHS)

DANGERS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "feed with an entity of a file": (lambda: make.rss(before=FILE), "a.xml", "declares entities"),
    "feed with an entity bomb": (lambda: make.rss(before=ENTITIES), "a.xml", "declares entities"),
    "Word file with an entity of a file": (
        lambda: with_part(make.docx(), "word/document.xml", declaring(FILE)),
        "a.docx",
        "'word/document.xml' in it declares entities",
    ),
    "Word file with an entity bomb": (
        lambda: with_part(make.docx(), "word/styles.xml", declaring(ENTITIES)),
        "a.docx",
        "'word/styles.xml' in it declares entities",
    ),
    "spreadsheet with an entity bomb": (
        lambda: with_part(make.xlsx(make.ROWS), "xl/worksheets/sheet1.xml", declaring(ENTITIES)),
        "a.xlsx",
        "declares entities",
    ),
    "Word file that unpacks to 250 MB": (
        lambda: with_part(make.docx(), "docProps/app.xml", lambda _: b" " * 250_000_000),
        "a.docx",
        "251 MB unpacked, more than 200 MB",
    ),
    "Word file that is none": (
        lambda: make.zipped({"a.xml": b"<a/>"}),
        "a.docx",
        "a ZIP file that is no Word file: it has no document inside",
    ),
    "Word file of another program": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        "a.docx",
        "an old Office file: save it as DOCX",
    ),
    "Word file with a password": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        "an Office file with a password",
    ),
    "Word file without text": (lambda: make.docx("", ()), "a.docx", "without text"),
    "Word file that is cut off": (lambda: make.docx()[:9000], "a.docx", "a Word file that is damaged"),
    "archive bomb by the size it states": (
        lambda: bomb(250_000_000),
        "a.zip",
        "250 MB unpacked, more than 200 MB",
    ),
    "archive bomb by how it is packed": (
        lambda: bomb(24_000_000),
        "a.zip",
        "a.zip › a.txt: packed more than 200 times",
    ),
    "archive bomb that states a small size": (lying_zip, "a.zip", "a.zip › a.txt: damaged"),
    "archive of too many files": (
        lambda: make.zipped([(f"{number}.txt", b"") for number in range(2001)]),
        "a.zip",
        "2001 files, more than 2000",
    ),
    "archive three deep": (lambda: nested(2), "a.zip", "a ZIP file inside two others"),
    "archive with a password": (locked_zip, "a.zip", "a.zip › a.txt: it has a password"),
    "archive that is cut off": (
        lambda: make.zipped({"a.txt": make.TEXT.encode()})[:-30],
        "a.zip",
        "a ZIP file that is damaged",
    ),
    "gzip bomb": (lambda: make.gzipped(b"0" * 60_000_000), "a.gz", "more than 25 MB unpacked"),
    "gzip that is cut off": (
        lambda: make.gzipped(make.TEXT.encode())[:-9],
        "a.gz",
        "a gzip file that is damaged",
    ),
    "PDF bomb": (pdf_flate_bomb, "a.pdf", "unpacks to more than any text does"),
    "PDF with pages thirty thousand deep": (pdf_deep_tree, "a.pdf", "a.pdf: "),
    "PDF whose pages hold themselves": (pdf_circle, "a.pdf", "a.pdf: "),
    "PDF with a password": (locked_pdf, "a.pdf", "a PDF with a password: save a copy without one"),
    "scanned PDF": (lambda: make.pdf([[]]), "a.pdf", "no text layer: run OCR first"),
    "PDF of too many pages": (lambda: make.pdf([[]] * 501), "a.pdf", "501 pages, more than 500"),
    "PDF that is cut off": (lambda: make.article_pdf()[:700], "a.pdf", "a.pdf: "),
    "twenty megabytes of HTML in a line": (
        lambda: b"<html><body>" + b"<p>Fee up.</p>" * 1_430_000,
        "a.html",
        "20 MB of HTML, more than 5 MB",
    ),
    "two hundred thousand elements in each other": (
        lambda: b"<html><body>" + b"<div>" * 200_000 + b"<p>Fees up.</p>" + b"</div>" * 200_000,
        "a.html",
        "too deeply nested",
    ),
    "page of which the end is nested too deeply": (
        lambda: make.page().replace(b"</body>", b"<b>" * 300 + b"<p>More.</p></body>"),
        "a.html",
        "too deeply nested",
    ),
    "page of a million lines": (lambda: b"a\n" * 1_000_000, "a.txt", "1,000,000 lines, more than 300,000"),
    "null bytes": (lambda: make.TEXT.encode() + b"\0\1", "a.txt", "a NUL byte at"),
    "half a character in UTF-16": (lambda: b"\xff\xfe" + b"\x00\xd8" * 40, "a.txt", "no text in utf-16"),
    "table with a quotation mark that is not closed": (
        lambda: b'text,title\n"' + b"a b c " * 400_000,
        "a.csv",
        "a.csv: a quotation mark is not closed; the last one stands in line 2",
    ),
    "mail without a text": (lambda: make.mail(body=" ", kind="image/png"), "a.eml", "a mail without a text"),
    "mail with parts three thousand deep": (lambda: deep_mail(3000), "a.eml", "a.eml: "),
    "web archive that is cut off": (
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP",
        "a.warc",
        "a web archive",
    ),
    "feed without items": (lambda: make.rss("<item/>")[:150], "a.xml", "a feed without items"),
    "presentation": (lambda: make.zipped({"ppt/presentation.xml": b"x"}), "a.pptx", "save it as PDF"),
}


# --- what is told ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a database of one article, that is set and current while the module runs."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "good.txt").write_text(make.TEXT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{folder / 'desk.sqlite'}")
        assert cli.run(["add", "good.txt"]) == 0
        yield folder


def content(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "desk.sqlite")) as connection:
        return [line for line in connection.iterdump() if "sqlite_stat" not in line]


def files_of(folder: Path) -> list[Path]:
    """Without what the database keeps beside itself while it is open."""
    return sorted(path for path in folder.rglob("*") if not path.name.startswith("desk.sqlite-"))


@pytest.mark.parametrize("danger", sorted(DANGERS))
def test_one_line_is_told_and_the_database_stays_as_it_was(
    danger: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, name, words = DANGERS[danger]
    (desk / name).write_bytes(made())
    before, files = content(desk), files_of(desk)
    capsys.readouterr()

    code = cli.run(["add", name])

    printed = capsys.readouterr()
    assert code == 2
    (line,) = printed.err.splitlines()
    assert line.startswith(f"workbench: skipped {name}")
    assert words in line
    assert len(line) < 500
    assert printed.out == "0 added, 0 already there, 1 skipped\n"
    assert content(desk) == before
    assert files_of(desk) == files


def test_the_rest_of_the_batch_goes_on(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "scan.pdf").write_bytes(make.pdf([[]]))
    (desk / "fees.docx").write_bytes(make.docx())

    assert cli.run(["add", "scan.pdf", "nowhere.txt", "fees.docx"]) == 3

    assert capsys.readouterr().out.splitlines()[-1] == "0 added, 1 already there, 2 skipped"


def test_names_that_lead_out_of_an_archive_are_shown_and_never_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("../../out.txt", "/tmp/out.txt", "C:\\out.txt", "a\u202egpj.txt", "b\x1b[2J.txt")
    (desk / "names.zip").write_bytes(make.zipped([(name, b"x") for name in names]))
    before = files_of(desk)

    assert cli.run(["add", "names.zip"]) == 2

    told = capsys.readouterr().err
    assert "names.zip › ../../out.txt: " in told
    assert "a\\u202egpj.txt" in told
    assert "\x1b" not in told
    assert files_of(desk) == before
    assert not (desk.parent.parent / "out.txt").exists()


def test_no_database_is_made_for_what_can_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{tmp_path / 'new' / 'desk.sqlite'}")
    (tmp_path / "scan.pdf").write_bytes(make.pdf([[]]))

    assert cli.run(["add", "scan.pdf"]) == 2
    with opening.open_unchanged(f"sqlite:///{tmp_path / 'new' / 'desk.sqlite'}") as looked_at:
        assert state(looked_at) is SchemaState.CURRENT

    assert not (tmp_path / "new").exists()
    assert "no text layer" in capsys.readouterr().err


# --- limits of time and memory --------------------------------------------------------------------


def slow_page() -> bytes:
    return b"<html><body>" + b"".join(b"<p>The fee rose by %d%% on Friday.</p>" % n for n in range(100_000))


def test_a_page_that_takes_too_long_is_given_up() -> None:
    assert "it takes longer than 1 seconds to read" in told("a.html", slow_page(), seconds=1)


def test_after_one_that_took_too_long_the_next_is_read() -> None:
    raw = make.zipped([("slow.html", slow_page()), ("fees.pdf", make.article_pdf())])
    slow, page = read_contents("a.zip", raw, limits=Limits(seconds=2))
    assert "longer than 2 seconds" in str(slow)
    assert isinstance(page, PageRead)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux limits and tells the memory")
def test_a_page_that_takes_too_much_memory_is_given_up() -> None:
    words = told("a.html", slow_page(), memory_megabytes=270)
    assert "WORKBENCH_MAX_MEMORY_MEGABYTES" in words


# --- what is kept -----------------------------------------------------------------------------------


def test_a_mark_that_turns_the_writing_around_is_kept_and_told() -> None:
    raw = make.TEXT.replace("12 euros", "\u202e21\u202c euros")
    (page,) = read_contents("a.txt", raw)
    assert isinstance(page, PageRead)
    assert "\u202e21\u202c euros" in page.page.articles[0].text
    assert "turns the writing around (U+202E" in page.notes[0]


def test_a_pdf_with_damage_that_can_be_mended_is_read_and_told() -> None:
    (page,) = read_contents("a.pdf", make.article_pdf().replace(b"startxref\n", b"startxref\n1"))
    assert isinstance(page, PageRead)
    assert page.notes == ("the file is damaged in places: look whether its text is whole",)


def test_a_pdf_of_which_a_part_can_not_be_unpacked_gives_no_part_of_its_text() -> None:
    raw = make.article_pdf(lines_a_page=5)
    place = raw.rindex(b"stream\nx\x9c") + 9
    damaged = raw[:place] + b"\xff" * 9 + raw[place + 9 :]
    assert "damaged: a part of its text can't be unpacked" in told("a.pdf", damaged)


def test_words_of_a_page_give_no_commands_to_the_terminal(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = make.TEXT.replace("Harbour fees in", "\x1b[2JHarbour \u202efees in") + "\n\x1b]0;x\x07 Share\n"
    (desk / "page.txt").write_text(page, "utf-8")
    assert cli.run(["add", "page.txt"]) == 0
    printed = capsys.readouterr()
    assert "Harbour \\u202efees" in printed.out
    assert not {"\x1b", "\x07", "\u202e"} & set(printed.out + printed.err)


def test_half_a_character_of_what_was_pasted_is_told() -> None:
    assert "half a character (surrogate U+DC80)" in told("pasted text", make.TEXT + "\udc80")


def test_a_web_page_with_entities_of_its_own_leaks_nothing() -> None:
    raw = make.page().replace(b"<!doctype html>", FILE.encode()).replace(b"12 euros", b"12 &i; &h; euros")
    (page,) = read_contents("a.html", raw)
    assert isinstance(page, PageRead)
    assert "root:" not in page.page.articles[0].text


def test_a_spreadsheet_of_a_million_empty_rows_is_read_by_the_rows_it_has() -> None:
    (page,) = read_contents("a.xlsx", sheet_with_rows_far_down())
    assert isinstance(page, PageRead)
    assert page.origin == "a.xlsx, row 1048576"
    assert page.page.articles[0].text == make.FIRST


@pytest.mark.parametrize(
    "broken",
    [
        make.mail(body=make.TEXT, kind="text/plain; charset=no-such-thing"),
        make.mail(body=make.TEXT, kind='multipart/mixed; boundary="=_none"'),
        make.mail(body=make.TEXT, kind="text/plain; charset=utf-8; =;;="),
        make.mail("=?utf-8?B?!!!?= =?x?y?z?=", make.TEXT),
        make.mail(day="Fri, 99 Feb 20266 99:99:99 +9999", body=make.TEXT),
        make.mail(body=make.TEXT, more="Content-Disposition: inline; filename*=utf-8''%ff%fe\n"),
    ],
    ids=["charset", "boundary", "parameters", "subject", "date", "file name"],
)
def test_a_mail_with_broken_headers_still_gives_its_text_or_is_told(broken: bytes) -> None:
    (found,) = read_contents("a.eml", broken)
    if isinstance(found, PageRead):
        assert make.FIRST in found.page.articles[0].text
    else:
        assert "attached" in str(found)


def test_a_thousand_boundaries_on_a_page_stay_a_thousand_articles() -> None:
    places = ("Turin", "Lagos", "Oslo", "Manila")
    items = [
        f"<article><h2>Port of {places[n % 4]} number {n} raises its fee</h2><p>Fees at quay {n} in "
        f"{places[n % 4]} rose by {n} euros on Friday, the authority of quay {n} said.</p></article>"
        for n in range(1000)
    ]
    (page,) = read_contents("a.html", f"<html><body>{''.join(items)}</body></html>")
    assert isinstance(page, PageRead)
    assert len(page.page.articles) == 1000


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (
            make.rss(f"<item><title>T</title><description>{BODY} {'&lt;a' * 60_000}</description></item>"),
            "a.xml",
        ),
        (f'title,text\nT,"{BODY} {"<p" * 300_000}"\n'.encode(), "a.csv"),
    ],
    ids=["feed", "table"],
)
def test_tags_that_are_never_closed_are_looked_for_once(raw: bytes, name: str) -> None:
    """Each of them was held against all that followed: minutes for a feed of half a megabyte."""
    (page,) = read_contents(name, raw)
    assert isinstance(page, PageRead), str(page)
    assert make.PARAGRAPHS[0] in page.page.articles[0].text


def test_what_a_person_should_know_is_told_with_its_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "feed.xml").write_bytes(make.rss())
    assert cli.run(["add", "feed.xml"]) == 0
    assert "feed.xml, item 2: only a summary of it is in the feed" in capsys.readouterr().err
