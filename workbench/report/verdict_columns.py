"""The columns of verdicts.csv with type and rule, as data. Names and order are fixed."""

from __future__ import annotations

from workbench.report.safe_csv import Column, Kind

COLUMNS = (
    Column("export_version", Kind.TEXT, "version of this table: raised when a column is added"),
    Column("claim_id", Kind.ID, "the claim, the same in every export; rows are sorted by it"),
    Column("claim_text", Kind.TEXT, "the sentence that makes the claim"),
    Column(
        "claim_verbatim",
        Kind.TEXT,
        "the figure as printed, or the attributed words: text[span_start:span_end]",
    ),
    Column("claim_language", Kind.TEXT, "language of the article, BCP 47"),
    Column("claim_kind", Kind.ENUM, "numeric, attributed, both"),
    Column("speaker_name", Kind.TEXT, "who is said to have said it; in full where the article tells"),
    Column("speaker_role", Kind.TEXT, "office of the speaker, as the claim’s article prints it"),
    Column("speaker_type", Kind.ENUM, "person or organisation, where it is known"),
    Column(
        "attribution_kind", Kind.ENUM, "direct, indirect, mixed; empty where nobody is said to have said it"
    ),
    Column("attribution_class", Kind.ENUM, "speech, writing, document, belief, intention"),
    Column("polarity", Kind.ENUM, "asserted, denied, not_said"),
    Column("hedged", Kind.BOOL, "the claim is hedged: allegedly, likely, could"),
    Column("spoken_at", Kind.DATE, "day it was said; empty where it is not known"),
    Column("spoken_at_precision", Kind.ENUM, "day, month or year: how exactly spoken_at is known"),
    Column("article_id", Kind.ID, "the article of the first appearance"),
    Column("article_title", Kind.TEXT, "its title, else its deck or first line"),
    Column("publisher", Kind.TEXT, "who published it"),
    Column("article_url", Kind.URL, "its address"),
    Column("article_published_at", Kind.DATE, "day of publication; empty where it is not known"),
    Column(
        "appearance_count", Kind.INT, "in how many articles the claim stands; empty until matches are counted"
    ),
    Column(
        "independent_origin_count", Kind.INT, "from how many origins these came; empty until they are counted"
    ),
    Column(
        "span_start",
        Kind.INT,
        "first character of claim_verbatim in the article's text, from 0, in code points",
    ),
    Column("span_end", Kind.INT, "the character after its last"),
    Column(
        "text_sha256", Kind.TEXT, "SHA-256 of the article's text in UTF-8: the text that the span counts in"
    ),
    Column("metric", Kind.TEXT, "normal form of what the figure measures, equal across articles"),
    Column("metric_label", Kind.TEXT, "the same for people"),
    Column(
        "subject",
        Kind.TEXT,
        "what the figure measures, or what the statement is about, in the article's words",
    ),
    Column("entity", Kind.TEXT, "whose figure it is"),
    Column("value", Kind.DECIMAL, "the figure in full, in unit; the lower end of a range"),
    Column("value_high", Kind.DECIMAL, "upper end, only for a range"),
    Column(
        "unit",
        Kind.TEXT,
        "%, percentage point, ISO 4217 code, unit name or the noun counted; empty for a bare number",
    ),
    Column("unit_kind", Kind.TEXT, "percent, currency, count, physical, time, ratio, other"),
    Column("per", Kind.TEXT, "the denominator: month in 500,000 roubles per month"),
    Column("modifier", Kind.ENUM, "about, nearly, at_least, more_than, up_to, less_than, just, exactly"),
    Column("change", Kind.ENUM, "up or down: the figure is a change and not a level"),
    Column("as_of_text", Kind.TEXT, "the words that say when"),
    Column("as_of_from", Kind.DATE, "first day the figure speaks of; empty for an open end"),
    Column("as_of_to", Kind.DATE, "last day, included; empty for an open end"),
    Column("checked_value", Kind.DECIMAL, "what the evidence says"),
    Column("checked_unit", Kind.TEXT, "unit of checked_value; empty where it is the claim's own"),
    Column(
        "difference_abs",
        Kind.DECIMAL,
        "computed: value less checked_value, from the nearer end of a range; empty where the units differ",
    ),
    Column(
        "difference_pct",
        Kind.DECIMAL,
        "computed: the same in percent of checked_value, two places; empty where that is zero or negative",
    ),
    Column(
        "verdict_code",
        Kind.ENUM,
        "accurate, mostly_accurate, misleading, mostly_inaccurate, inaccurate, unproven, not_checkable; "
        "empty: not yet reviewed",
    ),
    Column("verdict_label", Kind.TEXT, "the verdict as this desk words it"),
    Column("rating_value", Kind.INT, "5 accurate to 1 inaccurate; empty for unproven and not_checkable"),
    Column(
        "attribution_verdict",
        Kind.ENUM,
        "confirmed, altered, not_said, unestablished; empty if not reported speech",
    ),
    Column("reason_codes", Kind.TEXT, "why, as codes joined by ; in alphabetical order"),
    Column("rationale", Kind.TEXT, "why, in the reviewer's words, plain text"),
    Column("known_gaps", Kind.TEXT, "what could not be found out; always there for unproven"),
    Column("primary_source_title", Kind.TEXT, "the single best source; never a confidential one"),
    Column("primary_source_url", Kind.URL, "its address"),
    Column("primary_source_archive_url", Kind.URL, "where a copy is kept"),
    Column("primary_source_accessed_at", Kind.DATE, "day it was read"),
    Column("evidence_count", Kind.INT, "sources used for the verdict, confidential ones counted"),
    Column("evidence_against_count", Kind.INT, "those that speak against the claim"),
    Column(
        "review_state",
        Kind.ENUM,
        "open, in_review, second_review, disputed, final, dismissed; withdrawn: its article is",
    ),
    Column(
        "decision_origin", Kind.ENUM, "single, unanimous, reconciled, adjudicated; empty until it is final"
    ),
    Column("reviewer_count", Kind.INT, "reviewers who gave a verdict in this round"),
    Column("agreement_pct", Kind.DECIMAL, "percent of their pairs that agree; empty for one reviewer"),
    Column("reviewers", Kind.TEXT, "their names, joined by ;"),
    Column("adjudicator", Kind.TEXT, "who decided a dispute"),
    Column("confidence", Kind.ENUM, "low, medium, high"),
    Column("judged_as_of", Kind.DATE_TIME, "when the deciding verdict was given: what was known then counts"),
    Column("final_at", Kind.DATE_TIME, "when it became final"),
    Column("last_changed_at", Kind.DATE_TIME, "when anything of the claim changed last"),
    Column("round", Kind.INT, "pass of judgement, from 1; raised by a reopening"),
    Column("valid_until", Kind.DATE, "last day the verdict was right; empty while it is"),
    Column("superseded_by", Kind.ID, "the claim that took its place"),
    Column("consistency_flags", Kind.TEXT, "rules still open for it, joined by ;"),
    Column("conflicts_with", Kind.TEXT, "claims of the same metric with another value, joined by ;"),
    Column("same_claim_as", Kind.ID, "head of the confirmed group of equal claims"),
    Column("public_url", Kind.URL, "where the check is published"),
    Column("guideline_version", Kind.TEXT, "version of the guideline it was judged by"),
)

NEUTRALISED_RULE = (
    "columns of this row that were given one leading apostrophe, joined by ;: "
    "take it off to have the text again"
)
