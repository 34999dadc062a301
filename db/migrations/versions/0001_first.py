"""The tables of the first release.

Full-text search. Both engines index the same words of a claim (sentence, subject, entity, speaker,
publisher), without stemming and stop words, so that the same search finds the same claims:

- SQLite: the FTS5 table `claim_words(claim_id UNINDEXED, words)`, its `rowid` is `claim.number`. It
  keeps only the index; the words themselves come from the view `claim_search`. Triggers on `claim`
  keep it; it holds no lengths, as no list is ordered by relevance. A migration that rebuilds `claim` has to end with
  `INSERT INTO claim_words(claim_words) VALUES ('rebuild')`.
- PostgreSQL: the generated column `claim.words_vector` (configuration `simple`) with a GIN index.

What a person has decided is appended: rows of the tables in `_APPEND_ONLY` can't be changed or
deleted, the database itself refuses.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# every digit is kept: SQLite's own NUMERIC is binary floating point
EXACT = sa.String(80).with_variant(sa.Numeric(), "postgresql")

# of claims in lists: newest day first, each article of a day in its reading order
LIST_ORDER = (sa.text("published DESC"), "article_id", "span_start", "id")

_APPEND_ONLY = ("event", "verdict", "evidence", "correction", "article_version", "reading")


def _words(row: str) -> str:
    """The words of a claim that can be searched, as an SQL expression on `row`."""
    optional = " || ' ' || ".join(f"coalesce({row}{name}, '')" for name in ("entity", "speaker", "publisher"))
    return f"{row}text || ' ' || {row}subject || ' ' || {optional}"


_WATCHED = "id, text, subject, entity, speaker, publisher"

_SQLITE = (
    f"CREATE VIEW claim_search AS SELECT number, id AS claim_id, {_words('')} AS words FROM claim",
    """CREATE VIRTUAL TABLE claim_words USING fts5(
        claim_id UNINDEXED, words,
        content='claim_search', content_rowid='number', columnsize=0,
        tokenize='unicode61 remove_diacritics 2'
    )""",
    f"""CREATE TRIGGER claim_words_added AFTER INSERT ON claim BEGIN
        INSERT INTO claim_words(rowid, claim_id, words) VALUES (new.number, new.id, {_words("new.")});
    END""",
    f"""CREATE TRIGGER claim_words_removed AFTER DELETE ON claim BEGIN
        INSERT INTO claim_words(claim_words, rowid, claim_id, words)
        VALUES ('delete', old.number, old.id, {_words("old.")});
    END""",
    f"""CREATE TRIGGER claim_words_changed AFTER UPDATE OF {_WATCHED} ON claim BEGIN
        INSERT INTO claim_words(claim_words, rowid, claim_id, words)
        VALUES ('delete', old.number, old.id, {_words("old.")});
        INSERT INTO claim_words(rowid, claim_id, words) VALUES (new.number, new.id, {_words("new.")});
    END""",
    *(
        f"""CREATE TRIGGER {table}_never_{verb} BEFORE {verb.upper()} ON {table} BEGIN
        SELECT RAISE(ABORT, '{table} rows are never changed or deleted');
    END"""
        for table in _APPEND_ONLY
        for verb in ("update", "delete")
    ),
)

_POSTGRESQL = (
    f"""ALTER TABLE claim ADD COLUMN words_vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', {_words("")})) STORED""",
    "CREATE INDEX ix_claim_words_vector ON claim USING gin (words_vector)",
    """CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' rows are never changed or deleted';
    END $$""",
    *(
        f"""CREATE TRIGGER {table}_never_changed BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION never_changed()"""
        for table in _APPEND_ONLY
    ),
    *(
        f"""CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"""
        for table in _APPEND_ONLY
    ),
)


