"""The command line: its options, what it opens, and what its longer commands print."""
