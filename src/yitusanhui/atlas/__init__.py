"""The map as data: scene, symbols, layout, pyramid."""
