"""Every format arrives as clean articles: text, title, day, publisher, address, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.intake.formats import making as make
from workbench.errors import ItemSkipped
from workbench.intake.contents import PageRead, read_contents
from workbench.intake.limits import Limits
from workbench.intake.readers.forms import FORMS
from workbench.intake.readers.mail_lines import reason_of
from workbench.lexicon import Entry, entries
from workbench.values.article import Article, DateOrigin

BODY = "\n\n".join(make.PARAGRAPHS)
WHOLE = f"{make.HEADLINE}\n\n{BODY}"


def pages(raw: bytes | str, name: str = "input", **options: object) -> list[PageRead]:
    found = list(read_contents(name, raw, **options))  # type: ignore[arg-type]
    for each in found:
        assert isinstance(each, PageRead), str(each)
    return [each for each in found if isinstance(each, PageRead)]


def article(raw: bytes | str, name: str = "input", **options: object) -> Article:
    (page,) = pages(raw, name, **options)
    (found,) = page.page.articles
    return found


def problems(raw: bytes, name: str = "input", **options: object) -> list[str]:
    found = read_contents(name, raw, **options)  # type: ignore[arg-type]
    return [str(each) for each in found if isinstance(each, ItemSkipped)]


def left_out(page: PageRead) -> list[tuple[str, str]]:
    return [(line.text, line.reason) for line in page.page.rejected]


# --- one article, in every format -----------------------------------------------------------------

FEED_ITEM = (
    f"<item><title>{make.HEADLINE}</title><content:encoded><![CDATA["
    + "".join(f"<p>{each}</p>" for each in make.PARAGRAPHS)
    + "]]></content:encoded></item>"
)
SAME = {
    "text": make.TEXT.encode(),
    "markdown": f"# {make.HEADLINE}\n\n{BODY}\n".encode(),
    "html": make.page(),
    "warc": make.warc([("https://herald.example/fees", make.page(), "text/html; charset=utf-8")]),
    "feed": make.rss(FEED_ITEM),
    "pdf": make.article_pdf(),
    "docx": make.docx(),
    "eml": make.mail(),
    "mbox": make.mbox([make.mail()]),
    "zip": make.zipped({"fees.txt": make.TEXT.encode()}),
    "gzip": make.gzipped(make.TEXT.encode()),
}
ROWS = {
    "csv": make.csv_file(),
    "tsv": make.csv_file(delimiter="\t"),
    "xlsx": make.xlsx(make.ROWS),
    "jsonl": make.json_lines(),
}


def test_there_is_a_file_of_every_format() -> None:
    assert SAME.keys() | ROWS.keys() == FORMS.keys()


@pytest.mark.parametrize("form", sorted(SAME))
def test_the_same_article_is_the_same_text_in_every_format(form: str) -> None:
    name = "fees.md" if form == "markdown" else "fees"
    assert article(SAME[form], name).text == WHOLE


@pytest.mark.parametrize("form", sorted(SAME))
def test_a_format_that_is_named_is_read_as_one_that_is_told(form: str) -> None:
    name = "fees.md" if form == "markdown" else "fees"
    assert pages(SAME[form], name, form=form) == pages(SAME[form], name)


@pytest.mark.parametrize("form", sorted(ROWS))
def test_a_row_is_an_article_its_text_as_given_below_its_title(form: str) -> None:
    first, second = (page.page.articles[0] for page in pages(ROWS[form], f"articles.{form}"))
    assert first.title == make.HEADLINE
    assert first.published == date(2026, 2, 6)
    assert first.text == (BODY if form == "jsonl" else WHOLE)  # a line of JSON is its text alone
    assert second.text.endswith("\n\n".join(make.OTHER))


@pytest.mark.parametrize(
    ("raw", "name", "form"),
    [
        (make.page(), "page.txt", "html"),
        (make.mail(), "message.txt", "eml"),
        (make.article_pdf(), "report.doc", "pdf"),
        (make.docx(), "draft.zip", "docx"),
        (make.json_lines(), "data", "jsonl"),
        (make.rss(), "index.xml", "feed"),
        (make.TEXT.encode(), "page.html", "text"),
        (make.mbox([make.mail()]), "archive", "eml"),
    ],
)
def test_what_the_bytes_are_comes_before_what_the_file_is_called(raw: bytes, name: str, form: str) -> None:
    assert pages(raw, name)[0].page.form == form


# --- what each format tells ------------------------------------------------------------------------


def test_a_pdfs_running_heads_and_page_numbers_are_left_out_with_the_reason() -> None:
    (page,) = pages(make.article_pdf(lines_a_page=5), "fees.pdf")
    assert page.page.articles[0].text == WHOLE
    assert left_out(page) == [
        ("Harbour Herald | Friday edition", "running head"),
        ("Page 1", "page number"),
        ("Harbour Herald | Friday edition", "running head"),
        ("Page 2", "page number"),
    ]


def test_a_running_head_that_counts_the_pages_may_say_something_else_on_each() -> None:
    sheets = [
        [
            (72.0, 800.0, 10.0, f"{name} {number}"),
            (72.0, 700.0, 10.0, f"The fee at quay {name} rose by {number} euros a tonne on Friday."),
        ]
        for number, name in enumerate(("North", "South", "East", "West"), 7)
    ]
    (page,) = pages(make.pdf(sheets), "fees.pdf")
    assert left_out(page) == [(rows[0][3], "running head") for rows in sheets]


def test_a_pdf_without_space_between_its_paragraphs_is_read_as_paragraphs() -> None:
    assert article(make.article_pdf(spaced=False), "fees.pdf").text == WHOLE


def test_a_word_that_is_broken_at_a_pdfs_line_end_is_made_whole() -> None:
    rows = [
        (72.0, 700.0, 18.0, make.HEADLINE),
        (72.0, 660.0, 10.0, "Harbour fees rose by 4% to 12 euros a tonne on Friday, the govern-"),
        (72.0, 646.0, 10.0, "ment said in a statement that owners of ships called a long-"),
        (72.0, 632.0, 10.0, "term mistake."),
    ]
    text = article(make.pdf([rows]), "fees.pdf").text
    assert "the government said" in text
    assert "a long-term mistake." in text


def test_the_day_a_pdf_was_made_dates_it_only_where_nothing_else_does() -> None:
    found = article(make.article_pdf(), "fees.pdf")
    assert (found.published, found.published_from) == (date(2026, 2, 6), DateOrigin.METADATA)
    assert "the file" in found.dated_because
    given = article(make.article_pdf(), "fees.pdf", published=date(2026, 2, 9))
    assert (given.published, given.published_from) == (date(2026, 2, 9), DateOrigin.GIVEN)
    old = (*make.PARAGRAPHS, "The fee had last been raised in the spring of 2031, the authority said.")
    assert article(make.article_pdf(paragraphs=old), "fees.pdf").published != date(2026, 2, 6)


def test_a_browsers_print_marks_are_left_out_and_give_the_address() -> None:
    rows = [
        (30.0, 820.0, 8.0, "2/6/26, 10:15 AM"),
        (200.0, 820.0, 8.0, "Harbour fees | Harbour Herald"),
        (72.0, 700.0, 18.0, make.HEADLINE),
        *((72.0, 660.0 - 14 * place, 10.0, line) for place, line in enumerate(make.FIRST.split(", "))),
        (30.0, 20.0, 8.0, "https://herald.example/fees 1/1"),
    ]
    (page,) = pages(make.pdf([rows]), "fees.pdf")
    assert page.page.articles[0].url == "https://herald.example/fees"
    assert ("https://herald.example/fees 1/1", "print mark of a browser") in left_out(page)


def test_pages_of_a_pdf_without_a_text_layer_are_told() -> None:
    rows = [(72.0, 700.0, 10.0, make.FIRST)]
    (page,) = pages(make.pdf([rows, []]), "fees.pdf")
    assert page.notes == ("without a text layer, and not read: page 2",)


def test_a_word_files_tables_stand_where_they_are_printed() -> None:
    rows = (("Port", "Fee in euros"), ("Turin", "12"), ("Genoa", "14"))
    (page,) = pages(make.docx(rows=rows, heading="What comes next"), "fees.docx")
    (found,) = page.page.articles
    assert found.text.split("\n\n")[1:5] == [make.FIRST, "Port\tFee in euros", "Turin\t12", "Genoa\t14"]
    assert "What comes next" in found.text
    assert ("Harbour Herald, draft", "header or footer of the page") in left_out(page)


def test_a_table_that_only_places_the_text_is_read_as_text() -> None:
    import io

    import docx as library

    document = library.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "Harbour Herald"
    cell = outer.cell(0, 1)
    cell.text = make.HEADLINE
    for paragraph in make.PARAGRAPHS:
        cell.add_paragraph(paragraph)
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Turin", "12"
    out = io.BytesIO()
    document.save(out)
    (found,) = pages(out.getvalue(), "fees.docx")[0].page.articles
    assert found.text.split("\n\n")[-4:] == [*make.PARAGRAPHS, "Turin\t12"]
    assert found.text.count("Turin\t12") == 1


def test_tracked_insertions_are_text_and_deletions_are_not() -> None:
    import io
    import zipfile

    raw = make.docx(paragraphs=(make.FIRST, "The fee was INSERTED by DELETED votes on Friday."))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(changed, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == "word/document.xml":
                content = content.replace(
                    b"<w:t>The fee was INSERTED by DELETED votes on Friday.</w:t></w:r>",
                    b'<w:t xml:space="preserve">The fee was </w:t></w:r>'
                    b'<w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve">set by ten </w:t></w:r>'
                    b"</w:ins>"
                    b'<w:del w:id="2" w:author="a"><w:r><w:delText>nine </w:delText></w:r></w:del>'
                    b"<w:r><w:t>votes on Friday.</w:t></w:r>",
                )
            after.writestr(part, content)
    assert article(changed.getvalue(), "fees.docx").text.endswith("The fee was set by ten votes on Friday.")


def test_a_feed_tells_of_each_item_and_marks_those_that_are_summaries() -> None:
    first, second = pages(make.rss(), "feed.xml")
    (found,) = first.page.articles
    assert (found.title, found.publisher, found.url) == (
        make.HEADLINE,
        "Harbour Herald",
        "https://herald.example/fees",
    )
    assert (found.published, found.published_from) == (date(2026, 2, 6), DateOrigin.METADATA)
    assert (first.origin, first.notes) == ("feed.xml, item 1", ())
    assert second.page.articles[0].published is None
    assert second.notes == ("only a summary of it is in the feed: add the article's own page for the rest",)


def test_a_feed_without_dates_takes_the_day_that_is_given_and_invents_none() -> None:
    (first, second) = pages(make.rss(), "feed.xml", published=date(2026, 2, 9), publisher="Gazette")
    assert first.page.articles[0].published == date(2026, 2, 6)
    assert second.page.articles[0].published == date(2026, 2, 9)
    assert {each.page.articles[0].publisher for each in (first, second)} == {"Harbour Herald"}


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Fri, 13 Feb 26 10:00:00 GMT", date(2026, 2, 13)),
        ("20260213", date(2026, 2, 13)),
        ("Πεμ, 12 Φεβ 2026 10:00:00 EET", date(2026, 2, 12)),
        ("2026-13-45", None),  # the feed's reader makes 1 January 2027 of it
        ("2026-01", None),
        ("2026", None),
        ("2026-W07-5", None),  # and of this the first of the month in which it runs
        ("Fri, 13 Feb 9999 10:00:00 GMT", None),
    ],
)
def test_a_feeds_day_is_one_that_is_written_there(stated: str, day: date | None) -> None:
    item = f"<item><title>T</title><pubDate>{stated}</pubDate><description>{BODY}</description></item>"
    (page,) = pages(make.rss(item), "feed.xml")
    assert page.page.articles[0].published == day
    assert any("can't be told" in note for note in page.notes) is (day is None)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Hill &amp;amp; Sons", "Hill & Sons"),
        ("Hill &amp; Sons", "Hill & Sons"),
        ("Caf&amp;#233; fees", "Café fees"),
        ("A &lt;b&gt;big&lt;/b&gt; fee", "A big fee"),
        ("Fees &amp;lt; 5 euros", "Fees < 5 euros"),
    ],
)
def test_a_feeds_title_keeps_its_characters_and_loses_its_tags(written: str, title: str) -> None:
    item = f"<item><title>{written}</title><description>{BODY}</description></item>"
    assert article(make.rss(item), "feed.xml").title == title


def test_atom_is_a_feed_too() -> None:
    raw = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry>'
        f"<title>{make.HEADLINE}</title><link href='https://herald.example/1'/>"
        "<published>2026-02-06T23:30:00+09:00</published>"
        f"<content type='html'>{make.FIRST}</content></entry></feed>"
    )
    found = article(raw.encode(), "feed.xml")
    assert (found.published, found.url) == (date(2026, 2, 6), "https://herald.example/1")


def test_a_mail_gives_subject_sender_and_day_and_leaves_out_what_is_quoted() -> None:
    import textwrap

    body = "\n\n".join(textwrap.fill(each, 70) for each in make.PARAGRAPHS)
    body += (
        "\n\nOn Thu, 5 Feb 2026, Tom Marsh wrote:\n> When do the fees of the harbour rise,\n"
        "> and by how much?\n\n-- \nIda Quist\nHarbour Authority\n"
    )
    (page,) = pages(make.mail(f"Fwd: RE: [press] {make.HEADLINE}", body), "fees.eml")
    (found,) = page.page.articles
    assert (found.text, found.publisher) == (WHOLE, "Harbour Authority")
    assert (found.published, found.published_from) == (date(2026, 2, 6), DateOrigin.METADATA)
    reasons = dict(left_out(page))
    assert reasons["Ida Quist"] == "signature"
    assert {reason for text, reason in reasons.items() if text.startswith((">", "On Thu"))} == {
        "quoted message"
    }


def test_a_message_that_is_passed_on_tells_of_itself() -> None:
    body = (
        "For you.\n\n---------- Forwarded message ---------\nFrom: Ida Quist <ida@quay.example>\n"
        f"Date: Wed, 4 Feb 2026 at 09:00\nSubject: {make.HEADLINE}\nTo: Desk <desk@herald.example>\n\n"
        f"{BODY}\n"
    )
    found = article(make.mail("Fwd: see below", body), "fees.eml")
    assert (found.title, found.publisher, found.published) == (make.HEADLINE, "Ida Quist", date(2026, 2, 4))
    assert found.text == WHOLE


def test_the_html_part_is_read_where_the_plain_one_is_a_stub() -> None:
    markup = "".join(f"<p>{each}</p>" for each in make.PARAGRAPHS)
    body = (
        "--x\nContent-Type: text/plain\n\nYour program can't show this.\n--x\n"
        f"Content-Type: text/html; charset=utf-8\n\n<html><body>{markup}</body></html>\n--x--\n"
    )
    assert article(make.mail(body=body, kind="multipart/alternative; boundary=x"), "a.eml").text == WHOLE


def test_a_page_that_a_browser_saved_as_one_file_is_that_page_and_not_of_the_day_of_saving() -> None:
    markup = make.page().decode().replace("article:published_time", "other")
    body = (
        "--x\nContent-Type: text/html; charset=utf-8\nContent-Location: https://herald.example/fees\n\n"
        f"{markup}\n--x\nContent-Type: image/png\nContent-Location: https://herald.example/a.png\n\nxx\n--x--\n"
    )
    raw = make.mail(body=body, kind='multipart/related; type="text/html"; boundary=x').replace(
        b"From: Harbour Authority <press@harbour.example>",
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://herald.example/fees",
    )
    (page,) = pages(raw, "fees.mhtml")
    (found,) = page.page.articles
    assert (found.text, found.url, found.published) == (WHOLE, "https://herald.example/fees", None)
    assert page.page.form == "html"


def attached(name: str, content: bytes, kind: str = "application/octet-stream") -> bytes:
    """A mail with a text of its own and that file."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Harbour Authority <press@harbour.example>", make.OTHER_HEADLINE
    message["Date"] = "Fri, 06 Feb 2026 10:00:00 +0100"
    message.set_content("\n\n".join(make.OTHER))
    main, _, sub = kind.partition("/")
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def test_a_picture_that_is_attached_is_told_and_not_read() -> None:
    (page,) = pages(attached("quay.png", b"xxxx", "image/png"), "a.eml")
    assert page.notes == ("not read of what is attached: 'quay.png'",)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("fees.pdf", make.article_pdf()),
        ("fees.docx", make.docx()),
        ("fees.html", make.page()),
        ("fees.zip", make.zipped([("fees.html", make.page())])),
        ("fees.eml", make.mail()),
    ],
    ids=["pdf", "docx", "html", "zip", "eml"],
)
def test_files_that_are_attached_are_read_behind_their_mail(name: str, content: bytes) -> None:
    mail, file = pages(attached(name, content), "a.eml")
    assert mail.page.articles[0].title == make.OTHER_HEADLINE
    assert mail.notes == ()
    assert file.page.articles[0].title == make.HEADLINE
    assert file.origin.startswith(f"a.eml › {name}")


