"""How right the readings are on sentences with a known answer: the open cases and the sealed ones.

    python benchmarks/accuracy.py

Prints a table and writes it into `docs/accuracy.md`. The sealed files were written by someone who had not
read the rules, before the rules were run on them; nothing is tuned on them. The open files test the rules,
so their figures only say that nothing has broken.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.figure_cases import CASES, Answer, by_unit, by_value, figure_cases
from benchmarks.scoring import Score, one_to_one, write_table
from workbench.extract.figures import find_figures
from workbench.extract.parser import load_parser
from workbench.extract.periods import find_periods
from workbench.extract.pipeline import read_article
from workbench.extract.sentences import split_sentences
from workbench.values.article import Article
from workbench.values.attribution import Attribution
from workbench.values.reading import Reading
from workbench.values.span import Span

EMPTY = frozenset({"the", "a", "an", "of", "in", "on", "at", "for", "to", "its", "their", "his", "her"})
NEAR = 0.5
"""Two spans are the same piece of text where they share so much of what they cover together."""


def figures(file: str) -> dict[str, Score]:
    """By how much must be right."""
    asked = ("value", "value and unit", "all fields", "all fields and the exact words")
    scores = dict.fromkeys(asked, Score())
    for text, wanted in figure_cases(file):
        given = [
            Answer(
                each.value,
                each.high,
                each.unit,
                each.per,
                None if each.modifier is None else str(each.modifier),
                None if each.change is None else str(each.change),
                each.span.of(text),
            )
            for each in find_figures(text)
        ]
        plain = [[replace(each, text=None) for each in answers] for answers in (given, wanted)]
        scores["value"] += by_value(given, wanted)
        scores["value and unit"] += by_unit(given, wanted)
        scores["all fields"] += one_to_one(map(_fields, plain[0]), map(_fields, plain[1]))
        scores["all fields and the exact words"] += one_to_one(map(_fields, given), map(_fields, wanted))
    return scores


def _fields(answer: Answer) -> tuple[object, ...]:
    return astuple(
        replace(answer, value=answer.value.normalize(), high=answer.high and answer.high.normalize())
    )


def cases(file: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / file).read_text("utf-8"))["case"]


def read(case: Mapping[str, Any]) -> Reading:
    return read_article(Article(case["text"], published=case.get("published")), load_parser())


def share(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Characters that both cover, of those that one of them covers."""
    first = {at for span in left for at in range(span.start, span.end)}
    second = {at for span in right for at in range(span.start, span.end)}
    return len(first & second) / len(first | second) if first | second else 0.0


def places(text: str, pieces: Iterable[str]) -> list[Span]:
    """Where the pieces stand, one behind the other."""
    found, at = [], 0
    for piece in pieces:
        start = text.find(piece, at)
        start = text.find(piece) if start < 0 else start
        if start < 0:
            raise SystemExit(f"a case asks for words that its text does not have: {piece!r}")
        found.append(Span(start, start + len(piece)))
        at = start + len(piece)
    return found


def attributions(file: str) -> dict[str, Score]:
    """`linked`: content and source are right; `by overlap`: they overlap; `exactly`: to the character."""
    asked = (
        "linked",
        "linked by overlap",
        "linked exactly",
        "cue",
        "kind, class and polarity",
        "speaker resolved",
    )
    scores = dict.fromkeys(asked, Score())
    for case in cases(file):
        text, wanted = case["text"], list(case["finds"])
        given = list(read(case).attributions)
        scores["linked exactly"] += one_to_one(
            (
                (each.source and each.source.span.of(text), *(s.of(text) for s in each.content))
                for each in given
            ),
            ((each.get("source"), *each["content"]) for each in wanted),
        )
        overlapping = _pairs(wanted, given, text, 0)
        scores["linked by overlap"] += Score(len(overlapping), len(given), len(wanted))
        paired = _pairs(wanted, given, text, NEAR)
        scores["linked"] += Score(len(paired), len(given), len(wanted))
        given = [each for each in given if all(each is not other for _, other in paired)]
        scores["cue"] += Score(
            sum(each["cue"] == other.cue.span.of(text) for each, other in paired), len(paired), len(paired)
        )
        told = [(each, other) for each, other in paired if {"kind", "class", "polarity"} <= each.keys()]
        scores["kind, class and polarity"] += Score(
            sum(
                (each["kind"], each["class"], each["polarity"])
                == (other.kind.value, other.speech_class.value, other.polarity.value)
                for each, other in told
            ),
            len(told),
            len(told),
        )
        named = [each for each in wanted if each.get("resolved")]
        scores["speaker resolved"] += Score(
            sum(
                bool(each.get("resolved")) and each["resolved"] == (other.source and other.source.resolved)
                for each, other in paired
            ),
            sum(bool(other.source and other.source.resolved) for other in (*given, *(o for _, o in paired))),
            len(named),
        )
    return scores


