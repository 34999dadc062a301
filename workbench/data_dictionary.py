"""Writes `docs/data_dictionary.md` from the code: `python -m workbench.data_dictionary`."""

from __future__ import annotations

from workbench.home import ROOT, make_importable


def data_dictionary() -> str:
    """The page: the tables of the database, then the columns of the exports."""
    make_importable()
    from db.dictionary import tables_dictionary
    from workbench.report.dictionary import csv_dictionary

    return "\n\n".join(
        (
            "# Data dictionary",
            "Made from the code by `python -m workbench.data_dictionary`; a test compares.",
            tables_dictionary().strip(),
            csv_dictionary().strip(),
            "",
        )
    ).replace("\n\n\n", "\n\n")


if __name__ == "__main__":
    (ROOT / "docs" / "data_dictionary.md").write_text(data_dictionary(), "utf-8")
