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
