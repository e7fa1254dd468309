/* The public map: pins on one version of the drawing, gathered where they would overlap. */
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function el(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = String(text);
  return node;
}

function svg(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/* One pin: casing, edge, fill and its number, as atlas.symbols says. */
function drawSymbol(symbol, words, radius) {
  const half = radius * 1.3 + 3;
  const picture = svg("svg", { width: 2 * half, height: 2 * half, viewBox: [-half, -half, 2 * half, 2 * half].join(" ") });
  const corners = symbol.outline.map(([x, y]) => (x * radius).toFixed(2) + "," + (y * radius).toFixed(2)).join(" ");
  picture.append(svg("polygon", { points: corners, fill: symbol.casing, stroke: symbol.casing, "stroke-width": 5, "stroke-linejoin": "round" }));
  const body = svg("polygon", { points: corners, fill: symbol.fill, stroke: symbol.edge, "stroke-width": 1.6, "stroke-linejoin": "round" });
  if (symbol.hollow) body.setAttribute("stroke-dasharray", "3 2");
  picture.append(body);
  if (symbol.ringed) picture.append(svg("circle", { r: radius * 0.72, fill: "none", stroke: symbol.ink, "stroke-width": 1 }));
  const size = (radius * 1.08 * Math.min(1, 2.6 / Math.max(1, words.length))).toFixed(1);
  const label = svg("text", { "text-anchor": "middle", y: symbol.drop * radius, dy: "0.36em", fill: symbol.ink, "font-size": size });
  label.textContent = words;
  picture.append(label);
  return picture;
}

/* Pins within `reach` screen pixels of an earlier one make one heap. */
function gather(pins, scale, reach) {
  const cells = new Map();
  const heaps = [];
  for (const pin of pins) {
    const x = pin.x * scale, y = pin.y * scale;
    const column = Math.floor(x / reach), row = Math.floor(y / reach);
    let best = null, nearest = reach * reach;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const heap of cells.get(c + ":" + r) || []) {
          const away = (heap.x - x) ** 2 + (heap.y - y) ** 2;
          if (away < nearest) { nearest = away; best = heap; }
        }
      }
    }
    if (best) { best.pins.push(pin); continue; }
    const heap = { x, y, pins: [pin] };
    heaps.push(heap);
    const key = column + ":" + row;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(heap);
  }
  return heaps.map((heap) => heap.pins);
}

/* What a resident reads about one comment. Text only ever becomes text. */
function commentCard(data, comment) {
  const card = el("article", "card");
  card.append(el("h3", "", data.words.number.replace("{number}", comment.number)));
  card.append(el("p", "where", [data.meetings[comment.meeting], comment.category].filter(Boolean).join(" · ")));
  card.append(el("p", "said", comment.text));
  if (comment.endorsements) card.append(el("p", "where", data.words.endorsed.replace("{count}", comment.endorsements)));
  const answer = el("div", "answer");
  answer.append(el("strong", "", comment.reply || data.words.waiting));
  if (comment.reason) answer.append(el("p", "", comment.reason));
  const who = [comment.owner, comment.due].filter(Boolean).join(" · ");
  if (who) answer.append(el("p", "where", who));
  card.append(answer);
  for (const fate of comment.fates) card.append(el("p", "where", fate));
  return card;
}

class PinLayer {
  constructor(map, data) {
    this.map = map;
    this.data = data;
    this.look = data.looks[0];
    this.version = null;
    this.shown = data.comments;
    this.near = this.top = 0;
    this.layer = L.layerGroup().addTo(map);
    this.markers = new Map();
    map.on("zoomend moveend resize", () => this.draw());
  }

  show(comments, look) {
    this.shown = comments;
    this.look = look;
    this.draw();
  }

  /* The comment as it stands on the version that is shown; null where it never came there. */
  standing(comment) {
    if (comment.version === this.version.id) return comment;
    const stand = comment.stands[this.version.id];
    return stand ? Object.assign({}, comment, stand) : null;
  }

  draw() {
    const { map, data } = this;
    this.layer.clearLayers();
    this.markers.clear();
    const placed = this.shown.map((comment) => this.standing(comment)).filter((comment) => comment && comment.x !== null);
    document.body.dataset.pins = placed.length;
    const scale = map.getZoomScale(map.getZoom(), 0);
    const view = map.getBounds().pad(0.3);
    for (const pins of gather(placed, scale, data.radius * 2.6)) {
      const place = L.latLng(-pins[0].y, pins[0].x);
      if (view.contains(place)) this.add(pins, place);
    }
  }

  add(pins, place) {
    const { data } = this;
    const alone = pins.length === 1;
    const symbol = alone ? data.symbols[pins[0].symbols[this.look.key]] : data.cluster;
    const words = alone ? String(pins[0].number) : "×" + pins.length;
    const picture = drawSymbol(symbol, words, alone ? data.radius : data.radius * 1.2);
    const size = Number(picture.getAttribute("width"));
    const icon = L.divIcon({ html: picture, className: alone ? "pin" : "pin heap", iconSize: [size, size] });
    const title = alone ? data.words.number.replace("{number}", words) : data.words.heap.replace("{count}", pins.length);
    const marker = L.marker(place, { icon, title, alt: title, keyboard: true, zIndexOffset: alone ? 0 : 500 });
    marker.on("click", () => this.open(pins, place));
    marker.addTo(this.layer);
    for (const pin of pins) this.markers.set(pin.number, marker);
  }

