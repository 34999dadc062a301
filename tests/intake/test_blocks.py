"""Lines that are furniture by what stands beside them, and lines that are text for the same reason."""

from __future__ import annotations

import pytest

from workbench.intake.furniture import label_lines, label_of
from workbench.intake.lines import page_lines
from workbench.intake.pages import read_page
from workbench.lexicon import table

TEXT = """The harbour of Turin will close for nine days in May, the port office said on Tuesday.
Cranes that were built in 1964 are to be taken down, and the quay will be raised by two metres.
Ferries will leave from the old basin until then, a spokeswoman said."""


TITLE = "Harbour to close for nine days"


def reasons(page: str) -> dict[str, str]:
    """Each line of furniture with why it is some."""
    lines = page_lines(page)
    return {lines[index].text: label.reason for index, label in label_lines(lines).items()}


def body(page: str) -> list[str]:
    (article,) = read_page(page, origin="pasted", form="text").articles
    return article.text.split("\n\n")


def test_a_byline_may_stand_in_four_lines() -> None:
    found = reasons(f"{TITLE}\nBy\nOwen Hale\nLocal Life Reporter\n14:22, 3 MAR 2026\n{TEXT}")
    assert {found["By"], found["Owen Hale"], found["Local Life Reporter"]} == {"byline"}
    assert found["14:22, 3 MAR 2026"] == "time stamp"


def test_letters_of_an_agency_above_the_stamp_are_a_byline() -> None:
    found = reasons(f"{TITLE}\nPTN\nLast Updated: Mar 03, 2026, 05:41 PM IST\n{TEXT}")
    assert found["PTN"] == "byline"


def test_networks_in_a_row_are_buttons_even_x() -> None:
    found = reasons(f"{TITLE}\nFACEBOOK\nVIBER\nX\nLinkedIn\nCopy Link\n{TEXT}")
    assert {found[name] for name in ("FACEBOOK", "VIBER", "X", "LinkedIn")} == {"sharing buttons"}


def test_a_letter_alone_is_no_button() -> None:
    assert "X" not in reasons(f"{TITLE}\nX\n{TEXT}")


@pytest.mark.parametrize(
    "caption",
    [
        "The crane in 1964\nThe crane in 1964 (Image: Ada Field)",
        "The crane on Tuesday\n(Image: Turin Live)",
        "The crane before it fell. (Vell County Sheriff)",
        "LAST LIFT. The crane above the quay on Monday. —CONTRIBUTED PHOTO",
        "Illustration of a crane bent like a question mark.",
        "The crane above the quay at dusk. — TGV Photo Ada Field",
    ],
)
def test_what_is_told_of_a_picture_is_a_caption(caption: str) -> None:
    found = reasons(f"{TITLE}\nBy Owen Hale\n3 March 2026\n{caption}\n{TEXT}")
    assert {found[line] for line in caption.split("\n")} == {"caption"}


def test_brackets_at_the_end_of_a_sentence_make_no_caption() -> None:
    assert "He lost his bid (and his temper)" not in reasons(TEXT + "\nHe lost his bid (and his temper)")


def test_a_dateline_in_capitals_makes_no_caption() -> None:
    opening = "NEW DELHI: A student who threw a bottle from a roof was jailed on Monday."
    assert opening not in reasons(f"{TITLE}\nBy Owen Hale\n{opening}\n{TEXT}")


def test_readers_comments_are_left_out() -> None:
    page = f"""Harbour to close for nine days
By Owen Hale
3 March 2026
{TEXT}
Comments (2)
Newest
DockerDan
2 hours ago
They have known about those cracks for 20 years. My father said so in 1998.
Reply
41
QuayLass
3 hours ago
So sad to see it go, I learned to swim there.
Reply 👍 41 👎 6
"""
    assert body(page) == [TITLE, *TEXT.split("\n")]


def test_a_box_with_the_weather_is_left_out() -> None:
    page = f"""Harbour to close for nine days
By Owen Hale
3 March 2026
{TEXT}
Wind
17 mph W
Humidity
54%
Tonight
Mostly clear in the evening then increasing clouds. Low 24F.
Full Forecast
"""
    assert body(page)[-1] == TEXT.split("\n")[-1]


