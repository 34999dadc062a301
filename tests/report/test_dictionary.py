"""The data dictionary tells every column of every file and every table."""

from __future__ import annotations

from db import models
from db.dictionary import tables_dictionary
from workbench.report.dictionary import csv_dictionary
from workbench.report.verdict_columns import COLUMNS


def test_every_column_of_the_verdict_file_is_told_with_type_and_rule() -> None:
    told = csv_dictionary()
    for column in COLUMNS:
        assert f"| `{column.name}` | {column.kind.value} | {column.rule} |" in told


def test_every_table_and_column_of_the_database_is_told() -> None:
    told = tables_dictionary()
    for table in models.Base.metadata.tables.values():
        (section,) = (part for part in told.split("\n### ") if part.startswith(f"{table.name}\n"))
        for column in table.columns:
            assert f"| `{column.name}` | " in section


def test_a_note_of_the_model_stands_beside_its_column() -> None:
    assert "| `state` | varchar(20) |" in tables_dictionary()
    assert "| `added_at` | moment in UTC |" in tables_dictionary()
    assert "of the raw bytes |" in tables_dictionary()


def test_the_dictionary_is_the_same_twice() -> None:
    assert csv_dictionary() + tables_dictionary() == csv_dictionary() + tables_dictionary()


def test_no_cell_of_the_dictionary_breaks_its_table() -> None:
    for text in (csv_dictionary(), tables_dictionary()):
        for line in text.splitlines():
            if line.startswith("|"):
                assert line.replace("\\|", "").count("|") == 4
