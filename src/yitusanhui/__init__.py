"""一图三会: one planning drawing through 征询会, 协调会 and 评议会, in one file, offline."""

__version__ = "0.1.0"