def test_a_mail_without_a_text_gives_its_files_alone() -> None:
    message = EmailMessage()
    message["Subject"] = "See below"
    message.add_attachment(make.docx(), maintype="application", subtype="x", filename="fees.docx")
    (file,) = pages(message.as_bytes(), "a.eml")
    assert (file.origin, file.page.articles[0].title) == ("a.eml › fees.docx", make.HEADLINE)


def test_a_file_whose_name_is_packed_is_read() -> None:
    raw = attached("fees.docx", make.docx()).replace(
        b'filename="fees.docx"', b'filename="=?utf-8?B?w6lkaXRvLmRvY3g=?="'
    )
    assert [page.origin for page in pages(raw, "a.eml")] == ["a.eml", "a.eml › édito.docx"]


def test_a_cover_note_is_no_article_beside_its_files() -> None:
    message = EmailMessage()
    message["Subject"] = "Fees"
    message.set_content("FYI")
    message.add_attachment(make.docx(), maintype="application", subtype="x", filename="fees.docx")
    assert [page.origin for page in pages(message.as_bytes(), "a.eml")] == ["a.eml › fees.docx"]


def test_two_mails_that_are_passed_on_are_both_read() -> None:
    message = EmailMessage()
    message["Subject"] = "Two"
    for raw in (make.mail(), make.mail(make.OTHER_HEADLINE, "\n\n".join(make.OTHER))):
        message.add_attachment(message_from_bytes(raw, policy=policy.default))
    assert [page.page.articles[0].title for page in pages(message.as_bytes(), "a.eml")] == [
        make.HEADLINE,
        make.OTHER_HEADLINE,
    ]


