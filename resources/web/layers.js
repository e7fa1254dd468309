/* Layers over the drawing, under the pins: drawn on one canvas, ticked in the panel. */
"use strict";

class LayerBox {
  constructor(map, data) {
    Object.assign(this, { map, data, groups: new Map(), hidden: new Set(), box: el("section", "layers") });
    map.createPane("ytshLayers").style.zIndex = 410;
    this.canvas = L.canvas({ pane: "ytshLayers", padding: 0.3 });
  }

  /* The layers of that version; those of another go. */
  show(version) {
    for (const group of this.groups.values()) group.remove();
    this.groups.clear();
    for (const layer of version.layers) {
      const group = L.layerGroup(layer.shapes.map((shape) => this.shape(shape, layer.colour)));
      this.groups.set(layer, group);
      if (!this.hidden.has(layer)) group.addTo(this.map);
    }
    this.draw(version.layers);
  }

  shape([kind, name, ...rings], colour) {
    const places = rings.map((ring) => {
      const made = [];
      for (let i = 0; i < ring.length; i += 2) made.push([-ring[i + 1], ring[i]]);
      return made;
    });
    const look = { renderer: this.canvas, color: colour, weight: 1.1, fillColor: colour, fillOpacity: 0.1, interactive: false };
    if (kind === 0) return L.circleMarker(places[0][0], { ...look, radius: 2.4, weight: 0.7, color: "#fff", fillOpacity: 1 });
    return kind === 2 ? L.polygon(places, look) : L.polyline(places, look);
  }

  draw(layers) {
    this.box.replaceChildren();
    if (!layers.length) return;
    this.box.append(el("h2", "", this.data.words.layers));
    for (const layer of layers) {
      const label = el("label"), input = el("input"), swatch = el("i");
      input.type = "checkbox";
      input.checked = !this.hidden.has(layer);
      swatch.style.background = layer.colour;
      input.addEventListener("change", () => {
        if (input.checked) { this.hidden.delete(layer); this.groups.get(layer).addTo(this.map); }
        else { this.hidden.add(layer); this.groups.get(layer).remove(); }
      });
      label.append(input, swatch, " " + layer.name);
      this.box.append(label);
    }
  }
}
