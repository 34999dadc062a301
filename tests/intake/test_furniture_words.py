"""Every entry of the words finds its example, and keeps the text that looks like it."""

from __future__ import annotations

import pytest

from workbench.intake.bylines import is_names_only, is_stamp
from workbench.intake.cohesion import carries_on
from workbench.intake.element_hints import reason_of
from workbench.intake.furniture import label_lines, label_of
from workbench.intake.html import read_html
from workbench.intake.label import Role
from workbench.intake.languages import find_language
from workbench.intake.lines import Line, page_lines
from workbench.intake.pages import read_page
from workbench.intake.phrases import NEEDS
from workbench.lexicon import Entry, entries, listed, table

FURNITURE = entries("furniture", "furniture", NEEDS)


def line(text: str) -> Line:
    return page_lines(text)[0]


@pytest.mark.parametrize("entry", FURNITURE, ids=lambda each: f"{each['reason']}, {each['where']}")
def test_an_entry_finds_its_example(entry: Entry) -> None:
    label = label_of(line(entry["example"]["line"]))
    assert label is not None
    assert (label.reason, label.role) == (entry["reason"], Role(entry["role"]))


@pytest.mark.parametrize("entry", FURNITURE, ids=lambda each: f"{each['reason']}, {each['where']}")
def test_text_that_looks_like_it_is_kept(entry: Entry) -> None:
    assert label_of(line(entry["example"]["keeps"])) is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("stamp", "time stamp"),
        ("share", "sharing buttons"),
        ("ticker", "market ticker"),
        ("sign_off", "editors' credit line"),
        ("bulletin", "section label"),
        ("section_list", "list of other articles"),
        ("section_line", "section label"),
        ("error_page", None),
    ],
)
def test_rows_of_known_words_are_told_from_sentences(words: str, reason: str | None) -> None:
    example = table("furniture", words)["example"]
    if reason is not None:
        label = label_of(line(example["line"]))
        assert label is not None
        assert label.reason == reason
    assert label_of(line(example["keeps"])) is None


