"""Bytes become text; the encoding is named; what is no text is refused."""

from __future__ import annotations

import codecs

import pytest

from workbench.errors import UnreadableInput
from workbench.intake.encodings import as_plain, decode, without_invisible

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


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        ("The board’s fee.\r".encode("mac_roman"), "mac_roman", "The board’s fee.\r"),
        (TEXT.encode().decode("cp1252").encode(), "utf-8, written as such twice", TEXT),
        (
            b"\xc3\xa2\xe2\x82\xac\xc5\x93so\xc3\xa2\xe2\x82\xac\xc2\x9d, 4%",
            "utf-8, written as such twice",
            "“so”, 4%",
        ),
        (b"A ferry \xed\xa0\xbd\xed\xbb\xb3 of \xe2\x82\xac4", "cesu-8", "A ferry \U0001f6f3 of €4"),
    ],
)
def test_an_encoding_of_old_or_careless_programs_is_told(raw: bytes, encoding: str, text: str) -> None:
    found = decode(raw, "x")
    assert (found.encoding, found.text) == (encoding, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ãlvaro paid €4.",
        "The sign Ã© is what mails show for a letter.",
        "The sign â€œ stands for “, he said.",
        "Â£4 — and “so”",
    ],
)
def test_a_text_that_only_has_such_marks_is_left_as_it_is(text: str) -> None:
    assert decode(text.encode(), "x").text == text


@pytest.mark.parametrize("codec", ["undefined", "unicode_escape", "utf-7", "rot13", "no-such"])
def test_a_head_that_names_no_encoding_of_text_is_passed_over(codec: str) -> None:
    raw = f'<meta charset="{codec}"><p>The café\\u0027s fee</p>'.encode("cp1252")
    found = decode(raw, "x")

    assert found.encoding == "cp1252"
    assert "café\\u0027s" in found.text


def test_a_file_that_is_cut_off_in_a_letter_is_told_as_such() -> None:
    with pytest.raises(UnreadableInput, match="cut off in the middle of a letter"):
        decode(TEXT.encode()[: TEXT.encode().index("’".encode()) + 2], "x")


def test_one_broken_letter_among_a_few_sound_ones_is_told_and_the_text_not_misread() -> None:
    with pytest.raises(UnreadableInput, match=r"UTF-8 with a broken byte 0xe2 at .* \(line 1\)"):
        decode(TEXT.encode().replace("’".encode(), b"\xe2\x80", 1), "x")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("by 4\u200b per\u2060 cent", "by 4 per cent"),
        ("har\u00adbour", "harbour"),
        ("\x1b[31mred\x1b[0m \x07bell\ufeff", "red bell"),
        ("a\tb\nc", "a\tb\nc"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("\u202eleft", "\u202eleft"),
    ],
)
def test_marks_that_nobody_sees_are_dropped_and_others_stay(text: str, seen: str) -> None:
    assert without_invisible(text) == seen


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_head_is_looked_at_in_utf8_with_lines_of_today(encoding: str) -> None:
    assert as_plain("From: a\rSubject: b\r".encode(encoding)) == b"From: a\nSubject: b\n"
