"""What an input of any format holds, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Unpack

from workbench.actions.page_previews import Given, PagePreview
from workbench.errors import ItemSkipped, UnknownColumns, UnreadableInput
from workbench.intake.contents import Asked as Asked  # pages ask in these words too
from workbench.intake.contents import PageRead, read_contents


@dataclass(frozen=True, slots=True)
class InputsRead:
    """The pages of an input in their order, and a line for each part of it that can't be read. `headings`
    are those of its first table of which it is not told which column holds the text."""

    previews: tuple[PagePreview, ...]
    problems: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


def read_inputs(origin: str, raw: bytes | str, **asked: Unpack[Asked]) -> InputsRead:
    """Everything that the input holds; nothing is stored, nothing is raised for what can't be read."""
    return gathered(each_preview(origin, raw, **asked))


def gathered(each: Iterable[PagePreview | ItemSkipped]) -> InputsRead:
    """What was read and what could not be, apart."""
    found = list(each)
    tables = [each for each in found if isinstance(each, UnknownColumns)]
    return InputsRead(
        tuple(each for each in found if isinstance(each, PagePreview)),
        tuple(str(each) for each in found if isinstance(each, ItemSkipped) and each not in tables[:1]),
        tables[0].headings if tables else (),
    )


def read_input(origin: str, raw: bytes | str, **asked: Unpack[Asked]) -> PagePreview:
    """The one page that an input holds; nothing is stored.

    Raises UnreadableInput or NotEnglish where it can't be read, UnreadableInput where it holds several.
    """
    first, *others = each_preview(origin, raw, **asked)
    if isinstance(first, ItemSkipped):
        raise first
    if others:
        raise UnreadableInput(origin, f"it holds {1 + len(others)} pages: give each as an input of its own")
    return first


def each_preview(
    origin: str, raw: bytes | str, **asked: Unpack[Asked]
) -> Iterator[PagePreview | ItemSkipped]:
    """The pages of an input one by one; where one can't be read, why stands in its place."""
    for found in read_contents(origin, raw, **asked):
        yield _preview(found, asked) if isinstance(found, PageRead) else found


def _preview(found: PageRead, asked: Asked) -> PagePreview:
    """The page as it was read. It can be split anew, unless its text is one that is taken as given."""
    document = found.document
    given = None
    if document.article is None:
        given = Given(document, asked.get("published"), asked.get("publisher"), asked.get("split", True))
    return PagePreview(
        found.origin, found.sha256, found.page.form, found.page, given=given, notes=found.notes
    )
