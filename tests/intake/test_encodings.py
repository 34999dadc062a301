"""Bytes become text; the encoding is named; what is no text is refused."""

from __future__ import annotations

import codecs

import pytest

from workbench.errors import UnreadableInput
from workbench.intake.encodings import decode

TEXT = "The café’s fee rose by 4% to €12 – a record, the owner said.\n" * 3


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><p>caf\xe9</p>', "cp1252"),
        ("<meta charset=windows-1251><p>Цены выросли.</p>".encode("cp1251"), "cp1251"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_encoding_is_found_and_named(raw: bytes, encoding: str) -> None:
    found = decode(raw, "x")
    assert found.encoding == encoding
    assert found.text.encode(encoding if encoding not in {"utf-16", "utf-8-sig"} else "utf-8")
    assert "caf" in found.text or "Цены" in found.text
    assert not found.text.startswith("\ufeff")


def test_every_encoding_gives_the_same_text() -> None:
    texts = {
        decode(TEXT.encode(name), "x").text for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")
    }
    assert texts == {TEXT}


def test_a_short_text_full_of_quotation_marks_is_western() -> None:
    text = "Prices rose – “by 5%” – in May, the ministry’s office said. It cost €40."
    found = decode(text.encode("cp1252"), "x")
    assert (found.text, found.encoding) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Цены на нефть выросли на три процента, сообщило министерство.", "cp1251"),
        ("価格は5月に5%上昇したと省は金曜日に発表した。これは昨年より高い。", "shift_jis"),
        ("Οι τιμές αυξήθηκαν κατά 5% τον Μάιο, ανακοίνωσε το υπουργείο.", "cp1253"),
    ],
)
def test_other_writing_without_a_name_is_not_western(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x").encoding != "cp1252"


def test_cyrillic_without_a_name_is_found_by_its_letters() -> None:
    russian = "Цены на нефть выросли в пятницу на три процента, сообщило министерство энергетики.\n" * 5
    assert decode(russian.encode("cp1251"), "x").text == russian


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\x00\x01\x02\x03", "a NUL byte at 0: this is no text file"),
        (b"PK\x03\x04\x14", "this is a ZIP or Office file, and no text: let its format be told by itself"),
        (b"\x89PNG\r\n\x1a\n\x00", "this is a picture (PNG)"),
        (
            "Fee – up.\n".encode() * 20 + b"caf\xe9\n",
            "UTF-8 with a broken byte 0xe9 at 243 (line 21); save it as UTF-8 again",
        ),
        (
            bytes(range(1, 32)) * 4 + b"\xff\xfe\xfd",
            "not UTF-8 (byte 0xff at 124) and no encoding fits; save it as UTF-8",
        ),
        (codecs.BOM_UTF16_LE + b"a", "no text in utf-16 (broken at byte 2); save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_told(raw: bytes, told: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(raw, "x")
    assert caught.value.reason == told
