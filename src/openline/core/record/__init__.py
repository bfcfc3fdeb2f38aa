"""The record: signed logs that neither side can rewrite. It keeps without judging."""