def test_rows_of_a_match_are_left_out_and_a_heading_of_that_name_stays() -> None:
    rows = (
        "Match facts\nPossession 44% – 56%\nShots 9 – 14\nCorners 5 – 8\nScorers: Sykes 71 (pen), Okafor 90+4"
    )
    page = f"{TITLE}\nBy Owen Hale\n3 March 2026\n{TEXT}\n{rows}\nThe manager said nothing."
    assert body(page)[-2:] == [TEXT.split("\n")[-1], "The manager said nothing."]
    kept = f"{TITLE}\nBy Owen Hale\n{TEXT}\nMatch facts\nRovers have won seven."
    assert "Match facts" in body(kept)


def test_a_list_behind_a_colon_is_text() -> None:
    items = [
        "Marine Parade, from the bandstand to the pier",
        "Gasworks Lane until March 13",
        "Lafia – 6",
        "Keffi – 4",
    ]
    page = "\n".join(["Roads that close this week", "By Owen Hale", "3 March 2026", TEXT])
    page += "\nThe council closes these roads:\n" + "\n".join(items) + "\nBuses will go around them, it said."
    assert body(page)[-5:] == [*items, "Buses will go around them, it said."]


def test_the_next_title_is_no_item_of_a_list() -> None:
    page = f"""Roads that close this week
By Owen Hale
3 March 2026
{TEXT}
The council closes these roads:
Marine Parade, from the bandstand to the pier
Gasworks Lane until March 13
Whale swims back to the pen it was freed from
By Ada Field
2 March 2026
A young whale that was freed from a pen on Sunday swam back to it on Monday, the coastguard said.
It took 22 fishermen four hours to lead it out. Nobody was hurt."""
    first, second = read_page(page, origin="pasted", form="text").articles
    assert first.text.endswith("Gasworks Lane until March 13")
    assert second.title == "Whale swims back to the pen it was freed from"


def test_a_title_with_a_full_stop_is_told_by_its_double_in_a_list() -> None:
    page = f"""Harbour to close for nine days
By Owen Hale
3 March 2026
{TEXT}
The bun that people drive 60 miles for.
It costs two pounds and is gone by seven
By Ada Field
1 March 2026
I rose at five on my day off to stand in a car park in the rain, and would do so again.
The hatch is open from six until the bread runs out, and takes no cards, its owner said.
Most read
1.
Harbour to close for nine days
2.
The bun that people drive 60 miles for.
"""
    assert [each.title for each in read_page(page, origin="pasted", form="text").articles] == [
        "Harbour to close for nine days",
        "The bun that people drive 60 miles for.",
    ]


def test_what_is_below_a_label_of_an_advertisement_is_none_of_the_articles() -> None:
    page = f"""1. Harbour to close for nine days

{TEXT}

A MESSAGE FROM HARBOUR GAS

Moving freight with less fuel

Every day our drivers carry the food and the parts that keep the country going.

2. A bus from 1951 goes home

A bus that carried miners until 1967 was found in a barn in Portugal and bought for 9,500 euros.
"""
    assert [each.title for each in read_page(page, origin="pasted", form="text").articles] == [
        "1. Harbour to close for nine days",
        "2. A bus from 1951 goes home",
    ]


def test_where_more_stands_is_none_of_the_text() -> None:
    ending = "For more information\nThe port’s page\nPlan of the quay"
    page = f"{TITLE}\nBy Ada Field\n3 March 2026\n{TEXT}\n{ending}\n"
    assert body(page)[-1] == TEXT.split("\n")[-1]


def test_titles_with_days_below_a_marker_are_other_articles() -> None:
    one, two, three = TEXT.split("\n")
    others = "Related posts\nAuditor flags 1.1 million\nMarch 1, 2026\nMayor shares a stage\nMay 2, 2025"
    page = f"{TITLE}\nBy Ada Field\n3 March 2026\n{one}\n{two}\n{others}\n{three}\n"
    assert body(page) == [TITLE, one, two, three]


def test_a_sentence_set_large_is_none_of_the_text_and_its_double_is() -> None:
    one, two, three = TEXT.split("\n")
    spoken = "“We did not want to be the port with more cranes than ships,” she said. “So we sold them.”"
    large = "“We did not want to be the port with more cranes than ships.”"
    page = f"{TITLE}\nBy Ada Field\n3 March 2026\n{one}\n{large}\n{two}\n{spoken}\n{three}\n"
    assert body(page) == [TITLE, one, two, spoken, three]
    assert body(page.replace(f"\n{spoken}", "")) == [TITLE, one, large, two, three]


ROWS = "Thornbridge\t2138.0\t+7.10%\nPallister Mining\t1204.5\t+3.88%\nHarrow & Mead\t1870.0\t-2.05%"


