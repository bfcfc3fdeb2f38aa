"""Openline: a signed, provable, always-open line between two parties."""

__version__ = "0.1.0"
