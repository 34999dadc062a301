"""What the elements, classes and attributes of web pages say of the words inside them."""

from __future__ import annotations

import pytest

from workbench.intake.element_hints import reason_of
from workbench.intake.html import read_html
from workbench.intake.pages import read_page
from workbench.lexicon import listed

ONE = (
    "The council of Amberside voted on Monday to sell the old ice house to the rowing club, "
    "which has asked for it since the flood of the year before last, the town clerk said."
)
TWO = (
    "The club will pay 48,000 crowns and has two years to mend the roof, which let in rain on 61 days "
    "last winter, according to a survey that the council ordered in the autumn."
)
THREE = (
    "“We have bought a hole with walls around it,” said the club's treasurer, Mina Orr, who hopes that "
    "members will give 20,000 crowns before the first boats are carried in next spring."
)
BESIDE = (
    "Boats were carried past the ice house on Sunday, as on each first Sunday of March since the year 1911."
)


def left_out(markup: str) -> dict[str, str]:
    """The page's lines that the markup leaves out -> why."""
    return {line.text: line.hint for line in read_html(markup, "page").lines if line.hint}


def page(text: str, beside: str = "") -> str:
    return f"<html><body><h1>Council sells the ice house</h1>{text}{beside}</body></html>"


PARAGRAPHS = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


@pytest.mark.parametrize(
    "wrapper",
    [
        "<form id='aspnetForm'><h1>Ice house sold</h1>{}</form>",  # ASP.NET puts the whole page into one
        "<div class='content-sidebar-wrap'>{}</div>",
        "<div class='has-sidebar no-comments'>{}</div>",
        "<div class='post-7 post type-post sticky hentry category-ads tag-cookies'>{}</div>",
        "<div class='node node-promoted node-sticky'>{}</div>",
        "<div class='field field--name-body field--label-hidden'>{}</div>",
        "<div class='elementor-widget'><div class='elementor-widget-container'>{}</div></div>",
        "<div class='story sponsored-by-nobody promo'>{}</div>",
        "<div class='date-outer'>{}</div>",
        "<div itemprop='articleBody' class='share-enabled'>{}</div>",
        "<div class='sc-1x2 fAd'>{}</div>",
        "<div class='Story_text__kXpAd'>{}</div>",
        "<div class='comment'>{}</div>",
        "<div hidden='until-found'>{}</div>",
    ],
)
@pytest.mark.parametrize("text", [PARAGRAPHS, f"<p>{ONE}</p>"])
def test_a_container_named_like_furniture_that_holds_the_text_is_text(wrapper: str, text: str) -> None:
    assert left_out(page(wrapper.format(text))) == {}


@pytest.mark.parametrize(
    ("beside", "reason"),
    [
        ("<div class='jp-relatedposts'><p>{}</p></div>", "list of other articles"),
        ("<section class='c-recent-posts'><p>{}</p></section>", "list of other articles"),
        ("<div class='Story_relatedLinks__3xYzQ'><p>{}</p></div>", "list of other articles"),
        ("<div class='mc4wp-form'><p>{}</p></div>", "sign-up or promotion"),
        ("<div id='onetrust-banner'><p>{}</p></div>", "sign-up or promotion"),
        ("<div class='adsbygoogle'><p>{}</p></div>", "advertisement"),
        ("<div class='widget widget_text'><p>{}</p></div>", "beside the article"),
        ("<div role='complementary'><p>{}</p></div>", "beside the article"),
        ("<div data-testid='carousel'><p>{}</p></div>", "beside the article"),
        ("<div class='author-box'><p>{}</p></div>", "about the author"),
        ("<div class='post-author-panel'><p>{0} {0}</p></div>", "about the author"),
        ("<ol class='comment-list'><li>{}</li></ol>", "comments"),
        ("<div class='footnotes'><p>{}</p></div>", "footnote"),
        ("<blockquote class='twitter-tweet'><p>{}</p></blockquote>", "embedded post"),
        ("<article><h2>Rowers</h2><p>A word.</p><footer>{}</footer></article>", "about the article"),
        ("<p class='img_caption'>{}</p>", "caption"),
        ("<table align='right'><tr><td><img src='x'><br>{}</td></tr></table>", "caption"),
        ("<p style='display: none'>{}</p>", "not shown on the page"),
        ("<p class='visually-hidden'>{}</p>", "not shown on the page"),
    ],
)
def test_a_container_of_other_things_is_left_out(beside: str, reason: str) -> None:
    told = left_out(page(PARAGRAPHS, beside.format(BESIDE)))
    assert [why for text, why in told.items() if BESIDE in text] == [reason]
    assert not {ONE, TWO, THREE} & told.keys()


