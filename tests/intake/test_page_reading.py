"""From a page to its articles: what is kept, what is left out, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.errors import NotEnglish, UnreadableInput
from workbench.intake.pages import read_page
from workbench.values.article import DateOrigin

ARTICLE = """Harbour fees in Turin rise for a third year

Ship owners say the port is pricing itself out of the market

By Ada Field
Feb 6, 2026

Harbour fees rose by 4% to €12 a tonne on Friday, the port authority said in a statement.

Read more

A crane at the harbour.
Strike closes canal for a second week

It was the third rise in as many years, and ship owners called it a mistake.
"""


def test_title_and_deck_open_the_text() -> None:
    article = read_page(ARTICLE, origin="page").articles[0]
    assert article.title == "Harbour fees in Turin rise for a third year"
    assert article.deck == "Ship owners say the port is pricing itself out of the market"
    assert article.text.split("\n\n")[:2] == [article.title, article.deck]


def test_every_line_that_is_left_out_has_its_place_and_reason() -> None:
    page = read_page(ARTICLE, origin="page")
    assert [(line.line, line.text, line.reason) for line in page.rejected] == [
        (5, "By Ada Field", "byline"),
        (6, "Feb 6, 2026", "time stamp"),
        (10, "Read more", "link to another article"),
        (12, "A crane at the harbour.", "caption"),
        (13, "Strike closes canal for a second week", "related headline"),
    ]


def test_the_pages_own_stamp_dates_the_article() -> None:
    article = read_page(ARTICLE, origin="page").articles[0]
    assert (article.published, article.published_from) == (date(2026, 2, 6), DateOrigin.METADATA)


def test_a_given_date_and_publisher_win() -> None:
    article = read_page(ARTICLE, origin="page", published=date(2026, 2, 9), publisher="The Gazette").articles[
        0
    ]
    assert (article.published, article.published_from) == (date(2026, 2, 9), DateOrigin.GIVEN)
    assert article.publisher == "The Gazette"


def test_a_date_given_with_a_page_of_several_is_of_those_without_a_stamp() -> None:
    second = """
Bakers in Oslo ask for cheaper flour this winter

By Tom Marsh

Flour costs 9 kroner a kilo, twice what it did in 2021, the bakers' guild told members on Monday.

