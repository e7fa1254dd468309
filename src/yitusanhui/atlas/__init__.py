"""The map as data: scene, symbols, pyramid, georeference."""
