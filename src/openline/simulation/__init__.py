"""Two whole nodes in one deterministic world: the real turn, a memory store, faults from one seed."""