@pytest.mark.parametrize(
    "inside",
    [
        "<figure><blockquote><p>{}</p></blockquote></figure>",
        "<figure class='wp-block-table'><table><tr><td>{}</td><td>7</td></tr></table></figure>",
        "<blockquote><p>A word.</p><footer>{}</footer></blockquote>",
        "<blockquote class='pullquote'><p>{}</p></blockquote>",  # its words stand nowhere else
        "<p class='lead'>{}</p>",
        "<div class='field-label-hidden'>{}</div>",
    ],
)
def test_what_only_looks_like_furniture_is_text(inside: str) -> None:
    assert left_out(page(PARAGRAPHS, inside.format(BESIDE))) == {}


@pytest.mark.parametrize(
    ("quotation", "is_left_out"),
    [
        ("<blockquote>We have bought a hole with walls around it</blockquote>", True),
        ("<blockquote>We bought a hole with walls around it</blockquote>", False),
        ("<div class='pull-quote'>We have bought a hole with walls around it, and a roof</div>", True),
        ("<blockquote>A hole.</blockquote>", False),
    ],
)
def test_a_quotation_that_comes_again_is_a_pull_quote(quotation: str, is_left_out: bool) -> None:
    assert ("pull quote" in left_out(page(PARAGRAPHS, quotation)).values()) is is_left_out


def test_words_inside_a_line_that_are_not_shown_are_not_read() -> None:
    text = "<p>See the <a href='/a'>survey<i class='sr-only'> (in a new window)</i></a> of the roof.</p>"
    assert "See the survey of the roof." in [line.text for line in read_html(page(text), "page").lines]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "<p><b>Read also:</b> <a href='/a'>Rowers ask for more light on the quay</a></p>",
            "link to another article",
        ),
        ("<p>- <a href='#two'>The second story of this issue</a></p><a name='two'></a>", "page navigation"),
        ("<p>It is <a href='/a'>the third house that the town has sold</a> since the flood.</p>", ""),
        (
            "<div><a href='/a'>Start</a> <a href='/b'>Reports</a> <a href='/c'>Maps</a></div>",
            "page navigation",
        ),
        ("<p><a href='#'>The second story of this issue</a></p>", ""),
    ],
)
def test_a_link_alone_leads_away_and_one_in_a_sentence_does_not(line: str, reason: str) -> None:
    assert set(left_out(page(PARAGRAPHS, line)).values()) == ({reason} if reason else set())


def test_what_stands_outside_the_main_element_is_no_text() -> None:
    bar = f"<div class='x1'><p>{BESIDE}</p></div>"
    whole = (
        f"<html><body>{bar}<main><h1>Council sells the ice house</h1>{PARAGRAPHS}</main>{bar}</body></html>"
    )
    assert left_out(whole) == {BESIDE: "outside the article's text"}
    headed = whole.replace(
        "<main><h1>Council sells the ice house</h1>", "<h1>Council sells the ice house</h1><main>"
    )
    assert left_out(headed) == {}, "the title stands before <main>, and so may other lines of the article"


def test_a_column_of_links_in_a_table_stands_beside() -> None:
    links = "".join(f"<a href='/{n}'>{n}</a><br>" for n in ("Economy", "Weather", "Sport"))
    table = f"<table><tr><td>{links}1 crown = 4.61 marks</td><td>{PARAGRAPHS}</td></tr></table>"
    assert left_out(page(table))["1 crown = 4.61 marks"] == "beside the article"


def test_a_page_in_a_form_with_breaks_in_a_table_is_read() -> None:
    """As servers of the 2000s sent them, without a heading and without a paragraph."""
    menu = "".join(f"<a href='/{n}'>{n}</a><br>" for n in ("Economy", "Weather", "Sport"))
    title = "<span class='newstitle'>Council sells the ice house</span>"
    text = f"{title}<br>4 March 2026<br><br>{ONE}<br><br>{TWO}<br><br>{THREE}"
    table = f"<table><tr><td>{menu}</td><td>{text}</td></tr></table>"
    (article,) = read_page(f"<html><body><form id='f'>{table}</form></body></html>", origin="page").articles
    assert article.text.split("\n\n") == ["Council sells the ice house", ONE, TWO, THREE]
    assert str(article.published) == "2026-03-04"


def test_a_byline_with_the_title_in_it_is_none() -> None:
    meta = "<h1>Council sells the ice house</h1><p class='post-meta'>by Ned Parry</p>"
    whole = f"<html><body><div class='post_meta_wrapper'>{meta}</div>{PARAGRAPHS}</body></html>"
    (article,) = read_page(whole, origin="page").articles
    assert article.title == "Council sells the ice house"


