// Small makers of elements. Text goes in as text, never as HTML.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);  // a string becomes a text node
  }
  return element;
}

function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// The mark of a verdict: its shape first, its colour second.
function drawMark(marks, code) {
  const mark = marks[code || ""] || marks[""];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "mark");
  svg.style.color = `light-dark(${mark.light}, ${mark.dark})`;
  for (const [d, how] of mark.pieces) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    path.setAttribute("class", how);
    svg.append(path);
  }
  return svg;
}

// A thin bar: decided, incomplete, the rest still to do.
function drawBar(counts) {
  const bar = make("span", { class: "bar", "aria-hidden": "true" });
  for (const [name, count] of [["decided", counts.decided], ["incomplete", counts.incomplete], ["dismissed", counts.dismissed], ["waiting", counts.waiting]]) {
    if (count > 0) bar.append(make("span", { class: name, style: `flex-grow:${count}` }));
  }
  return bar;
}

function debounce(wait, work) {
  let timer = 0;
  const later = (...given) => { clearTimeout(timer); timer = setTimeout(() => { timer = 0; work(...given); }, wait); };
  later.cancel = () => { clearTimeout(timer); timer = 0; };
  return later;
}
