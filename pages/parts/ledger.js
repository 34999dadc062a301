// A table of claims, articles or counts. Text goes in as text; a link opens in the same desk.

const LEDGERS = new WeakMap();

const CELLS = {
  text: (cell) => make("span", {}, cell),
  quiet: (cell) => make("span", { class: "quiet" }, cell),
  number: (cell) => make("span", { class: "number" }, cell),
  mark: (cell, data) => [drawMark(data.marks, cell.code), make("span", { class: "label" }, cell.label), cell.note ? make("span", { class: "quiet note" }, cell.note) : null],
  figure: (cell) => (cell.number ? [make("span", { class: "quiet limit" }, cell.limit), " ", make("span", { class: "number" }, cell.number), make("span", { class: "quiet unit" }, cell.unit)] : null),
  claim: (cell, data, row, open) => [
    make("a", { class: "sentence", href: row.href, onclick: (event) => open(event, row) }, cell.before, make("b", {}, cell.words), cell.after),
    make("span", { class: "quiet about" }, cell.about)],
  title: (cell, data, row, open) => [
    row.href ? make("a", { class: "sentence", href: row.href, onclick: (event) => open(event, row) }, cell.title) : make("span", { class: "sentence" }, cell.title),
    cell.about ? make("span", { class: "quiet about" }, cell.about) : null],
  fact: (cell) => [
    cell.href ? make("a", { class: "fact", href: cell.href, target: "_blank", rel: "noopener noreferrer" }, cell.value) : make("span", { class: "fact" }, cell.value),
    cell.how ? make("span", { class: "quiet about" }, cell.how) : null],
  bar: (cell) => [drawBar(cell), make("span", { class: "quiet" }, cell.line)],
  share: (cell) => make("span", { class: "meter", style: `width:${cell}%` }),
};

function draw(root, data, open) {
  const table = make("table", { class: data.kind || null },
    data.caption ? make("caption", {}, data.caption) : null,
    make("thead", { class: data.headless ? "headless" : null }, make("tr", {}, data.columns.map((column) => make("th", { scope: "col", class: column.kind, style: column.width ? `width:${column.width}` : null }, column.label)))),
    make("tbody", {}, data.rows.map((row) => make("tr", { class: row.href ? "linked" : null, onclick: (event) => { if (row.href && !event.target.closest("a") && !String(getSelection())) open(event, row); } },
      data.columns.map((column, index) => make("td", { class: column.kind, "data-label": column.label }, row.cells[index] === null ? null : CELLS[column.kind](row.cells[index], data, row, open)))))));
  fill(root.querySelector(".ledger"), data.rows.length ? table : make("p", { class: "empty" }, data.empty));
}

export default function mount({ parentElement, data, setTriggerValue }) {
  const text = JSON.stringify(data);
  if (LEDGERS.get(parentElement) === text) return;
  LEDGERS.set(parentElement, text);
  draw(parentElement, data, (event, row) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("open", row.place);
  });
}
