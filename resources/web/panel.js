/* The panel beside the map: figures, search, filters, legend, and every comment as a list. */
"use strict";

function pressable(node, action) {
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); action(); }
  });
  return node;
}

/* Tick boxes for the values of one key; returns the set of those ticked. */
function tickBoxes(box, title, choices, changed) {
  const ticked = new Set(choices.map(([value]) => value));
  if (choices.length < 2) return ticked;
  const group = el("fieldset");
  group.append(el("legend", "", title));
  for (const [value, words, count] of choices) {
    const label = el("label");
    const input = el("input");
    input.type = "checkbox";
    input.checked = true;
    input.addEventListener("change", () => {
      if (input.checked) ticked.add(value); else ticked.delete(value);
      changed();
    });
    label.append(input, " " + words + " ", el("small", "", count));
    group.append(label);
  }
  box.append(group);
  return ticked;
}

function countBy(comments, key) {
  const counts = new Map();
  for (const comment of comments) counts.set(key(comment), (counts.get(key(comment)) || 0) + 1);
  return counts;
}

/* The legend of one look on one version, and a switch where there are two looks. */
function drawLegend(box, data, look, version, choose) {
  box.replaceChildren(el("h2", "", data.words.legend));
  if (data.looks.length > 1) {
    const row = el("div", "switch");
    for (const other of data.looks) {
      const button = el("button", other === look ? "on" : "", other.words);
      button.type = "button";
      button.setAttribute("aria-pressed", String(other === look));
      button.addEventListener("click", () => choose(other));
      row.append(button);
    }
    box.append(row);
  }
  const lines = el("ul", "legend");
  for (const line of version.legends[look.key]) {
    const item = el("li");
    item.append(drawSymbol(data.symbols[line.symbol], data.symbols[line.symbol].mark, 9), el("span", "", line.words));
    lines.append(item);
  }
  const heap = el("li");
  heap.append(drawSymbol(data.cluster, "×3", 9), el("span", "", data.words.heapLegend));
  lines.append(heap);
  box.append(lines);
}

function drawList(box, data, comments, here, go) {
  box.replaceChildren(el("h2", "", data.words.list.replace("{count}", comments.length)));
  const lines = el("ol", "list");
  const editions = new Map(data.versions.map((version) => [version.id, version.edition]));
  for (const comment of comments) {
    const item = el("li");
    item.append(el("b", "", comment.number), el("span", "said", comment.text));
    const state = el("em", "", comment.reply || data.words.waiting);
    if (comment.version !== here) state.append(el("small", "tag", editions.get(comment.version) || data.words.unplaced));
    item.append(state);
    lines.append(pressable(item, () => go(comment, item)));
  }
  box.append(lines);
}

/* A number finds the comment of that number, anything else those with the words in them. */
function found(comments, asked) {
  const words = asked.trim().toLowerCase();
  if (!words) return comments;
  if (/^\d+$/.test(words)) return comments.filter((comment) => comment.number === Number(words));
  return comments.filter((comment) => (comment.text + comment.reason).toLowerCase().includes(words));
}

function ytshPanel(data, pins, versions) {
  const panel = el("aside", "panel");
  const handle = el("button", "handle", data.words.open);
  handle.type = "button";
  handle.setAttribute("aria-expanded", "false");
  const fold = (open) => {
    panel.classList.toggle("open", open);
    handle.textContent = open ? data.words.close : data.words.open;
    handle.setAttribute("aria-expanded", String(open));
  };
  handle.addEventListener("click", () => fold(!panel.classList.contains("open")));
  const head = el("header");
  head.append(el("h1", "", data.title), el("p", "where", data.subtitle), el("p", "figures", data.sentence));
  const search = el("input", "search");
  search.type = "search";
  search.placeholder = data.words.search;
  search.setAttribute("aria-label", data.words.search);
  const filters = el("div", "filters"), legend = el("section"), list = el("section");
  let look = data.looks[0];

  function go(comment, item) {
    if (comment.x === null) {
      if (item.nextElementSibling && item.nextElementSibling.classList.contains("card")) item.nextElementSibling.remove();
      else item.after(commentCard(data, comment));
      return;
    }
    fold(false);
    versions.show(comment.version);
    versions.leave();
    pins.goTo(comment);
  }
  function refresh() {
    const kept = data.comments.filter((c) => meetings.has(c.meeting) && replies.has(c.reply));
    const shown = found(kept, search.value);
    pins.show(shown, look);
    drawList(list, data, shown, versions.now.id, go);
    return shown;
  }
  function choose(other) {
    look = other;
    drawLegend(legend, data, look, versions.now, choose);
    refresh();
  }

  const byMeeting = countBy(data.comments, (c) => c.meeting), byReply = countBy(data.comments, (c) => c.reply);
  const meetings = tickBoxes(filters, data.words.meetings,
    Object.entries(data.meetings).filter(([id]) => byMeeting.has(id)).map(([id, name]) => [id, name, byMeeting.get(id)]), refresh);
  const replies = tickBoxes(filters, data.words.replies,
    data.replies.filter((kind) => byReply.has(kind)).map((kind) => [kind, kind || data.words.waiting, byReply.get(kind)]), refresh);
  search.addEventListener("input", refresh);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const shown = refresh();
    if (shown.length === 1) go(shown[0], list.querySelector("li"));
  });
  panel.append(handle, head, search, filters, legend, versions.layers.box, list, el("footer", "", data.words.notice));
  document.body.append(panel);
  L.DomEvent.disableClickPropagation(panel);
  versions.changed = () => choose(look);
}
