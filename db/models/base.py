"""What every table has: its base, the names of its constraints, and how values are kept."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase

from db.columns import ExactDecimal, UtcDateTime

Json = Any


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Decimal: ExactDecimal,
        datetime: UtcDateTime,
        Json: JSON(none_as_null=True),
        str: Text,
    }


def index_of_some(name: str, condition: str, *columns: Any) -> Index:
    """An index of the rows for which the condition holds."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)