def _pairs(
    wanted: Sequence[Mapping[str, Any]], given: Sequence[Attribution], text: str, least: float
) -> list[tuple[Mapping[str, Any], Attribution]]:
    """Each answer with the attribution that is linked as it is, none used twice."""
    free, paired = list(given), []
    for each in wanted:
        best = max(
            (other for other in free if _is_linked(each, other, text, least)),
            key=lambda other: share(places(text, each["content"]), other.content),
            default=None,
        )
        if best is not None:
            free.remove(best)
            paired.append((each, best))
    return paired


def _is_linked(wanted: Mapping[str, Any], given: Attribution, text: str, least: float) -> bool:
    """Content and source share at least so much of what they cover, and something."""

    def near(left: Sequence[Span], right: Sequence[Span]) -> bool:
        shared = share(left, right)
        return shared > 0 and shared >= least

    if not near(places(text, wanted["content"]), given.content):
        return False
    if wanted.get("source") is None or given.source is None:
        return wanted.get("source") is None and given.source is None
    source = wanted["source"]
    starts = [at for at in range(len(text)) if text.startswith(source, at)]
    return any(near([Span(at, at + len(source))], [given.source.span]) for at in starts)


def periods(file: str) -> dict[str, Score]:
    """Words and both days; days alone."""
    exact = days = Score()
    for case in cases(file):
        text = case["text"]
        found = find_periods(text, split_sentences(text), case.get("published"))
        given = [f"{each.span.of(text)} = {each.first or ''}..{each.last or ''}" for each in found]
        exact += one_to_one(given, case["finds"])
        days += one_to_one(map(_days, given), map(_days, case["finds"]))
    return {"first and last day": days, "with the exact words": exact}


def _days(told: str) -> str:
    return told.rpartition(" = ")[2]


def subjects(file: str) -> dict[str, Score]:
    """Words of the subject in their stems, and the entity. A figure without a claim has neither."""
    words = entity = Score()
    for case in cases(file):
        text = case["text"]
        reading = read(case)
        claim = next(
            (
                each
                for each in reading.claims
                if each.figure is not None and case["figure"] in reading.figures[each.figure].span.of(text)
            ),
            None,
        )
        words += one_to_one(_stems(claim.subject if claim else ""), _stems(case["subject"]))
        if case.get("entity") or (claim and claim.entity):
            same = bool(claim) and claim.entity == case.get("entity")
            entity += Score(int(same), int(bool(claim and claim.entity)), int(bool(case.get("entity"))))
    return {"words of the subject": words, "entity": entity}


def _stems(words: str) -> list[str]:
    """Words in small letters without endings; articles and the like left out."""
    plain = re.findall(r"[^\W_]+", words.lower().replace("’s", "").replace("'s", ""))
    return [re.sub(r"(?:ing|ed|es|s)$", "", word) or word for word in plain if word not in EMPTY]


def table(measures: Mapping[str, tuple[str, Callable[[str], dict[str, Score]]]]) -> list[tuple[str, ...]]:
    rows = [("F1 (precision / recall)", "open cases", "sealed cases")]
    for title, (name, measure) in measures.items():
        opened, sealed = measure(f"{name}.toml"), measure(f"{name}_sealed.toml")
        counts = " and ".join(str(len(cases(f"{name}{end}.toml"))) for end in ("", "_sealed"))
        rows.append((f"**{title}**, {counts} cases", "", ""))
        rows += [(asked, str(opened[asked]), str(sealed[asked])) for asked in opened]
    return rows


def main() -> None:
    measures = {
        "Figures": ("figures", figures),
        "Reported statements": ("attributions", attributions),
        "Speakers": ("speakers", attributions),
        "Dates": ("periods", periods),
        "What a figure measures": ("subjects", subjects),
    }
    print(write_table("cases", table(measures)))


if __name__ == "__main__":
    main()
