"""An RSS or Atom file -> an article an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.dating import read_date
from workbench.intake.document import Document, Told, web_address
from workbench.intake.limits import too_many
from workbench.intake.readers.gathering import Gathered
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.web import fragment_lines, whole_address

SUMMARY = "only a summary of it is in the feed: add the article's own page for the rest"
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
_MARKUP = re.compile(rf"{_TAG.pattern}|&(?:\w+|#\d+);")
_NUMBER = re.compile(r"\d+")
_MONTH_NAME = re.compile(r"[^\W\d_]{3,}")
_CUT = re.compile("not well-formed|no element found|unclosed")
"""What the parser says of XML that it could not read to its end."""
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


def read(source: Source, context: Context) -> Iterator[Document | ItemSkipped]:
    """A document an item, in the order of the feed; an item without a text is told."""
    import feedparser

    if _ENTITY.search(source.raw.replace(b"\0", b"")):
        raise UnreadableInput(source.origin, "a feed that declares entities: not read, it may be a trap")
    found = feedparser.parse(source.raw)  # bytes only: of a text it would open the address or file it names
    if not found.entries:
        why = f" ({found.bozo_exception})".replace("\n", " ") if found.get("bozo") else ""
        raise UnreadableInput(source.origin, f"a feed without items{why[:200]}")
    if len(found.entries) > context.limits.members:
        raise too_many(source.origin, f"a feed of {len(found.entries)} items", context.limits.members)
    if found.get("bozo") and _CUT.search(str(found.bozo_exception)):
        yield ItemSkipped(source.origin, "a feed that is damaged or cut off: what stands behind that is lost")
    for number, entry in enumerate(found.entries, 1):
        origin = f"{source.origin}, item {number}"
        try:
            yield _item(entry, found.feed, origin, _base(source, found.feed))
        except ItemSkipped as error:
            yield error


def _base(source: Source, feed: Any) -> str:
    """What an address in part is a part of: where the feed stands, else the page that it is of."""
    stands = (source.name, str(feed.get("link") or ""))
    return next((each for each in stands if web_address(each)), "")


def _item(entry: Any, feed: Any, origin: str, base: str) -> Document:
    contents = [each.get("value") or "" for each in entry.get("content") or ()]
    body = max(contents, key=len, default="")
    summary = str(entry.get("summary") or "")
    text = body or summary
    gathered = Gathered()
    if _MARKUP.search(text):
        gathered.lines.extend(fragment_lines(text, origin))
    else:
        for line in text.splitlines():
            gathered.add(line)
    headline = _words(entry.get("title"))
    if not gathered.lines:
        named = f" ({headline[:60]!r})" if headline else ""
        raise UnreadableInput(origin, f"no text in this item{named}: add the article's own page")
    link = whole_address(str(entry.get("link") or ""), base)
    day, notes = _day(entry)
    return Document(
        origin,
        "feed",
        gathered.titled(headline),
        told=Told(
            headline, day, _words((entry.get("source") or {}).get("title") or feed.get("title")),
            link[:2000],
        ),
        whole=True,
        is_item=True,
        notes=notes if body else (*notes, SUMMARY),
        changed=_changed(entry),
    )  # fmt: skip


def _changed(entry: Any) -> str:
    """When the item was last changed, in the feed's own words; else when it was published."""
    found = dict(entry)
    return " ".join(str(found.get("updated") or found.get("published") or "").split())[:100]


def _day(entry: Any) -> tuple[str, tuple[str, ...]]:
    """The day as it is written there, else as the feed's reader understood it; and what to say of it."""
    found = dict(entry)  # the entry itself answers for "updated" with what is published, and warns of it
    unread = ""
    for name in ("published", "created", "updated"):
        words = str(found.get(name) or "").strip()
        if read_date(words):
            return words, ()
        parsed = found.get(f"{name}_parsed")
        if parsed and _says(words, *parsed[:3]) and read_date(day := date(*parsed[:3]).isoformat()):
            return day, ()
        unread = unread or words
    return "", (f"its date {unread[:40]!r} can't be told",) if unread else ()


def _says(words: str, year: int, month: int, day: int) -> bool:
    """The words have this very day: of one that is cut short or can't be, the reader makes another."""
    try:
        written = date(year, month, day)
    except ValueError:
        return False
    if words.startswith(f"{written:%Y%m%d}"):
        return True
    numbers = [int(each) for each in _NUMBER.findall(words)[:12] if len(each) <= 4]
    for number in (year if year in numbers else year % 100, day):
        if number not in numbers:
            return False
        numbers.remove(number)
    return month in numbers or _MONTH_NAME.search(words) is not None


def _words(title: object) -> str:
    from html import unescape

    return " ".join(unescape(_TAG.sub(" ", str(title or ""))).split())[:500]
