"""English is told from other languages, whatever names stand in it."""

from __future__ import annotations

import pytest

from workbench.intake.languages import ENGLISH, find_language


@pytest.mark.parametrize(
    "text",
    [
        "Władysław Kosiniak-Kamysz met Volodymyr Zelensky in Rzeszów.",
        "El País and Le Monde said the Comisión Nacional del Mercado de Valores had met.",
        "La Liga: Real Madrid beat Atlético de Madrid 2-1 on Sunday.",
        "Die Welt reported that Der Spiegel was sold for €2 million.",
        "Nguyễn Phú Trọng, Trần Đại Quang and Lê Minh Hưng attended the talks.",
        "The word “правда” means truth, and the paper Комсомольская правда is sold in Minsk.",
        "Profit rose.",
        "$4.5m",
        "",
    ],
)
def test_foreign_names_make_no_foreign_text(text: str) -> None:
    assert find_language(text) in (None, ENGLISH)


def test_english_is_told() -> None:
    assert find_language("The minister said that prices had risen for the third month in a row.") == ENGLISH


def test_a_quotation_in_another_language_changes_nothing() -> None:
    text = (
        "The mayor said in German: “Das ist nicht gut für die Stadt und die Menschen.” He then left the room."
    )
    assert find_language(text * 2) == ENGLISH


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ціни на нафту зросли у п'ятницю на 3%, повідомило міністерство.", "Ukrainian"),
        ("油价周五上涨百分之三，能源部表示。", "Chinese"),
        ("石油の価格は金曜日に三パーセント上昇したと発表した。", "Japanese"),
        ("ارتفعت أسعار النفط يوم الجمعة بنسبة ثلاثة في المئة.", "Arabic"),
    ],
)
def test_a_script_names_its_language(text: str, name: str) -> None:
    found = find_language(text)
    assert found is not None
    assert found.name == name
