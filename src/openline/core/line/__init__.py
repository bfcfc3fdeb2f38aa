"""The line: frames, sessions, delivery. It carries without reading."""
