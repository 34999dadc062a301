"""What stands between a title and its text, and which of the lines above a byline is the title."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.intake.dating import order_of
from workbench.intake.furniture import label_lines
from workbench.intake.lines import page_lines
from workbench.intake.pages import read_page

TITLE = "Harbour to close for nine days"
LEAD = "The harbour of Turin will close for nine days in May, the port office said on Tuesday."
TEXT = f"""{LEAD}
Cranes that were built in 1964 are to be taken down, and the quay will be raised by two metres.
Ferries will leave from the old basin until then, a spokeswoman said."""
OTHER = """A court in Lagos has freed eleven drivers who blocked a bridge over the price of diesel in 2024.
The judge said that the law of 1962 had never been published, and so could not be broken by anybody.
The state has ninety days to appeal, and its lawyer said that it would."""


def reasons(page: str) -> dict[str, str]:
    lines = page_lines(page)
    return {lines[index].text: label.reason for index, label in label_lines(lines).items()}


def titles(page: str) -> list[str | None]:
    return [each.title for each in read_page(page, origin="pasted", form="text").articles]


@pytest.mark.parametrize(
    "stamp",
    [
        "July 18, 2025 in Harbours, Transport",
        "Published: Jul 18, 2025, 4:12 PM   HNT   6 views",
        "COMMENTARY BY: ADA FIELD - JULY 18, 2025 3:00 AM",
        "Photo of Ada Field-MarshAda Field-MarshSend an emailJuly 18, 2025Last Updated: July 18, 2025",
        "July 18, 202513:41",
        "18. Jul 2025 at 17:42",
        "TURIN, Piedmont | July 18, 2025, Friday @ 19:21 in National » Ports | By: Ada Field and Tom Marsh",
    ],
)
def test_a_line_with_a_whole_day_below_the_title_dates_the_article(stamp: str) -> None:
    (article,) = read_page(f"{TITLE}\n{stamp}\n{TEXT}", origin="pasted", form="text").articles
    assert (article.title, article.published) == (TITLE, date(2025, 7, 18))
    assert stamp not in article.text


def test_a_day_of_which_something_is_told_is_no_stamp() -> None:
    days = "24 November 2026: households and dwellings\n3 March 2027: education and work"
    assert not set(days.split("\n")) & set(reasons(f"{TITLE}\n{TEXT}\nResults will follow:\n{days}"))


@pytest.mark.parametrize("mark", [" HNT", "….PASIFIKA WIRE".removeprefix("."), " SM"])
def test_an_agency_behind_the_last_stop_is_of_the_text(mark: str) -> None:
    signed = TEXT + mark
    (article,) = read_page(f"{TITLE}\n3 March 2026\n{signed}\n\nShare\n", origin="pasted").articles
    assert article.text.endswith(signed.split("\n")[-1])


def test_breadcrumbs_may_end_with_the_title() -> None:
    crumbs = f"Home » Markets » {TITLE}"
    page = f"{crumbs}\nMarkets\n{TITLE}\nAda Field\nMarch 11, 2026\n{TEXT}"
    assert titles(page) == [TITLE]
    assert reasons(page)[crumbs] == "page navigation"
    assert "Home buyers wait for lower rates" not in reasons(f"Home buyers wait for lower rates\n{TEXT}")


def test_a_name_that_stands_twice_below_the_title_is_a_byline() -> None:
    page = f"{TITLE}\nCranes are to be taken down.\nAda Field\nAda Field\nCopy link\n{TEXT}"
    assert reasons(page)["Ada Field"] == "byline"
    assert titles(page) == [TITLE]


@pytest.mark.parametrize("place", ["Turin:", "Turin –", "TURIN:"])
def test_a_place_alone_above_the_text_is_left_out(place: str) -> None:
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{place}\n{TEXT}"
    assert reasons(page)[place] == "place of the report"


def test_by_may_be_glued_to_the_name() -> None:
    assert reasons(f"{TITLE}\nbyAda Field\nMarch 9, 2026\n{TEXT}")["byAda Field"] == "byline"


@pytest.mark.parametrize("giver", [" Source: Priit Kask/ERB", " (Photo: Ada Field)", " -  Copyright  Ada"])
def test_a_caption_told_again_with_its_giver_is_one(giver: str) -> None:
    caption = "The ferry at the quay of Turin."
    page = f"{TITLE}\nNews\n{caption}\n{caption}{giver}\nNews\n03.03.2026 14:05\n{TEXT}"
    assert {reasons(page)[caption], reasons(page)[caption + giver]} == {"caption"}
    assert titles(page) == [TITLE]


def test_a_title_told_again_at_greater_length_is_no_caption() -> None:
    longer = f"{TITLE}, port office says"
    assert reasons(f"Related\n{TITLE}\n\n{longer}\n\n3 March 2026\n{TEXT}").get(longer) != "caption"


def test_a_sentence_right_above_a_credit_is_a_caption_where_it_tells_no_news() -> None:
    shown = "Two cranes above the quay."
    credit = "Photo credit: File | Harbour Group"
    head = f"News\n{TITLE}\n\n{shown}\n\n{credit}\n\nBy  Ada Field\nCorrespondent\nMarch 11, 2026\n\n{TEXT}"
    assert reasons(head)[shown] == "caption"
    told = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{LEAD}\n{credit}\n{OTHER}"
    assert LEAD not in reasons(told)


def test_below_the_name_of_a_section_a_list_of_headlines_is_at_its_end() -> None:
    lists = "Trending\nMan sells one plot to nine buyers\nRice prices fall ahead of harvest\nView more\n"
    title = "Court frees eleven drivers of Lagos"
    head = f"News\n{title}\nThe judge found no law.\nBy Tom Marsh\nMarch 12, 2026\n"
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{lists}{head}{OTHER}"
    assert titles(page) == [TITLE, title]


def test_few_words_that_are_furniture_elsewhere_are_it_everywhere() -> None:
    parts = TEXT.split("\n")
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n" + "\nArticle content\n".join(
        (*parts, "Share this story")
    )
    assert "Article content" not in read_page(page, origin="pasted").articles[0].text


def test_a_count_behind_a_button_is_of_it() -> None:
    found = reasons(f"{TITLE}\n{LEAD}\nAdvertisement 2\n{OTHER}")
    assert found["Advertisement 2"] == "advertisement"


def test_lines_between_the_same_two_all_over_a_page_are_its_own() -> None:
    offer = "Read for free:\n\nMonthly plan\n$0 for the first 4 weeks*\nEnjoy the paper without end\nContinue"
    texts = (TEXT, OTHER, TEXT.replace("harbour", "airport").replace("Ferries", "Trains"))
    page = "\n\n".join(
        f"{title}\n\n{offer}\n\nBy: Ada Field\nMarch 1{number}, 2026\n\n{text}"
        for number, (title, text) in enumerate(
            zip((TITLE, "Court frees drivers", "Airport shuts"), texts, strict=True)
        )
    )
    assert titles(page) == [TITLE, "Court frees drivers", "Airport shuts"]
    assert not any("4 weeks" in each.text for each in read_page(page, origin="pasted").articles)


def test_clear_stamps_tell_the_order_of_a_single_other() -> None:
    order = order_of(["Thursday 7 of August, 2025", "LATIN AMERICA | 05-08-2025 15:31"])
    assert order is not None
    assert (order.day_first, order.sure) == (True, False)
    assert order_of(["05-08-2025"]) is None


def test_a_deck_may_stand_above_picture_notes_and_byline() -> None:
    picture = "A crane above the quay. (Photo: CSA/Ada Field)"
    between = f"{picture}\n\nNew: You can now listen to articles.\nAda Field\nAda Field"
    deck = "The harbour office says that nine days will do."
    page = f"Asia\n\n{TITLE}\n\n{deck}\n\n{between}\n11 Mar 2026 06:00AM\nBookmark\nShare\nWhatsApp\n\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert (article.title, article.deck, article.text.split("\n\n")[2]) == (TITLE, deck, LEAD)


def test_names_between_a_title_and_its_text_are_bylines() -> None:
    deck = "The port office says that nine days will do."
    page = f"{TITLE}\n{deck}\nbookmark\nAda Field\nshareprint\nMarch 11, 2026\n{TEXT}"
    assert reasons(page)["Ada Field"] == "byline"


def test_what_somebody_is_at_a_university_is_a_byline() -> None:
    chair = "Senior Lecturer in Harbour Law, Llewellyn University"
    page = f"{TITLE}\n\nPublished: March 11, 2026 6.04am AEDT\n\nAuthor\n\nAda Field\n{chair}\n\n{TEXT}"
    assert reasons(page)[chair] == "byline"
    assert titles(page) == [TITLE]
    assert "Director of harbour board, once at Turin University, resigns." not in reasons(
        f"Director of harbour board, once at Turin University, resigns.\n{TEXT}"
    )


def test_links_with_stars_below_a_marker_are_other_articles() -> None:
    links = "* Renters told to wipe it down with vinegar\n* Backlog grows to nine weeks"
    found = reasons(f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{LEAD}\nREAD MORE:\n{links}\n{OTHER}")
    assert {found[each] for each in links.split("\n")} == {"link to another article"}


def test_a_list_with_stars_behind_text_is_text() -> None:
    links = "* nine cranes\n* two quays\n* one ferry"
    found = reasons(f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{LEAD}\nThe harbour has:\n{links}\n{OTHER}")
    assert not set(links.split("\n")) & set(found)


@pytest.mark.parametrize(
    "shown", ["A crane stands on the quay of the old harbour.", "Two men read a letter at a table."]
)
def test_what_a_picture_shows_stands_above_its_caption(shown: str) -> None:
    caption = "The quay before the fire. (Photo: Ada Field)"
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{shown}\n{caption}\n{TEXT}"
    assert reasons(page)[shown] == "caption"


@pytest.mark.parametrize(
    "told", ["A forum is set for 6 p.m. in the hall.", "A spokesman declined to comment."]
)
def test_a_sentence_of_the_text_above_a_caption_stays(told: str) -> None:
    caption = "The quay before the fire. (Photo: Ada Field)"
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{LEAD}\n{told}\n{caption}\n{OTHER}"
    assert told not in reasons(page)


def test_the_length_of_a_recording_is_no_time_of_day() -> None:
    found = reasons(f"{TITLE}\n{LEAD}\nListen to this story\n4:17\nDownload as MP3\n{OTHER}")
    assert found["4:17"] == "length of a recording"
    assert reasons(f"{TITLE}\n4:17\n{TEXT}")["4:17"] == "time stamp"


@pytest.mark.parametrize("line", ["A", "A A A", "gazette.example/news/quay-closes/105872214", "DOI"])
def test_letters_for_the_size_of_type_and_addresses_are_left_out(line: str) -> None:
    assert line in reasons(f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{line}\n{TEXT}")


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 20267:41 AM UTCUpdated 5 hours ago",
        "By:Ada Field-March 4, 20265:00 am",
        "3w",
        "Updated: 7:41 p.m. Central",
        "Business reporter, Harbour News",
        "HBS News, North East and Turin",
    ],
)
def test_more_forms_of_bylines_and_stamps(line: str) -> None:
    assert reasons(f"{TITLE}\n{line}\n{TEXT}")[line] in {"byline", "time stamp"}


@pytest.mark.parametrize(
    "line",
    [
        "Love 0",
        "Reply (4)",
        "1x 1.2x 1.5x",
        "list 2 of 4",
        "Ada Field's profile picture",
        "Harbour Newsletter",
        "Follow Harbour News on X, external, Facebook, external and Instagram, external.",
        "UW AUDIO: The harbour closes",
        "UW correspondent Ada Field reports the harbour closes.",
    ],
)
def test_buttons_counts_and_recordings_are_left_out(line: str) -> None:
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{line}\n{OTHER}"
    assert line in reasons(page)


def test_the_age_of_a_teaser_in_a_text_begins_nothing() -> None:
    teaser = "Related article\nA worker boxes dinners.\nThe ferry is back, and it costs $14\n5 min read"
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{teaser}\n‘You can’t split a quay’\n{OTHER}"
    assert reasons(page)["5 min read"] == "link to another article"
    assert titles(page) == [TITLE]


def test_of_two_lines_below_the_name_of_a_section_the_first_is_the_title() -> None:
    deck = "Exclusive: port office switched off sensors at the quay, letters reveal"
    page = f"Harbours\n{TITLE}\n\n{deck}\n\nAda Field Harbour correspondent\nMarch 11, 2026\nShare\n\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert (article.title, article.deck) == (TITLE, deck)


def test_what_stands_between_two_stamps_below_a_title_is_none() -> None:
    heard = "Heard on Morning Harbour Journal"
    page = f"National\n{TITLE}\n\nMarch 3, 2026\n{heard}\n\nFrom\nKSMP\n\nBy\nAda Field\n\n{TEXT}"
    assert titles(page) == [TITLE]


LAGOS = "Court frees eleven drivers of Lagos"
SECOND = f"{LAGOS}\nBy Tom Marsh\nMarch 12, 2026\n{OTHER}"


def test_sentences_below_headlines_in_a_list_behind_the_text_are_left_out() -> None:
    picks = """Read more with Harbour News

