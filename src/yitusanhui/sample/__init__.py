"""Plays a believable consultation through the operations."""
