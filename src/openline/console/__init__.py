"""The public HTTP API of a node, and the console that is one client of it."""
