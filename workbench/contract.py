"""A reading as the JSON that `workbench extract` prints, and back. The form is `contract.schema.json`.

Fields are added, never renamed or re-typed; SCHEMA_VERSION is raised when one is added that is always there.
What only `--explain` adds leaves it as it is. Numbers are exact: they are written and read as decimals
(simplejson), never through binary floating point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import simplejson

from workbench.values.article import Article, DateOrigin, Page, RejectedLine
from workbench.values.attribution import (
    Attribution,
    AttributionClass,
    AttributionKind,
    Cue,
    Mention,
    Polarity,
    SpeakerKind,
)
from workbench.values.claim import Claim, ClaimKind, Period
from workbench.values.explanation import Explanation
from workbench.values.figure import Change, Figure, Modifier, UnitKind
from workbench.values.reading import Reading
from workbench.values.span import Span

SCHEMA_VERSION = 2

Json = dict[str, Any]


def to_text(value: object, *, indent: int | None = None) -> str:
    """JSON text with exact decimals; characters are written as they are, lone surrogates escaped."""
    text: str = simplejson.dumps(value, use_decimal=True, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = simplejson.dumps(value, use_decimal=True, ensure_ascii=True, indent=indent)
    return text


def from_text(text: str | bytes) -> Any:
    """The value of a JSON text, its fractions as Decimal."""
    if isinstance(text, bytes):
        text = text.decode("utf-8")
    if text.startswith(("[", "{")):  # no space to skip: half the time for the many short lists of a database
        value, end = _DECODER.scan_once(text, 0)
        if end == len(text):
            return value
    return _DECODER.decode(text)


_DECODER = simplejson.JSONDecoder(parse_float=Decimal)  # made once: `loads` would make one a text


def page_json(
    readings: Iterable[Reading],
    rejected: Iterable[RejectedLine],
    explain: Callable[[Reading], Explanation] | None = None,
) -> Json:
    """A page: its articles in order, and the lines that are in none of them."""
    return {
        "articles": [reading_json(reading, explain(reading) if explain else None) for reading in readings],
        "rejected": [{"text": line.text, "reason": line.reason} for line in rejected],
        "checks": [],
    }


def kept_json(reading: Reading) -> Json:
    """The same as `reading_json`, with the rules that only an explanation tells: what the store keeps."""
    found = reading_json(reading)
    for claim, json in zip(reading.claims, found["claims"], strict=True):
        json["subject_rule"] = claim.subject_rule
    return found


def reading_json(reading: Reading, explanation: Explanation | None = None) -> Json:
    """One article with everything found in it; with an explanation, also why, and every number seen."""
    article = reading.article
    found: Json = {
        "schema_version": SCHEMA_VERSION,
        "id": article.id,
        "title": article.title,
        "deck": article.deck,
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "published": _iso(article.published),
        "published_from": article.published_from and article.published_from.value,
        "sentences": [_span(span) for span in reading.sentences],
        "figures": [figure_json(figure, article.text) for figure in reading.figures],
        "attributions": [_attribution(found, article.text) for found in reading.attributions],
        "claims": [_claim(claim, article.text) for claim in reading.claims],
        "checks": [],
    }
    if explanation is not None:
        for claim, lines in zip(found["claims"], explanation.claims, strict=True):
            claim["explanation"] = list(lines)
        found["numerals"] = [
            {**_span(seen.span), "text": seen.text, "read": seen.read, "because": seen.because}
            for seen in explanation.numerals
        ]
        found["numerals_told"] = explanation.told
    return found


def figure_json(figure: Figure, text: str) -> Json:
    """One figure of `text`."""
    return {
        **_span(figure.span),
        "text": figure.span.of(text),
        "value": _number(figure.value),
        "value_high": None if figure.high is None else _number(figure.high),
        "unit": figure.unit,
        "unit_kind": figure.unit_kind.value,
        "per": figure.per,
        "modifier": figure.modifier and figure.modifier.value,
        "change": figure.change and figure.change.value,
        "equivalent_of": figure.equivalent_of,
        "from_figure": figure.from_figure,
        "checkable": figure.checkable,
        "not_checkable_because": figure.not_checkable_because,
        "digits": figure.digits,
        "rule": figure.rule,
    }


def reading_from_json(found: Mapping[str, Any]) -> Reading:
    """The reading that `reading_json` wrote; text fields that repeat a span are not read."""
    article = Article(
        text=found["text"],
        title=found["title"],
        deck=found["deck"],
        url=found["url"],
        publisher=found["publisher"],
        published=_date(found["published"]),
        published_from=DateOrigin(found["published_from"]) if found["published_from"] else None,
        given_id=found["id"],
    )
    return Reading(
        article=article,
        sentences=tuple(_to_span(span) for span in found["sentences"]),
        figures=tuple(_to_figure(figure) for figure in found["figures"]),
        attributions=tuple(_to_attribution(each) for each in found["attributions"]),
        claims=tuple(_to_claim(claim) for claim in found["claims"]),
    )


def page_of(found: Mapping[str, Any]) -> tuple[tuple[Reading, ...], Page]:
    """Readings and page of what `page_json` wrote."""
    readings = tuple(reading_from_json(article) for article in found["articles"])
    rejected = tuple(RejectedLine(line["text"], line["reason"]) for line in found["rejected"])
    return readings, Page(tuple(reading.article for reading in readings), rejected)


def _attribution(found: Attribution, text: str) -> Json:
    return {
        "source": _mention(found.source, text),
        "via": _mention(found.via, text),
        "cue": {**_span(found.cue.span), "text": found.cue.span.of(text), "lemma": found.cue.lemma},
        "content": [_span(span) for span in found.content],
        "kind": found.kind.value,
        "class": found.speech_class.value,
        "polarity": found.polarity.value,
        "hedged": found.hedged,
        "hedges": [_span(span) for span in found.hedges],
        "rule": found.rule,
    }


def _claim(claim: Claim, text: str) -> Json:
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "sentence": {**_span(claim.sentence), "text": claim.sentence.of(text)},
        "figure": claim.figure,
        "equivalents": list(claim.equivalents),
        "attribution": claim.attribution,
        "hedged": claim.hedged,
        "subject": claim.subject,
        "entity": claim.entity,
        "metric": claim.metric,
        "as_of": claim.as_of and _period(claim.as_of, text),
        "check_worthiness": _number(claim.check_worthiness),
        "why": list(claim.why),
    }


def _period(period: Period, text: str) -> Json:
    return {
        "text": period.span.of(text),
        "from": _iso(period.first),
        "to": _iso(period.last),
        **_span(period.span),
    }


def _mention(mention: Mention | None, text: str) -> Json | None:
    if mention is None:
        return None
    return {
        **_span(mention.span),
        "text": mention.span.of(text),
        "resolved": mention.resolved,
        "role": mention.role,
        "kind": mention.kind and mention.kind.value,
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _number(value: Decimal) -> int | Decimal:
    """An integer where it is one, else the decimal without an exponent."""
    if value == value.to_integral_value():
        return int(value)
    return Decimal(format(value.normalize(), "f"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _to_span(found: Mapping[str, Any]) -> Span:
    return Span(found["start"], found["end"])


def _to_figure(found: Mapping[str, Any]) -> Figure:
    return Figure(
        span=_to_span(found),
        value=Decimal(found["value"]),
        unit=found["unit"],
        unit_kind=UnitKind(found["unit_kind"]),
        high=None if found["value_high"] is None else Decimal(found["value_high"]),
        per=found["per"],
        modifier=Modifier(found["modifier"]) if found["modifier"] else None,
        change=Change(found["change"]) if found["change"] else None,
        equivalent_of=found["equivalent_of"],
        from_figure=found["from_figure"],
        checkable=found["checkable"],
        not_checkable_because=found.get("not_checkable_because"),
        digits=found.get("digits", ""),
        rule=found.get("rule", ""),
    )


def _to_attribution(found: Mapping[str, Any]) -> Attribution:
    return Attribution(
        source=_to_mention(found["source"]),
        cue=Cue(_to_span(found["cue"]), found["cue"]["lemma"]),
        content=tuple(_to_span(span) for span in found["content"]),
        kind=AttributionKind(found["kind"]),
        speech_class=AttributionClass(found["class"]),
        via=_to_mention(found["via"]),
        polarity=Polarity(found["polarity"]),
        hedged=found["hedged"],
        hedges=tuple(_to_span(span) for span in found["hedges"]),
        rule=found.get("rule", ""),
    )


def _to_mention(found: Mapping[str, Any] | None) -> Mention | None:
    """Role and kind are absent in what version 1 wrote."""
    if found is None:
        return None
    kind = found.get("kind")
    return Mention(_to_span(found), found["resolved"], found.get("role"), SpeakerKind(kind) if kind else None)


def _to_claim(found: Mapping[str, Any]) -> Claim:
    as_of = found["as_of"]
    return Claim(
        id=found["id"],
        kind=ClaimKind(found["kind"]),
        sentence=_to_span(found["sentence"]),
        figure=found["figure"],
        equivalents=tuple(found["equivalents"]),
        attribution=found["attribution"],
        hedged=found["hedged"],
        subject=found["subject"],
        entity=found["entity"],
        metric=found["metric"],
        as_of=Period(_to_span(as_of), _date(as_of["from"]), _date(as_of["to"])) if as_of else None,
        check_worthiness=Decimal(found["check_worthiness"]),
        why=tuple(found["why"]),
        subject_rule=found.get("subject_rule", ""),
    )
