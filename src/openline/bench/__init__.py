"""An installed Openline measures itself; the floor to set beside it is in bench/ of the checkout."""