def test_what_hangs_beside_a_file_and_is_not_read_is_told() -> None:
    message = EmailMessage()
    message["Subject"] = "See below"
    for name in ("fees.docx", "fees.doc"):
        message.add_attachment(make.docx(), maintype="application", subtype="x", filename=name)
    told, file = read_contents("a.eml", message.as_bytes())
    assert isinstance(file, PageRead)
    assert "fees.doc" in str(told)


def test_mails_inside_mails_are_read_so_deep_and_no_deeper() -> None:
    raw = attached("fees.docx", make.docx())
    for _ in range(4):
        raw = attached("more.eml", raw)
    found = list(read_contents("a.eml", raw))
    told = [each for each in found if not isinstance(each, PageRead)]
    assert [each.reason.partition(":")[0] for each in told] == ["a file inside 3 mails or archives"]


@pytest.mark.parametrize("entry", entries("mail", "line"), ids=lambda entry: entry["example"]["line"])
def test_a_line_of_a_mail_program_is_told_and_text_that_looks_like_it_stays(entry: Entry) -> None:
    assert reason_of(entry["example"]["line"])[0] == entry["reason"]
    assert reason_of(entry["example"]["keeps"]) == ("", False)


def test_a_mailbox_gives_its_messages_in_order() -> None:
    box = make.mbox([make.mail(), make.mail(make.OTHER_HEADLINE, "\n\n".join(make.OTHER))])
    assert [(page.origin, page.page.articles[0].title) for page in pages(box, "box.mbox")] == [
        ("box.mbox, message 1", make.HEADLINE),
        ("box.mbox, message 2", make.OTHER_HEADLINE),
    ]


