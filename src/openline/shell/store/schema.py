"""The tables of a node's database, and the statements over them."""

from __future__ import annotations

APPLICATION_ID = 0x4F4C494E  # "OLIN", so that file(1) and a reader know whose file it is
SCHEMA_VERSION = 1

# secure_delete: erased text must not stay in free pages (until the next checkpoint it may still
# stand in the -wal file). The cache is small because a whole node stays below 80 MB.
SETTINGS = """
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -2048;
PRAGMA mmap_size = 0;
PRAGMA journal_size_limit = 16777216;
"""

# Bodies stand last in their row: a read of the rest does not touch their pages. Body keys have
# a table of their own: erasing one, or wrapping all anew, touches few pages.
TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
CREATE TABLE vault (proof BLOB NOT NULL) STRICT;
CREATE TABLE note (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE line (
    id INTEGER PRIMARY KEY, line BLOB NOT NULL UNIQUE, us INTEGER NOT NULL, file BLOB NOT NULL
) STRICT;
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, line INTEGER NOT NULL, party INTEGER NOT NULL,
    generation INTEGER NOT NULL, idx INTEGER NOT NULL, at_ms INTEGER NOT NULL,
    early INTEGER NOT NULL, leaf BLOB NOT NULL, entry BLOB NOT NULL, body BLOB,
    UNIQUE (line, party, generation, idx)
) STRICT;
CREATE TABLE body_key (seq INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
CREATE TABLE checkpoint (
    id INTEGER PRIMARY KEY, line INTEGER NOT NULL, party INTEGER NOT NULL,
    generation INTEGER NOT NULL, size INTEGER NOT NULL, signer INTEGER NOT NULL,
    data BLOB NOT NULL, UNIQUE (line, party, generation, size, signer)
) STRICT;
CREATE TABLE waiting (
    id INTEGER PRIMARY KEY, line INTEGER NOT NULL, item BLOB NOT NULL, wrapped BLOB NOT NULL,
    data BLOB NOT NULL, UNIQUE (line, item)
) STRICT;
CREATE TABLE sent (
    id INTEGER PRIMARY KEY, line INTEGER NOT NULL, generation INTEGER NOT NULL,
    idx INTEGER NOT NULL, at_ms INTEGER NOT NULL, route BLOB NOT NULL,
    UNIQUE (line, generation, idx)
) STRICT;
CREATE TABLE fork (
    id INTEGER PRIMARY KEY, line INTEGER NOT NULL, party INTEGER NOT NULL,
    generation INTEGER NOT NULL, idx INTEGER NOT NULL, at_ms INTEGER NOT NULL,
    held BLOB NOT NULL, refused BLOB NOT NULL,
    UNIQUE (line, party, generation, idx, held, refused)
) STRICT;
CREATE TABLE offence (
    id INTEGER PRIMARY KEY AUTOINCREMENT, line INTEGER NOT NULL, clause BLOB NOT NULL,
    at_ms INTEGER NOT NULL, wrapped BLOB NOT NULL, data BLOB NOT NULL
) STRICT;
CREATE INDEX offence_of_line ON offence (line, id);
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY, line INTEGER NOT NULL, sha256 BLOB NOT NULL,
    total INTEGER NOT NULL, held INTEGER NOT NULL, wrapped BLOB NOT NULL,
    UNIQUE (line, sha256)
) STRICT;
CREATE TABLE part (
    id INTEGER PRIMARY KEY, attachment INTEGER NOT NULL, offset INTEGER NOT NULL,
    bytes INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE (attachment, offset, bytes)
) STRICT;
"""

# One turned bit can make a blob a text or a NULL, STRICT or not: the casts give the bytes back,
# so that one damaged row is named and not all of its batch lost.
_ENTRY_COLUMNS = """
SELECT e.seq, coalesce(CAST(e.party AS INTEGER), -1),
    coalesce(CAST(e.generation AS INTEGER), -1), coalesce(CAST(e.idx AS INTEGER), -1),
    coalesce(CAST(e.entry AS BLOB), x''), coalesce(CAST(e.leaf AS BLOB), x''),
    CAST(k.wrapped AS BLOB), CAST(e.body AS BLOB), coalesce(CAST(e.at_ms AS INTEGER), 0),
    coalesce(CAST(e.early AS INTEGER), 0), e.line
FROM entry e LEFT JOIN body_key k ON k.seq = e.seq
"""
# Rows fetched at once: a reader must be short, or the write-ahead log grows and erased text
# stays in it; and at 33 kB an entry a batch stays near 2 MB.
# S608 below: nothing but our own constants is put together here.
# +e.line: by seq and nothing else, or SQLite would sort the whole line first.
ENTRIES_SINCE = f"""{_ENTRY_COLUMNS}
WHERE e.seq > ? AND +e.line = (SELECT id FROM line WHERE line = ?) ORDER BY e.seq LIMIT 64
"""  # noqa: S608
ENTRY_AT = f"""{_ENTRY_COLUMNS}
WHERE e.line = (SELECT id FROM line WHERE line = ?) AND party = ? AND generation = ?
    AND idx = ?
"""  # noqa: S608
ENTRY_BY_SEQ = f"""{_ENTRY_COLUMNS}
WHERE e.seq = ?
"""
CHECKPOINTS = """
SELECT party, generation, size, signer, data FROM checkpoint
WHERE line = (SELECT id FROM line WHERE line = ?) ORDER BY id
"""
WAITING = """
SELECT coalesce(CAST(item AS BLOB), x''), coalesce(CAST(wrapped AS BLOB), x''),
    coalesce(CAST(data AS BLOB), x'')
FROM waiting
WHERE line = (SELECT id FROM line WHERE line = ?) ORDER BY id
"""
SENT = """
SELECT generation, idx, at_ms, CAST(route AS BLOB) FROM sent
WHERE line = (SELECT id FROM line WHERE line = ?) ORDER BY id
"""
FORKS = """
SELECT party, generation, idx, held, refused, at_ms FROM fork
WHERE line = (SELECT id FROM line WHERE line = ?) ORDER BY id
"""
OFFENCES = """
SELECT coalesce(CAST(clause AS BLOB), x''), coalesce(CAST(wrapped AS BLOB), x''),
    coalesce(CAST(data AS BLOB), x''), coalesce(CAST(at_ms AS INTEGER), 0)
FROM offence
WHERE line = (SELECT id FROM line WHERE line = ?) ORDER BY id
"""
ATTACHMENTS = """
SELECT sha256, held, total FROM attachment
WHERE line = (SELECT id FROM line WHERE line = ?) ORDER BY id
"""
ATTACHMENT = """
SELECT id, coalesce(CAST(wrapped AS BLOB), x''), CAST(total AS INTEGER) FROM attachment
WHERE line = (SELECT id FROM line WHERE line = ?) AND sha256 = ?
"""
PARTS = """
SELECT CAST(offset AS INTEGER), coalesce(CAST(data AS BLOB), x'') FROM part
WHERE attachment = ? AND offset < ? AND offset + bytes > ? ORDER BY id
"""
PROOF = "SELECT coalesce(CAST(proof AS BLOB), x'') FROM vault"