@pytest.mark.parametrize(
    "text",
    [
        "Field reported from Turin. Marsh reported from Oslo.",
        "Ada Field reported from Turin, and Luis de la Cruz from Santiago, Chile.",
        "Additional reporting by Tom Marsh in Oslo; Editing by Priya Nair",
        "Editing by Priya Nair",
        "Staff writers Ada Field in Turin and Tom Marsh in Oslo also contributed.",
        "Nair contributed reporting from New Delhi.",
    ],
)
def test_a_sign_off_is_a_credit_line(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert (label.reason, label.role) == ("editors' credit line", Role.END)


@pytest.mark.parametrize(
    "text",
    [
        "Field reported from Turin that tolls had doubled.",
        "The Courier reported from Turin.",
        "Doctors in Oslo reported from 3 to 5 cases each.",
        "Marsh also contributed $200 to the campaign.",
        "Harbour fees rise, says bulletin of 6 February 2026, as traffic falls on all canals",
    ],
)
def test_a_sentence_in_the_manner_of_a_sign_off_is_text(text: str) -> None:
    assert label_of(line(text)) is None


def test_a_name_of_an_outlet_alone_is_a_credit() -> None:
    example = table("outlets", "example")
    label = label_of(line(example["line"]))
    assert label is not None
    assert label.role is Role.PICTURE
    assert label_of(line(example["keeps"])) is None


@pytest.mark.parametrize("entry", entries("furniture", "container"), ids=lambda each: str(each["reason"]))
def test_a_class_of_html_tells_what_stands_inside(entry: Entry) -> None:
    assert reason_of(entry["example"]) == entry["reason"]


@pytest.mark.parametrize("entry", entries("languages", "language"), ids=lambda each: str(each["name"]))
def test_a_language_is_told_by_its_small_words(entry: Entry) -> None:
    found = find_language(entry["example"])
    assert found is not None
    assert found.code == entry["code"]


@pytest.mark.parametrize("entry", entries("languages", "script"), ids=lambda each: str(each["name"]))
def test_a_script_is_told_by_its_letters(entry: Entry) -> None:
    found = find_language(entry["example"])
    assert found is not None
    assert found.name in {choice["name"] for choice in entry["languages"]}


def test_openings_that_carry_on_are_told() -> None:
    example = table("openings", "example")
    assert carries_on(example["opens"])
    assert not carries_on(example["does_not"])


def test_markup_elements_are_known() -> None:
    assert {"p", "div"} - listed("markup", "blocks") == set()
    page = read_html("<html><body><p>One.</p><script>two</script><p>Three.</p></body></html>", "page")
    assert [each.text for each in page.lines] == ["One.", "Three."]


@pytest.mark.parametrize(
    "stamp",
    [
        "Feb 6, 2026",
        "6 February 2026",
        "2026-02-06",
        "06.02.2026 14:05",
        "Published: 09:14, 6 February 2026 | Updated: 10:02, 6 February 2026",
        "Fri 6 Feb 2026 06.00 GMT",
        "February 6, 2026 at 3:04 p.m. EST",
        "2 hours ago",
        "3 min read",
        "Last updated on Friday 6 February 2026 at 12:15 pm IST",
        "2026-02-06T10:00:00+00:00",
    ],
)
def test_a_stamp_is_a_stamp(stamp: str) -> None:
    assert is_stamp(stamp)


@pytest.mark.parametrize(
    "text", ["2026", "May", "On Friday", "Monday, Monday", "12 angry men", "In 2026", "Second reading"]
)
def test_a_stamp_needs_a_day_or_a_time(text: str) -> None:
    assert not is_stamp(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Ada Field",
        "By ADA FIELD, SENIOR REPORTER",
        "By Ada Field and Tom Marsh in Turin",
        "By Mary-Ann O’Hara",
        "BY LUIS DE LA CRUZ",
    ],
)
def test_a_byline_is_a_byline(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.reason == "byline"


@pytest.mark.parametrize(
    "text", ["By the end of the year", "By Friday, the troops had left.", "By and large it works"]
)
def test_by_alone_makes_no_byline(text: str) -> None:
    assert label_of(line(text)) is None


def test_names_with_an_office_are_names() -> None:
    assert is_names_only(line("Mary-Ann O’Hara Housing correspondent"))
    assert is_names_only(line("Ada Field and Tom Marsh"))
    assert not is_names_only(line("Why rents rise"))


@pytest.mark.parametrize("text", ["P W D L GD Pts", "1 Albion 22 14 5 3 +19 47", "2018 36 40 41 44 46"])
def test_a_row_of_a_table_is_no_text(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.reason == "row of a table"


@pytest.mark.parametrize(
    "text", ["Albion won 4-1, 3-0, 2-0 and 5-1 at home.", "Lock 4 to close", "EU and US to meet on UK plan"]
)
def test_a_line_with_words_is_no_row_of_a_table(text: str) -> None:
    label = label_of(line(text))
    assert label is None or label.reason != "row of a table"


@pytest.mark.parametrize(
    "text",
    [
        "[1/3] A truck carries ore at the pit, October 2, 2025.",
        "Tanks at the port of Corwell. NORTH PRESS/Ada Field",
        "Chidi Okafor runs to the crowd. Photograph: Tom Marsh/Coast Images",
    ],
)
def test_a_picture_is_told_by_its_count_or_its_credit(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.role is Role.PICTURE


@pytest.mark.parametrize("text", ["1/3 of the houses have no water.", "AC/DC Tour sells out in Turin"])
def test_a_stroke_alone_makes_no_picture(text: str) -> None:
    assert label_of(line(text)) is None


@pytest.mark.parametrize(
    "text",
    ["By our farming correspondent", "By a staff reporter", "Court reporter", "Senior Political Editor"],
)
def test_a_reporter_without_a_name_is_a_byline(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.reason == "byline"


@pytest.mark.parametrize("text", ["Court backs reporter", "Editor of the Lamp", "The writer"])
def test_an_office_among_other_words_is_none(text: str) -> None:
    assert label_of(line(text)) is None


def test_names_between_a_title_and_a_stamp_are_a_byline() -> None:
    page = page_lines("Harbour fees to rise again\nAda Field at Canal Park\n6 February 2026\nFees rise.")
    assert label_lines(page)[1].reason == "byline"


def test_a_title_of_names_above_a_stamp_is_none() -> None:
    page = page_lines("Sport\nAda Field in Turin\n6 February 2026\nFees rise by 4%.")
    assert 1 not in label_lines(page)


FEES = "Harbour fees in Turin rose by 4% on Friday, the port authority told ship owners."


def labels_of(text: str) -> list[str]:
    lines = page_lines(text)
    labels = label_lines(lines)
    return [labels[index].reason if index in labels else "" for index in range(len(lines))]


@pytest.mark.parametrize(
    "name",
    [
        "The archive of the week",
        "Business news and press statements",
        "All stories of Tuesday",
        "World news in brief",
    ],
)
def test_a_line_of_page_words_names_the_page(name: str) -> None:
    assert labels_of(f"{name}\n\n{FEES}") == ["name of the page", ""]


def test_the_words_of_page_names_keep_a_title() -> None:
    example = table("furniture", "page_name")["example"]
    assert labels_of(f"{example['line']}\n\n{FEES}") == ["name of the page", ""]
    assert labels_of(f"{example['keeps']}\n\n{FEES}") == ["", ""]


def test_a_line_foreign_to_the_text_above_its_headline_names_the_page() -> None:
    headline = "Harbour fees in Turin rise again"
    assert labels_of(f"The Gazette\n\n{headline}\n\n{FEES}") == ["name of the page", "", ""]


def test_a_title_foreign_to_its_text_stays_above_a_deck() -> None:
    deck = "Ship owners in Turin say that the port has raised its fees for a third year"
    assert labels_of(f"Cold comfort\n\n{deck}\n\n{FEES}") == ["", "", ""]
    assert labels_of(f"Cold comfort\n\n{FEES}") == ["", ""]


def test_a_line_foreign_to_items_without_titles_names_the_page() -> None:
    items = "TURIN: Harbour fees rose on Friday.\n\nOSLO: Flour costs 9 kroner a kilo, bakers said."
    assert labels_of(f"The Gazette\n\n{items}") == ["name of the page", "", ""]


@pytest.mark.parametrize(
    "stamp",
    ["Turin, Friday, February 6, 2026", "Feb 6th 2026 | TURIN", "Mar 12th 2026 | NEW DELHI", "1512 GMT"],
)
def test_a_place_or_a_zone_beside_a_day_or_a_time_is_a_stamp(stamp: str) -> None:
    label = label_of(line(stamp))
    assert label is not None
    assert label.reason == "time stamp"


@pytest.mark.parametrize(
    "text", ["Turin Summit, February 6, 2026", "Mar 12th 2026 | Who pays for the canal", "1512 ships"]
)
def test_a_day_beside_other_words_is_none(text: str) -> None:
    label = label_of(line(text))
    assert label is None or label.reason != "time stamp"


def test_a_row_of_bracketed_links_and_a_block_end_an_article() -> None:
    assert [label_of(line(text)).role for text in ("[Full story] [Print]", "■")] == [Role.END, Role.END]  # type: ignore[union-attr]
    assert label_of(line("[The minister] said so.")) is None


@pytest.mark.parametrize(
    "text",
    [
        "4 March 2026 desk 2 Comments Turin, Harbour",
        "By - Ada Field and Tom Marsh | 4 Mar 2026 9:00 AM IST",
        "Turin, March 4, 2026",
        "Quezon City, March 4, 2026",
    ],
)
def test_a_day_beside_a_place_a_byline_or_comments_is_a_time_stamp(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.reason == "time stamp"


@pytest.mark.parametrize("text", ["ADA FIELD — HARBOUR CORRESPONDENT", "Ada Field, court reporter"])
def test_a_name_with_an_office_is_a_byline(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.reason == "byline"


def test_names_in_capitals_are_names() -> None:
    assert is_names_only(line("ADA FIELD AND TOM MARSH"))


@pytest.mark.parametrize(
    "text",
    [
        "The hearing is set for March 26. —AOC, Harbour News",
        "Police had seized 22,000 tablets in the district. (Harbour News)",
        "The province gave 20,000 to each family. —With a report from Ada Field",
        "The province gave 20,000 to each family. —WITH A REPORT FROM ADA FIELD",
        "She still has the box. There are no screws in it now. Enditem",
        "Losses were put at 76 billion. (*)",
        "RESULTS: Turin 1-0 Oslo; Lund 2-2 Bern; Lagos 0-4 Accra.",
        "Pairings for the tournament come out on Sunday at 2 p.m.",
        "How many of them had a roof that they may not switch on. Whose fault is that?",
    ],
)
def test_a_sentence_is_running_text_with_the_marks_of_its_writer_too(text: str) -> None:
    assert line(text).is_prose


@pytest.mark.parametrize("text", ["Envoy to fly at 2 p.m.", "Turin vs. Oslo"])
def test_an_abbreviation_in_a_headline_ends_no_sentence(text: str) -> None:
    assert not line(text).is_prose


@pytest.mark.parametrize("text", ["Continued on page 4", "From page 1", "1 of 3 — Roots dry in a kitchen."])
def test_what_points_into_a_paper_or_a_gallery_is_furniture(text: str) -> None:
    assert label_of(line(text)) is not None


def test_a_title_may_open_with_a_page() -> None:
    assert label_of(line("From page to screen: how a novel crossed the sea")) is None


HEAD = "Harbour to close for nine days\n\nBy Ada Field\n\n4 March 2026\n\n"
PARAGRAPHS = (
    "The harbour of Turin will close for nine days in May, the port office said on Tuesday.",
    "Cranes that were built in 1964 are to be taken down, and the quay will be raised by two metres.",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Written by hand on a bedsheet, the result hung from the gate by noon.",
        "Filed under protest, the Italian objection runs to nine pages.",
        "Back to the drawing board went the parachute team in Turin.",
        "Download the file, he told them, and your pension doubles.",
        "The code will arrive in your inbox within an hour, each letter promised.",
    ],
)
def test_a_sentence_that_only_opens_like_furniture_is_text(sentence: str) -> None:
    page = HEAD + "\n\n".join((PARAGRAPHS[0], sentence, PARAGRAPHS[1]))
    assert sentence in read_page(page, origin="pasted", form="text").articles[0].text


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to our newsletter and get the news of the day in your inbox.",
        "By continuing to browse the portal, you agree to its use of cookies.",
        "This article was originally published by the Harbour Gazette.",
    ],
)
def test_a_notice_of_the_page_is_none_for_being_a_sentence(notice: str) -> None:
    page = HEAD + "\n\n".join((*PARAGRAPHS, notice))
    assert notice not in read_page(page, origin="pasted", form="text").articles[0].text


def test_a_line_up_is_running_text() -> None:
    assert line("Harriers: Platt; Amadi, Roe, Vickers, Shaw; Lund (Obi 71), Perrin.").is_prose
    assert not line("Harbour: Who pays, and when").is_prose


def test_a_picture_of_the_writer_and_the_day_are_a_time_stamp() -> None:
    page = "Harbour to close\nPhoto of Ada Field Ada FieldMarch 4, 2026\n" + "\n".join(PARAGRAPHS)
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert (article.title, str(article.published)) == ("Harbour to close", "2026-03-04")


def test_names_of_networks_may_stand_without_spaces() -> None:
    label = label_of(line("0 FacebookTwitterWhatsappEmail"))
    assert label is not None
    assert label.reason == "sharing buttons"


def test_a_month_beside_a_figure_is_no_time_stamp() -> None:
    assert not is_stamp("October – 121 m")
    assert is_stamp("October 12, 2026")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("View(s): 4,812", "page navigation"),
        ("Read 3420 times", "page navigation"),
        ("14 users have voted.", "page navigation"),
        ("288 reading now", "page navigation"),
        ("gifts.csv (188 KB)", "file to download"),
        ("NO_a08_harbour_02", "file to download"),
        ("← Harbour to close for nine days", "link to another article"),
        ("Harbour to close for nine days →", "link to another article"),
        ("as/mab", "editors' credit line"),
        ("March 5, 2026The Harbour GazetteMain Stories, National", "time stamp"),
        ("02/26/2026 11h42", "time stamp"),
        ("BUSINESS 4. 3. 2026 9:30", "time stamp"),
        ("• Download: the tracking logs (PDF, 4.1 MB)", "file to download"),
        ("By AC — Petra - Mar 04,2026 - Last updated at Mar 04,2026", "time stamp"),
    ],
)
def test_counts_files_and_days_of_a_page_are_furniture(text: str, reason: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.reason == reason


COUNTS = (
    "«La Traviata» returns to the old opera of Turin",
    "Bypass protesters close the ring road | 4 March 2026",
    "12 March 2026: No comment from the palace on sale",
    "Registered: nine thousand voters, four of them dead",
    "After newsletter, mayor faces vote of no confidence",
    "Voters: 4,812 of them came",
    "Read 3420 times, the letter came home",
    "A file of 188 pages",
)


@pytest.mark.parametrize("text", COUNTS)
def test_counts_in_a_title_are_none_of_the_page(text: str) -> None:
    label = label_of(line(text))
    assert label is None