def test_a_web_archive_gives_its_pages_with_their_addresses() -> None:
    records = [
        ("https://herald.example/fees", make.page(), "text/html"),
        ("https://herald.example/a.png", b"png", "image/png"),
        ("https://herald.example/flour", make.page(make.OTHER_HEADLINE, make.OTHER), "text/html"),
    ]
    for raw in (make.warc(records), make.gzipped(make.warc(records))):
        found = pages(raw, "crawl.warc")
        assert [page.page.articles[0].url for page in found] == [records[0][0], records[2][0]]
        assert found[0].origin == "crawl.warc › https://herald.example/fees"


def test_a_web_archive_of_too_many_records_says_where_its_reading_stopped() -> None:
    pictures = [(f"https://herald.example/{n}.png", b"png", "image/png") for n in range(60)]
    raw = make.warc([("https://herald.example/fees", make.page(), "text/html"), *pictures])
    first, told = read_contents("crawl.warc", raw, limits=Limits(members=1))
    assert isinstance(first, PageRead)
    assert str(told) == (
        "crawl.warc: more than 50 records, not read beyond; pages found: 1. Split it, "
        "or raise WORKBENCH_MAX_MEMBERS"
    )


def test_a_web_archives_page_may_name_its_address_in_part() -> None:
    place = "https://herald.example/2026/02/fees?ref=home"
    head = make.page().decode().replace("<head>", '<head><link rel="canonical" href="/2026/02/fees">')
    assert "canonical" in head
    found = article(make.warc([(place, head.encode(), "text/html")]))
    assert found.url == "https://herald.example/2026/02/fees"


