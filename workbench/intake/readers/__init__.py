"""Every format: the bytes of an input -> its documents, in order, one by one.

`documents` is the whole of it. A module knows one format and hands over lines, or files that are
read in their turn; formats whose parsers can be led astray are read in a process of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.document import Document, with_web_address
from workbench.intake.limits import Limits, too_large
from workbench.intake.readers.apart import Apart
from workbench.intake.readers.forms import FORMS, NAMES, find_form, promised_by, suffix_of
from workbench.intake.readers.named import note_of_name
from workbench.intake.readers.source import Budget, Context, Source

LARGE = 500_000
"""Bytes from which on a page is read in a process of its own, if its parser is not ours."""

Reader = Callable[[Source, Context], Iterator["Document | Source | ItemSkipped"]]


def documents(
    origin: str,
    raw: bytes,
    *,
    form: str = "auto",
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | ItemSkipped]:
    """The documents of an input in their order; where one can't be read, why stands in its place.

    `columns` are fields and the headings that a person gave for them, for tables. A document comes
    whole or not at all.
    """
    if form not in NAMES:
        raise ValueError(f"no form {form!r}: one of {', '.join(NAMES)}")
    limits = limits or Limits()
    context = Context(limits, dict(columns or {}), Budget(limits.unpacked_megabytes * 1_000_000))
    with Apart(limits) as apart:
        for found in _read(Source(origin, raw, name=origin, form=form), context, apart):
            yield with_web_address(found) if isinstance(found, Document) else found


def read_source(source: Source, context: Context) -> Iterator[Document | Source | ItemSkipped]:
    """What the reader of the source's form finds in it."""
    module = import_module(f"{__name__}.{FORMS[source.form].module}")
    reader: Reader = module.read
    return reader(source, context)


def _read(source: Source, context: Context, apart: Apart) -> Iterator[Document | ItemSkipped]:
    """The documents in the source; the first tells where its file is named as something else."""
    note = ""
    try:
        read_as = _with_form(source, context)
        if source.form == "auto":
            note = note_of_name(promised_by(source.name), suffix_of(source.name), read_as.form)
        for found in _found_in(read_as, context, apart):
            if note and isinstance(found, Document):
                found, note = replace(found, notes=(note, *found.notes)), ""
            yield found
    except ItemSkipped as error:
        yield error


def _found_in(source: Source, context: Context, apart: Apart) -> Iterator[Document | ItemSkipped]:
    if FORMS[source.form].attaches:
        yield from _with_attached(source, context, apart)
        return
    if not FORMS[source.form].contains:
        yield from _leaf(source, context, apart)
        return
    for found in read_source(source, context):
        if isinstance(found, Source):
            yield from _read(found, context, apart)
        else:
            yield found


def _with_attached(source: Source, context: Context, apart: Apart) -> Iterator[Document | ItemSkipped]:
    """The source's own document, then what hangs on it; the former may be empty where the latter is not."""
    try:
        yield from _leaf(source, context, apart)
        alone = None
    except UnreadableInput as error:
        alone = error
    found = _attached(source, context)
    if alone is not None and not found:
        raise alone
    if alone is not None and "attached" in alone.reason:
        yield alone  # it names what else is attached and can't be read
    for each in found:
        if isinstance(each, Source):
            yield from _read(each, context, apart)
        else:
            yield each


def _attached(source: Source, context: Context) -> list[Source | ItemSkipped]:
    module = import_module(f"{__name__}.{FORMS[source.form].module}")
    try:
        return list(module.attached(source, context))
    except Exception:  # what the parser throws has been told when it read the source's own document
        return []


def _leaf(source: Source, context: Context, apart: Apart) -> list[Document | ItemSkipped]:
    form = FORMS[source.form]
    if form.apart or (not form.light and len(source.raw) > LARGE):
        return apart.read(source, context)
    return here(source, context)


def here(source: Source, context: Context) -> list[Document | ItemSkipped]:
    """The source's documents, read in this process. Whatever a parser throws is told as damage.

    Raises UnreadableInput where none can be read.
    """
    try:
        return [found for found in read_source(source, context) if not isinstance(found, Source)]
    except ItemSkipped:
        raise
    except MemoryError as error:
        raise too_much_memory(source, context.limits) from error
    except Exception as error:  # parsers of other people's files throw anything
        if FORMS[source.form].light:
            raise
        why = f"{type(error).__name__}: {error}".replace("\n", " ").strip()[:120]
        raise UnreadableInput(
            source.origin, f"damaged, or no {source.form} file ({why}); save it again, or as text"
        ) from error


def too_much_memory(source: Source, limits: Limits) -> UnreadableInput:
    return UnreadableInput(
        source.origin,
        f"it takes more than {limits.memory_megabytes} MB of memory to read: split it, "
        "or raise WORKBENCH_MAX_MEMORY_MEGABYTES",
    )


def _with_form(source: Source, context: Context) -> Source:
    """The source with the form it is to be read by."""
    limits = context.limits
    if not source.raw:
        raise UnreadableInput(source.origin, "the file is empty")
    if len(source.raw) > limits.megabytes * 1_000_000:
        raise too_large(source.origin, len(source.raw), limits.megabytes)
    if source.form != "auto":
        _check_claimed(source)
        return source
    return replace(source, form=find_form(source.raw, source.name, source.origin, context.columns))


def _check_claimed(source: Source) -> None:
    """Refuse a file that is said to be of a packed format and is plainly not."""
    starts = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "zip": b"PK", "gzip": b"\x1f\x8b"}
    magic = starts.get(source.form)
    if magic is not None and magic not in source.raw[:1024]:
        raise UnreadableInput(
            source.origin, f"no {source.form} file; leave --from out and it is told by itself"
        )
