// The text of an article with its numbers marked: those that were read, and those that were not.

const TEXTS = new WeakMap();

function drawPiece([words, kind, because]) {
  return kind ? make("mark", { class: kind, title: because }, words) : words;
}

export default function mount({ parentElement, data }) {
  const key = JSON.stringify(data);
  if (TEXTS.get(parentElement) === key) return;
  TEXTS.set(parentElement, key);
  const root = parentElement.querySelector(".text");
  const rest = data.paragraphs.slice(data.folded);
  const draw = (paragraphs) => paragraphs.map(([part, pieces]) => make("p", { class: part, dir: "auto" }, pieces.map(drawPiece)));
  const more = rest.length ? make("button", { type: "button", class: "more", onclick: () => { more.remove(); root.append(...draw(rest)); } }, `Show all: ${rest.length.toLocaleString("en")} more paragraphs`) : null;
  fill(root, draw(data.paragraphs.slice(0, data.folded)), more);
}
