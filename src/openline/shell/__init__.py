"""The shells: everything that touches the world for the core. No decision is taken here."""
