"""The public page of released readouts, and the program by which a browser checks it (RDO-8)."""
