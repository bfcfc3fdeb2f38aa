"""The ledger of contacts on disk: HOME/contacts.sqlite, beside the record and never part of it.

`store.Contacts` keeps the rows, `answers` asks the core's rules by index, `importing` reads files.
"""
