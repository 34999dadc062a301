"""Claims against claims, pure."""
