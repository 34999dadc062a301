"""Where an article begins on a page, by what the lines say of each other."""

from __future__ import annotations

import pytest

from workbench.intake.cohesion import carries_on
from workbench.intake.headings import made_alike
from workbench.intake.pages import read_page

TRAM = (
    "The tram line to the harbour of Ostby will reopen in April after two years, the city said on Friday.",
    "Some 18,000 people used it each day, transport chief Nils Aker told reporters. The bill came to €410m.",
    "Aker said the last rails were laid in January. Tests with empty trams begin next week.",
)
EGGS = (
    "Egg prices in Marrow County have tripled since August, the farm bureau reported on Thursday.",
    "A dozen cost $7.80 in the shops of Hillford, up from $2.60. Bird flu has killed 3 million hens.",
    "Bakers have asked the state for help, said Wanda Pratt, who owns four. She pays $900 more a week.",
)
WELL = (
    "A well drilled in Kasama has run dry within a month, elders told the district office on Monday.",
    "The well cost 64,000 kwacha and serves 2,100 villagers. Women now walk five kilometres to the river.",
    "The contractor, Blue Rock Drilling, said it would send a team. It blamed the drought.",
)
DECKS = (
    "Commuters had given up hope of seeing it this year",
    "Bakers say that they can not bear the cost much longer",
    "Villagers had saved for it for six years",
)


def titles_of(text: str) -> list[str]:
    return [each.text.split("\n\n")[0] for each in read_page(text, origin="page").articles]


def page_of(*items: tuple[str, tuple[str, ...]]) -> str:
    return "\n\n".join("\n\n".join((head, *body)) for head, body in items)


def test_a_deck_with_a_full_stop_begins_an_item_among_decks_without() -> None:
    first, second, third = DECKS
    page = page_of((first, TRAM), (second + ".", EGGS), (third, WELL))
    assert titles_of("Category Archive : Regions\n\n" + page) == [first, second + ".", third]


def test_a_lone_sentence_among_lone_sentences_is_no_deck() -> None:
    text = page_of(
        (
            "Gran charged £4,180 for gas she never used",
            (
                "A gran was charged £4,180 for gas that her neighbours burned, her council found.",
                "The fitter mixed up two meters in the hall of the building in May.",
                "Doreen Pask, who is 78, had paid about £65 a month before that.",
                "Brightline has wiped the debt and sent a cheque for £350 since.",
                "Fewer than 40 homes were hit by the same mistake on Friday, it said.",
                "Complaints over smart meters rose by 22 per cent last year.",
            ),
        )
    )
    assert len(read_page(text, origin="page").articles) == 1


def test_neighbours_on_one_topic_are_parted_by_titles_whose_words_follow() -> None:
    items = (
        (
            "Strike closes Ostby harbour",
            (
                "Dockers closed the harbour of Ostby on Monday in a strike over pay, their union said.",
                "The port put the loss at 3 million crowns a day. Some 40 ships were waiting outside.",
            ),
        ),
        (
            "Ostby harbour strike enters second week",
            (
                "The strike of dockers in the harbour of Ostby entered its second week on Friday.",
                "Shops run short of fruit, and 900 lorry drivers have no work. The port offered 4%.",
            ),
        ),
        (
            "Ostby dockers end their strike over pay",
            (
                "Dockers in Ostby ended their strike on Tuesday for a rise of 6%, the union said.",
                "It had asked for 9%. Nils Aker of the union called it the best that could be had.",
            ),
        ),
    )
    assert titles_of(page_of(*items)) == [title for title, _ in items]


def test_items_of_one_template_are_an_article_each() -> None:
    items = [
        (
            f"Quake of magnitude {3 + i % 4}.{i % 10} hits {place} {i}",
            (f"The quake struck {i} km below {place}. No damage was reported.",),
        )
        for i in range(250)
        for place in ("Ostby", "Kasama", "Hillford", "Turin")
    ]
    assert titles_of(page_of(*items)) == [title for title, _ in items]


def test_questions_of_one_make_are_not_made_alike() -> None:
    asked = [f"How much will the town of Ostby {word} now" for word in ("pay", "get", "lose", "save")]
    assert made_alike(asked) == [0, 1, 2, 3]
    assert made_alike([f"{each}?" for each in asked]) == []


@pytest.mark.parametrize(
    "text", ["This morning the price fell.", "Earlier today it rained.", "On the same day, a ship sank."]
)
def test_a_paragraph_that_opens_with_a_day_needs_nothing_before_it(text: str) -> None:
    assert carries_on(text) == 0.0
    assert carries_on("This is why the price fell.") == 1.0


def test_titles_that_count_up_begin_items() -> None:
    titles = (
        "1. Tram to Ostby reopens in April",
        "2. Eggs cost three times as much",
        "3. A well runs dry in Kasama",
    )
    assert titles_of(page_of(*zip(titles, (TRAM, EGGS, WELL), strict=True))) == list(titles)


def test_points_of_a_list_that_count_up_are_text() -> None:
    points = "1. Open the valve\n\n2. Wait for ten minutes\n\n3. Close it again"
    (article,) = read_page(
        f"How to clean a boiler\n\n{TRAM[0]}\n\n{points}\n\n{TRAM[1]}", origin="page"
    ).articles
    assert points in article.text


