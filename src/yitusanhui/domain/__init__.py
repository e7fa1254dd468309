"""Rules and read models. Standard library only, no input or output."""