def test_a_part_of_an_address_still_tells_the_day() -> None:
    head = '<html><head><link rel="canonical" href="/2026/02/06/fees.html"></head>'
    found = article(f"{head}<p>{BODY}</p>", "a.html")
    assert (found.url, found.published) == (None, date(2026, 2, 6))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (f'title,text,url\nT,"{BODY}",javascript:alert(1)\n'.encode(), "a.csv"),
        (f'{{"text": "{make.PARAGRAPHS[0]}", "url": "javascript:alert(1)"}}'.encode(), "a.jsonl"),
        (f"---\nurl: javascript:alert(1)\n---\n\n{BODY}".encode(), "a.md"),
        (
            f'<html><head><link rel="canonical" href="javascript:alert(1)"></head><p>{BODY}</p>'.encode(),
            "a.html",
        ),
    ],
    ids=["csv", "jsonl", "markdown", "html"],
)
def test_what_is_no_address_of_the_web_is_told_and_left_out(raw: bytes, name: str) -> None:
    (page,) = pages(raw, name)
    assert page.page.articles[0].url is None
    assert page.notes == (
        "its address 'javascript:alert(1)' is left out: one of the web starts with https://",
    )


def test_an_archive_gives_its_files_in_order_and_tells_what_is_no_page() -> None:
    raw = make.zipped(
        [
            ("b.html", make.page()),
            ("a/c.eml", make.mail(make.OTHER_HEADLINE, "\n\n".join(make.OTHER))),
            ("photo.jpg", b"\xff\xd8\xff"),
            ("__MACOSX/b.html", b"x"),
            ("inner.zip", make.zipped({"d.docx": make.docx()})),
        ]
    )
    found = list(read_contents("all.zip", raw))
    assert [each.origin for each in found if isinstance(each, PageRead)] == [
        "all.zip › b.html",
        "all.zip › a/c.eml",
        "all.zip › inner.zip › d.docx",
    ]
    (told,) = [str(each) for each in found if isinstance(each, ItemSkipped)]
    assert told.startswith("all.zip › photo.jpg: not a page")


