"""The demonstration: two parties on one machine, told as a story that really happens."""