def test_a_sub_heading_of_a_signed_article_begins_none() -> None:
    text = (
        "The spring that forgot its river\n\nBy Ada Field\n\n"
        "A class of eleven-year-olds emptied two buckets of green dye into the Lesna where it vanishes.\n\n"
        "Three days later the fountain of Mokrice, in another country, turned green.\n\n"
        "Green for nine hours\n\n"
        "It stayed green for nine hours. Mayor Elena Bassi had the water boiled for a week.\n\n"
        "What it cost was 400 grams of uranine, bought for 38 crowns."
    )
    assert titles_of(text) == ["The spring that forgot its river"]


def test_a_link_between_paragraphs_is_another_article() -> None:
    inside = "".join(f"<div>{text}</div>" for text in TRAM[:2])
    teaser = "<div><a href='/bats'>Bats count for more than barrels</a></div>"
    page = f"<html><body><div>Tram to Ostby reopens</div>{inside}{teaser}<div>{TRAM[2]}</div></body></html>"
    (article,) = read_page(page, origin="page").articles
    assert "Bats" not in article.text
    assert TRAM[2] in article.text


def test_the_title_of_another_item_inside_a_text_begins_none() -> None:
    eggs = "Egg prices in Marrow County triple"
    lines = (
        "Tram to Ostby reopens",
        *TRAM[:2],
        eggs,
        "On Thursday the first tram rolled.",
        *TRAM[2:],
        eggs,
        *EGGS,
    )
    page = "<html><body>" + "".join(f"<div>{line}</div>" for line in lines) + "</body></html>"
    assert titles_of(page) == ["Tram to Ostby reopens", eggs]
    assert [len(each.text.split("\n\n")) for each in read_page(page, origin="page").articles] == [5, 4]


def test_an_item_without_a_stamp_begins_behind_two_that_have_one() -> None:
    lines = [
        "Tram to the harbour reopens in April",
        "6 Feb 2026, 09:40",
        *TRAM,
        "Eggs at three times the price",
        "5 Feb 2026, 17:05",
        *EGGS,
        "Savings of six years run dry",
        *WELL,
    ]
    page = read_page("\n\n".join(lines), origin="page")

    assert [article.title for article in page.articles] == [lines[0], lines[5], lines[10]]


def archive(*items: str, between: str = "Share this:") -> list[str | None]:
    """The titles of a page of these items."""
    page = f"\n\n{between}\n\n".join(items)
    return [each.title for each in read_page(page, origin="pasted", form="text").articles]


def told(*lines: str) -> str:
    return "\n\n".join(lines)


def test_short_items_below_their_times_are_articles() -> None:
    items = (
        ("14:31", "Tram line to reopen in April", TRAM),
        ("14:02", "Eggs cost three times as much", EGGS),
    )
    page = "\n".join(
        f"{time}\n{title}\n{text[0]}" for time, title, text in (*items, ("13:40", "A well runs dry", WELL))
    )
    titles = [each.title for each in read_page(page, origin="pasted", form="text").articles]
    assert titles == ["Tram line to reopen in April", "Eggs cost three times as much", "A well runs dry"]


def test_a_title_and_a_deck_with_full_stops_begin_an_article_above_a_byline() -> None:
    one = told("Tram line to reopen in April", "By Nils Aker", "March 3, 2026", *TRAM)
    two = told(
        '"We cannot bear it": Bakers count the cost of eggs.',
        "A dozen costs three times as much as in August.",
        "By Wanda Pratt",
        "March 2, 2026",
        *EGGS,
    )
    three = told("A well runs dry after a month", "By Mary Phiri", "March 1, 2026", *WELL)
    assert archive(one, two, three)[1] == '"We cannot bear it": Bakers count the cost of eggs.'


def test_the_name_of_an_agency_may_stand_between_the_deck_and_the_stamp() -> None:
    head = ("Press Trust Wire", "Cities", "March 3, 2026, 18:22")
    one = told("Tram line to reopen in April", "The tracks were laid in January.", *head, *TRAM)
    two = told("Eggs cost three times as much", "Bakers have asked the state for help.", *head, *EGGS)
    assert archive(one, two) == ["Tram line to reopen in April", "Eggs cost three times as much"]


def test_words_of_a_title_may_stand_in_the_second_paragraph() -> None:
    scene = "It is seven in the morning, and on the platform of wood nobody has slept."
    one = told("Egg prices triple in Marrow County", *EGGS)
    two = told("Tram line to the harbour of Ostby reopens", scene, *TRAM)
    assert archive(one, two, between="Tags: Region") == [
        "Egg prices triple in Marrow County",
        "Tram line to the harbour of Ostby reopens",
    ]


def test_a_title_that_says_what_kind_of_text_it_is_of_begins_one() -> None:
    one = told("Tram line to reopen in April", *TRAM)
    two = told("EDITORIAL: Who pays?", *EGGS)
    assert archive(one, two, between="Business") == ["Tram line to reopen in April", "EDITORIAL: Who pays?"]


