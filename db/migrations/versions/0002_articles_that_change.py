"""Articles that change: corrections, withdrawal, versions, and texts of one origin.

An article keeps its current values, as a claim does: the version that holds with a person's
corrections over it. A text may be read twice by one extractor (a corrected date changes what it
means), so `reading` loses its unique key; SQLite needs the table made anew for that, which is why
an upgrade runs without its foreign keys (`db.upgrade` checks them at the end).

The log's end is kept in `data_version`, so that a log that was cut off is told.
"""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

EXACT = sa.String(80).with_variant(sa.Numeric(), "postgresql")

_NEVER = """CREATE TRIGGER {table}_never_{verb} BEFORE {upper} ON {table} BEGIN
        SELECT RAISE(ABORT, '{table} rows are never changed or deleted');
    END"""

_CURRENT = ("title", "publisher", "published", "published_from", "url")


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    _articles()
    _corrections(sqlite)
    _origins()
    _readings(sqlite)
    _claims()
    _end_of_the_log()


def _articles() -> None:
    op.add_column(
        "article_version", sa.Column("dated_because", sa.Text(), nullable=False, server_default="")
    )
    op.add_column("article", sa.Column("row_version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("article", sa.Column("title", sa.Text(), nullable=True))
    op.add_column("article", sa.Column("publisher", sa.Text(), nullable=True))
    op.add_column("article", sa.Column("published", sa.Date(), nullable=True))
    op.add_column("article", sa.Column("published_from", sa.String(length=20), nullable=True))
    op.add_column("article", sa.Column("dated_because", sa.Text(), nullable=False, server_default=""))
    op.add_column("article", sa.Column("url", sa.Text(), nullable=True))
    op.add_column("article", sa.Column("address", sa.Text(), nullable=True))
    op.add_column("article", sa.Column("sketched", sa.String(length=40), nullable=True))
    for name in _CURRENT:
        op.execute(
            f"UPDATE article SET {name} = (SELECT v.{name} FROM article_version v "
            "WHERE v.article_id = article.id AND v.number = article.version)"
        )
    connection = op.get_bind()
    article = sa.table("article", sa.column("id"), sa.column("url"), sa.column("address"))
    for article_id, url in connection.execute(
        sa.select(article.c.id, article.c.url).where(article.c.url.is_not(None))
    ).all():
        connection.execute(
            sa.update(article).where(article.c.id == article_id).values(address=_address(url))
        )
    op.create_index(op.f("ix_article_headline"), "article", ["headline"], unique=False)
    op.create_index(op.f("ix_article_address"), "article", ["address"], unique=False)
    op.create_index(op.f("ix_article_sketched"), "article", ["sketched"], unique=False)


def _address(url: str) -> str | None:
    """As `workbench.compare.addresses` had it when this migration was written."""
    match = re.match(r"https?://(?:[^/@?#]*@)?([^/?#]+)([^?#]*)(\?[^#]*)?", url.strip(), re.IGNORECASE)
    if match is None:
        return None
    host = match[1].lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    asked = [part for part in (match[3] or "")[1:].split("&") if part]
    kept = sorted(part for part in asked if not part.lower().startswith(_TRACKING))
    path = match[2].rstrip("/")
    return (host + path + ("?" + "&".join(kept) if kept else ""))[:500]


_TRACKING = ("utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "cmpid=", "ocid=")


def _corrections(sqlite: bool) -> None:
    op.create_table(
        "article_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_correction_article_id")
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["reviewer.id"], name=op.f("fk_article_correction_reviewer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_correction")),
    )
    op.create_index(
        op.f("ix_article_correction_article_id"), "article_correction", ["article_id"], unique=False
    )
    if sqlite:
        _never_changed("article_correction")
    else:
        op.execute(
            """CREATE TRIGGER article_correction_never_changed BEFORE UPDATE OR DELETE ON article_correction
            FOR EACH ROW EXECUTE FUNCTION never_changed()"""
        )
        op.execute(
            """CREATE TRIGGER article_correction_never_emptied BEFORE TRUNCATE ON article_correction
            FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"""
        )


def _never_changed(table: str) -> None:
    for verb in ("update", "delete"):
        op.execute(_NEVER.format(table=table, verb=verb, upper=verb.upper()))


def _origins() -> None:
    op.create_table(
        "article_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=40), nullable=False),
        sa.Column("other_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("score", EXACT, nullable=False),
        sa.Column("rule_version", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_link_article_id")),
        sa.ForeignKeyConstraint(["other_id"], ["article.id"], name=op.f("fk_article_link_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_link")),
        sa.UniqueConstraint(
            "article_id", "other_id", "kind", name=op.f("uq_article_link_article_id_other_id_kind")
        ),
    )
    op.create_index(op.f("ix_article_link_other_id"), "article_link", ["other_id"], unique=False)
    op.create_table(
        "article_sketch",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_sketch_article_id")),
        sa.PrimaryKeyConstraint("hash", "article_id", name=op.f("pk_article_sketch")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_sketch_article", "article_sketch", ["article_id"], unique=False)


def _readings(sqlite: bool) -> None:
    unique = op.f("uq_reading_article_version_id_extractor_version_lexicon_version")
    if sqlite:
        op.create_table(
            "reading_anew",
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
        )
        columns = "id, article_version_id, extractor_version, lexicon_version, at, found"
        op.execute(f"INSERT INTO reading_anew ({columns}) SELECT {columns} FROM reading")
        op.execute("DROP TABLE reading")
        op.execute("ALTER TABLE reading_anew RENAME TO reading")
        _never_changed("reading")
    else:
        op.drop_constraint(unique, "reading", type_="unique")
    op.create_index(op.f("ix_reading_article_version_id"), "reading", ["article_version_id"], unique=False)


def _claims() -> None:
    op.add_column("claim", sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_claim_withdrawn",
        "claim",
        ["article_id"],
        unique=False,
        sqlite_where=sa.text("withdrawn IS 1"),
        postgresql_where=sa.text("withdrawn IS true"),
    )
    withdrawn = "article_id IN (SELECT id FROM article WHERE withdrawn_at IS NOT NULL)"
    op.execute(f"UPDATE claim SET withdrawn = true WHERE {withdrawn}")


def _end_of_the_log() -> None:
    op.add_column("data_version", sa.Column("events", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "data_version",
        sa.Column("newest_hash", sa.String(length=64), nullable=False, server_default="0" * 64),
    )
    op.execute(
        "UPDATE data_version SET events = coalesce((SELECT max(sequence) FROM event), 0), newest_hash = "
        f"coalesce((SELECT hash FROM event ORDER BY sequence DESC LIMIT 1), '{'0' * 64}')"
    )