# --- tables ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", entries("columns", "column"), ids=lambda entry: entry["field"])
def test_a_columns_example_is_told_by_its_heading(entry: Entry) -> None:
    from workbench.intake.readers.columns import find_columns

    headings = ["Body", entry["example"]["heading"]] if entry["field"] != "text" else ["", "Article_Body"]
    assert find_columns(headings, {}, "table")[entry["field"]] == 1


def test_a_person_names_the_columns_that_are_not_told() -> None:
    rows: Sequence[Sequence[str]] = (("Wer", "Was"), (make.HEADLINE, BODY))
    assert problems(make.csv_file(rows), "a.csv") == [
        "a.csv: no column that holds the articles' text: name it, as in --columns text=NAME; "
        "there are 'Wer', 'Was'"
    ]
    found = article(make.csv_file(rows), "a.csv", columns={"text": "was", "title": "Wer"})
    assert (found.text, found.title) == (WHOLE, make.HEADLINE)
    assert "no column is called 'Wo'" in problems(make.csv_file(rows), "a.csv", columns={"text": "Wo"})[0]


def test_a_whole_column_tells_which_number_is_the_day() -> None:
    rows = (("text", "date"), (BODY, "06/02/2026"), (make.OTHER[0], "13/02/2026"))
    assert [page.page.articles[0].published for page in pages(make.csv_file(rows), "a.csv")] == [
        date(2026, 2, 6),
        date(2026, 2, 13),
    ]
    (page,) = pages(make.csv_file((("text", "date"), (BODY, "06/02/2026"))), "a.csv")
    assert page.page.articles[0].published is None
    assert page.notes == ("its date '06/02/2026' can't be told: write it as YYYY-MM-DD",)


