"""Putting a node together: from a home to a running process."""
