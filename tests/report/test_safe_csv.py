"""No cell of ours is a formula, no number is spoilt, and what was written is read back."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnreadableInput
from workbench.report.safe_csv import (
    SEPARATORS,
    Column,
    Kind,
    SafeCsv,
    clean,
    is_dangerous,
    is_link,
    plain_decimal,
)

TEXT = SafeCsv([Column("text", Kind.TEXT, ""), Column("number", Kind.DECIMAL, "")])
EVERY = SafeCsv([Column(kind.value.replace("-", "_"), kind, "") for kind in Kind])
FORMULAS = [
    "=1+2",
    "+1",
    "-1",
    "@x",
    "-5 % growth",
    "\tx",
    "\rx",
    "\nx",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "\u202e=1",
    "\x01=1",
    "\u3164=1",
    "\ufe0f=1",
    " \n1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "﹦1",
]
PLAIN = [
    '";=1',
    ",=1",
    ";=1",
    "'=1",
    "1+2",
    "a=1",
    "€ 5",
    "−5",  # a true minus sign is no formula
    "שלום עולם",
    "مرحبا بالعالم",
    "👩‍👩‍👧 and 🏳️‍🌈",
    "one\r\ntwo\nthree\rfour",
    'say "no", twice',
    "x" * 32_768 + "y",
]


def cells(line: str) -> list[str]:
    """What a reader of RFC 4180 sees."""
    csv.field_size_limit(1_000_000)
    (row,) = csv.reader(io.StringIO(line, newline=""))
    return row


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_could_run_gets_one_apostrophe_and_is_named(text: str) -> None:
    assert cells(TEXT.row((text, None))) == ["'" + text, "", "text"]


@pytest.mark.parametrize("text", PLAIN)
def test_text_that_can_not_run_stays_as_it_is(text: str) -> None:
    assert cells(TEXT.row((text, None))) == [text, "", ""]


@pytest.mark.parametrize("text", FORMULAS + PLAIN)
@pytest.mark.parametrize("separator", SEPARATORS)
def test_every_text_comes_back_as_it_was(text: str, separator: str) -> None:
    form = SafeCsv(TEXT.columns, separator=separator)
    written = form.header() + form.row((text, Decimal("-1")))
    assert list(form.read(written)) == [(text, "-1")]


def test_a_negative_number_stays_a_number() -> None:
    assert TEXT.row(("-1", Decimal("-1"))) == '"\'-1",-1,"text"\r\n'


def test_nulls_are_left_out() -> None:
    assert TEXT.row(("a\0b", None)) == '"ab",,""\r\n'
    assert TEXT.row(("\0=1", None)) == '"\'=1",,"text"\r\n'


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert clean("a\ud800b") == "a\ufffdb"
    TEXT.row(("a\ud800b", None)).encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_comes_back_and_no_cell_begins_a_formula(text: str) -> None:
    line = TEXT.row((text, None))
    ((back, _),) = TEXT.read(TEXT.header() + line)
    assert back == text
    assert not is_dangerous(cells(line)[0])


@given(st.text(max_size=30), st.text(max_size=30))
def test_writing_what_was_read_gives_the_same_bytes(one: str, other: str) -> None:
    form = SafeCsv([Column("one", Kind.TEXT, ""), Column("other", Kind.URL, "")])
    written = form.header() + form.row((one, other))
    (back,) = form.read(written)
    assert form.header() + form.row(back) == written


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_is_written_in_full_and_exactly(value: Decimal) -> None:
    text = plain_decimal(value)
    assert Decimal(text) == value
    assert set(text) <= set("-0123456789.")


@pytest.mark.parametrize(
    ("value", "text"),
    [("402700000000", "402700000000"), ("4.027E+11", "402700000000"), ("48.30", "48.3"), ("-0", "0")],
)
def test_a_decimal_has_no_exponent_and_no_needless_zeros(value: str, text: str) -> None:
    assert plain_decimal(Decimal(value)) == text


def test_typed_cells_are_bare_and_text_is_quoted() -> None:
    values = {
        Kind.ID: "c12ab",
        Kind.ENUM: "at_least",
        Kind.BOOL: False,
        Kind.INT: -3,
        Kind.DECIMAL: Decimal("0.10"),
        Kind.DATE: date(2026, 2, 6),
        Kind.DATE_TIME: datetime(2026, 2, 6, 10, 0, 0, 5, tzinfo=UTC),
        Kind.TEXT: "words",
        Kind.URL: "https://example.org/a?b=1",
    }
    assert EVERY.row([values[kind] for kind in Kind]) == (
        'c12ab,at_least,false,-3,0.1,2026-02-06,2026-02-06T10:00:00Z,"words","https://example.org/a?b=1",""\r\n'
    )


def test_empty_cells_are_empty_quotes_for_text_and_nothing_for_types() -> None:
    assert EVERY.row([None] * len(Kind)) == ',,,,,,,"","",""\r\n'


@pytest.mark.parametrize("bad", ["Capital", "with space", "=1+2", "1e5"])
def test_a_typed_cell_that_does_not_fit_is_refused(bad: str) -> None:
    form = SafeCsv([Column("kind", Kind.ENUM, "")])
    with pytest.raises(ValueError, match="kind"):
        form.row((bad,))


@pytest.mark.parametrize("given_id", ["=cmd", "2026-02-06", "1e5", "mar2026", "true", "C1", "nan", "a b"])
def test_an_id_from_outside_that_could_be_misread_is_written_as_text(given_id: str) -> None:
    form = SafeCsv([Column("id", Kind.ID, "")])
    assert form.row((given_id,)).startswith('"')
    assert list(form.read(form.header() + form.row((given_id,)))) == [(given_id,)]


@pytest.mark.parametrize("address", ["http://example.org", "HTTPS://example.org/päge?q=1#x"])
def test_links_are_http_or_https(address: str) -> None:
    assert is_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "https://",
        "http://a b",
    ],
)
def test_any_other_address_is_text_with_an_apostrophe(address: str) -> None:
    form = SafeCsv([Column("url", Kind.URL, "")])
    assert not is_link(address)
    assert cells(form.row((address,))) == ["'" + address, "url"]


def test_the_same_value_is_named_as_neutralised_in_every_row() -> None:
    assert TEXT.row(("=1", None)) == TEXT.row(("=1", None)) == '"\'=1",,"text"\r\n'


def test_a_byte_order_mark_is_written_by_option_and_read_over() -> None:
    form = SafeCsv(TEXT.columns, byte_order_mark=True)
    assert form.header().startswith("\ufefftext,")
    assert list(form.read(form.header() + form.row(("x", None)))) == [("x", "")]


def test_lines_that_a_spreadsheet_ended_its_own_way_are_read() -> None:
    assert list(TEXT.read('text,number,neutralised\nplain,1,\n"two\nlines",2,""\n')) == [
        ("plain", "1"),
        ("two\nlines", "2"),
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "the header is"),
        ("text,number\r\n", "the header is"),
        ('text,number,neutralised\r\n"a,1,""\r\n', "row 2: a quote is left open"),
        ('text,number,neutralised\r\n"a"b,1,""\r\n', "row 2: a quote is left open"),
        ("text,number,neutralised\r\na,1\r\n", "row 2: 2 cells where the header names 3"),
        ("text,number,neutralised\r\na,1,,", "row 2: 4 cells where the header names 3"),
    ],
)
def test_a_broken_file_is_told_with_its_row(written: str, told: str) -> None:
    with pytest.raises(UnreadableInput, match=told):
        list(TEXT.read(written))