def upgrade() -> None:
    op.create_table(
        "check_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("stated", EXACT, nullable=True),
        sa.Column("computed", EXACT, nullable=True),
        sa.Column("tolerance", EXACT, nullable=True),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("working", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_result")),
    )
    op.create_table(
        "data_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_version")),
    )
    op.create_table(
        "metric",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("unit_kind", sa.String(length=20), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["metric.id"], name=op.f("fk_metric_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_metric")),
        sa.UniqueConstraint("key", name=op.f("uq_metric_key")),
    )
    op.create_table(
        "reference_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_series")),
        sa.UniqueConstraint("name", name=op.f("uq_reference_series_name")),
    )
    op.create_index(op.f("ix_reference_series_metric"), "reference_series", ["metric"], unique=False)
    op.create_table(
        "reviewer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pseudonymised_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewer")),
        sa.UniqueConstraint("name", name=op.f("uq_reviewer_name")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("identifier", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("independence_group", sa.Text(), nullable=False),
        sa.Column("interest_note", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("accessed", sa.Date(), nullable=True),
        sa.Column("archive_url", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("capture_note", sa.Text(), nullable=False),
        sa.Column("link_status", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("confidential_why", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    op.create_index("ix_source_url", "source", ["url"], unique=False, postgresql_using="hash")
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["speaker.id"], name=op.f("fk_speaker_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("name", name=op.f("uq_speaker_name")),
    )
    op.create_table(
        "verdict_label",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("use_when", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_verdict_label")),
    )
    op.create_table(
        "command_seen",
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("boot", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewer.id"], name=op.f("fk_command_seen_reviewer_id")),
        sa.PrimaryKeyConstraint("reviewer_id", "boot", "number", name=op.f("pk_command_seen")),
    )
    op.create_table(
        "event",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("object_type", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=False),
        sa.Column("version_before", sa.Integer(), nullable=True),
        sa.Column("version_after", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("app_version", sa.String(length=20), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewer.id"], name=op.f("fk_event_reviewer_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_event_hash")),
    )
    op.create_index("ix_event_object", "event", ["object_type", "object_id", "sequence"], unique=False)
    op.create_table(
        "metric_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("metric_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["metric_id"], ["metric.id"], name=op.f("fk_metric_alias_metric_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_metric_alias")),
    )
    op.create_index(op.f("ix_metric_alias_key"), "metric_alias", ["key"], unique=False)
    op.create_index(op.f("ix_metric_alias_metric_id"), "metric_alias", ["metric_id"], unique=False)
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("reader_version", sa.String(length=40), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("boundaries", sa.JSON(), nullable=False),
        sa.Column("rejected", sa.JSON(), nullable=False),
        sa.Column("corrected", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["added_by"], ["reviewer.id"], name=op.f("fk_page_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
    )
    op.create_index(op.f("ix_page_sha256"), "page", ["sha256"], unique=False)
    op.create_table(
        "reference_vintage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"], ["reference_series.id"], name=op.f("fk_reference_vintage_series_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_vintage")),
        sa.UniqueConstraint("series_id", "published", name=op.f("uq_reference_vintage_series_id_published")),
    )
    op.create_table(
        "speaker_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_speaker_alias_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_alias")),
    )
    op.create_index(op.f("ix_speaker_alias_alias"), "speaker_alias", ["alias"], unique=False)
    op.create_index(op.f("ix_speaker_alias_speaker_id"), "speaker_alias", ["speaker_id"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name=op.f("fk_article_page_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(op.f("ix_article_added_at"), "article", ["added_at"], unique=False)
    op.create_index(op.f("ix_article_page_id"), "article", ["page_id"], unique=False)
    op.create_table(
        "reference_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vintage_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("value", EXACT, nullable=False),
        sa.ForeignKeyConstraint(
            ["vintage_id"], ["reference_vintage.id"], name=op.f("fk_reference_point_vintage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_point")),
        sa.UniqueConstraint("vintage_id", "first", name=op.f("uq_reference_point_vintage_id_first")),
    )
    op.create_table(
        "article_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("deck", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_from", sa.String(length=20), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_version_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_version_article_id_number")),
        sa.UniqueConstraint("text_sha256", name=op.f("uq_article_version_text_sha256")),
    )
    op.create_table(
        "claim",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("article_id", sa.String(length=40), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("found", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("verbatim", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("metric", sa.Text(), nullable=True),
        sa.Column("metric_id", sa.Integer(), nullable=True),
        sa.Column("value", EXACT, nullable=True),
        sa.Column("high", EXACT, nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("unit_kind", sa.String(length=20), nullable=True),
        sa.Column("per", sa.Text(), nullable=True),
        sa.Column("modifier", sa.String(length=20), nullable=True),
        sa.Column("change", sa.String(length=20), nullable=True),
        sa.Column("digits", sa.Text(), nullable=True),
        sa.Column("equivalents", sa.JSON(), nullable=False),
        sa.Column("as_of_text", sa.Text(), nullable=True),
        sa.Column("as_of_from", sa.Date(), nullable=True),
        sa.Column("as_of_to", sa.Date(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("attribution_kind", sa.String(length=20), nullable=True),
        sa.Column("attribution_class", sa.String(length=20), nullable=True),
        sa.Column("polarity", sa.String(length=20), nullable=True),
        sa.Column("hedged", sa.Boolean(), nullable=False),
        sa.Column("check_worthiness", EXACT, nullable=False),
        sa.Column("worthiness", sa.Integer(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("verdict", sa.String(length=20), nullable=True),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_why", sa.Text(), nullable=True),
        sa.CheckConstraint("span_start <= span_end", name=op.f("ck_claim_span_in_order")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id")),
        sa.ForeignKeyConstraint(["metric_id"], ["metric.id"], name=op.f("fk_claim_metric_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_claim_speaker_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_claim")),
        sa.UniqueConstraint("id", name=op.f("uq_claim_id")),
    )
    op.create_index("ix_claim_article", "claim", ["article_id", "span_start"], unique=False)
    op.create_index(
        "ix_claim_decided",
        "claim",
        ["decided_at", "id"],
        unique=False,
        sqlite_where=sa.text("decided_at IS NOT NULL"),
        postgresql_where=sa.text("decided_at IS NOT NULL"),
    )
    op.create_index(
        "ix_claim_metric_order",
        "claim",
        ["metric", *LIST_ORDER],
        unique=False,
        sqlite_where=sa.text("metric IS NOT NULL"),
        postgresql_where=sa.text("metric IS NOT NULL"),
    )
    op.create_index("ix_claim_order", "claim", [*LIST_ORDER], unique=False)
    op.create_index("ix_claim_publisher_order", "claim", ["publisher", *LIST_ORDER], unique=False)
    op.create_index(
        "ix_claim_speaker_order",
        "claim",
        ["speaker", *LIST_ORDER],
        unique=False,
        sqlite_where=sa.text("speaker IS NOT NULL"),
        postgresql_where=sa.text("speaker IS NOT NULL"),
    )
    op.create_index("ix_claim_state_order", "claim", ["state", *LIST_ORDER], unique=False)
    op.create_index(
        "ix_claim_undecided",
        "claim",
        [*LIST_ORDER],
        unique=False,
        sqlite_where=sa.text("verdict IS NULL"),
        postgresql_where=sa.text("verdict IS NULL"),
    )
    op.create_index(
        "ix_claim_unit_order",
        "claim",
        ["unit", *LIST_ORDER],
        unique=False,
        sqlite_where=sa.text("unit IS NOT NULL"),
        postgresql_where=sa.text("unit IS NOT NULL"),
    )
    op.create_index(
        "ix_claim_verdict_order",
        "claim",
        ["verdict", *LIST_ORDER],
        unique=False,
        sqlite_where=sa.text("verdict IS NOT NULL"),
        postgresql_where=sa.text("verdict IS NOT NULL"),
    )
    op.create_index("ix_claim_worthiness", "claim", ["state", "worthiness", "id"], unique=False)
    # after the others: of two indexes that serve a list alike SQLite takes the younger
    op.create_index(
        "ix_claim_incomplete",
        "claim",
        [*LIST_ORDER],
        unique=False,
        sqlite_where=sa.text("verdict IS NOT NULL AND complete IS 0"),
        postgresql_where=sa.text("verdict IS NOT NULL AND complete IS false"),
    )
    op.create_table(
        "check_operand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.String(length=40), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["check_result.id"], name=op.f("fk_check_operand_check_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_check_operand_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_operand")),
    )
    op.create_index(op.f("ix_check_operand_check_id"), "check_operand", ["check_id"], unique=False)
    op.create_index(op.f("ix_check_operand_claim_id"), "check_operand", ["claim_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_correction_claim_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewer.id"], name=op.f("fk_correction_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_claim_id"), "correction", ["claim_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("claim_id", sa.String(length=40), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_draft_claim_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewer.id"], name=op.f("fk_draft_reviewer_id")),
        sa.PrimaryKeyConstraint("claim_id", "reviewer_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "lease",
        sa.Column("claim_id", sa.String(length=40), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_lease_claim_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewer.id"], name=op.f("fk_lease_reviewer_id")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_lease")),
    )
    op.create_index(op.f("ix_lease_until"), "lease", ["until"], unique=False)
    op.create_table(
        "match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.String(length=40), nullable=False),
        sa.Column("other_id", sa.String(length=40), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("score", EXACT, nullable=True),
        sa.Column("rule_version", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_match_claim_id")),
        sa.ForeignKeyConstraint(["other_id"], ["claim.id"], name=op.f("fk_match_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match")),
        sa.UniqueConstraint(
            "claim_id", "other_id", "relation", name=op.f("uq_match_claim_id_other_id_relation")
        ),
    )
    op.create_index(op.f("ix_match_other_id"), "match", ["other_id"], unique=False)
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_version_id", sa.Integer(), nullable=False),
        sa.Column("extractor_version", sa.String(length=40), nullable=False),
        sa.Column("lexicon_version", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_version_id"], ["article_version.id"], name=op.f("fk_reading_article_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint(
            "article_version_id",
            "extractor_version",
            "lexicon_version",
            name=op.f("uq_reading_article_version_id_extractor_version_lexicon_version"),
        ),
    )
    op.create_table(
        "verdict",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("claim_id", sa.String(length=40), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=True),
        sa.Column("attribution_code", sa.String(length=20), nullable=True),
        sa.Column("extraction_code", sa.String(length=20), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("known_gaps", sa.Text(), nullable=False),
        sa.Column("confidence", sa.String(length=20), nullable=True),
        sa.Column("checked_value", EXACT, nullable=True),
        sa.Column("checked_unit", sa.Text(), nullable=True),
        sa.Column("guideline_version", sa.String(length=20), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("supersedes", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_verdict_claim_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewer.id"], name=op.f("fk_verdict_reviewer_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["verdict.id"], name=op.f("fk_verdict_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
    )
    op.create_index("ix_verdict_claim_round", "verdict", ["claim_id", "round", "sequence"], unique=False)
    op.create_table(
        "claim_reading",
        sa.Column("claim_id", sa.String(length=40), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_reading_claim_id")),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_claim_reading_reading_id")),
        sa.PrimaryKeyConstraint("claim_id", "reading_id", name=op.f("pk_claim_reading")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("figure_value", EXACT, nullable=True),
        sa.Column("figure_unit", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_evidence_source_id")),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name=op.f("fk_evidence_verdict_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_source_id"), "evidence", ["source_id"], unique=False)
    op.create_index(op.f("ix_evidence_verdict_id"), "evidence", ["verdict_id"], unique=False)
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_why", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("final_verdict_id", sa.String(length=40), nullable=True),
        sa.Column("final_code", sa.String(length=20), nullable=True),
        sa.Column("decision_origin", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_round_claim_id")),
        sa.ForeignKeyConstraint(["final_verdict_id"], ["verdict.id"], name=op.f("fk_round_final_verdict_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("claim_id", "number", name=op.f("uq_round_claim_id_number")),
    )
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
    op.execute("INSERT INTO data_version (id, counter) VALUES (1, 0)")
