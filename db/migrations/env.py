"""What Alembic runs; started in-process by `db.upgrade`, which hands over the connection."""

from __future__ import annotations

from alembic import context

from db.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,  # all of an upgrade or nothing; SQLite can do that too
)
with context.begin_transaction():
    context.run_migrations()
