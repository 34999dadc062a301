"""The parser: our sentences, one tree each, and only the model that was checked."""

from __future__ import annotations

import pytest

from workbench.extract.parser import FILES, ModelUnusable, check_model, load_parser
from workbench.extract.sentences import split_sentences


def test_each_sentence_is_one_tree_over_its_own_characters():
    text = "“Is it over?” she asked. ''We won,'' said the chairman-in-office."
    parses = load_parser().parse(text, split_sentences(text))
    assert [parse.sentence for parse in parses] == list(split_sentences(text))
    for parse in parses:
        assert sum(token.head == index for index, token in enumerate(parse.tokens)) == 1
        assert all(token.span in parse.sentence for token in parse.tokens)


def test_two_apostrophes_are_read_as_a_quotation_mark_and_keep_their_place():
    text = "''We won,'' he said."
    (parse,) = load_parser().parse(text, split_sentences(text))
    assert [token.span.of(text) for token in parse.tokens if token.text == '"'] == ["''", "''"]


def test_a_word_with_two_hyphens_is_one_token():
    text = "The chairman-in-office said so."
    (parse,) = load_parser().parse(text, split_sentences(text))
    assert "chairman-in-office" in [token.text for token in parse.tokens]


def test_a_token_is_found_by_the_character_it_holds():
    text = "Ida Krog left."
    (parse,) = load_parser().parse(text, split_sentences(text))
    assert parse.at(text.index("Krog") + 2) == 1
    assert parse.at(3) is None
    assert parse.at(99) is None


def test_no_sentence_gives_no_parse():
    assert load_parser().parse("", ()) == ()


def test_a_model_with_a_missing_or_changed_file_is_refused(tmp_path):
    with pytest.raises(ModelUnusable, match="can't be read"):
        check_model(tmp_path)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"other weights")
    with pytest.raises(ModelUnusable, match="is not the file of"):
        check_model(tmp_path)