def test_prices_and_their_changes_below_furniture_are_a_ticker() -> None:
    found = reasons(f"{TITLE}\nBy Ada Field\n3 March 2026\n{TEXT}\nShare this:\nBiggest movers\n{ROWS}\n")
    assert {found[row] for row in ("Biggest movers", *ROWS.split("\n"))} == {"market ticker"}


def test_prices_and_their_changes_behind_a_colon_are_text() -> None:
    told = f"{TEXT}\nThe shares of the three owners, and the change in a week:"
    assert not set(ROWS.split("\n")) & set(reasons(f"{TITLE}\nBy Ada Field\n3 March 2026\n{told}\n{ROWS}\n"))


@pytest.mark.parametrize("title", ["About 300 people march for the ferry", "Ferry sails again"])
def test_an_item_that_stands_three_times_keeps_its_text(title: str) -> None:
    page = "\n\n".join(f"{title}\n{TEXT}" for _ in range(3))
    assert TEXT.split("\n")[-1] in read_page(page, origin="pasted", form="text").articles[0].text


def test_a_league_table_is_no_ticker() -> None:
    rows = "Harriers 12 +14 31\nRovers 12 +3 22\nAthletic 12 -4 16"
    page = f"{TITLE}\nBy Ada Field\n3 March 2026\n{TEXT}\nAdvertisement\nThe table after Sunday\n{rows}\n"
    assert "market ticker" not in reasons(page).values()


def test_a_short_sentence_inside_a_longer_one_is_text() -> None:
    one, two, three = TEXT.split("\n")
    said = "He did not say why he sold it."
    later = "On Monday Aker said through his lawyer that he did not say why he sold it."
    assert said in body(f"{TITLE}\nBy Ada Field\n3 March 2026\n{one}\n{said}\n{two}\n{later}\n{three}\n")


def test_a_stamped_brief_among_long_articles_is_one() -> None:
    texts = [TEXT.replace("Turin", city) for city in ("Turin", "Oslo", "Bern", "Lund", "Accra")]
    articles = [f"3 March 2026\nHarbour of {text.split()[3]} to close\n{text}" for text in texts]
    brief = "4 March 2026\nQuay wall cracks\nThe quay wall cracked on Sunday, and nobody was hurt."
    page = "\n\n".join((*articles[:3], brief, *articles[3:]))
    found = read_page(page, origin="pasted", form="text").articles
    assert "Quay wall cracks" in [each.title for each in found]


def test_a_caption_that_stands_twice_is_none_of_the_text() -> None:
    shown = "Trucks wait at the old pier on a Monday morning."
    giver = "Ada Field\n/\nTurin Public Radio"
    page = f"{TITLE}\n3 March 2026\nBy Ada Field\n{shown}\n{giver}\n{shown}\n{giver}\n{TEXT}\n"
    assert shown not in body(page)


def test_a_first_paragraph_that_the_deck_says_too_stays() -> None:
    first = TEXT.split("\n")[0]
    assert first in body(f"{TITLE}\n{first}\nBy Ada Field\n3 March 2026\n{TEXT}\n")


def test_what_stands_above_a_byline_is_no_furniture_for_its_wording() -> None:
    title = "[Graphic News] More cranes than schools"
    head = f"{title}\nBy Tom Marsh\nPublished: 2 March 2026\nLink copied!\nFont Size\nPrint"
    above = f"{TITLE}\nBy Ada Field\n3 March 2026\n{TEXT}\nPrint\nFont Size\nBusiness"
    page = f"{above}\n{head}\n{TEXT.replace('Turin', 'Oslo')}\n"
    assert read_page(page, origin="pasted", form="text").articles[1].title == title


def test_what_a_paper_says_of_itself_below_each_article_is_none_of_the_text() -> None:
    us = "Wells for Turin works with communities in 23 countries to make sure that everybody has water."
    texts = (
        TEXT.replace("Turin", city).replace("nine", days)
        for city, days in (("Oslo", "six"), ("Bern", "two"), ("Lund", "ten"))
    )
    page = "\n\n".join(f"{TITLE}\n3 March 2026\n{text}\nAbout Wells for Turin\n{us}" for text in texts)
    assert all(us not in each.text for each in read_page(page, origin="pasted", form="text").articles)


@pytest.mark.parametrize("name", ["list_name", "comment_end", "weather", "picture_source", "closing_heading"])
def test_words_of_blocks_have_an_example(name: str) -> None:
    assert set(table("furniture", name)["example"]) == {"line", "keeps"}