def test_what_a_row_leaves_open_is_as_it_was_given_for_all() -> None:
    found = pages(make.csv_file(), "a.csv", published=date(2026, 2, 9), publisher="Gazette")
    assert [(each.page.articles[0].published, each.page.articles[0].publisher) for each in found] == [
        (date(2026, 2, 6), "Harbour Herald"),
        (date(2026, 2, 9), "Gazette"),
    ]


def test_a_row_without_a_text_is_told_by_its_number_and_the_rest_goes_on() -> None:
    rows = (("text", "title"), (BODY, "a"), ("", "b"), (make.OTHER[0], "c"))
    found = list(read_contents("a.csv", make.csv_file(rows)))
    assert [isinstance(each, PageRead) for each in found] == [True, False, True]
    assert str(found[1]) == "a.csv, row 3: no text in this row"


def test_a_cell_of_markup_is_read_as_its_text() -> None:
    markup = "".join(f"<p>{each}</p>" for each in make.PARAGRAPHS)
    assert article(make.csv_file((("body", "head"), (markup, make.HEADLINE))), "a.csv").text == WHOLE


def test_a_formula_gives_what_was_saved_with_it_or_nothing() -> None:
    raw = make.xlsx((("text", "title"), (BODY, "=1+1")))
    assert article(raw, "a.xlsx").title is None


def test_a_json_list_and_other_names_for_the_text_are_read() -> None:
    import json

    rows = [{"headline": make.HEADLINE, "body": BODY, "source": "Gazette"}, {"text": make.OTHER[0]}]
    first, second = pages(json.dumps(rows).encode(), "a.json")
    assert (first.page.articles[0].title, first.page.articles[0].publisher) == (make.HEADLINE, "Gazette")
    assert second.origin == "a.json, object 2"


def test_markdown_loses_its_marks_and_keeps_lists_tables_and_what_its_head_says() -> None:
    raw = (
        f"---\ntitle: {make.HEADLINE}\ndate: 2026-02-06\nsource: Harbour Herald\n---\n\n"
        f"{make.FIRST.replace('port authority', '[port authority](https://a.example)')}\n\n"
        "- *Tankers* pay more\n- Ferries pay nothing\n\n| Port | Fee |\n|---|---|\n| Turin | 12 |\n\n"
        f"![A crane](crane.png)\n\n{make.THIRD}\n\n```\ncode = 1\n```\n"
    )
    (page,) = pages(raw, "fees.md")
    (found,) = page.page.articles
    assert (found.title, found.publisher, found.published) == (
        make.HEADLINE,
        "Harbour Herald",
        date(2026, 2, 6),
    )
    assert found.text.split("\n\n")[1:] == [
        make.FIRST,
        "- Tankers pay more",
        "- Ferries pay nothing",
        "Port\tFee",
        "Turin\t12",
        make.THIRD,
    ]
    assert left_out(page) == [("A crane", "caption"), ("code = 1", "code")]


def test_an_encoding_that_is_not_unicode_is_named() -> None:
    (page,) = pages(make.TEXT.encode("cp1252"), "fees.txt")
    assert page.notes == ("read as cp1252",)
    assert page.page.articles[0].text == WHOLE
