"""One page, as bytes or text -> its articles, and every other line with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbench.errors import NotEnglish, UnreadableInput
from workbench.intake import inputs
from workbench.intake.dating import find_date
from workbench.intake.encodings import check_characters, decode
from workbench.intake.furniture import Label, Role, label_lines
from workbench.intake.headings import are_decks
from workbench.intake.languages import ENGLISH, Language, find_language
from workbench.intake.lines import Line, page_lines
from workbench.intake.splitting import Part, Split, split_lines
from workbench.values.article import Article, Boundary, Page

FORMS = ("auto", "text", "html")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the page says of one article outside its text."""

    headline: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""


def read_page(
    raw: bytes | str,
    *,
    origin: str,
    form: str = "auto",
    published: date | None = None,
    publisher: str | None = None,
    split: bool = True,
    max_megabytes: int = inputs.MAX_MEGABYTES,
) -> Page:
    """The page's articles in reading order, and every line that is in none of them, with why.

    With `split` false it is one article. `publisher` holds for all of them; so does `published`, but
    on a page of several an article's own stamp stays.
    Raises UnreadableInput where there is nothing to read, NotEnglish for another language; both
    name `origin`.
    """
    text = _text(raw, origin, max_megabytes)
    if form not in FORMS:
        raise ValueError(f"no form {form!r}: one of {', '.join(FORMS)}")
    if form == "auto":
        from workbench.intake.html import looks_like_html

        form = "html" if looks_like_html(text) else "text"
    if form == "html":
        return _read_html(text, origin, published, publisher, split)
    lines = page_lines(text)
    return _assemble(lines, origin, published, publisher, split, _Told(), ())


def _text(raw: bytes | str, origin: str, max_megabytes: int) -> str:
    """What was read, without a byte order mark."""
    size = len(raw)
    if size > max_megabytes * 1_000_000:
        raise inputs.too_large(origin, size, max_megabytes)
    if not raw:
        raise UnreadableInput(origin, "the file is empty")
    text = raw.removeprefix("\ufeff") if isinstance(raw, str) else decode(raw, origin).text
    check_characters(text, origin)
    if not text.strip():
        raise UnreadableInput(origin, "nothing but white space")
    return text


def _read_html(text: str, origin: str, published: date | None, publisher: str | None, split: bool) -> Page:
    from workbench.intake.html import read_html
    from workbench.intake.main_text import outside_main_text

    page = read_html(text, origin)
    if not page.lines:
        raise UnreadableInput(
            origin, "a page without text: its words may be loaded by scripts; paste them instead"
        )
    told = _Told(page.told.headline, page.told.published, page.told.publisher, page.told.url)
    items = tuple(_Told(item.headline, item.published, item.publisher, item.url) for item in page.items)
    lines = outside_main_text(text, page.lines, several=split)
    return _assemble(lines, origin, published, publisher, split, told, items)


def _assemble(
    lines: Sequence[Line],
    origin: str,
    published: date | None,
    publisher: str | None,
    several: bool,
    told: _Told,
    items: Sequence[_Told],
) -> Page:
    _refuse_other_languages(" ".join(line.text for line in lines), origin)
    labels = label_lines(lines)
    found = split_lines(lines, labels, several=several)
    if not found.parts:
        raise UnreadableInput(origin, f"no article in it: {_what_was_there(lines, found)}")
    lone = [lines[part.header[0]].text for part in found.parts if len(part.header) == 1]
    decks = are_decks(lone)
    articles: list[Article] = []
    boundaries: list[Boundary] = []
    rejected = [lines[index].rejected(reason) for index, reason in found.rejected.items()]
    several = len(found.parts) > 1
    ended = -1  # the line at which the article before ends
    for part in found.parts:
        others = _item_of(part, lines, items) if several else told
        article = _article(
            part,
            lines,
            labels,
            ended,
            decks,
            published,
            publisher or told.publisher or None,
            others,
            one_of_several=several,
        )
        ended = part.body[-1]
        language = find_language(article.text)
        if language not in (None, ENGLISH):
            why = f"{_looks_like(language)}: not read"
            rejected += [lines[i].rejected(why) for i in (*part.header, *part.body)]
            continue
        articles.append(article)
        reasons = tuple(f"{each.points:+.1f} {each.because}" for each in part.evidence)
        boundaries.append(Boundary(lines[(*part.header, *part.body)[0]].number, reasons))
    if not articles:
        raise NotEnglish(origin, rejected[-1].reason.replace(": not read", ": nothing was read"))
    rejected.sort(key=lambda line: line.line or 0)
    return Page(tuple(articles), tuple(rejected), tuple(boundaries))