def test_lists_of_other_articles_are_told_by_their_words() -> None:
    example = table("furniture", "list_name")["example"]
    assert reasons(example["line"] + "\n" + TEXT)[example["line"]] == "list of other articles"
    assert example["keeps"] not in reasons(example["keeps"] + "\n" + TEXT)


@pytest.mark.parametrize(
    "stamp",
    [
        "Ada Field · Gazette News · Posted: Mar 04, 2026 5:00 AM CST | Last Updated: 3 hours ago",
        "Ada Field |04.03.2026 - Update : 04.03.2026",
        "Press release | 4 March 2026 | Turin",
        "Ada Field Published March 4, 2026 Updated about 9 hours ago",
        "Posted on March 4, 2026 by admin",
        "041512Z MAR 26",
        "Ada Field 2026.03.04.",
        "Coast Gazette 04.03.2026",
    ],
)
def test_a_stamp_may_stand_among_names(stamp: str) -> None:
    assert reasons(f"{TITLE}\n{stamp}\n{TEXT}")[stamp] == "time stamp"


def test_a_byline_may_hold_an_address() -> None:
    byline = "By ADA FIELD | afield@gazette.example | Gazette"
    assert reasons(f"{TITLE}\n{byline}\n{TEXT}")[byline] == "byline"


def test_a_title_told_again_below_its_stamp_is_told_once() -> None:
    title = "Harbour to close for nine days in May"
    page = f"{title}\nAda Field |04.03.2026\n{title}\nTURIN, Italy\n{TEXT}"
    assert body(page) == [title, *TEXT.split("\n")]


def test_a_box_on_the_author_is_left_out() -> None:
    box = "ABOUT THE AUTHOR\nAda Field\nReporter\nAda Field is based in Turin. She has covered floods."
    page = f"{TITLE}\n3 March 2026\n{TEXT}\n{box}\n"
    assert body(page)[-1] == TEXT.split("\n")[-1]


def test_tags_in_small_letters_are_left_out() -> None:
    page = f"{TITLE}\n3 March 2026\n{TEXT}\nTopics\nport of turin\nferries\ncranes\n"
    assert body(page)[-1] == TEXT.split("\n")[-1]


def test_a_poll_of_readers_is_left_out() -> None:
    poll = "Should the port close?\nYes, it is old\n31% - 1204 votes\nNo, it is ours\n69% - 2688 votes"
    page = f"{TITLE}\n3 March 2026\n{TEXT}\nVoting booth\n{poll}\n"
    assert body(page)[-1] == TEXT.split("\n")[-1]


def test_numbered_headlines_below_a_list_s_name_are_no_text() -> None:
    listed = "Most read\n1. Queues at the border reach 14 kilometres\n2. How a village sold its spring"
    page = f"{TITLE}\n3 March 2026\n{TEXT}\n{listed}\n"
    assert body(page)[-1] == TEXT.split("\n")[-1]


def test_a_headline_in_capitals_may_end_with_a_full_stop() -> None:
    page = f"""Harbour to Close for Nine Days in May
Ada Field | 04.03.2026
{TEXT}
Last Cinema of the Valley Reopens With 96 Seats.
Tom Marsh | 02.03.2026
The only cinema of the valley opened its doors again on Sunday, for the first time since 1992.
All 96 seats were sold, and there was no popcorn, its owner said."""
    assert [each.title for each in read_page(page, origin="pasted", form="text").articles] == [
        "Harbour to Close for Nine Days in May",
        "Last Cinema of the Valley Reopens With 96 Seats.",
    ]


def test_short_items_in_a_row_are_articles() -> None:
    items = [
        (
            "A bank for the price of a stadium",
            "Castellane agreed to be bought by a rival from Denmark for 1.9bn.",
        ),
        ("The early bath of a boss", "Ines Quiroga will leave Aurelio in June, two years ahead of schedule."),
        ("Drill, maybe, drill tomorrow", "Tarn Petroleum delayed its field off Namibia for the fourth time."),
        ("Sunny side of the street", "Prices of polysilicon fell below four dollars a kilogram for once."),
        ("The trains that lean over", "Toyosaki won an order for 36 tilting carriages from Indian Railways."),
    ]
    page = "\n\n".join(line for item in items for line in item)
    assert [each.title for each in read_page(page, origin="pasted", form="text").articles] == [
        t for t, _ in items
    ]


