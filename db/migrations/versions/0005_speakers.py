"""One speaker across articles: offices as printed, what names were merged, and pairs that were decided.

A claim keeps the name that its reading gives (`speaker_name_id`) beside the speaker that it stands for,
so that a merge can be taken back exactly. `speaker.role` goes: an office belongs to the claim, and so to
the date of its article.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_NEVER = """CREATE TRIGGER {table}_never_{verb} BEFORE {upper} ON {table} BEGIN
        SELECT RAISE(ABORT, '{table} rows are never changed or deleted');
    END"""

_OF_SPEAKER = ("speaker_id", "withdrawn", "speaker_kind", "published", "article_id", "speaker_role")


def upgrade() -> None:
    _claims()
    _speakers()
    _pairs()
    for table in ("speaker_alias", "speaker_pair"):
        _never_changed(table)


def _claims() -> None:
    op.add_column("claim", sa.Column("speaker_role", sa.Text(), nullable=True))
    op.add_column("claim", sa.Column("speaker_kind", sa.String(length=20), nullable=True))
    op.execute(  # SQLite takes a key with its column alone
        "ALTER TABLE claim ADD COLUMN speaker_name_id INTEGER "
        "CONSTRAINT fk_claim_speaker_name_id REFERENCES speaker (id)"
    )
    op.execute("UPDATE claim SET speaker_name_id = speaker_id WHERE speaker_id IS NOT NULL")
    for name, first, columns in (
        ("ix_claim_of_speaker", "speaker_id", list(_OF_SPEAKER)),
        ("ix_claim_speaker_name", "speaker_name_id", ["speaker_name_id"]),
    ):
        some = sa.text(f"{first} IS NOT NULL")
        op.create_index(name, "claim", columns, unique=False, sqlite_where=some, postgresql_where=some)


def _speakers() -> None:
    op.drop_column("speaker", "role")
    op.add_column("speaker", sa.Column("label", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "speaker", sa.Column("kind_decided", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("speaker", sa.Column("row_version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("speaker", sa.Column("claims", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE speaker SET label = name, claims = (SELECT count(*) FROM claim "
        "WHERE claim.speaker_id = speaker.id AND NOT claim.withdrawn)"
    )
    op.create_index("ix_speaker_order", "speaker", [sa.text("claims DESC"), "label", "id"], unique=False)
    merged = sa.text("merged_into IS NOT NULL")
    op.create_index(
        "ix_speaker_merged_into",
        "speaker",
        ["merged_into"],
        unique=False,
        sqlite_where=merged,
        postgresql_where=merged,
    )
    op.add_column(
        "speaker_alias", sa.Column("merged", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("speaker_alias", sa.Column("reason", sa.Text(), nullable=False, server_default=""))


def _pairs() -> None:
    op.create_table(
        "speaker_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_speaker_pair_in_order")),
        sa.ForeignKeyConstraint(["first_id"], ["speaker.id"], name=op.f("fk_speaker_pair_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["speaker.id"], name=op.f("fk_speaker_pair_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_pair")),
        sa.UniqueConstraint(
            "first_id", "second_id", "version", name=op.f("uq_speaker_pair_first_id_second_id_version")
        ),
    )
    op.create_index(op.f("ix_speaker_pair_second_id"), "speaker_pair", ["second_id"], unique=False)


def _never_changed(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(_NEVER.format(table=table, verb=verb, upper=verb.upper()))
        return
    op.execute(
        f"""CREATE TRIGGER {table}_never_changed BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION never_changed()"""
    )
    op.execute(
        f"""CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"""
    )