  /* A heap opens by zooming in; where that can't part it, as a list. */
  open(pins, place) {
    const bounds = L.latLngBounds(pins.map((pin) => [-pin.y, pin.x]));
    const zoom = Math.min(this.map.getBoundsZoom(bounds.pad(0.4)), this.map.getMaxZoom());
    if (pins.length > 1 && zoom > this.map.getZoom() + 0.1 && !bounds.getNorthWest().equals(bounds.getSouthEast())) {
      this.map.setView(bounds.getCenter(), Math.max(zoom, this.map.getZoom() + 1));
      return;
    }
    const content = el("div", "cards");
    for (const pin of pins) content.append(commentCard(this.data, pin));
    const small = Math.min(320, this.map.getSize().x - 60);
    L.popup({ maxWidth: small, minWidth: Math.min(220, small), maxHeight: (this.map.getSize().y - this.top) * 0.7, offset: [0, -8],
      autoPanPaddingTopLeft: [8, this.top + 8], autoPanPaddingBottomRight: [8, 8] })
      .setLatLng(place).setContent(content).openOn(this.map);
  }

  /* Go to one comment, from the list or the search. */
  goTo(comment) {
    if (comment.x === null) return;
    const place = L.latLng(-comment.y, comment.x);
    this.map.setView(place, Math.max(this.map.getZoom(), this.near), { animate: false });
    this.open([comment], place);
  }
}

/* The versions of the drawing over one another: one is shown, with its own pins. */
class Versions {
  constructor(map, pictures, data, pins) {
    Object.assign(this, { map, pictures, data, pins, layers: new LayerBox(map, data), scale: new ScaleBox(map, data), whole: false, changed: () => {} });
    this.box = el("div", "versions leaflet-bar");
    const control = L.control({ position: "topleft" });
    control.onAdd = () => this.box;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    for (const deed of ["pointerdown", "wheel", "keydown"]) map.getContainer().addEventListener(deed, () => this.leave());
    map.on("resize", () => { if (this.whole) this.fit(); });
  }

  /* From now on the map stays where a person moved it. */
  leave() { this.whole = false; }

  bounds() { return L.latLngBounds([[-this.now.height, 0], [0, this.now.width]]); }

  show(id) {
    const before = this.now, now = this.data.versions.find((version) => version.id === id);
    if (!now || now === before) return;
    this.now = this.pins.version = now;
    this.map.closePopup();
    for (const [other, picture] of Object.entries(this.pictures)) {
      if (other === id) picture.addTo(this.map); else picture.remove();
    }
    this.layers.show(now);
    this.scale.show(now);
    this.draw();
    if (!before || before.width !== now.width || before.height !== now.height) this.fit();
    this.changed();
  }

  /* The whole drawing, below the box of versions. */
  fit() {
    const { map } = this, bounds = this.bounds();
    const padding = { paddingTopLeft: [4, this.pins.top + 4], paddingBottomRight: [4, 4], animate: false };
    map.invalidateSize({ animate: false });
    map.setMinZoom(-10).setMaxZoom(10);
    map.fitBounds(bounds, padding);
    const zoom = map.getZoom();
    map.setMinZoom(zoom - 0.5).setMaxZoom(zoom + 5);
    map.setMaxBounds(bounds.pad(0.5));
    this.pins.near = zoom + 1.5;
    this.whole = true;
  }

  draw() {
    const { data, now } = this, words = data.words;
    const row = el("div", "switch");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", words.versions);
    for (const version of data.versions) {
      const button = el("button", version === now ? "on" : "", version.edition + " ");
      button.type = "button";
      button.title = version.name;
      button.setAttribute("aria-pressed", String(version === now));
      button.append(el("small", "", words.pins.replace("{count}", version.count)));
      button.addEventListener("click", () => this.show(version.id));
      row.append(button);
    }
    const placed = data.comments.filter((comment) => comment.x !== null || Object.keys(comment.stands).length).length;
    const nowhere = data.comments.length - placed;
    const here = data.versions.length > 1 ? words.here.replace("{others}", placed - now.count) : words.hereAll;
    const told = here.replace("{here}", now.count) + (nowhere ? words.nowhere.replace("{count}", nowhere) : "");
    this.box.replaceChildren(row, el("p", "", told), el("p", "where", now.name));
    this.pins.top = this.box.offsetHeight + 12;
  }
}

function ytshMap(map, pictures, data) {
  L.control.zoom({ position: "topright", zoomInTitle: data.words.zoomIn, zoomOutTitle: data.words.zoomOut }).addTo(map);
  map.setView([0, 0], 0, { animate: false });
  const pins = new PinLayer(map, data);
  const versions = new Versions(map, pictures, data, pins);
  const newest = data.versions[data.versions.length - 1];
  pins.version = newest;
  ytshPanel(data, pins, versions);
  versions.show(newest.id);
}