def test_a_short_paragraph_above_the_dateline_is_the_deck() -> None:
    text = "OSTBY — The tram line to the harbour will reopen in April after two years, the city said."
    page = told(
        "Tram line to reopen", "March 3, 2026", "Riders had given up hope of seeing it.", text, *TRAM[1:]
    )
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert article.deck == "Riders had given up hope of seeing it."


def test_what_stands_below_the_label_of_a_summary_is_the_deck() -> None:
    deck = "The tracks were laid in January."
    page = told("Tram line to reopen", "By Nils Aker", "What you need to know:", deck, *TRAM)
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert article.deck == deck


def test_names_of_sections_may_stand_between_a_title_and_what_a_class_calls_its_deck() -> None:
    items = {
        "Tram line to reopen in April": ("The tracks were laid in January.", TRAM),
        "Eggs cost three times as much": ("Bakers have asked for help.", EGGS),
    }
    posts = "".join(
        f"<h2>{title}</h2><p>Ostby</p><div class='field-lead'>{deck}</div><p>{'</p><p>'.join(text)}</p>"
        for title, (deck, text) in items.items()
    )
    page = read_page(f"<html><body><main>{posts}</main></body></html>", origin="page")
    assert [(each.title, each.deck) for each in page.articles] == [
        (t, deck) for t, (deck, _) in items.items()
    ]


def test_a_lone_line_is_a_title_where_others_have_title_and_deck() -> None:
    one = told(
        "Tram line to reopen in April",
        "Commuters had given up hope of seeing it this year",
        "March 3, 2026",
        *TRAM,
    )
    two = told("The price of an egg has tripled since the autumn", "March 2, 2026", *EGGS)
    three = told("A well that was dug in May has run dry", "March 1, 2026", *WELL)
    assert archive(one, two, three)[1:] == [
        "The price of an egg has tripled since the autumn",
        "A well that was dug in May has run dry",
    ]


def test_the_name_of_a_section_ends_a_list_of_other_titles() -> None:
    others = "\n\n".join(
        ("Most read", "Rain in five divisions", "Onion prices ease again", "Metro to run later")
    )
    head = (
        "Politics",
        "Tram line to reopen in April",
        "Riders had given up hope of seeing it",
        "By Nils Aker",
        "March 3, 2026",
    )
    page = told("The Gazette", others, *head, *TRAM)
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert (article.title, article.deck) == head[1:3]


def test_a_sentence_below_a_headline_is_a_teaser_among_articles_of_some_length() -> None:
    items = (
        ("Tram line to reopen in April", TRAM),
        ("Eggs cost three times as much", EGGS),
        ("A well runs dry within a month", WELL),
    )
    full = [told(title, "By Nils Aker", "March 3, 2026", *text) for title, text in items]
    teaser = told("What the mayor will not say", "He has had four chances since January to say it.")
    assert archive(*full, teaser) == [title for title, _ in items]


def test_the_points_of_a_summary_begin_no_article() -> None:
    points = ("The tracks were laid in January.", "The bill for the harbour line came to €410m.")
    one = told(
        "Tram line to reopen", "March 3, 2026", "What you need to know:", *points, "By Nils Aker", *TRAM
    )
    two = told(
        "Eggs cost three times as much",
        "March 2, 2026",
        "What you need to know:",
        "Bakers have asked for help.",
        "By Wanda Pratt",
        *EGGS,
    )
    assert archive(one, two) == ["Tram line to reopen", "Eggs cost three times as much"]


def test_of_two_headlines_the_one_with_the_words_of_the_text_is_the_title() -> None:
    items = [
        told(title, "Our Correspondent, Ostby", "March 3, 2026", *text)
        for title, text in (("Tram line to reopen in April", TRAM), ("Eggs cost three times as much", EGGS))
    ]
    last = told(
        "Cauliflower growers incur losses",
        "Well in Kasama runs dry",
        "Our Correspondent, Kasama",
        "March 1, 2026",
        *WELL,
    )
    page = "\n\n".join((*items, last))
    assert [each.title for each in read_page(page, origin="pasted", form="text").articles][
        2
    ] == "Well in Kasama runs dry"


def test_a_last_paragraph_behind_an_advertisement_is_no_title() -> None:
    items = (
        ("Tram line to reopen in April", TRAM),
        ("Eggs cost three times as much", EGGS),
        ("A well runs dry", WELL),
    )
    parts = [told("3 March 2026", title, *text[:2], "Advertisement", text[2]) for title, text in items]
    found = read_page("\n\n".join(parts), origin="pasted", form="text").articles
    assert [each.title for each in found] == [title for title, _ in items]
    assert TRAM[2] in found[0].text


def test_the_last_title_with_a_day_may_be_that_of_the_text_below() -> None:
    others = ("More news", "Council sells the old quay", "1 March 2026")
    page = told(
        "Tram line to reopen",
        "4 March 2026",
        *TRAM,
        *others,
        "Egg prices triple in Marrow",
        "3 March 2026",
        *EGGS,
    )
    assert str(read_page(page, origin="pasted", form="text").articles[1].published) == "2026-03-03"
