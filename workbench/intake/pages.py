"""One page, as bytes or text -> its articles, and every other line with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.errors import NotEnglish, UnreadableInput
from workbench.intake.dating import Dating, Order, day_of_page, find_date, is_day_alone, order_of
from workbench.intake.document import Document, Told, web_address
from workbench.intake.furniture import label_lines
from workbench.intake.headings import are_decks
from workbench.intake.inputs import MAX_MEGABYTES
from workbench.intake.label import Label, Role
from workbench.intake.languages import ENGLISH, Language, find_language
from workbench.intake.limits import too_large
from workbench.intake.lines import Line, page_lines, squashed
from workbench.intake.page_edits import BEGUN, edited, shown
from workbench.intake.part import Part
from workbench.intake.readers.plain import check_text, text_of
from workbench.intake.readers.source import Source
from workbench.intake.readers.web import page_document
from workbench.intake.splitting import Split, split_lines
from workbench.intake.stamps import stamps_of
from workbench.intake.wording import odds_of_lines
from workbench.values.article import Article, Boundary, DateOrigin, Page
from workbench.values.page import LinePart, PageEdit, PageLine

ABOVE = frozenset({Role.HEAD, Role.LABEL})
"""What furniture above the first article may name the day of the page."""
WITH_BOTH = 0.25
"""Share of a page's articles with title and deck from which on a lone line above a text is its title."""
FORMS = ("auto", "text", "html")


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known of the input before it is read."""

    origin: str
    form: str
    published: date | None
    publisher: str | None
    split: bool
    edits: tuple[PageEdit, ...]


def read_page(
    raw: bytes | str,
    *,
    origin: str,
    form: str = "auto",
    published: date | None = None,
    publisher: str | None = None,
    split: bool = True,
    edits: Sequence[PageEdit] = (),
    max_megabytes: int = MAX_MEGABYTES,
) -> Page:
    """The page's articles in reading order, and every line that is in none of them, with why.

    With `split` false it is one article. `publisher` holds for all of them; so does `published`, but
    on a page of several an article's own stamp stays. `edits` are a person's corrections of where
    articles begin and which lines are theirs.
    Raises UnreadableInput where there is nothing to read, NotEnglish for another language, EditRefused
    for a correction of a line that reads otherwise; all name `origin`.
    """
    text = _text(raw, origin, max_megabytes)
    if form not in FORMS:
        raise ValueError(f"no form {form!r}: one of {', '.join(FORMS)}")
    if form == "auto":
        from workbench.intake.html import looks_like_html

        form = "html" if looks_like_html(text) else "text"
    if form == "html":
        document = page_document(text, origin, several=split)
    else:
        document = Document(origin, "text", page_lines(text))
    return read_lines(document, published=published, publisher=publisher, split=split, edits=edits)


def read_lines(
    document: Document,
    *,
    published: date | None = None,
    publisher: str | None = None,
    split: bool = True,
    edits: Sequence[PageEdit] = (),
) -> Page:
    """As `read_page`, of the lines of a document; one that is `whole` is never split."""
    several = split and not document.whole
    given = _Given(document.origin, document.form, published, publisher, several, tuple(edits))
    return _assemble(document.lines, given, document.told, document.items)


def _text(raw: bytes | str, origin: str, max_megabytes: int) -> str:
    """What was read, without a byte order mark."""
    if len(raw) > max_megabytes * 1_000_000:
        raise too_large(origin, len(raw), max_megabytes)
    if isinstance(raw, bytes) or not raw:
        return text_of(Source(origin, raw if isinstance(raw, bytes) else b""))[0]
    text = raw.removeprefix("\ufeff")
    check_text(text, origin)
    return text


def _assemble(lines: Sequence[Line], given: _Given, told: Told, items: Sequence[Told]) -> Page:
    _refuse_other_languages(" ".join(line.text for line in lines), given.origin)
    odds = odds_of_lines(lines)
    labels = label_lines(lines, odds)
    split = split_lines(lines, labels, odds, several=given.split)
    lone = [
        lines[part.header[0]].text
        for part in split.parts
        if len(part.header) == 1 and not _is_deck_before_byline(part, labels)
    ]
    both = sum(len(part.header) > 1 for part in split.parts)
    decks = both <= WITH_BOTH * len(split.parts) and are_decks(lone)
    found = edited(lines, split, given.edits, origin=given.origin, decks=decks)
    parts, rejected = found.split.parts, dict(found.split.rejected)
    if not parts:
        raise UnreadableInput(given.origin, f"no article in it: {_what_was_there(lines, found.split)}")
    articles: list[Article] = []
    starts: list[tuple[int, int]] = []
    places: list[PageLine] = []
    boundaries: list[Boundary] = []
    foreign = ""
    several = len(parts) > 1
    order = order_of(
        lines[index].stamp or lines[index].text for index, label in labels.items() if label.role is Role.HEAD
    )
    for part, stamps in zip(parts, stamps_of(lines, labels, parts), strict=True):
        first = (*part.header, *part.body)[0]
        article = _article(
            part,
            lines,
            labels,
            stamps,
            found.decks.get(first, decks),
            given.published,
            given.publisher or told.publisher or None,
            _item_of(part, lines, items) if several else told,
            order,
            one_of_several=several,
        )
        language = find_language(article.text)
        if language not in (None, ENGLISH):
            foreign = f"{_looks_like(language)}: not read"
            rejected |= dict.fromkeys((*part.header, *part.body), foreign)
            continue
        reasons: tuple[str, ...] = (BEGUN,) if first in found.begun else ()
        reasons += tuple(f"{each.points:+.1f} {each.because}" for each in part.evidence)
        boundaries.append(Boundary(lines[first].number, reasons))
        places += _places(part, lines, article, len(articles), reasons)
        articles.append(article)
        starts.append((first, part.body[-1]))
    if several:
        first = (*parts[0].header, *parts[0].body)[0]
        articles = _dated_by_day_above(articles, starts, lines, labels)
        articles = _dated_by_page(articles, lines[:first], labels)
    if not articles:
        raise NotEnglish(given.origin, foreign.replace(": not read", ": nothing was read"))
    places += [
        PageLine(lines[index].number, shown(lines[index]), None, LinePart.LEFT_OUT, reason)
        for index, reason in rejected.items()
    ]
    places.sort(key=lambda line: line.number)
    return Page(
        tuple(articles),
        tuple(lines[index].rejected(rejected[index]) for index in sorted(rejected)),
        tuple(boundaries),
        tuple(places),
        given.form,
    )


def _dated_by_day_above(
    articles: Sequence[Article],
    starts: Sequence[tuple[int, int]],
    lines: Sequence[Line],
    labels: dict[int, Label],
) -> list[Article]:
    """Those without a day have that of the last line above them that is a day and stands in no other
    article. `starts` are the first line of each article and its last."""
    within = {index for first, last in starts for index in range(first, last + 1)}
    days = [
        index
        for index, label in labels.items()
        if label.role is Role.HEAD and index not in within and is_day_alone(lines[index].text)
    ]
    found = []
    for article, (first, _) in zip(articles, starts, strict=True):
        above = max((index for index in days if index < first), default=None)
        dating = day_of_page([lines[above].text]) if above is not None and not article.published else None
        found.append(article if dating is None else _with_date(article, dating))
    return found


def _with_date(article: Article, dating: Dating) -> Article:
    return replace(article, published=dating.day, published_from=dating.origin, dated_because=dating.because)


def _dated_by_page(
    articles: Sequence[Article], above: Sequence[Line], labels: dict[int, Label]
) -> list[Article]:
    """Those without a day have that of the page, where no other article says otherwise."""
    stamped = [(index, line) for index, line in enumerate(above) if index in labels]
    heads = [(line.stamp or line.text) for index, line in stamped if labels[index].role in ABOVE]
    dating = day_of_page(heads)
    told = {each.published for each in articles if each.published_from is DateOrigin.METADATA}
    if dating is None or not told <= {dating.day}:
        return list(articles)
    return [each if each.published else _with_date(each, dating) for each in articles]


def _places(
    part: Part, lines: Sequence[Line], article: Article, place: int, reasons: tuple[str, ...]
) -> Iterator[PageLine]:
    """Each line of the article, and what it is of it."""
    titled = False
    for index in (*part.header, *part.body):
        line, of = lines[index], LinePart.BODY
        if index in part.header and line.text == article.title and not titled:
            titled, of = True, LinePart.TITLE
        elif line.text == article.deck and (index in part.header or index == part.body[0]):
            of = LinePart.DECK
        yield PageLine(line.number, shown(line), place, of, reasons=reasons)
        reasons = ()


def _article(
    part: Part,
    lines: Sequence[Line],
    labels: dict[int, Label],
    stamps: Sequence[str],
    decks: bool,
    published: date | None,
    publisher: str | None,
    told: Told,
    order: Order | None,
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
    stated = told.url or next((lines[i].url for i in part.header if lines[i].url.startswith("http")), "")
    url = web_address(stated) or None
    dating = find_date(
        given=published,
        one_of_several=one_of_several,
        stamps=[told.published, *stamps],
        url=stated or None,
        paragraphs=body,
        order=order,
    )
    return Article(
        text="\n\n".join((*header, *body)),
        title=title,
        deck=deck,
        url=url,
        publisher=publisher,
        published=dating.day if dating else None,
        published_from=dating.origin if dating else None,
        dated_because=dating.because if dating else "",
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


def _item_of(part: Part, lines: Sequence[Line], items: Sequence[Told]) -> Told:
    """What JSON-LD says of the article that has this title."""
    titles = {squashed(lines[index].text) for index in part.header}
    return next((item for item in items if squashed(item.headline) in titles), Told())


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
