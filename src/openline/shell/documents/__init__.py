"""Documents on paper: the preparation sheet of a contact, as PDF."""
