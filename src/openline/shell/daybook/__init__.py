"""The daybook: what is this party's alone, beside the record and never in it (HOME/daybook.sqlite)."""
