"""Windows and panels; never SQL, never a rule."""
