"""What people take away, pure: rows, CSV, charts."""
