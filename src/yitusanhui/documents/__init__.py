"""Files written out, all from read models."""
