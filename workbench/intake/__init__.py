"""A page, file or feed -> articles. This folder alone reads files."""
