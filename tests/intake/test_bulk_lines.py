"""One line of a bulk file is one article, as given."""

from __future__ import annotations

import json
from datetime import date

import pytest

from workbench.errors import NotEnglish, UnreadableInput
from workbench.intake.bulk import id_of, read_line
from workbench.values.article import DateOrigin


def test_the_text_is_as_given() -> None:
    line = json.dumps({"id": "n1", "text": " The fee rose by 4%.\r\n\r\nRead more\n"})
    article = read_line(line, 1)
    assert article.text == " The fee rose by 4%.\r\n\r\nRead more\n"
    assert (article.id, article.title, article.published_from) == ("n1", None, None)


def test_all_fields_are_read() -> None:
    line = json.dumps(
        {
            "id": 7,
            "text": "The fee rose by 4%.",
            "title": "Fee rises",
            "published": "2026-02-06T10:00:00Z",
            "publisher": "The Gazette",
            "url": "https://gazette.example/fee",
        }
    )
    article = read_line(line.encode(), 1)
    assert (article.given_id, article.title, article.publisher) == ("7", "Fee rises", "The Gazette")
    assert (article.published, article.published_from) == (date(2026, 2, 6), DateOrigin.GIVEN)
    assert article.url == "https://gazette.example/fee"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "line 4: the line is empty"),
        ("{", "line 4: no JSON (Expecting property name enclosed in double quotes at character 2)"),
        ("[1]", 'line 4: no JSON object: each line is {"id": …, "text": …}'),
        ('{"text": "a"}', 'line 4: no id: give each article one under "id"'),
        ('{"id": "a"}', 'line 4: no text: put the article under "text"'),
        ('{"id": "a", "text": 3}', 'line 4: no text: put the article under "text"'),
        ('{"id": "a", "text": " "}', "line 4: the text is empty"),
        ('{"id": "a", "text": "b", "title": 3}', "line 4: title is no text: put it in quotes"),
        (
            '{"id": "a", "text": "b", "published": "soon"}',
            "line 4: published is 'soon': write it as YYYY-MM-DD",
        ),
        ('{"id": "a", "text": "b\\u0000"}', "line 4: a NUL character at 1 (line 1)"),
        ('{"id": "a", "text": "b\\ud800"}', "line 4: half a character (surrogate U+D800) at 1 (line 1)"),
        (b'{"id": "a", "text": "caf\xe9"}', "line 4: not UTF-8 (byte 0xe9 at 24); save the file as UTF-8"),
        ("[" * 100_000, "line 4: JSON that is nested too deep or has a number too long"),
    ],
)
def test_a_line_that_can_not_be_read_is_told(line: str | bytes, told: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_line(line, 4)
    assert str(caught.value).startswith(told)


def test_another_language_is_told() -> None:
    line = json.dumps({"id": "a", "text": "Der Preis ist am Freitag gestiegen, wie die Behörde mitteilte."})
    with pytest.raises(NotEnglish, match="line 2: looks like German: nothing was read"):
        read_line(line, 2)


def test_the_id_of_a_bad_line_is_known_where_it_can_be() -> None:
    assert id_of('{"id": "a"}') == "a"
    assert id_of('{"id": 5, "text": 1}') == "5"
    assert id_of("{") is None
    assert id_of("[]") is None