Its chairman asked the government to lift the duty on wheat before Easter.
"""
    articles = read_page(ARTICLE + second, origin="page", published=date(2026, 2, 9)).articles
    assert [(each.published, each.published_from) for each in articles] == [
        (date(2026, 2, 6), DateOrigin.METADATA),
        (date(2026, 2, 9), DateOrigin.GIVEN),
    ]
    (whole,) = read_page(ARTICLE + second, origin="page", published=date(2026, 2, 9), split=False).articles
    assert (whole.published, whole.published_from) == (date(2026, 2, 9), DateOrigin.GIVEN)


def test_a_bulletins_label_is_no_title_and_gives_its_day() -> None:
    text = ARTICLE.replace("By Ada Field\nFeb 6, 2026\n", "")
    page = read_page("HARBOUR BULLETIN, 6 FEBRUARY 2026\n\n" + text, origin="page")
    article = page.articles[0]
    assert article.title == "Harbour fees in Turin rise for a third year"
    assert (article.published, article.published_from) == (date(2026, 2, 6), DateOrigin.METADATA)
    assert (page.rejected[0].line, page.rejected[0].reason) == (1, "section label")


def test_bytes_and_text_are_read_alike() -> None:
    assert read_page(ARTICLE.encode(), origin="page") == read_page(ARTICLE, origin="page")


def test_windows_line_ends_change_nothing() -> None:
    windows = ARTICLE.replace("\n", "\r\n").encode("utf-8-sig")
    assert read_page(windows, origin="page").articles == read_page(ARTICLE, origin="page").articles


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "x.txt: the file is empty"),
        (b" \n\t\r\n", "x.txt: nothing but white space"),
        (b"%PDF-1.7 \x00", "x.txt: this is a PDF file, and no text: let its format be told by itself"),
        (b"\x7fELF\x02\x01\x00\x00", "x.txt: this is a program"),
        (b"abc\x00\x01def", "x.txt: a NUL byte at 3: this is no text file"),
        (
            "Prices rose\x00 by 3%.",
            "x.txt: a NUL character at 11 (line 1): save the text again as UTF-8 and without it",
        ),
        (
            "Up.\n\udc80 ",
            "x.txt: half a character (surrogate U+DC80) at 4 (line 2): "
            "save the text again as UTF-8 and without it",
        ),
        (
            "Read more\n\nShare\n",
            "x.txt: no article in it: "
            "2 lines of furniture (1 × link to another article, 1 × sharing buttons)",
        ),
        (
            "<html><title>Just a moment...</title><body><p>Checking your browser.</p></body></html>",
            "x.txt: an error page ('Just a moment...'), no article: open it in a browser and save it again",
        ),
        (
            "<!doctype html><html><body><h1>Access Denied</h1><p>You may not see this.</p></body></html>",
            "x.txt: an error page ('Access Denied'), no article: open it in a browser and save it again",
        ),
        (
            "<!doctype html><html><head><title>404 Not Found</title></head><body><h1>No</h1></body></html>",
            "x.txt: an error page ('404 Not Found'), no article: open it in a browser and save it again",
        ),
        (
            "<html><body><script>load()</script></body></html>",
            "x.txt: a page without text: its words may be loaded by scripts; paste them instead",
        ),
    ],
)
def test_what_can_not_be_read_is_told_in_one_line(raw: bytes | str, told: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_page(raw, origin="x.txt")
    assert str(caught.value) == told


def test_too_much_text_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_page(b"Prices rose. " * 2_400_000, origin="big.txt")
    assert str(caught.value) == (
        "big.txt: 31 MB, more than 25 MB: split it, or raise WORKBENCH_MAX_MEGABYTES"
    )


def test_the_limit_is_the_callers() -> None:
    with pytest.raises(UnreadableInput, match="more than 1 MB"):
        read_page("a" * 1_000_001, origin="x", max_megabytes=1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "Russian",
            "Цены на нефть выросли в пятницу на 3%, сообщило министерство.\n\nЭто третий рост за год.",
        ),
        ("German", "Der Preis für Öl ist am Freitag um 3 Prozent gestiegen, wie das Ministerium mitteilte."),
        ("French", "Le prix du pétrole a augmenté de 3 % vendredi, selon le ministère de l'énergie."),
        (
            "Spanish",
            "El precio del petróleo subió un 3 % el viernes, según el ministerio de energía de la región.",
        ),
        ("Chinese", "据能源部称，周五油价上涨了百分之三，这是今年的第三次上涨。"),
    ],
)
def test_another_language_is_told_and_not_read(language: str, text: str) -> None:
    with pytest.raises(NotEnglish) as caught:
        read_page(text, origin="x.txt")
    assert str(caught.value) == f"x.txt: looks like {language}: nothing was read"


def test_an_article_of_another_language_on_an_english_page_is_left_out() -> None:
    german = (
        "Hafen in Turin erhöht die Gebühren zum dritten Mal in Folge\n\nVon unserem Korrespondenten\n\n"
        "Die Gebühren sind am Freitag um 4 Prozent gestiegen, wie die Behörde mitteilte, und das ist viel.\n"
    )
    page = read_page(ARTICLE + "\n* * *\n\n" + german, origin="page")
    assert len(page.articles) == 1
    assert "looks like German: not read" in {line.reason for line in page.rejected}


def test_a_page_that_is_not_to_be_split_is_one_article() -> None:
    two = ARTICLE + "\n\n" + ARTICLE.replace("Harbour fees in Turin", "Airport fees in Lagos")
    assert len(read_page(two, origin="page").articles) == 2
    (article,) = read_page(two, origin="page", split=False).articles
    assert "Airport fees in Lagos rise for a third year" in article.text


def test_each_boundary_keeps_its_reasons() -> None:
    two = ARTICLE + "\n\n" + ARTICLE.replace("Harbour fees in Turin", "Airport fees in Lagos")
    page = read_page(two, origin="page")
    assert [boundary.line for boundary in page.boundaries] == [1, 18]
    told = dict(reason.split(" ", 1)[::-1] for reason in page.boundaries[1].reasons)
    assert float(told["a byline or time stamp before the text"]) > 1


def test_the_same_item_twice_is_two_articles_of_one_id() -> None:
    first, second = read_page(ARTICLE + "\n\n" + ARTICLE, origin="page").articles
    assert first.id == second.id


def test_an_item_that_comes_again_parts_the_short_ones_between() -> None:
    tram = (
        "Tram line to reopen in April\n\n"
        "The tram line to the harbour will reopen on April 12 after works, the city said on Friday.\n\n"
        "Some 18,000 people used it each day, said transport chief Nils Aker.\n\n"
    )
    fish = (
        "Fish prices fall 9%\n\n"
        "Fish prices fell by 9% in January as boats landed more herring, the auction house said.\n\n"
        "A box of herring cost 210 crowns, auctioneer Pia Lund said.\n\n"
    )
    found = read_page(tram + fish + tram, origin="page").articles
    assert [each.title for each in found] == [
        "Tram line to reopen in April",
        "Fish prices fall 9%",
        "Tram line to reopen in April",
    ]
    assert found[0].id == found[2].id


def test_a_box_that_comes_again_inside_articles_begins_none() -> None:
    box = "Get the evening letter\n\nThe best stories of the day, every evening at six.\n\n"
    half = ARTICLE.split("\n\n")
    page = read_page("\n\n".join(half[:-1]) + "\n\n" + box + half[-1] + "\n\n" + box, origin="page")
    assert len(page.articles) == 1


def test_a_hard_wrapped_paragraph_is_one_line() -> None:
    wrapped = (
        "Harbour fees in Turin rise for a third year\n\n"
        "Harbour fees rose by 4% to 12 euros a tonne on Friday, the port\n"
        "authority said in a statement that ship owners called a mistake,\n"
        "and that the city council had not been asked about, its members\n"
        "told reporters in the evening.\n\n"
        "It was the third rise in as many years, and it takes effect in the\n"
        "middle of March, when most of the contracts with the large ship\n"
        "owners are to be renewed.\n"
    )
    article = read_page(wrapped, origin="page").articles[0]
    assert len(article.text.split("\n\n")) == 3
    assert "the port authority said" in article.text


def test_a_markdown_page_loses_its_marks_and_keeps_its_sub_headings() -> None:
    page = (
        "# Harbour fees rise in Turin\n\nFees rose by 4% on Friday, the port said.\n\n"
        "## What changes\n\nTankers pay more."
    )
    article = read_page(page, origin="page").articles[0]
    assert article.title == "Harbour fees rise in Turin"
    assert article.text.split("\n\n")[2] == "What changes"


def brief(number: int) -> str:
    return (
        f"Fees at lock {number} rise for a third year\n{number} February 2026\n"
        f"The fee at lock {number} rose by 4% on Friday, the authority said in a long statement.\n"
        f"It was the third rise in as many years, and owners of {number}00 boats called it a mistake.\n"
        f"Only boats shorter than {number} metres are spared, and those that carry coal to the islands.\n\n"
    )


def test_a_short_sentence_below_an_advertisement_at_the_end_is_no_article() -> None:
    page = read_page(
        "".join(map(brief, range(1, 5)))
        + "Boat for sale, apply to Tom Marsh at the mill\nGreen, with one oar.\n",
        origin="page",
    )
    assert len(page.articles) == 4
    assert "too short for an article" in {line.reason for line in page.rejected}


RELEASE = (
    "Millrace Foods raises dividend\n\n"
    "TURIN, Feb. 6, 2026 -- Millrace Foods raised its dividend by 9%.\n\n"
    "It is payable on March 31.\n\n"
)


def test_what_a_press_release_says_of_its_company_is_left_out() -> None:
    about = "About Millrace Foods\n\nMillrace Foods sells porridge in 12 countries.\n"
    page = read_page(RELEASE + about, origin="page")
    assert page.articles[0].text.endswith("It is payable on March 31.")
    assert [line.text for line in page.rejected] == about.strip().split("\n\n")


def test_a_sub_heading_about_something_else_stays() -> None:
    page = read_page(RELEASE + "About time\n\nOwners had waited six years, they said.\n", origin="page")
    assert "About time" in page.articles[0].text


QUARRY = "The board voted 4-3 on Thursday to let the quarry dig deeper than any other."
FUEL = "Nobody can say who pumped fuel for $81,400 in 2025, the auditor said in May."


def test_a_stamp_below_the_text_in_its_element_dates_the_article() -> None:
    items = ((6, "Board lets quarry dig deeper", QUARRY), (4, "Fuel for $81,400 is missing", FUEL))
    posts = "".join(
        f"<article><h3>{title}</h3><p>{text}</p>"
        f"<p>Posted by Ada Field at <abbr title='2026-02-0{day}T07:14:00Z'>7:14 AM</abbr></p></article>"
        for day, title, text in items
    )
    page = read_page(f"<html><body><main>{posts}</main></body></html>", origin="page")
    assert [each.published for each in page.articles] == [date(2026, 2, 6), date(2026, 2, 4)]


@pytest.mark.parametrize("behind", [True, False])
def test_stamps_are_those_of_the_articles_on_whose_side_all_stand(behind: bool) -> None:
    items = (
        ("6 February 2026", f"Board lets quarry dig\n\n{QUARRY}"),
        ("4 February 2026", f"Fuel is missing\n\n{FUEL}"),
    )
    text = "\n\n".join(part for day, item in items for part in ((item, day) if behind else (day, item)))
    page = read_page(text, origin="page")
    assert [each.published for each in page.articles] == [date(2026, 2, 6), date(2026, 2, 4)]


def test_a_page_pasted_twice_has_its_articles_twice_and_no_others() -> None:
    second = ARTICLE.replace("Harbour fees in Turin", "Airport fees in Lagos").replace(
        "port authority", "agency"
    )
    page = ARTICLE + "\n\n" + second + "\n\n"
    once = [each.title for each in read_page(page, origin="page").articles]
    assert [each.title for each in read_page(page * 3, origin="page").articles] == once * 3


def test_a_headline_that_the_pages_data_names_begins_an_article() -> None:
    lead = "Dockers at the gate burned tyres, and the port put its loss at three million crowns a day."
    first = "".join(
        f"<div>{line}</div>" for line in ("Harbour strike over pay", QUARRY, "It will run for ten years.")
    )
    second = f"<div>Out again</div><div>{lead}</div><div>The board did not vote on it.</div>"
    data = (
        '<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Harbour strike over pay"},'
        '{"@type":"NewsArticle","headline":"Out again"}]</script>'
    )
    named, unnamed = (
        [
            each.title
            for each in read_page(f"<html><body>{head}{first}{second}</body></html>", origin="page").articles
        ]
        for head in (data, "")
    )
    assert named == ["Harbour strike over pay", "Out again"]
    assert unnamed == ["Harbour strike over pay"]
