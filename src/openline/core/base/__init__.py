"""The bottom of the world: bytes, keys, errors, names."""
