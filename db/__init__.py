"""Storage: the database of the desk. Rows never leave this package; the store speaks in values."""
