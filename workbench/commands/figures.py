"""`workbench figures`: texts in, their figures out, a JSON object a text. No parser is loaded."""

from __future__ import annotations

from collections.abc import Callable

from workbench.contract import Json, figure_json, to_text
from workbench.errors import ItemSkipped, UnusableInput
from workbench.extract.figures import Found, explain, read_figures
from workbench.intake.bulk import id_of, read_line
from workbench.intake.inputs import has_json_lines, open_stream

Write = Callable[[str], object]


def run(path: str, form: str, to: str | None, explained: bool, write: Write, tell: Write) -> int:
    """The exit code. A JSON line that can't be read gives an error line in its place."""
    if form == "auto":
        form = "jsonl" if has_json_lines(path) else "text"
    with open_stream(path) as stream:
        if form == "text":
            text = _decoded(stream.read(), path)
            found = found_in(text, None if path == "-" else path, explained)
            write(to_text(found, indent=2 if to != "jsonl" else None) + "\n")
            return 0
        failed = 0
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                article = read_line(line, number)
                found = found_in(article.text, article.id, explained)
            except ItemSkipped as error:
                found = {"id": id_of(line), "error": {"line": number, "reason": error.reason}}
                failed += 1
            write(to_text(found) + "\n")
    if failed:
        tell(f"{failed} lines could not be read; each has an error line in its place")
    return 3 if failed else 0


def found_in(text: str, id: str | None, explained: bool = False) -> Json:
    """The figures of `text` as JSON; with what was passed over and why where that is asked for."""
    found: Json = {"id": id, "figures": [figure_json(figure, text) for figure in read_figures(text)]}
    if explained:
        found["explained"] = [_explained(each, text) for each in explain(text)]
    return found


def _explained(found: Found, text: str) -> Json:
    return {
        "start": found.span.start,
        "end": found.span.end,
        "text": found.span.of(text),
        "is_figure": found.figure is not None,
        "rule": found.rule,
        "reason": found.reason,
        "choices": list(found.choices),
    }


def _decoded(raw: bytes, path: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(
            f"{path}: not UTF-8 (byte {raw[error.start]:#04x} at {error.start}); save it as UTF-8"
        ) from error