def test_a_headline_of_two_sentences_is_one_above_its_byline() -> None:
    page = f"""{TITLE}
By Owen Hale
3 March 2026
{TEXT}
Originally Published: March 3, 2026 at 2:15 PM CST
She taught three generations to swim. Who will teach the fourth?
By Ada Field
2 March 2026
Jo Wysocki does not raise her voice in the tiled room where 30 children shriek.
Nineteen people drowned in the county last year, the most since 1988, the coroner said."""
    first, second = read_page(page, origin="pasted", form="text").articles
    assert first.text.endswith(TEXT.split("\n")[-1])
    assert second.title == "She taught three generations to swim. Who will teach the fourth?"


@pytest.mark.parametrize(
    "box",
    [
        "The quay will be raised\n— Ada Field, union organiser",
        'Tanker bids close in June\nMarch 1, 2026\nIn "Court Stories"',
        "AI generated\nThe port will close for nine days.\nHow helpful was this summary?",
        "Subscribe to the Friday letter\nEvery week we send you the news of the quay.\nSign up here",
        "Seen something odd? Send it to us on WhatsApp.",
        "Add PT as your trusted source on Google",
        "ST PHOTO: ADA FIELD",
        "(Visited 5,518 times, 409 visits today)",
        "Know more? Write to desk@gazette.example and tell us what you saw.",
    ],
)
def test_boxes_between_paragraphs_are_left_out(box: str) -> None:
    one, *rest = TEXT.split("\n")
    page = "\n".join([TITLE, "By Owen Hale", "3 March 2026", one, box, *rest])
    assert body(page) == [TITLE, one, *rest]


@pytest.mark.parametrize("name", ["invitation", "closing_heading"])
def test_text_like_a_box_stays(name: str) -> None:
    example = table("furniture", name)["example"]
    assert example["keeps"] not in reasons(example["keeps"] + "\n" + TEXT)


def test_an_invitation_is_told_by_its_words() -> None:
    example = table("furniture", "invitation")["example"]
    assert reasons(example["line"] + "\n" + TEXT)[example["line"]] == "sign-up or promotion"


def test_a_day_with_the_sections_behind_it_is_a_stamp() -> None:
    page = f"{TITLE}\nMar 04, 2026 Court Stories, News\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert (article.title, article.deck, str(article.published)) == (TITLE, None, "2026-03-04")


def test_an_american_day_of_two_digits_is_read_beside_its_time_zone() -> None:
    page = f"{TITLE}\nby Ada Field - 03/04/26 12:15 PM ET\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert str(article.published) == "2026-03-04"


def test_an_end_mark_behind_the_last_sentence_changes_nothing() -> None:
    assert body(f"{TITLE}\nSource: Quay | Editor: lund | 2026-03-03 16:42:18\n{TEXT} ■\nShare:\n")[
        -1
    ].endswith("■")


def test_the_source_that_details_follow_is_text() -> None:
    told = "Source: the port office on Telegram\nDetails: The quay will be raised by two metres in May."
    assert body(f"{TITLE}\n3 March 2026\n{TEXT}\n{told}\n")[-2:] == told.split("\n")
    assert body(f"{TITLE}\n3 March 2026\n{TEXT}\nSource: AFP\n")[-1] == TEXT.split("\n")[-1]


def test_the_data_of_a_release_are_none_of_its_text() -> None:
    data = "Funder\nState Water Fund\nMethod of Research\nObservational study\nDOI\n10.1000/quay.7"
    assert body(f"{TITLE}\n3 March 2026\n{TEXT}\n{data}\n")[-1] == TEXT.split("\n")[-1]


def test_a_list_of_prices_is_no_score() -> None:
    prices = ["Kiboko: 5,600 (December: 7,000)", "Faq: 11,700", "Drugar: 12,800", "Arabica: 13,900"]
    found = reasons("\n".join([TEXT, "Prices at the gate", *prices]))
    assert not found.keys() & set(prices)


def test_openings_of_other_articles_are_left_out() -> None:
    cut = "Opinion\nRent and ruin\nCITIES remember their rivers only…\nDry canal\nTWO new cases should…"
    assert body(f"{TITLE}\nBy Owen Hale\n3 March 2026\n{TEXT}\n{cut}\nBusiness\n")[-1] == TEXT.split("\n")[-1]


