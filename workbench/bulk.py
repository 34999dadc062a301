"""Extract over one page, a folder of pages, or a stream of JSON lines, on one core or several.

JSON lines are read and written as a stream, in their order: memory does not grow with the file.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO

from workbench.contract import Json, from_text, page_json, reading_json, to_text
from workbench.errors import ItemSkipped
from workbench.extract.explanations import explain
from workbench.extract.parser import load_parser
from workbench.extract.pipeline import read_article
from workbench.intake.bulk import id_of, read_line
from workbench.intake.inputs import find_inputs, has_json_lines, open_stream
from workbench.intake.limits import Limits
from workbench.reading import read_page
from workbench.report.claims_csv import claims_csv
from workbench.values.article import Article, DateOrigin
from workbench.values.reading import Reading

Write = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Given:
    """What a person said of all the articles, for those that do not say it themselves."""

    published: date | None = None
    publisher: str | None = None

    def filled(self, article: Article) -> Article:
        if self.published is not None and article.published is None:
            article = replace(article, published=self.published, published_from=DateOrigin.GIVEN)
        return replace(article, publisher=article.publisher or self.publisher)


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with every line."""

    given: Given
    as_json: Callable[[Reading], Json]


LINES_A_TASK = 16  # enough to hide the cost of handing over, few enough to keep the order cheap
TASKS_A_JOB = 3  # handed out ahead of the one that is written next


def extract(
    path: str,
    *,
    form: str,
    published: date | None,
    publisher: str | None = None,
    split: bool,
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
    explained: bool = False,
    to: str,
    jobs: int,
    write: Write,
    tell: Write,
) -> int:
    """The exit code; what was found is written, what was skipped is told.

    `explained` adds why each claim was read so, and what became of every number.
    """
    limits = limits or Limits()
    as_json = _explained_json if explained else reading_json
    if form == "jsonl" or (form == "auto" and has_json_lines(path)):
        given = Given(published, publisher)
        return _extract_lines(path, Task(given, as_json), to=to, jobs=jobs, write=write, tell=tell)
    folder = path not in ("", "-") and Path(path).is_dir()
    read = skipped = 0
    for origin, raw in find_inputs([path], max_megabytes=limits.megabytes):
        try:
            if isinstance(raw, ItemSkipped):
                raise raw
            found = read_page(
                raw,
                origin=origin,
                form=form,
                published=published,
                publisher=publisher,
                split=split,
                limits=limits,
                columns=columns,
            )
        except ItemSkipped as error:
            tell(f"skipped {error}" if folder else str(error))
            skipped += 1
            continue
        for each in found.skipped:
            tell(f"skipped {each}")
        for note in found.notes:
            tell(note)
        skipped += len(found.skipped)
        page = page_json(found.readings, found.rejected, explain if explained else None)
        if folder:
            page = {"path": origin, **page}
        _write_page(page, to="jsonl-page" if folder and to == "json" else to, write=write, first=not read)
        read += 1
        if to != "json" and found.rejected:
            tell(f"{origin}: {len(found.rejected)} lines are in no article; `--to json` lists them with why")
    if skipped and (folder or read):
        tell(f"{skipped} skipped")
    if not skipped:
        return 0
    return 3 if read else 2


def _write_page(page: Json, *, to: str, write: Write, first: bool) -> None:
    if to == "csv":
        write(claims_csv(page["articles"], header=first))
    elif to == "jsonl":
        for article in page["articles"]:
            write(to_text(article) + "\n")
    else:
        write(to_text(page, indent=2 if to == "json" and sys.stdout.isatty() else None) + "\n")


# --- JSON lines --------------------------------------------------------------------------------


def _extract_lines(path: str, task: Task, *, to: str, jobs: int, write: Write, tell: Write) -> int:
    failed = total = 0
    if to == "csv":
        write(claims_csv([]))
    with open_stream(path) as stream:
        for line, error in _in_order(_numbered(stream), task, jobs):
            total += 1
            failed += error
            if to != "csv":
                write(line + "\n")
            elif error:
                told = from_text(line)["error"]
                tell(f"skipped line {told['line']}: {told['reason']}")
            else:
                write(claims_csv([from_text(line)], header=False))
    if failed:
        where = "" if to == "csv" else "; each has an error line in its place"
        tell(f"{failed} of {total} lines could not be read{where}")
    return 3 if failed else 0


def _numbered(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, line


def _in_order(lines: Iterator[tuple[int, bytes]], task: Task, jobs: int) -> Iterator[tuple[str, bool]]:
    """(JSON line, whether it is an error) for each line, in their order."""
    if jobs == 1:
        for number, line in lines:
            yield _read_one(number, line, task)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[tuple[str, bool]]]] = deque()
        while True:
            while len(waiting) < jobs * TASKS_A_JOB and (some := list(islice(lines, LINES_A_TASK))):
                waiting.append(pool.submit(_read_some, some, task))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _read_some(lines: Iterable[tuple[int, bytes]], task: Task) -> list[tuple[str, bool]]:
    return [_read_one(number, line, task) for number, line in lines]


def _read_one(number: int, line: bytes, task: Task) -> tuple[str, bool]:
    try:
        article = task.given.filled(read_line(line, number))
        return to_text(task.as_json(read_article(article, load_parser()))), False
    except ItemSkipped as error:
        return to_text({"id": id_of(line), "error": {"line": number, "reason": error.reason}}), True


def _explained_json(reading: Reading) -> Json:
    return reading_json(reading, explain(reading))