Pesticide cuts: what is left of the plan
The rule may return in slices.

Orchard growers count the cost of frost
Up to 70% of the harvest could be lost."""
    credit = "[Edited by Tom Marsh]"
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{credit}\n{picks}\n\nSubscribe\n{SECOND}"
    first = read_page(page, origin="pasted").articles[0]
    assert first.text.endswith(TEXT.split("\n")[-1])


def test_short_items_below_similar_picks_are_no_articles() -> None:
    picks = """Similar picks:
Burma
Thousands flee as column nears
by Ada Field
February 19, 2026
Residents have left 14 villages.
Features
How teachers keep class
by Tom Marsh
February 16, 2026
Volunteers teach 340 children in bamboo groves.
Load more"""
    airport = "Airport to close for nine days"
    third = TEXT.replace("harbour", "airport").replace("Ferries", "Trains")
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{picks}\n{SECOND}\n{picks}\n"
    page += f"{airport}\nBy Ada Field\nMarch 13, 2026\n{third}\n{picks}\n"
    page += f"Fourth title of the page\nBy Ada Field\nMarch 14, 2026\n{OTHER}"
    assert titles(page)[:3] == [TITLE, LAGOS, airport]


def test_a_title_told_again_behind_a_label_is_left_out() -> None:
    page = f"{TITLE}\nKeystone / Ada Field\nDecember 8, 2025 - 17:45\nListening: {TITLE}\n{TEXT}"
    assert reasons(page)[f"Listening: {TITLE}"] == "repeated title"


def test_below_a_marker_and_the_name_of_a_section_a_signed_title_is_one() -> None:
    head = f"Next post\nHome Local News\n{LAGOS}\nThe Courier\n13 Jun, 2024 - 00:06\n0 Comments"
    names = "Drivers at the court\nTom Marsh\nSenior Reporter"
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{head}\n{names}\n{OTHER}"
    assert titles(page) == [TITLE, LAGOS]


@pytest.mark.parametrize(
    "giver",
    ["Tom Marsh, Harbour Herald", "Tom Marsh/Harbour Herald", "Tom Marsh, For the Herald"],
)
def test_who_gave_a_picture_is_named_with_the_paper_below_its_caption(giver: str) -> None:
    shown = "Two cranes above the quay before the fire."
    page = f"Harbour Herald\nThe Herald\n{TITLE}\n\nBy Ada Field\nHarbour Herald\nMarch 11, 2026\nShare\n\n"
    page += f"{shown}\n{giver}\n\n{TEXT}\n© Harbour Herald, all rights reserved"
    assert {reasons(page)[giver], reasons(page).get(shown)} == {"caption"}


def test_two_names_with_a_comma_that_are_no_paper_stay() -> None:
    line = "Tom Marsh, Ada Field"
    assert reasons(f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{LEAD}\n{line}\n{OTHER}").get(line) != "caption"


@pytest.mark.parametrize("heading", ["3D", "90s", "800m", "5W"])
def test_a_short_sub_heading_is_no_age(heading: str) -> None:
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{heading}\n{OTHER}"
    assert titles(page) == [TITLE]
    assert reasons(page).get(heading) != "time stamp"


@pytest.mark.parametrize(
    "title",
    [
        "Gold price in India on 6 February 2026",
        "Wordle today: Answer and hints for February 6, 2026",
        "What we know about the war on 6 February 2026",
        "How to watch Mexico vs. USA",
        "TRUMP ATTACKS GOV. DESANTIS",
        "Professor arrested in Kolkata, College suspends classes",
        "ABC News in Settlement With Trump",
        "Turin Launches Its Own Newsletter",
        "July 18, 2025 in Photos",
    ],
)
def test_titles_that_look_like_stamps_bylines_or_agencies(title: str) -> None:
    assert titles(f"{title}\n\n{TEXT}") == [title]


@pytest.mark.parametrize("tail", [" - The Gazette", " | Reuters", " – live updates", " (Photos)"])
def test_a_title_told_again_with_the_name_of_the_site_is_no_caption(tail: str) -> None:
    page = f"{TITLE}\n\n{TITLE}{tail}\n\n{TEXT}"
    assert reasons(page).get(TITLE) != "caption"
    assert titles(page) == [TITLE]


@pytest.mark.parametrize(
    "told", ["Some residents say the city ignores them.", "Two of the men remain in custody."]
)
def test_a_sentence_of_the_text_above_a_credit_stays(told: str) -> None:
    for below in ("Photo: Reuters", "Trucks wait at the bridge in Turin [Tom Marsh/Reuters]"):
        assert told not in reasons(f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{told}\n{below}\n{OTHER}")


@pytest.mark.parametrize("above", [True, False])
def test_a_deck_or_lead_above_a_credit_stays(above: bool) -> None:
    deck, byline = "Turin will close its harbour bridge for almost a year.", "By Ada Field"
    order = f"{deck}\nPhoto: Reuters\n{byline}" if above else f"{byline}\n{deck}\nPhoto: Reuters"
    assert deck in read_page(f"{TITLE}\n{order}\n{TEXT}\n{OTHER}", origin="pasted").articles[0].text


def test_what_else_is_on_the_agenda_is_text() -> None:
    points = "Also on the agenda:\n• A new tram line to the airport\n• Higher parking fees in the centre"
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{points}\n{OTHER}"
    assert not set(points.split("\n")) & set(reasons(page))


@pytest.mark.parametrize("heading", ["Top 10", "Live 8"])
def test_a_count_makes_no_button_of_a_sub_heading(heading: str) -> None:
    page = f"{TITLE}\nBy Ada Field\nMarch 11, 2026\n{TEXT}\n{heading}\n{OTHER}"
    assert reasons(page).get(heading) != "sharing buttons"


def test_home_opens_titles_as_well_as_breadcrumbs() -> None:
    title = "Home truths: Why we love soap operas"
    assert title not in reasons(f"{title}\nWhy we love soap operas\n{TEXT}")


def test_a_sentence_that_each_article_of_a_page_has_is_text_where_it_is_worded_so() -> None:
    again = "What happens next\nThe city is still looking into it."
    texts = (TEXT, OTHER, TEXT.replace("harbour", "airport").replace("Ferries", "Trains"))
    heads = (
        f"{TITLE}\nBy Ada Field",
        f"{LAGOS}\nBy Tom Marsh",
        "Airport to close for nine days\nBy Lena Holm",
    )
    page = "\n".join(f"{head}\n{text}\n{again}\n{LEAD}" for head, text in zip(heads, texts, strict=True))
    assert "The city is still looking into it." not in reasons(page)