STAYS = [
    "The bill now goes to the lower chamber of the parliament. (AP)",
    "Video from the scene showed two men running from a burning car.",
    "Photos provided by the army show two burnt trucks beside the road.",
    "Mourners walked single-file past the coffin on Sunday.",
    "The vote was set for Thursday – file or no file, it would not be moved.",
    "New York has until Friday to appeal against the ruling.",
    "Let us be clear about what this budget does.",
    "Buy our silence, the letter seemed to say, or face our lawyers.",
    "Anyone with information is asked to contact her at the Turin police station before Friday.",
    "The court heard that two men began to follow him on Friday.",
    "She gave the boy a few cookies and told him to wait for his father.",
    "The party’s code of principles forbids gifts above fifty pounds.",
    "Buy now, pay later lenders will need a licence from May.",
    "Every contribution over £7,500 must be declared to the commission.",
    "Your support for the ceasefire has collapsed, the poll found.",
    "To read this as a defeat would be wrong.",
    "Need help? Call the Samaritans free on 116 123.",
    "More in Common found that 61% of voters backed the plan.",
    "Data: 412 of the 900 homes in Turin had no smoke alarm at all, the survey of the office found.",
    "Weather: the great enemy of the harvest has been kind this year.",
    "Correction, when it came, was brutal: the index lost 12% in a day.",
    "An earlier version of this report, leaked in May, gave another number.",
    "Together with Spain, France vetoed the plan.",
    "Presented by the governor, the bill passed at noon.",
    "A message from the king was read at noon.",
    "Help came to our town at dawn.",
    "Netflix ended its free trial for new users in May, the company said.",
    "An artist’s impression of the bridge was shown, and Lund said it would cost 40 million.",
]


@pytest.mark.parametrize("line", STAYS)
def test_a_sentence_that_looks_like_furniture_stays(line: str) -> None:
    one, two, three = TEXT.split("\n")
    page = "\n\n".join([TITLE, "By Ada Field in New York", "4 March 2026", one, two, line, three])
    assert body(page) == [TITLE, one, two, line, three]
    assert body("\n\n".join([TITLE, "By Ada Field in New York", "4 March 2026", one, two, line]))[-1] == line


@pytest.mark.parametrize(
    "lines",
    [
        ["Ada Field, 34, Turin", "Tom Marsh, 41, Oslo", "Eva Lund, 9, Bern"],
        ["Labour 412", "Conservative 121", "Liberal Democrat 72"],
        ["Who won the vote in Turin?", "Field", "52%", "Marsh", "48% - 11,200 votes"],
        ["We will go to court", "— Tom Marsh, crew leader"],
    ],
)
def test_lists_and_results_are_told_apart_from_boxes(lines: list[str]) -> None:
    assert not reasons("\n".join([TITLE, TEXT, *lines, TEXT])).keys() & set(lines)


REMARKS = "Comments (2)\nquay_81\nIt was the crane that fell in 1998.\nKara L.\nPlease read before posting.\n"


def test_comments_without_a_time_are_left_out() -> None:
    assert body(f"{TITLE}\nBy Ada Field\n3 March 2026\n{TEXT}\n{REMARKS}Advertisement")[1:] == TEXT.split(
        "\n"
    )


def test_the_text_below_a_count_of_comments_is_no_comment() -> None:
    page = f"{TITLE}\nBy Ada Field\n3 March 2026\nComments (2)\nTurin Port\n{TEXT}\nAdvertisement"
    assert body(page)[-3:] == TEXT.split("\n")


def test_a_line_below_an_article_makes_no_comment_of_it() -> None:
    for below in ("Like", "Reply", "Report"):
        page = f"{TITLE}\n4 March 2026\n{TEXT}\n{below}\n"
        assert set(TEXT.split("\n")) <= set(body(page))


@pytest.mark.parametrize("heading", ["Documents", "Contacts", "Notes"])
def test_paragraphs_below_a_closing_heading_stay(heading: str) -> None:
    one, two, three = TEXT.split("\n")
    assert body(f"{TITLE}\nBy Ada Field\n{one}\n{two}\n{heading}\n{three}\nThe mayor wept.\n")[-2:] == [
        three,
        "The mayor wept.",
    ]


def test_the_lede_above_a_caption_stays() -> None:
    one, two, three = TEXT.split("\n")
    caption = "The cranes of the old quay in 1964. (Ada Field/The Gazette)"
    assert body(f"{TITLE}\nBy Ada Field\n{one}\n{caption}\n{two}\n{three}\n") == [TITLE, one, two, three]


def test_a_lede_that_opens_in_capitals_stays() -> None:
    for lede in (
        "TURIN. The council of the city voted on Monday.",
        "THE CRANES STOPPED. Then the lights went out.",
    ):
        assert lede in body(f"{TITLE}\nBy Ada Field\n4 March 2026\n{lede}\n{TEXT}\n")


