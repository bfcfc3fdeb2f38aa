"""Bytes between two nodes over TCP and TLS 1.3; each knows the other's key beforehand.

Import from `openline.shell.link.tls`, which names all that is public here.
"""
