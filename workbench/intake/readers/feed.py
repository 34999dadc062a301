"""An RSS or Atom file -> an article an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.dating import read_date
from workbench.intake.document import Document, Told
from workbench.intake.readers.gathering import Gathered
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.web import fragment_lines

SUMMARY = "only a summary of it is in the feed: add the article's own page for the rest"
_MARKUP = re.compile(r"<[a-zA-Z/][^>]*>|&(?:\w+|#\d+);")
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
        raise UnreadableInput(
            source.origin,
            f"a feed of {len(found.entries)} items, more than {context.limits.members}: split it, "
            "or raise WORKBENCH_MAX_MEMBERS",
        )
    if found.get("bozo") and found.entries and "not well-formed" in str(found.bozo_exception):
        yield ItemSkipped(source.origin, "a feed that is damaged or cut off: what stands behind that is lost")
    for number, entry in enumerate(found.entries, 1):
        origin = f"{source.origin}, item {number}"
        try:
            yield _item(entry, found.feed, origin)
        except ItemSkipped as error:
            yield error


def _item(entry: Any, feed: Any, origin: str) -> Document:
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
    link = str(entry.get("link") or "")
    return Document(
        origin,
        "feed",
        gathered.titled(headline),
        told=Told(
            headline, _day(entry), _words((entry.get("source") or {}).get("title") or feed.get("title")),
            link[:2000] if link.startswith("http") else "",
        ),
        whole=True,
        is_item=True,
        notes=() if body else (SUMMARY,),
    )  # fmt: skip


def _day(entry: Any) -> str:
    """The day as it is written there, else as the feed's reader understood it."""
    for name in ("published", "created", "updated"):
        stated = str(entry.get(name) or "")
        if read_date(stated):
            return stated
        parsed = entry.get(f"{name}_parsed")
        if parsed:
            try:
                return date(*parsed[:3]).isoformat()
            except (ValueError, TypeError):
                continue
    return ""


def _words(title: object) -> str:
    from html import unescape

    return " ".join(unescape(_MARKUP.sub(" ", str(title or ""))).split())[:500]