def test_paragraphs_of_a_story_on_the_weather_stay() -> None:
    one, two, three = TEXT.split("\n")
    page = f"{TITLE}\nBy Ada Field\nTonight\n{one}\nWinds\n{two}\nShowers\n{three}\n"
    assert {one, two, three} <= set(body(page))


QUESTIONS = """Herald: When did you first see that the wells had gone salty?
It was in October, when the rains failed and the pumps ran for nine days without a stop.
Herald: Who told you to stop drinking from them?
Nobody told us, and the ministry has not sent a letter to this day."""


def test_a_rate_of_exchange_below_a_text_is_text() -> None:
    rate = "($1 = 129.1500 Kenyan shillings)"
    page = read_page(f"{TITLE}\n{TEXT}\n{rate}\nSign up here.", origin="pasted", form="text")
    assert page.articles[0].text.endswith(rate)


def test_what_a_paper_asks_in_an_interview_is_text() -> None:
    page = read_page(f"Salt found in island wells\n{QUESTIONS}", origin="pasted", form="text")
    (article,) = page.articles
    assert all(line in article.text for line in QUESTIONS.split("\n"))


def test_titles_with_a_label_that_ask_are_titles() -> None:
    titled = QUESTIONS.replace("Herald:", "Explainer:")
    page = read_page(f"Salt found in island wells\n{titled}", origin="pasted", form="text")
    assert "Explainer: Who told you to stop drinking from them?" in {each.title for each in page.articles}


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("View 97 Comments", True),
        ("View the discussion (37)", True),
        ("Latest comments (1)", True),
        ("Like (9)Reply", True),
        ("View the discussion", False),
        ("All comments on the draft", False),
        ("Print this page", True),
        ("PublishedMarch 5 2026", True),
        ("Published accounts of 2026", False),
        ("Videos, opens new tab", True),
        ("Harbour to close for nine days on LinkedIn (opens in a new window)", True),
        ("Shop opens in a new window on the quay", False),
        ("— With assistance from Ada Field and Tom Marsh", True),
        ("With assistance from the army, 400 people left the town on Monday.", False),
    ],
)
def test_buttons_and_counts_are_furniture_by_their_form(line: str, furniture: bool) -> None:
    assert (label_of(page_lines(line)[0]) is not None) == furniture


HEAD = f"Local news\n{TITLE}\nBy Ada Field\n3 March 2026"


def test_a_place_with_a_colon_opens_the_text() -> None:
    assert body(f"{HEAD}\nShare\nTURIN:\n{TEXT}")[1:3] == ["TURIN:", TEXT.split("\n")[0]]


def test_so_does_a_word_with_a_colon() -> None:
    assert body(f"{HEAD}\nClaim:\n{TEXT}")[1:3] == ["Claim:", TEXT.split("\n")[0]]


@pytest.mark.parametrize("giver", ["/ Ada Field", "/ Getty Images"])
def test_a_caption_told_twice_above_its_giver_is_no_title(giver: str) -> None:
    caption = "A crane on the quay at Turin"
    page = f"News | Harbours\n\n{TITLE}\n\n{caption}\n{caption}\n{giver}\n\nAda Field\n3 March 2026\n\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert article.title == TITLE
    assert caption not in article.text


def test_captions_told_twice_in_a_text_are_left_out() -> None:
    caption = "Grandmother Jean Tolliver, 74, said she never saw a crane so high"
    first, *rest = TEXT.split("\n")
    page = "\n".join([HEAD, first, caption, "+6", "View gallery", caption, *rest])
    assert body(page)[-3:] == TEXT.split("\n")


def test_a_title_told_twice_between_two_texts_begins_an_article() -> None:
    page = f"{HEAD}\n{TEXT}\nTwo boats sink off Genoa\nTwo boats sink off Genoa\n4 March 2026\n{OTHER}"
    titles = [article.title for article in read_page(page, origin="pasted", form="text").articles]
    assert titles == [TITLE, "Two boats sink off Genoa"]


OTHER = """Two boats sank off Genoa on Monday night, and their crews were saved, the coast guard said.
They had left the old port without a pilot, and the wind rose to 50 knots before midnight."""


@pytest.mark.parametrize(
    "naming", ["Email “{}”.", "Share or comment on this article: {}", 'Feedback on "{}"']
)
def test_what_names_the_title_is_furniture(naming: str) -> None:
    line = naming.format(TITLE)
    assert line in reasons(f"{HEAD}\n{TEXT}\n{line}\nAdd comment")


def test_a_sentence_that_quotes_other_words_is_text() -> None:
    quoting = "The sign read “Harbour to open for nine days”."
    assert quoting not in reasons(f"{HEAD}\n{TEXT}\n{quoting}\nAdd comment")


