"""The tables of the database as Markdown: the part of `docs/data_dictionary.md` that is about them."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql

from db.columns import ExactDecimal, UtcDateTime
from db.models import articles, claims, names, record, reviewing, sources

_MODULES = (articles, claims, names, reviewing, sources, record)


def tables_dictionary() -> str:
    """Every table with its columns, as they stand in `db/models/`; notes are the comments there."""
    sections = ["## Tables"]
    for module in _MODULES:
        for name, notes in _notes(module).items():
            model = getattr(module, name)
            about = " ".join((model.__doc__ or "").split())
            columns = _columns(model.__table__, notes)
            sections.append("\n\n".join(filter(None, (f"### {model.__tablename__}", about, columns))))
    return "\n\n".join(sections)


def _columns(table: Table, notes: Mapping[str, str]) -> str:
    lines = ["| column | type | note |", "| --- | --- | --- |"]
    for column in table.columns:
        said = "; ".join(filter(None, (_keys(column), notes.get(column.name, ""))))
        lines.append(f"| `{column.name}` | {_type(column)} | {said} |")
    return "\n".join(lines)


def _type(column: Column[object]) -> str:
    kind = column.type
    if isinstance(kind, ExactDecimal):
        name = "exact decimal"
    elif isinstance(kind, UtcDateTime):
        name = "moment in UTC"
    else:
        name = kind.compile(dialect=postgresql.dialect()).lower()  # type: ignore[no-untyped-call]
    return name if not column.nullable else f"{name}, or empty"


def _keys(column: Column[object]) -> str:
    if column.primary_key:
        return "key"
    return ", ".join(f"of `{key.target_fullname}`" for key in column.foreign_keys)


@cache
def _notes(module: ModuleType) -> dict[str, dict[str, str]]:
    """Class of the module, in the order they are written -> column -> the comment that ends its line."""
    source = inspect.getsource(module)
    lines = source.splitlines()
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {
                each.target.id: comment[1].strip().replace("|", "\\|")
                for each in node.body
                if isinstance(each, ast.AnnAssign)
                and isinstance(each.target, ast.Name)
                and (comment := _COMMENT.search(lines[(each.end_lineno or each.lineno) - 1]))
            }
    return found


_COMMENT = re.compile(r"[ ]{2}\#[ ]([^#]+)\Z", re.VERBOSE)