def test_a_line_between_title_and_text_is_kept_whatever_the_titles_level() -> None:
    text = f"<h3>Council sells the ice house</h3><div>The club has two years to mend it.</div>{PARAGRAPHS}"
    (article,) = read_page(f"<html><body>{text}</body></html>", origin="page").articles
    assert "The club has two years to mend it." in article.text


@pytest.mark.parametrize("title", ["<font size='4'><b>{}</b></font><br>", "<div class='newsTitle'>{}</div>"])
def test_titles_that_only_their_letters_or_class_mark_begin_articles(title: str) -> None:
    pears = "Growers in the Orrin valley picked 4,100 tonnes of pears last autumn, a fifth less than before."
    trains = (
        "No train will run from Leith Cross to Dunmore on Sunday while a bridge is painted, the railway said."
    )
    items = (
        ("“We have bought a hole.”", THREE),
        ("Pear growers pick a fifth less", pears),
        ("No trains to Dunmore on Sunday", trains),
    )
    text = "".join(f"{title.format(name)}<p>{body}</p>" for name, body in items)
    found = read_page(f"<html><body>{text}</body></html>", origin="page").articles
    assert [article.title for article in found] == [name for name, _ in items]


def page_of(*items: str) -> str:
    return (
        "<html><body><main>"
        + "".join(f"<article>{item}</article>" for item in items)
        + "</main></body></html>"
    )


WHOLE = f"<h2>Council sells the ice house</h2><p>{ONE}</p><p>{TWO}</p>"
OTHER = f"<h2>Rowers buy a hole</h2><p>{THREE}</p><p>{TWO}</p>"


@pytest.mark.parametrize(
    "teaser",
    [
        f"<h2>Boats on Sunday</h2><p>{BESIDE}</p><p><a href='/b'>Read more ...</a></p>",
        f"<h2>Boats on Sunday</h2><p>{BESIDE.rstrip('.')} …</p>",
        f"<a href='/b'><h2>Boats on Sunday</h2><p>{BESIDE}</p></a>",
    ],
)
def test_an_element_that_only_announces_an_article_is_none(teaser: str) -> None:
    found = read_page(page_of(WHOLE, teaser, OTHER), origin="page")
    assert [article.title for article in found.articles] == [
        "Council sells the ice house",
        "Rowers buy a hole",
    ]


def test_a_short_item_among_long_ones_is_an_article() -> None:
    found = read_page(page_of(WHOLE, f"<h2>Boats on Sunday</h2><p>{BESIDE}</p>", OTHER), origin="page")
    assert len(found.articles) == 3


def test_on_a_page_of_announcements_each_is_an_article() -> None:
    items = [
        f"<h2>{title}</h2><p>{text}</p><p><a href='/b'>Read more</a></p>"
        for title, text in (
            ("Boats on Sunday", BESIDE),
            ("Rowers buy a hole", THREE),
            ("Ice house sold", ONE),
        )
    ]
    assert len(read_page(page_of(*items), origin="page").articles) == 3


@pytest.mark.parametrize(
    "stamp",
    [
        "<meta itemprop='datePublished' content='2026-03-04T08:00:00Z'>",
        "<span property='dc:date dc:created' content='2026-03-04T08:00:00Z'>By desk, 03/04/2026</span>",
        "<span class='x' property='dc:date' content='2026-03-04T08:00:00Z'></span>",
        "<abbr class='published' title='2026-03-04T08:00:00Z'>08:00</abbr>",
        "<p class='meta'>Filed by the desk <time datetime='2026-03-04'>on Wednesday</time></p>",
        "<dl class='article-info'><dt>Details</dt><dd><time datetime='2026-03-04'>4 March</time></dd></dl>",
        "<p><time class='updated' datetime='2026-03-09'>x</time> <time datetime='2026-03-04'>y</time></p>",
    ],
)
def test_the_day_is_read_from_the_attributes_of_the_markup(stamp: str) -> None:
    first = WHOLE.replace("</h2>", f"</h2>{stamp}")
    found = read_page(page_of(first, OTHER), origin="page")
    assert [str(article.published) for article in found.articles] == ["2026-03-04", "None"]
    assert found.articles[0].deck is None


