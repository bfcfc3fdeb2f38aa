"""The store: what a node keeps on disk, durable before anything goes on the wire [REC-5].

`contract.Store` is what the runtime knows; `database.Database` keeps it in SQLite and
`memory.MemoryStore` in memory, for the simulator. Both pass tests/contracts/test_store.py.
"""
