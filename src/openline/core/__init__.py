"""The core: what Openline knows. No clock, no randomness, no input or output, no logging."""
