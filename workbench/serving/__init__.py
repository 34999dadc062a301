"""Start the desk: server, headers, warm-up."""
