"""The panels on the right: one for each kind of work in a meeting."""
