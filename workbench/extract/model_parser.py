"""Sentences -> their grammar, by spaCy's model: its words, layers, steps and forms put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.extract.model_layers import Network
from workbench.extract.names.kinds import Spoken, kinds_of
from workbench.extract.parser import Parse, Token
from workbench.extract.transitions import Transitions
from workbench.extract.word_forms import Form, WordForms
from workbench.values.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_QUOTE_PAIRS = {"''": '"', "``": '"'}
_JOINTS = frozenset({"in", "of", "at", "to", "and", "on", "by", "for", "the", "de", "la"})
_MAYBE_JOINT = re.compile(rf"-(?:{'|'.join(sorted(_JOINTS))})-", re.IGNORECASE)
_WORDS_AT_ONCE = 2000
"""Words of the sentences that are parsed together; more of them no longer fit the processor's memory."""


class _Sentence(NamedTuple):
    """A sentence cut into words."""

    span: Span  # in the text
    doc: Doc
    places: list[tuple[int, int]]  # where each word starts and ends in the sentence
    words: Any  # as `model_layers.Words`


class ModelParser:
    """Parses with the model of a spaCy pipeline, many sentences at once."""

    def __init__(self, language: Language) -> None:
        from spacy.attrs import IS_ALPHA, IS_SPACE, LOWER, NORM, ORTH, PREFIX, SHAPE, SPACY, SUFFIX

        self._language = language
        self._columns = [ORTH, NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE]
        vocab: Any = language.vocab
        read = {IS_ALPHA, IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX}  # of each new word
        for attribute in vocab.lex_attr_getters.keys() - read:
            del vocab.lex_attr_getters[attribute]
        self._forms = WordForms(language)
        self._network = Network(language)
        self._transitions = Transitions(language)
        tagger: Any = language.get_pipe("tagger")
        self._tags = [language.vocab.strings[tag] for tag in tagger.labels]
        self._opened: dict[int, Any] = {}

    def parse(self, text: str, sentences: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a sentence, in their order; each has one root."""
        cut = [self._sentence(text, span) for span in sentences]
        parses: dict[int, Parse] = {}
        for places in _batches([len(sentence.doc) for sentence in cut]):
            parses.update(zip(places, self._parses([cut[place] for place in places]), strict=True))
        return tuple(parses[place] for place in range(len(cut)))

    def _parses(self, sentences: Sequence[_Sentence]) -> Iterator[Parse]:
        read = self._network.read([sentence.words for sentence in sentences])
        docs = [sentence.doc for sentence in sentences]
        trees = self._transitions.trees(docs, read.parts)
        tags = iter([self._tags[tag] for tag in read.tags.tolist()])
        numbers = [
            [(orth, next(tags), role) for orth, (_, role) in zip(words[:, 0].tolist(), tree, strict=True)]
            for (_, _, _, words), tree in zip(sentences, trees, strict=True)
        ]
        forms = self._forms.of(docs, numbers)
        for sentence, tree, each in zip(sentences, trees, forms, strict=True):
            yield _parse(sentence, [head for head, _ in tree], each)

    # --- words ---------------------------------------------------------------------------------

    def _sentence(self, text: str, span: Span) -> _Sentence:
        """The sentence with the words that the model is shown, and where they stand."""
        sentence = span.of(text)
        doc = self._language.tokenizer(sentence)
        if _MAYBE_JOINT.search(sentence):
            _join_hyphens(doc)
        starts = [token.idx for token in doc]
        words = [token.text for token in doc]
        places = [(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
        if not _QUOTE_PAIRS.keys().isdisjoint(words):
            from spacy.tokens import Doc as _Doc

            texts = [_QUOTE_PAIRS.get(word, word) for word in words]
            doc = _Doc(doc.vocab, words=texts, spaces=[bool(token.whitespace_) for token in doc])
        doc.from_array(["SENT_START"], self._one_sentence(len(doc)))
        return _Sentence(span, doc, places, doc.to_array(self._columns))

    def _one_sentence(self, words: int) -> Any:
        """A token opens the sentence, no other does."""
        import numpy

        if words not in self._opened:
            starts: Any = numpy.full((words, 1), -1, "int64")
            starts[:1] = 1
            self._opened[words] = starts.astype("uint64")
        return self._opened[words]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of sentences that are parsed together, of about the same length."""
    batch: list[int] = []
    words = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and words + lengths[place] > _WORDS_AT_ONCE:
            yield batch
            batch, words = [], 0
        batch.append(place)
        words += lengths[place]
    if batch:
        yield batch


def _join_hyphens(doc: Doc) -> None:
    """Make one token of "Chairman-in-Office", whose parts mislead the model."""
    places = [
        (i - 2, i + 3) for i in range(2, len(doc) - 2) if doc[i].lower_ in _JOINTS and _is_joint(doc, i)
    ]
    if places:
        with doc.retokenize() as retokenizer:
            last = 0
            for start, end in places:
                if start >= last:
                    retokenizer.merge(doc[start:end])
                    last = end


def _is_joint(doc: Doc, middle: int) -> bool:
    """Whether hyphens and no spaces hold the word to both neighbours."""
    return (
        doc[middle - 1].text == doc[middle + 1].text == "-"
        and not any(doc[i].whitespace_ for i in range(middle - 2, middle + 2))
        and doc[middle - 2].is_alpha
        and doc[middle + 2].is_alpha
    )


def _parse(sentence: _Sentence, heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """The parse of the sentence, white space left out."""
    places = sentence.places
    spoken: list[Spoken] = []
    kept: dict[int, int] = {}  # place in the sentence -> place in the parse
    end = -1
    for at, (form, place) in enumerate(zip(forms, places, strict=True)):
        if not form.blank:
            kept[at] = len(spoken)
            spoken.append(Spoken(form.text, form.low, form.pos, form.tag, end == place[0]))
        end = place[1]
    start = sentence.span.start
    tokens = []
    for at, entity in zip(kept, kinds_of(spoken), strict=True):
        head = heads[at]
        while head not in kept and heads[head] != head:
            head = heads[head]
        first, last = places[at]
        form = forms[at]
        tokens.append(
            Token(
                Span(start + first, start + last),
                form.text,
                form.lemma,
                form.pos,
                form.tag,
                form.dep,
                kept.get(head, kept[at]),
                entity,
            )
        )
    return Parse(sentence.span, tuple(tokens))
