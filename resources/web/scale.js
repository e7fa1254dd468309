/* Scale bar and north of the version that is shown, where they are known. */
class ScaleBox {
  constructor(map, data) {
    Object.assign(this, { map, data, version: null });
    this.box = el("div", "scale");
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => this.box;
    control.addTo(map);
    map.on("zoomend", () => this.draw());
  }

  show(version) {
    this.version = version;
    this.draw();
  }

  draw() {
    const { map, data, version } = this;
    this.box.replaceChildren();
    this.box.hidden = !version || (!version.metresPerPixel && version.north === null);
    if (this.box.hidden) return;
    if (version.metresPerPixel) {
      const each = version.metresPerPixel / map.getZoomScale(map.getZoom(), 0), most = each * 120;
      const power = 10 ** Math.floor(Math.log10(most));
      const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most * 1.000001);
      const words = metres >= 1000 ? data.words.kilometres.replace("{count}", metres / 1000)
        : data.words.metres.replace("{count}", Number(metres.toPrecision(3)));
      const bar = el("div", "bar", words);
      bar.style.width = metres / each + "px";
      this.box.append(bar);
    }
    if (version.north !== null) {
      const arrow = svg("svg", { width: 26, height: 34, viewBox: "-13 -18 26 34", role: "img", "aria-label": data.words.north });
      const turned = svg("g", { transform: `rotate(${version.north})` });
      turned.append(svg("polygon", { points: "0,-6 7,14 0,9", fill: "#fff", stroke: "#111" }),
        svg("polygon", { points: "0,-6 -7,14 0,9", fill: "#111", stroke: "#111" }));
      const letter = svg("text", { x: 0, y: -8, "text-anchor": "middle", "font-size": 10, "font-weight": "bold" });
      letter.textContent = "N";
      turned.append(letter);
      arrow.append(turned);
      this.box.append(arrow);
    }
  }
}
