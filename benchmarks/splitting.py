"""How well pages are split, measured on pages composed from articles of a JSONL file.

    python benchmarks/splitting.py ARTICLES.jsonl [--half even|odd] [--seed N] [--misses]

Each line of the file is `{"title": …, "text": paragraphs split by a blank line}`. Pages of four to
twelve articles are set in fourteen manners with furniture between and inside them, and pages of one
article with sub-headings. A deck is a sentence of its article that is taken out of the text; the name of
an HTML page is one of several. Printed for each manner: articles of which every line is right, junk
lines left in bodies, body lines lost; at the end, characters read in a second.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.intake.cohesion import terms
from workbench.intake.pages import read_page

BODY, HEAD, JUNK, BLANK = "body", "head", "junk", "blank"
SUBHEADS = (
    "Background", "What happens next", "The reaction", "A long dispute", "Why it matters", "‘No easy answer’",
    "Who is affected?", "How it began", "Counting the cost", "The wider picture", "What the numbers say",
    "What experts say about the plan", "A question of money and time", "Pressure from abroad", "Timeline",
    "The road to a settlement", "What do we know so far?", "Calls for an inquiry", "In the dock", "Analysis",
)  # fmt: skip
PLACES = ("TURIN", "GENEVA", "LAGOS", "NEW DELHI", "SANTIAGO", "OSLO", "MANILA")
PEOPLE = ("Ada Field", "Tom Marsh", "Priya Nair", "Jonas Lind", "Mary-Ann O'Hara", "Luis de la Cruz")
CAPTIONS = (
    "FILE PHOTO: A view of the harbour, March 2024.",
    "A crowd outside the court on Friday. AFP via Getty Images",
    "Photo: Ada Field",
    "The minister arrives for talks. REUTERS/Tom Marsh",
    "Rescue workers at the site [File: Tom Marsh/Reuters]",
)
SHARE = ("Share", "Facebook Twitter WhatsApp Email", "Share this article", "Copy link Print")
ADS = ("Advertisement", "ADVERTISEMENT", "Story continues below", "Article continues after advertisement")
PROMOS = (
    "Sign up for our newsletter and get the day's best stories.",
    "Follow us on WhatsApp and Telegram for the latest.",
    "Get our free app for breaking news.",
)
PAGE_NAMES = (
    "The archive of the week", "The Gazette", "News from abroad", "Around the region in brief",
    "Tuesday's paper",
    "Dispatches", "What we printed this month", "Latest stories", "The long and the short of it",
)  # fmt: skip
LEANING = frozenset({
    "he", "she", "it", "they", "we", "you", "i", "his", "her", "its", "their", "our", "this", "that", "these",
    "those", "there", "such", "but", "and", "or", "so", "yet", "also", "then", "however", "meanwhile",
    "although", "though", "while", "both", "some", "another", "other", "others", "please", "in", "at", "on",
    "as", "for", "with",
})  # fmt: skip
"""Words with which no deck begins."""


@dataclass
class Setting:
    """A page under way: (kind, article, text) a line; `tight` pages have no blank lines."""

    lines: list[tuple[str, int, str]] = field(default_factory=list)
    tight: bool = False

    def put(self, kind: str, article: int, text: str, gap: bool = True) -> None:
        if gap and not self.tight and self.lines:
            self.lines.append((BLANK, -1, ""))
        self.lines.append((kind, article, text))

    def text(self) -> str:
        return "\n".join(text for _, _, text in self.lines) + "\n"


@dataclass(frozen=True)
class Source:
    title: str
    paragraphs: tuple[str, ...]

    def with_deck(self) -> tuple[str, Source]:
        """A sentence of its later text that could stand alone, without its stop; and the text without it."""
        for place, paragraph in (*enumerate(self.paragraphs[1:], 1), (0, self.paragraphs[0])):
            sentences = re.split(r"(?<=[a-z]{2}\.)\s(?=[A-Z])", paragraph)
            for number, sentence in enumerate(sentences):
                words = sentence.split()
                if len(sentences) < 2 or not 9 <= len(words) <= 24 or not sentence.endswith("."):
                    continue
                if '"' in sentence or words[0].strip(",").casefold() in LEANING:
                    continue
                rest = " ".join((*sentences[:number], *sentences[number + 1 :]))
                texts = (*self.paragraphs[:place], rest, *self.paragraphs[place + 1 :])
                return sentence[:-1], Source(self.title, texts)
        return self.title, self


def teaser(page: Setting, dice: random.Random, other: Source, *, marked: bool, gap: bool) -> None:
    if marked:
        page.put(JUNK, -1, dice.choice(("Read more", "READ MORE", "Also read", "Related", "Read also:")))
    style = dice.random()
    if style < 0.5 or not marked:
        page.put(JUNK, -1, dice.choice(CAPTIONS))
        page.put(JUNK, -1, other.title, gap=gap)
    else:
        page.put(JUNK, -1, other.title)


def bodies(
    page: Setting, dice: random.Random, number: int, each: Source, others: list[Source], how: str
) -> None:
    first = True
    others = [other for other in others if other.title != each.title]
    for place, paragraph in enumerate(each.paragraphs):
        if not first and how and dice.random() < 0.3 and place < len(each.paragraphs):
            if how == "teasers":
                teaser(page, dice, dice.choice(others), marked=True, gap=dice.random() < 0.3)
            elif how == "unmarked":
                teaser(page, dice, dice.choice(others), marked=False, gap=False)
            elif how == "one-line":
                page.put(
                    JUNK,
                    -1,
                    dice.choice(("READ MORE: ", "Also Read | ", "RELATED: ", "SEE ALSO: "))
                    + dice.choice(others).title,
                )
            elif how == "ads":
                page.put(JUNK, -1, dice.choice(ADS + PROMOS))
            elif how == "subheads":
                page.put(BODY, number, dice.choice(SUBHEADS))
        page.put(BODY, number, paragraph)
        first = False


def archive(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    """Lone decks without a full stop, teasers inside."""
    page.put(JUNK, -1, "Category Archive : World")
    for number, each in enumerate(chosen):
        deck, rest = each.with_deck()
        page.put(HEAD, number, deck)
        bodies(page, dice, number, rest, chosen, "teasers")


def stopped(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    """As `archive`, but every third deck ends with a full stop."""
    page.put(JUNK, -1, "Category Archive : World")
    for number, each in enumerate(chosen):
        deck, rest = each.with_deck()
        page.put(HEAD, number, deck + ("." if dice.random() < 0.33 else ""))
        bodies(page, dice, number, rest, chosen, "teasers")


def broadsheet(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    for number, each in enumerate(chosen):
        if dice.random() < 0.5:
            page.put(JUNK, -1, dice.choice(("World", "Business", "Politics", "Environment")))
        deck, rest = each.with_deck()
        page.put(HEAD, number, each.title)
        page.put(HEAD, number, deck)
        page.put(JUNK, -1, f"By {dice.choice(PEOPLE)} and {dice.choice(PEOPLE)}")
        page.put(JUNK, -1, f"{dice.randint(1, 28)} February 2026 {dice.randint(10, 23)}:15 GMT", gap=False)
        if dice.random() < 0.5:
            page.put(JUNK, -1, dice.choice(CAPTIONS))
        bodies(page, dice, number, rest, chosen, dice.choice(("", "subheads", "ads")))
        page.put(JUNK, -1, "Topics: Trade, Ports, World")


def wire(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title)
        opening = f"{dice.choice(PLACES)}, Feb {dice.randint(1, 28)} (Reuters) - {each.paragraphs[0]}"
        page.put(BODY, number, opening)
        for paragraph in each.paragraphs[1:]:
            page.put(BODY, number, paragraph)
        page.put(JUNK, -1, f"(Reporting by {dice.choice(PEOPLE)}; Editing by {dice.choice(PEOPLE)})")


def tabloid(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title.title())
        page.put(JUNK, -1, f"By {dice.choice(PEOPLE).upper()}")
        page.put(JUNK, -1, dice.choice(SHARE))
        bodies(page, dice, number, each, chosen, "one-line")
        page.put(
            JUNK,
            -1,
            f"Share or comment on this article: {each.title}" if dice.random() < 0.3 else "Comments (12)",
        )


def agency(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    for number, each in enumerate(chosen):
        page.put(JUNK, -1, f"{dice.randint(1, 28)} Feb, {dice.randint(10, 23)}:{dice.randint(10, 59)}")
        page.put(HEAD, number, each.title, gap=False)
        bodies(page, dice, number, each, chosen, "")


def listing(page: Setting, dice: random.Random, chosen: list[Source]) -> None:  # noqa: ARG001
    """A heading and one paragraph an item."""
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title)
        page.put(BODY, number, each.paragraphs[0])


def continued(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    """A heading and a paragraph or two an item, closed by a link to the rest."""
    more = dice.choice(("Read more", "Continue reading", "Read full story", "Read more »"))
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title)
        for paragraph in each.paragraphs[: dice.randint(1, 2)]:
            page.put(BODY, number, paragraph)
        page.put(JUNK, -1, more)


def plain(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title)
        bodies(page, dice, number, each, chosen, "")


def tight(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    page.tight = True
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title)
        bodies(page, dice, number, each, chosen, dice.choice(("", "subheads", "one-line")))


def unmarked(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    """Caption and headline of another article inside, without a marker."""
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title)
        bodies(page, dice, number, each, chosen, "unmarked")


def ending(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    """Lists of other articles and sharing rows at each end."""
    for number, each in enumerate(chosen):
        page.put(HEAD, number, each.title)
        bodies(page, dice, number, each, chosen, "ads")
        page.put(JUNK, -1, dice.choice(("Related stories", "You may also like", "Most read")))
        for _ in range(dice.randint(1, 3)):
            page.put(JUNK, -1, dice.choice(chosen).title, gap=False)
        page.put(JUNK, -1, dice.choice(SHARE))


def datelines(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    """No headings at all."""
    for number, each in enumerate(chosen):
        page.put(BODY, number, f"{dice.choice(PLACES)}: {each.paragraphs[0]}")
        for paragraph in each.paragraphs[1:]:
            page.put(BODY, number, paragraph)


def single(page: Setting, dice: random.Random, chosen: list[Source]) -> None:
    """One article with sub-headings or furniture."""
    page.put(HEAD, 0, chosen[0].title)
    if dice.random() < 0.5:
        page.put(JUNK, -1, f"By {dice.choice(PEOPLE)}")
    bodies(
        page,
        dice,
        0,
        chosen[0],
        chosen[1:],
        dice.choice(("subheads", "subheads", "teasers", "one-line", "ads", "")),
    )


MANNERS: tuple[Callable[[Setting, random.Random, list[Source]], None], ...] = (
    archive, stopped, broadsheet, wire, tabloid, agency, listing, continued, plain, tight, unmarked, ending,
    datelines, single,
)  # fmt: skip


def markup(page: Setting, how: str) -> str:
    """The page as HTML: headings marked, in <article> elements, or nothing but <div> and <p>."""
    name = random.Random(page.text()).choice(PAGE_NAMES)
    out = ["<!doctype html><html><head><title>Archive | The Gazette</title></head><body>"]
    out.append(
        f'<header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header><main><h1>{name}</h1>'
    )
    opened, current = False, -1
    for kind, number, text in page.lines:
        if kind == BLANK:
            continue
        words = text.replace("&", "&amp;").replace("<", "&lt;")
        if how == "articles" and kind == HEAD and number != current:
            out.append("</article><article>" if opened else "<article>")
            opened = True
        if kind == HEAD:
            out.append(
                f"<h2><a href='/{number}'>{words}</a></h2>" if number != current else f"<p>{words}</p>"
            )
            current = number
        elif kind == BODY and text in SUBHEADS:
            out.append(f"<h3>{words}</h3>")
        else:
            out.append(f"<p>{words}</p>")
    out.append("</article>" if opened else "")
    out.append(
        "</main><aside><h3>Most read</h3>"
        "<ul><li><a href='/x'>Ten charts that explain the budget</a></li></ul></aside>"
    )
    out.append(
        "<footer><p>The Gazette is published by its readers and printed in Turin every morning.</p></footer>"
        "</body></html>"
    )
    page_text = "\n".join(out)
    if how == "divs":
        page_text = re.sub(r"<(/?)(?:h2|p|h3)>", r"<\1div>", page_text)
        page_text = re.sub(r"<a href='/\d+'>(.*?)</a>", r"\1", page_text)
    return page_text


def alike(sources: list[Source]) -> list[Source]:
    """The articles in an order in which each is followed by the one most like it: pages of one topic."""
    bags = [terms(" ".join((each.title, *each.paragraphs))) for each in sources]
    left, order = set(range(1, len(sources))), [0]
    while left:
        here = bags[order[-1]]
        best = max(left, key=lambda i: (len(here & bags[i]) / (1 + len(here | bags[i])), -i))
        order.append(best)
        left.remove(best)
    return [sources[i] for i in order]


def pages(
    sources: list[Source], dice: random.Random, *, one_topic: bool = False
) -> Iterator[tuple[str, Setting]]:
    if one_topic:
        sources = alike(sources)
    for manner in MANNERS:
        if not one_topic:
            dice.shuffle(sources)
        at = 0
        while at < len(sources) - 4:
            size = dice.randint(4, 12) if manner is not single else 4
            chosen = sources[at : at + size]
            at += size if manner is not single else 1
            page = Setting()
            manner(page, dice, chosen)
            yield manner.__name__, page


def measure(page: Setting, counts: Counter[str], misses: list[str] | None, html: str) -> None:
    wanted: dict[int, list[str]] = {}
    for kind, number, text in page.lines:
        if kind in {BODY, HEAD}:
            wanted.setdefault(number, []).append(text)
    junk = Counter(text for kind, _, text in page.lines if kind == JUNK)
    try:
        found = read_page(markup(page, html) if html else page.text(), origin="page")
    except WorkbenchError as error:
        if misses is not None:
            misses.append(str(error))
        counts["articles"] += len(wanted)
        return
    got = {article.text for article in found.articles}
    lines = Counter(line for article in found.articles for line in article.text.split("\n\n"))
    should = Counter(line for each in wanted.values() for line in each)
    counts["articles"] += len(wanted)
    counts["predicted"] += len(found.articles)
    starts = {article.text.split("\n\n")[0] for article in found.articles}
    for each in wanted.values():
        right = "\n\n".join(each) in got
        counts["right"] += right
        ends = any(
            article.text.split("\n\n")[0] == each[0] and each[-1] == article.text.split("\n\n")[-1]
            for article in found.articles
        )
        counts["ends right"] += ends
        if not right and misses is not None:
            misses.append(f"{'not begun' if each[0] not in starts else 'other lines'}: {each[0][:90]}")
    counts["junk"] += junk.total()
    counts["junk left"] += sum(min(count, max(0, lines[text] - should[text])) for text, count in junk.items())
    counts["body"] += should.total()
    counts["body lost"] += sum(max(0, count - lines[text]) for text, count in should.items())
    if misses is not None:
        misses += [f"junk left: {t[:90]}" for t in junk if lines[t] > should[t]]
        misses += [
            f"lost: {t[:90]} [{next((r.reason for r in found.rejected if r.text == t), '')}]"
            for t in should
            if lines[t] < should[t]
        ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only")
    parser.add_argument("--alike", action="store_true", help="pages of one topic")
    parser.add_argument("--html", choices=("headings", "articles", "divs"), default="")
    parser.add_argument("--misses", action="store_true")
    call = parser.parse_args()
    rows = [json.loads(line) for line in call.articles.read_text("utf-8").splitlines()]
    picked = {"even": rows[::2], "odd": rows[1::2], "all": rows}[call.half]
    sources = [
        Source(row["title"], tuple(p.replace("\n", " ").strip() for p in row["text"].split("\n\n")))
        for row in picked
    ]
    dice = random.Random(call.seed)
    totals: dict[str, Counter[str]] = {}
    characters, began = 0, time.perf_counter()
    for name, page in pages(sources, dice, one_topic=call.alike):
        if call.only and name != call.only:
            continue
        misses: list[str] | None = [] if call.misses else None
        measure(page, totals.setdefault(name, Counter()), misses, call.html)
        characters += len(page.text())
        for miss in misses or []:
            print(f"   {name}: {miss}")
    spent = time.perf_counter() - began
    sys.stdout.write(
        f"{'manner':12} {'all lines right':>18} {'first+last':>11} {'found':>6}"
        f" {'junk left':>14} {'body lost':>14}\n"
    )
    everything: Counter[str] = sum(totals.values(), Counter())
    for name, c in {**totals, "all": everything}.items():
        sys.stdout.write(
            f"{name:12} {c['right']:>5}/{c['articles']:<5} {c['right'] / c['articles']:6.1%}"
            f" {c['ends right'] / c['articles']:10.1%} {c['predicted']:>6}"
            f" {c['junk left']:>5}/{c['junk']:<7} {c['body lost']:>5}/{c['body']:<7}\n"
        )
    sys.stdout.write(f"{characters / spent:,.0f} characters a second, {characters:,} in all\n")


if __name__ == "__main__":
    main()
