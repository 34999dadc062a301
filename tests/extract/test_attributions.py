"""Who is said to have said what: the cases, the words' own examples, and what holds for any text."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.extract.attributions import find_attributions
from workbench.extract.attributions.word_order import find_before_colon
from workbench.extract.cues import forms_of
from workbench.extract.parser import load_parser
from workbench.extract.quotations import find_quotations
from workbench.extract.sentences import split_sentences
from workbench.extract.worth_parsing import sentences_worth_parsing
from workbench.lexicon import entries, table
from workbench.values.article import Article
from workbench.values.attribution import Attribution, AttributionClass, AttributionKind, Polarity

CASES = Path(__file__).parents[1] / "cases"


def cases(file: str) -> list[dict[str, object]]:
    return tomllib.loads((CASES / file).read_text("utf-8"))["case"]


def found_in(text: str, *, parsed: bool = True) -> tuple[Attribution, ...]:
    sentences = split_sentences(text)
    parses = load_parser().parse(text, sentences_worth_parsing(text, sentences, ())) if parsed else ()
    return find_attributions(Article(text), sentences, parses)


def told(found: Attribution, text: str) -> dict[str, object]:
    """The attribution in the form of the cases."""
    answer: dict[str, object] = {
        "cue": found.cue.span.of(text),
        "content": [span.of(text) for span in found.content],
        "kind": found.kind.value,
        "class": found.speech_class.value,
        "polarity": found.polarity.value,
    }
    if found.source is not None:
        answer["source"] = found.source.span.of(text)
        if found.source.resolved is not None:
            answer["resolved"] = found.source.resolved
    if found.via is not None:
        answer["via"] = found.via.span.of(text)
    if found.hedged:
        answer["hedged"] = True
    return answer


def plain(words: str) -> str:
    """Without quotation marks and the punctuation at the ends."""
    return re.sub(r"[“”\"]", "", words).strip(" ,.")


@pytest.mark.parametrize("case", cases("attributions.toml"), ids=lambda case: case["because"])
def test_an_attribution_is_read_as_the_case_says(case):
    text = case["text"]
    assert [told(each, text) for each in found_in(text)] == case["finds"], case["because"]


@pytest.mark.parametrize("case", cases("speakers.toml"), ids=lambda case: case["because"])
def test_a_speaker_is_resolved_as_the_case_says(case):
    text = case["text"]
    asked = ("source", "resolved", "cue", "content")
    answers = [
        {key: value for key, value in told(each, text).items() if key in asked} for each in found_in(text)
    ]
    assert answers == case["finds"], case["because"]


def test_no_two_cases_are_one_sentence_with_other_names():
    texts = [case["text"] for file in ("attributions.toml", "speakers.toml") for case in cases(file)]
    masked = [re.sub(r"\b[A-Z][\w’'-]*|\d[\d.,]*", "X", text) for text in texts]
    twice = [text for text, mask in zip(texts, masked, strict=True) if masked.count(mask) > 1]
    assert len(texts) >= 200
    assert twice == []


VERB_EXAMPLES = [(lemma, group["example"]) for group in entries("cues", "verbs") for lemma in group["lemmas"]]


@pytest.mark.parametrize(("lemma", "example"), VERB_EXAMPLES, ids=lambda value: str(value)[:40])
def test_every_verb_reports_in_its_example(lemma, example):
    first, _, rest = lemma.partition(" ")
    past = f"{forms_of(first).past} {rest}".strip()
    text = example["text"].replace("{past}", past)
    answers = [
        (each.source and each.source.span.of(text), plain(" ".join(span.of(text) for span in each.content)))
        for each in found_in(text)
    ]
    assert (example["source"], plain(example["content"])) in answers, text


ADJECTIVE_EXAMPLES = [
    (word, group["example"]) for group in entries("cues", "adjectives") for word in group["words"]
]


@pytest.mark.parametrize(("word", "example"), ADJECTIVE_EXAMPLES, ids=lambda value: str(value)[:40])
def test_every_reporting_adjective_reports_in_its_example(word, example):
    text = example["text"].replace("{word}", word)
    answers = [
        (each.source and each.source.span.of(text), plain(" ".join(span.of(text) for span in each.content)))
        for each in found_in(text)
    ]
    assert answers == [(example["source"], plain(example["content"]))], text


NOUN_EXAMPLES = [
    (noun, group["example"]) for group in entries("reports", "nouns") for noun in group["lemmas"]
]


@pytest.mark.parametrize(("noun", "example"), NOUN_EXAMPLES, ids=lambda value: str(value)[:40])
def test_every_reporting_noun_reports_in_its_example(noun, example):
    text = example["text"].replace("{noun}", noun)
    answers = [
        (each.source and each.source.span.of(text), plain(" ".join(span.of(text) for span in each.content)))
        for each in found_in(text)
    ]
    assert (example["source"], plain(example["content"])) in answers, text


@pytest.mark.parametrize("entry", entries("hearsay", "adverbs"), ids=lambda entry: entry["name"])
def test_every_adverb_of_hearsay_has_no_source_and_hedges(entry):
    text = entry["example"]["text"]
    (found,) = found_in(text)
    assert found.source is None
    assert found.hedged
    assert " ".join(span.of(text) for span in found.content) == entry["example"]["content"]


@pytest.mark.parametrize(
    "example",
    [
        *(
            group["example"]
            for kind in (
                "titles",
                "roles",
                "bodies",
                "speaking",
                "same_role",
                "body_kinds",
                "involved",
                "deeds",
            )
            for group in entries("titles", kind)
        ),
        *(
            table("names", key)["example"]
            for key in ("given", "particles", "inside", "inside_on", "joined", "places", "peoples")
        ),
        *(
            table("names", key)["example"]
            for key in ("papers", "regnal", "things", "firms", "demonyms", "capitals")
        ),
        *(
            table("speakers", key)["example"]
            for key in ("issued", "own_places", "owned", "not_owned", "never_owners")
        ),
        *(
            table("titles", key)["example"]
            for key in (
                "after_names",
                "parties",
                "ranks",
                "told_anew",
                "trades_anew",
                "body_modifiers",
                "young",
                "opposites",
            )
        ),
    ],
    ids=lambda example: example["text"],
)
def test_every_group_of_names_and_titles_does_what_its_example_says(example):
    text = example["text"]
    sources = {(each.source.span.of(text), each.source.resolved) for each in found_in(text) if each.source}
    assert (example["source"], example.get("resolved")) in sources


@pytest.mark.parametrize("key", ["documents", "writing"])
def test_a_document_and_a_post_give_the_class_of_their_example(key):
    example = table("reports", key)["example"]
    (found,) = found_in(example["text"])
    assert found.speech_class is AttributionClass(example["class"])


def test_what_several_tell_has_no_source():
    example = table("hearsay", "accounts")["example"]
    (found,) = found_in(example["text"])
    assert found.source is None
    assert found.hedged
    assert found.content[0].of(example["text"]) == example["content"]


@pytest.mark.parametrize("key", ["hearsay_tellings", "hearsay_charges"])
def test_what_someone_is_told_or_accused_of_has_no_source(key):
    example = table("cues", key)["example"]
    (found,) = found_in(example["text"])
    assert found.source is None
    assert " ".join(span.of(example["text"]) for span in found.content) == example["content"]


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("cues", "leads_in"),
        ("reports", "shares"),
        ("reports", "occasions"),
        ("reports", "aftermath"),
        ("reports", "told_at"),
    ],
)
def test_the_source_of_an_example_is_who_says_it(file, key):
    example = table(file, key)["example"]
    (found,) = found_in(example["text"])
    assert found.source is not None
    assert found.source.span.of(example["text"]) == example["source"]
    assert found.content[0].of(example["text"]) == example["content"]


def test_what_a_court_rules_is_no_statement():
    text = table("cues", "rulings")["example"]["text"]
    assert found_in(text) == ()
    assert len(found_in(text.replace("A judge", "The minister"))) == 1


@pytest.mark.parametrize(
    "example",
    [*(group["example"] for group in entries("cues", "deeds")), table("reports", "aimed")["example"]],
)
def test_what_is_done_to_somebody_is_no_statement(example):
    assert found_in(example["text"]) == ()


def test_who_is_quoted_stands_for_the_first_person_in_the_quotation():
    text = "“I told the board in May that the lock was shut,” harbour master Ida Krog said."
    sources = [each.source for each in found_in(text)]
    assert [each and (each.span.of(text), each.resolved) for each in sources] == [
        ("I", "Ida Krog"),
        ("harbour master Ida Krog", "Ida Krog"),
    ]


def test_who_is_told_of_in_a_quotation_does_not_own_the_next_one():
    text = "“It is late,” Ida Krog said. “The pilot Ole Ash said in May that the lock was shut.”"
    outer = found_in(text)[0]
    assert [span.of(text) for span in outer.content] == [
        "“It is late,”",
        "“The pilot Ole Ash said in May that the lock was shut.”",
    ]


def test_a_noun_that_reports_for_nobody_has_no_source():
    example = table("reports", "unowned")["example"]
    (found,) = found_in(example["text"])
    assert found.source is None
    assert found.hedged
    assert found.content[0].of(example["text"]) == example["content"]


def test_a_quotation_that_began_in_the_sentence_before_has_no_speaker_before_its_colon():
    text = "The keeper repeated: “The lock is shut. The bridge stays open.”"
    first, second = split_sentences(text)
    (quotation,) = find_quotations(text)
    found = find_before_colon(text, first, quotation)
    assert found is not None
    assert found.content == (quotation.span,)
    assert find_before_colon(text, second, quotation) is None


def test_those_who_take_sides_hold_what_follows_to_them():
    example = table("reports", "viewers")["example"]
    (found,) = found_in(example["text"])
    assert found.source is not None
    assert found.speech_class is AttributionClass.BELIEF
    assert found.source.span.of(example["text"]) == example["source"]
    assert found.content[0].of(example["text"]) == example["content"]


def test_a_word_that_labels_a_fact_is_no_speaker():
    text = table("reports", "no_labels")["example"]["text"]
    assert found_in(text) == ()
    assert len(found_in(text.replace("Fact", "Krog").replace("Myth: It was sold.", "Lund: Was it?"))) == 3


def test_what_emerged_without_a_teller_has_no_source():
    example = table("reports", "emerging")["example"]
    (found,) = found_in(example["text"])
    assert found.source is None
    assert found.hedged
    assert found.content[0].of(example["text"]) == example["content"]


def test_without_a_parser_word_order_still_gives_the_plain_ones():
    expected = {
        "The port authority said that the pier was closed.": ("The port authority", "the pier was closed"),
        "“We lost two engines,” Krog said.": ("Krog", "We lost two engines"),
        "The pier was closed, harbour master Ida Krog has said.": (
            "harbour master Ida Krog",
            "The pier was closed",
        ),
        "The pier was closed, according to the port authority.": (
            "the port authority",
            "The pier was closed",
        ),
        "“We lost two engines,” said Ida Krog.": ("Ida Krog", "We lost two engines"),
        "In May, Krog told reporters: “We lost two engines.”": ("Krog", "We lost two engines"),
    }
    for text, (source, content) in expected.items():
        (found,) = found_in(text, parsed=False)
        assert found.source is not None
        assert (found.source.span.of(text), plain(found.content[0].of(text))) == (source, content)


def test_a_quotation_over_three_paragraphs_is_one_content_with_the_speaker_at_its_end():
    opening = "“It began at noon.\n\n“It went on all day.\n\n"
    text = opening + "“It ended at six,” said Ida Krog.\n\nNobody came."
    (found,) = found_in(text)
    assert found.kind is AttributionKind.DIRECT
    assert found.source is not None
    assert found.source.resolved == "Ida Krog"
    assert [plain(line) for line in found.content[0].of(text).split("\n\n")] == [
        "It began at noon",
        "It went on all day",
        "It ended at six",
    ]


def test_the_same_article_gives_the_same_answer_whatever_is_parsed_beside_it():
    text = "“It is over,” Ida Krog said. The pier was closed, officials said. Krog did not say why."
    sentences = split_sentences(text)
    together = load_parser().parse(text, sentences)
    apart = tuple(parse for sentence in sentences for parse in load_parser().parse(text, [sentence]))
    assert together == apart
    assert find_attributions(Article(text), sentences, together) == find_attributions(
        Article(text), sentences, apart
    )


WORDS = "said|Ida Krog|the mayor|he |according to |that |allegedly |told|it|U.S. |two |é|A|\u2028"
MARKS = "“|”|\"|‘|’|''|«|»|„| |\n|, |. |(|)|–|: |?"
PIECES = st.sampled_from([*WORDS.split("|"), *MARKS.split("|")])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60), st.booleans())
def test_any_text_gives_spans_inside_it_in_order(text, parsed):
    found = found_in(text, parsed=parsed)
    assert found == found_in(text, parsed=parsed)
    assert all(before.cue.span.start <= after.cue.span.start for before, after in pairwise(found))
    for each in found:
        spans = [each.cue.span, *each.content, *each.hedges]
        spans += [mention.span for mention in (each.source, each.via) if mention is not None]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(each.content))
        assert each.polarity in Polarity


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
def test_quotations_of_any_text_lie_in_order_and_cross_no_line(text):
    found = find_quotations(text)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for each in found:
        assert each.inner in each.span
        assert "\n" not in each.span.of(text)


def test_one_paragraph_of_two_hundred_thousand_characters_is_read():
    line = "“It is over,” harbour master Ida Krog told Reuters. The pier was closed, officials said. "
    text = line * (200_000 // len(line))
    found = found_in(text, parsed=False)
    assert len(found) == 2 * (200_000 // len(line))