@pytest.mark.parametrize(
    "meta",
    [
        "<meta property='article:published_time' content='2026-03-04T08:00:00Z'>",
        "<meta name='dcterms.issued' content='2026-03-04'>",
        "<meta name='publish_date' content='2026-03-04'>",
        "<meta name='citation_publication_date' content='2026/03/04'>",
    ],
)
def test_the_day_of_a_lone_article_is_read_from_the_pages_head(meta: str) -> None:
    found = read_page(page(PARAGRAPHS).replace("<body>", f"<head>{meta}</head><body>"), origin="page")
    assert [str(article.published) for article in found.articles] == ["2026-03-04"]


def test_the_entries_of_a_live_page_are_named_in_its_data() -> None:
    update = '{{"@type":"BlogPosting","headline":"{}","datePublished":"2026-03-0{}T08:00:00Z"}}'
    updates = ",".join(
        (update.format("Council sells the ice house", 4), update.format("Rowers buy a hole", 5))
    )
    data = f'{{"@type":"LiveBlogPosting","headline":"Live: the river","liveBlogUpdate":[{updates}]}}'
    script = f"<script type='application/ld+json'>{data}</script>"
    found = read_page(page_of(WHOLE, OTHER).replace("<main>", f"{script}<main>"), origin="page")
    assert [str(article.published) for article in found.articles] == ["2026-03-04", "2026-03-05"]


def test_a_stamp_at_an_articles_end_is_not_that_of_the_next() -> None:
    foot = "<footer class='entry-meta'>Posted in Port on <time datetime='2026-03-0{}'>a day</time></footer>"
    found = read_page(page_of(WHOLE + foot.format(4), OTHER, WHOLE + foot.format(2)), origin="page")
    assert [str(article.published) for article in found.articles] == ["2026-03-04", "None", "2026-03-02"]


@pytest.mark.parametrize(
    "name", ["standfirst", "entry-subtitle", "field-name-field-standfirst", "c-article__dek"]
)
def test_a_deck_that_its_class_names_is_one_with_a_full_stop_too(name: str) -> None:
    first = WHOLE.replace("</h2>", f"</h2><div class='{name}'>The club has two years to mend it.</div>")
    found = read_page(page_of(first, OTHER), origin="page")
    assert [article.deck for article in found.articles] == ["The club has two years to mend it.", None]


@pytest.mark.parametrize("name", sorted(listed("markup", "hidden")))
def test_a_class_that_hides_hides(name: str) -> None:
    assert left_out(page(PARAGRAPHS, f"<p class='x {name}'>{BESIDE}</p>")) == {
        BESIDE: "not shown on the page"
    }


@pytest.mark.parametrize("name", sorted(listed("markup", "articles") | listed("markup", "texts")))
def test_a_class_of_an_article_outdoes_the_others(name: str) -> None:
    assert left_out(page(f"<p>{ONE}</p>", f"<div class='{name} widget promo'><p>{BESIDE}</p></div>")) == {}


@pytest.mark.parametrize("name", sorted(listed("markup", "states")))
def test_a_class_that_tells_a_state_gives_no_reason(name: str) -> None:
    assert reason_of(f"{name}-sidebar") == ""


@pytest.mark.parametrize("name", sorted(listed("markup", "builders")))
def test_a_builders_name_for_every_piece_gives_no_reason(name: str) -> None:
    assert reason_of(name) == ""


@pytest.mark.parametrize("name", sorted(listed("markup", "last")))
def test_a_word_that_tells_last_tells_nowhere_else(name: str) -> None:
    assert reason_of(f"story-{name}")
    assert reason_of(f"story-{name}-hall") == ""


@pytest.mark.parametrize("name", sorted(listed("markup", "cards")))
def test_a_card_inside_an_article_is_of_another(name: str) -> None:
    card = f"<div class='{name}-box'><a href='/b'><b>Boats on the first Sunday</b></a><p>{BESIDE}</p></div>"
    told = {
        line.text: line.hint for line in read_html(page_of(WHOLE + card, OTHER), "page").lines if line.hint
    }
    assert told == {"Boats on the first Sunday": "list of other articles", BESIDE: "list of other articles"}
    lone = card.replace("<b>", "<i>").replace("</b>", "</i>")
    assert BESIDE not in left_out(page_of(WHOLE + lone, OTHER))


def test_a_mark_that_most_of_the_page_has_is_believed_of_none() -> None:
    places = ("Amberside", "Selm", "Ostby", "Turin", "Kasama", "Lesna")
    posts = "".join(f"<div class='row promoted'>{WHOLE.replace('Amberside', each)}</div>" for each in places)
    found = read_page(f"<html><body><div>{posts}</div></body></html>", origin="page")
    assert "advertisement" not in {line.reason for line in found.rejected}
    text = " ".join(article.text for article in found.articles)
    assert all(f"The council of {each} voted" in text for each in places)
