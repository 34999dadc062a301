// The article with its claims marked in place, and a mark in the margin for each claim.

class ArticlePane {
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.buttons = new Map();
    this.resized = new ResizeObserver(() => this.place());
    this.resized.observe(root);
  }

  draw(article, claims) {
    const letters = Array.from(article.text);  // code points, as Python counts them
    const body = make("div", { class: "body" });
    this.margin = make("div", { class: "margin", role: "group", "aria-label": "Claims in reading order" });
    this.buttons.clear();
    let start = 0;
    let lineNumber = 0;
    for (const line of splitLines(letters)) {
      const end = start + line.length;
      if (line.some((letter) => letter.trim())) {
        const tag = lineNumber === 0 && article.titled ? "h2" : "p";
        const deck = tag === "p" && article.deck && line.join("").trim() === article.deck;
        const paragraph = make(tag, { class: deck ? "deck" : null });
        for (const [from, to, inside] of segments(start, end, claims)) {
          const text = letters.slice(from, to).join("");
          if (!inside.length) { paragraph.append(text); continue; }
          const inner = inside[0];
          const mark = make("mark", { "data-kind": inner.kind, onclick: () => this.desk.select(inner.id, { from: "text" }) }, text);
          mark.dataset.claims = inside.map((claim) => claim.id).join(" ");
          paragraph.append(mark);
        }
        body.append(paragraph);
        if (tag === "h2") body.append(this.byline(article));
        lineNumber += 1;
      }
      start = end + 1;
    }
    if (!body.querySelector(".byline")) body.prepend(this.byline(article));
    claims.forEach((claim, index) => {
      const button = make("button", { type: "button", class: "pin", tabindex: "-1", onclick: () => this.desk.select(claim.id, { from: "margin" }) });
      button.dataset.claim = claim.id;
      button.dataset.index = index + 1;
      this.buttons.set(claim.id, button);
      this.margin.append(button);
    });
    fill(this.root, make("article", { "aria-label": article.title }, this.margin, body));
    this.body = body;
    requestAnimationFrame(() => this.place());
    if (document.fonts && document.fonts.ready) document.fonts.ready.then(() => this.place());
  }

  byline(article) {
    const parts = [article.publisher, article.published].filter(Boolean).join(" · ");
    return make("p", { class: "byline" }, parts, article.url ? [" · ", make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, "where it was published")] : null);
  }

  first(claim) { return this.body && this.body.querySelector(`mark[data-claims~="${claim}"]`); }

  // Margin marks stand beside the line in which their claim begins; several in a line stand in a row.
  place() {
    if (!this.body || !this.root.offsetParent) return;
    const top = this.margin.getBoundingClientRect().top;
    const step = this.margin.clientWidth < 60 ? 13 : 22;
    const rows = [];
    for (const [id, button] of this.buttons) {
      const mark = this.first(id);
      const box = mark && mark.getClientRects()[0];
      button.hidden = !box;
      if (!box) continue;
      const middle = box.top + box.height / 2 - top;
      const row = rows.find((each) => Math.abs(each.middle - middle) < 12);
      if (row) row.buttons.push(button);
      else rows.push({ middle, buttons: [button] });
    }
    for (const { middle, buttons } of rows) {
      buttons.forEach((button, index) => {
        button.style.top = `${middle - 12}px`;
        button.style.right = `${(buttons.length - 1 - index) * step}px`;
      });
    }
  }

  paint(selected, look) {
    for (const mark of this.body.querySelectorAll("mark")) {
      mark.classList.toggle("selected", mark.dataset.claims.split(" ").includes(selected));
    }
    for (const [id, button] of this.buttons) {
      const { code, label, unsaved, incomplete, numeral } = look(id);
      const wanted = `${code}|${unsaved}|${incomplete}`;
      if (button.dataset.look !== wanted) {
        fill(button, drawMark(this.desk.data.marks, code));
        button.dataset.look = wanted;
        button.classList.toggle("unsaved", unsaved);
        button.classList.toggle("incomplete", incomplete);
      }
      button.setAttribute("aria-label", `Claim ${button.dataset.index}: ${numeral}. ${label}`);
      button.title = label;
      button.tabIndex = id === selected ? 0 : -1;
      if (id === selected) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  focus(claim) {
    const button = this.buttons.get(claim);
    if (button) button.focus({ preventScroll: true });
  }

  // 150 ms to the claim, at once where the reader's system asks for no motion.
  scrollTo(claim) {
    const mark = this.first(claim);
    if (!mark) return;
    const pane = this.desk.scroller();
    const box = mark.getBoundingClientRect();
    const frame = pane === document.scrollingElement ? { top: 0, height: innerHeight } : pane.getBoundingClientRect();
    const visible = this.desk.narrow() ? frame.height * 0.5 : frame.height;
    if (box.top > frame.top + 70 && box.bottom < frame.top + visible - 70) return;
    const from = pane.scrollTop;
    const to = Math.max(0, from + box.top - frame.top - visible * 0.33);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) { pane.scrollTop = to; return; }
    const began = performance.now();
    const turn = ++this.turn || (this.turn = 1);
    const move = (now) => {
      if (turn !== this.turn) return;
      const part = Math.min(1, (now - began) / 150);
      pane.scrollTop = from + (to - from) * (1 - (1 - part) ** 3);
      if (part < 1) requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  }
}

function splitLines(letters) {
  const lines = [[]];
  for (const letter of letters) {
    if (letter === "\n") lines.push([]);
    else lines[lines.length - 1].push(letter);
  }
  return lines;
}

// [from, to, claims] from start to end without a gap; the shortest claim comes first.
function segments(start, end, claims) {
  const here = claims.filter((claim) => claim.span[0] < end && claim.span[1] > start);
  const cuts = new Set([start, end]);
  for (const claim of here) {
    cuts.add(Math.max(start, claim.span[0]));
    cuts.add(Math.min(end, claim.span[1]));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const found = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [from, to] = [places[i], places[i + 1]];
    const inside = here.filter((claim) => claim.span[0] <= from && claim.span[1] >= to);
    inside.sort((a, b) => (a.span[1] - a.span[0]) - (b.span[1] - b.span[0]));
    found.push([from, to, inside]);
  }
  return found;
}
