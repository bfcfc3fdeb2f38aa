"""What both parties agreed: the profile and the contents of items."""
