"""The node: what officers do, decided one event at a time."""