def test_who_says_a_pull_quote_goes_with_it() -> None:
    said = "“Ferries will leave from the old basin until then”"
    found = reasons(f"{HEAD}\n{TEXT}\n{said}\n– Ada Lunn, spokeswoman\n{OTHER}")
    assert found[said] == found["– Ada Lunn, spokeswoman"] == "pull quote"


def test_readers_with_their_places_comment() -> None:
    said = "Put a towel on it and it will do. My father did so for thirty years and never fell."
    page = f"{HEAD}\n{TEXT}\nComments 2\nSensible Sue, Leeds, 3 hours ago\n{said}\nClick to rate\n12"
    assert reasons(page)[said] == "comments"


def test_a_summary_by_a_program_ends_with_the_question_about_it() -> None:
    page = (
        f"{HEAD}\nQuick Read\nSummary is AI-generated, newsroom-reviewed\nThe harbour closes for nine days\n"
    )
    found = reasons(f"{page}Did our AI summary help? Let us know.\n{TEXT}")
    assert found["The harbour closes for nine days"] == "summary by a program"


def test_strokes_divide_articles() -> None:
    page = f"{TITLE}\n{TEXT}\n\n///\n\nGENOA\n\n{OTHER}\n\n///\n"
    assert reasons(page)["///"] == "dividing line"


def test_what_a_sponsor_says_is_left_out() -> None:
    said = "Harbour Bank lends on boats, saunas and second chances; ask at any of our six branches."
    page = f"{HEAD}\n{TEXT}\nA WORD FROM OUR SPONSOR\n{said}\nAdvertisement\n{OTHER}"
    assert reasons(page)[said] == "advertisement"


def test_the_text_below_the_label_of_a_sponsored_article_is_no_box() -> None:
    assert not reasons(f"{HEAD}\nPartner content\n{TEXT}\nAdd comment").keys() & set(TEXT.split("\n"))


def test_the_contents_of_a_letter_begin_no_article() -> None:
    page = f"In this letter:\nWhy the bus is a taxi\nA note from the jail\n\n{HEAD}\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert article.title == TITLE


POINTS = ["The quay will be raised by two metres in May", "Ferries leave from the old basin until then"]


def test_points_between_byline_and_text_are_text() -> None:
    assert body(f"{HEAD}\n\n" + "\n".join(POINTS) + f"\n\n{TEXT}")[1:3] == POINTS


def test_what_stands_there_and_is_of_something_else_is_left_out() -> None:
    others = [
        "Wheat prices fall for a third week",
        "Snow is due on the passes",
        "Airline drops its cheapest fare",
    ]
    text = body(f"{HEAD}\n\n" + "\n".join(others) + f"\n\n{TEXT}")
    assert not set(others[1:]) & set(text)


def test_a_picture_is_told_again_in_other_letters() -> None:
    shown = "Residents of Turin outside the law courts"
    caption = (
        "Residents of Turin outside the Law Courts on March 2, 2026 after a judge ruled. Photo: Ada Lunn"
    )
    (article,) = read_page(
        f"News\n\n{TITLE}\n{shown}\n{caption}\nBy Ada Field\n3 March 2026\n{TEXT}", origin="x", form="text"
    ).articles
    assert article.title == TITLE


def test_names_with_their_places_stand_above_a_stamp() -> None:
    names = "Ada Field in Turin and Tom Marsh in New York"
    assert reasons(f"News\n\n{TITLE}\n{names}\n3 March 2026\n{TEXT}")[names] == "byline"


@pytest.mark.parametrize("giver", [" (Representational)", " (Representational image)"])
def test_pictures_that_show_something_like_it_are_left_out(giver: str) -> None:
    caption = f"The case of the crane was heard 91 times{giver}"
    assert reasons(f"{HEAD}\n{caption}\n{TEXT}")[caption] == "caption"


def test_the_title_of_a_recording_is_no_title() -> None:
    page = f"News\n{TITLE}\nListening: {TITLE}\n3 March 2026\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert article.title == TITLE


def test_a_byline_of_that_form_heads_no_comment() -> None:
    page = "\n".join(
        f"{title}\n{by}, Turin, 3 hours ago\n{text}\nShare"
        for title, by, text in ((TITLE, "Ada Field", TEXT), ("Two boats sink off Genoa", "Tom Marsh", OTHER))
    )
    assert not reasons(page).keys() & {*TEXT.split("\n"), *OTHER.split("\n")}
