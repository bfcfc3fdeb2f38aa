"""The ledger of contacts: who spoke with whom, when last, what is owed [CON-1].

Pure rules. `contact` reads the object, `days` and `levels` say what may be compared, `since`,
`claims`, `silence`, `owed` and `figures` answer; `openline.shell.contacts` keeps the rows.
"""