def _article(
    part: Part,
    lines: Sequence[Line],
    labels: dict[int, Label],
    ended: int,
    decks: bool,
    published: date | None,
    publisher: str | None,
    told: _Told,
    *,
    one_of_several: bool,
) -> Article:
    header = [lines[index].text for index in part.header]
    body = [lines[index].text for index in part.body]
    title, deck = None, None
    if len(header) > 1:
        title, deck = header[0], header[1]
    elif header and decks:
        deck = header[0]
    elif header:
        title = header[0]
    elif told.headline and told.headline.strip() not in body[:1]:
        title = " ".join(told.headline.split())
        header = [title]
    if title and not deck and _is_deck_before_byline(part, labels):
        deck = body[0]
    first = (*part.header, *part.body)[0]
    stamps = _stamps(lines, labels, max(ended + 1, first - 6), part)
    url = told.url or next((lines[i].url for i in part.header if lines[i].url.startswith("http")), "") or None
    dating = find_date(
        given=published,
        one_of_several=one_of_several,
        stamps=[told.published, *stamps],
        url=url,
        paragraphs=body,
    )
    return Article(
        text="\n\n".join((*header, *body)),
        title=title,
        deck=deck,
        url=url,
        publisher=publisher,
        published=dating.day if dating else None,
        published_from=dating.origin if dating else None,
    )


def _is_deck_before_byline(part: Part, labels: dict[int, Label]) -> bool:
    """The first paragraph stands above the byline: it sums up, and the text begins below."""
    if len(part.body) < 3 or not part.header:
        return False
    between = [labels[i] for i in range(part.body[0] + 1, part.body[1]) if i in labels]
    above = [labels[i] for i in range(part.header[0], part.body[0]) if i in labels]
    return any(each.role is Role.HEAD for each in between) and not any(
        each.role is Role.HEAD for each in above
    )


def _stamps(lines: Sequence[Line], labels: dict[int, Label], first: int, part: Part) -> list[str]:
    """The time stamps around the article's head, those below its title first, a bulletin's label last."""
    head = part.header[0] if part.header else part.body[0]
    last = part.body[min(1, len(part.body) - 1)]
    found = [
        i
        for i in (*range(head, last), *range(head - 1, first - 1, -1))
        if i in labels and (labels[i].role is Role.HEAD or labels[i].reason == "section label")
    ]
    return [stamp for i in found for stamp in (lines[i].stamp, lines[i].text) if stamp]


def _item_of(part: Part, lines: Sequence[Line], items: Sequence[_Told]) -> _Told:
    """What JSON-LD says of the article that has this title."""
    titles = {_plain(lines[index].text) for index in part.header}
    return next((item for item in items if _plain(item.headline) in titles), _Told())


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _refuse_other_languages(text: str, origin: str) -> None:
    language = find_language(text)
    if language not in (None, ENGLISH):
        raise NotEnglish(origin, f"{_looks_like(language)}: nothing was read")


def _looks_like(language: Language | None) -> str:
    return f"looks like {language.name}" if language else "looks like another language"


def _what_was_there(lines: Sequence[Line], found: Split) -> str:
    """The commonest things the page consists of, in words."""
    counts: dict[str, int] = {}
    for reason in found.rejected.values():
        counts[reason] = counts.get(reason, 0) + 1
    most = sorted(counts.items(), key=lambda each: -each[1])[:3]
    kinds = ", ".join(f"{count} × {reason}" for reason, count in most)
    return (
        f"{len(lines)} line{'s' if len(lines) != 1 else ''} of furniture ({kinds})"
        if kinds
        else "no line of running text"
    )
