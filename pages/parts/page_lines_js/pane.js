// The page as one column of its lines. A hand or a key says what a line is; the page is painted in the
// same frame, and the server, which splits the page anew, says what it came to.

class PagePane {
  constructor(root) {
    this.root = root;
    this.box = root.querySelector(".page");
    this.column = this.box.querySelector(".column");
    this.commands = new Commands(() => this.paintBar());
    this.views = [];
    this.shown = new Set();    // lines that were folded away and were asked for
    this.all = false;
    this.current = null;       // the line that keys speak to
    this.hovered = null;
    this.describing = null;    // the article, by its first line, whose date is being set; 0 for the page
    this.notice = "";
    this.tools = make("span", { class: "tools" });
    this.mouseTools = make("span", { class: "tools", "aria-hidden": "true" });
    this.frame();
  }

  frame() {
    const bar = this.box.querySelector(".bar");
    this.counts = make("span", { class: "counts" });
    this.saved = make("span", { class: "saved", role: "status" });
    this.undo = make("button", { type: "button", class: "plain undo", onclick: () => this.send("undo", 0) }, "Undo", make("kbd", {}, "u"));
    this.undoAll = make("button", { type: "button", class: "plain", onclick: () => this.send("undo_all", 0) }, "Undo all");
    this.forPage = make("button", { type: "button", class: "plain for-page", onclick: () => this.describe(0) }, "Date and publisher for all");
    this.unfoldAll = make("button", { type: "button", class: "plain all", "aria-pressed": "false", onclick: () => this.showAll(!this.all) }, "Show every line");
    this.help = make("details", { class: "keys" }, make("summary", {}, "Keys"), make("dl", {}, KEYS.map(([keys, what]) => make("div", {}, make("dt", {}, keys.map((key) => make("kbd", {}, key))), make("dd", {}, what)))));
    fill(bar, this.counts, this.saved, make("span", { class: "bar-offers" }, this.undo, this.undoAll));
    this.origin = make("span", { class: "origin" });
    fill(this.box.querySelector(".options"), this.origin, this.forPage, this.unfoldAll, this.help);
    this.noticeBox = this.box.querySelector(".notice");
    this.pageForm = this.box.querySelector(".page-form");
    this.box.addEventListener("keydown", (event) => this.keyed(event));
    this.box.addEventListener("focusin", (event) => { const row = event.target.closest("li.row"); if (row) this.choose(Number(row.dataset.line)); });
    this.column.addEventListener("click", (event) => this.clicked(event));
    this.column.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") this.hover(event.target.closest("li.row")); });
    // a press must not move the focus: the chosen line would change, and its buttons, before the click
    this.mouseTools.addEventListener("mousedown", (event) => event.preventDefault());
    this.column.addEventListener("pointerleave", () => this.hover(null));
  }

  moveTo(root) {
    root.querySelector(".page").replaceWith(this.box);
    this.root = root;
  }

  receive(data, setStateValue, setTriggerValue) {
    this.data = data;
    this.setTriggerValue = setTriggerValue;
    this.commands.connect(setStateValue);
    for (const answer of this.commands.acknowledge(data.ack)) this.heard(answer);
    this.draw();
  }

  heard(answer) {
    this.notice = answer.outcome === "refused" ? `Not done: ${answer.why}.` : "";
    if (answer.outcome === "refused") this.say(this.notice);
    else this.say(`${answer.kind === "undo" || answer.kind === "undo_all" ? "Undone. " : ""}${this.data.counts}.`);
  }

  // --- drawing ---------------------------------------------------------------------------------

  draw() {
    this.rows = rowsOf(this.data, this.commands.waiting);
    this.at = new Map(this.rows.map((row, index) => [row.number, index]));
    if (!this.at.has(this.current)) this.current = this.rows.length ? (this.rows.find((row) => row.start) || this.rows[0]).number : null;
    this.sections = sectionsOf(this.rows, this.data.articles);
    const focused = this.focusedPlace();
    const old = new Map(this.views.map((view) => [view.section.rows[0].number, view]));
    const wanted = this.sections.map((section) => {
      const view = old.get(section.rows[0].number);
      if (!view) return new SectionView(section, this);
      old.delete(section.rows[0].number);
      view.update(section);
      return view;
    });
    for (const view of old.values()) view.element.remove();
    let before = null;
    for (const view of wanted) {
      const place = before ? before.nextSibling : this.column.firstChild;
      if (view.element !== place) this.column.insertBefore(view.element, place);
      before = view.element;
    }
    this.views = wanted;
    this.placeTools();
    this.refocus(focused);
    fill(this.pageForm, this.describing === 0 ? this.aboutForm(0, { published: this.data.page.published, publisher: this.data.page.publisher }, "For every article whose date or publisher the page does not give itself.") : null);
    this.paintBar();
  }

  paintBar() {
    if (!this.data) return;
    const text = this.data.counts;
    if (this.counts.textContent !== text) this.counts.textContent = text;
    this.origin.textContent = this.data.origin;
    const waiting = this.commands.open;
    this.saved.textContent = waiting ? "Reading again …" : "";
    this.box.dataset.waiting = waiting;
    this.forPage.hidden = !this.data.several;
    this.undo.disabled = this.undoAll.disabled = !this.data.acts && !waiting;
    this.noticeBox.textContent = this.notice;
    this.noticeBox.hidden = !this.notice;
  }

  tabIndexFor(section) { return section.rows.some((row) => row.number === this.current) ? 0 : -1; }

  element(number) { return this.column.querySelector(`li.row[data-line="${number}"]`); }

  focusedPlace() {
    const active = this.root.activeElement || (this.root.getRootNode().activeElement);
    if (!active || !this.column.contains(active)) return null;
    const row = active.closest("li.row");
    if (row) return { line: Number(row.dataset.line) };
    return { line: this.current };
  }

  refocus(place) {
    if (!place) return;
    const active = this.root.activeElement || (this.root.getRootNode().activeElement);
    if (active && this.column.contains(active)) return;
    const row = this.element(this.current);
    if (row) row.querySelector(".no").focus({ preventScroll: true });
  }

  // --- the chosen line, and what can be done with it --------------------------------------------

  choose(number) {
    if (number === this.current && this.tools.isConnected) return;
    const before = this.current;
    this.current = number;
    for (const each of [before, number]) {
      const row = this.element(each);
      if (row) row.querySelector(".no").tabIndex = each === number ? 0 : -1;
    }
    for (const view of this.views) {
      const touched = view.section.rows.some((row) => row.number === before || row.number === number);
      if (touched) for (const offer of view.element.querySelectorAll("header button, header summary, header a, .fold button")) offer.tabIndex = this.tabIndexFor(view.section);
    }
    this.placeTools();
  }

  placeTools() {
    for (const row of this.column.querySelectorAll("li.row.current")) row.classList.remove("current");
    const row = this.element(this.current);
    this.tools.remove();
    if (row) {
      row.classList.add("current");
      fill(this.tools, this.buttons(this.current, true));
      row.querySelector(".aside").append(this.tools);
    }
    if (this.hovered && this.hovered.isConnected) this.hover(this.hovered, true); else this.hover(null);
  }

  hover(row, again = false) {
    if (row === this.hovered && !again) return;
    this.hovered = row;
    this.mouseTools.remove();
    if (!row || Number(row.dataset.line) === this.current) return;
    fill(this.mouseTools, this.buttons(Number(row.dataset.line), false));
    row.querySelector(".aside").append(this.mouseTools);
  }

  steps(number) { return this.data.can_be_split ? stepsFor(this.rows[this.at.get(number)], number === this.firstStart()) : []; }

  buttons(number, keys) {
    return this.steps(number).map(([kind, label, key]) =>
      make("button", { type: "button", class: "step", tabindex: keys ? null : -1, "data-kind": kind, onclick: (event) => { event.stopPropagation(); this.act(kind, number); } }, label, keys ? make("kbd", { "aria-hidden": "true" }, key) : null));
  }

  firstStart() { const first = this.rows.find((row) => row.start); return first ? first.number : null; }

  clicked(event) {
    const row = event.target.closest("li.row");
    if (!row || String(getSelection()) || event.target.closest("a, summary, form")) return;
    const number = Number(row.dataset.line);
    this.choose(number);
    row.querySelector(".no").focus({ preventScroll: true });
  }

  act(kind, number) {
    const row = this.rows[this.at.get(number)];
    if (!this.steps(number).some(([each]) => each === kind)) return;
    this.shown.add(number);
    this.current = number;
    this.send(kind, number, { line: number, text: row.text });
    this.draw();
    const element = this.element(number);
    if (element) element.querySelector(".no").focus({ preventScroll: true });
  }

  send(kind, line, body = {}) {
    if ((kind === "undo" || kind === "undo_all") && this.undo.disabled) return;
    this.notice = "";
    this.commands.put(kind, line, 0, body);
  }

  // --- date and publisher -----------------------------------------------------------------------

  describe(line) {
    this.describing = this.describing === line ? null : line;
    this.draw();
    const form = this.box.querySelector("form.about-form");
    if (form) form.querySelector("input").focus();
  }

  aboutForm(line, now, told) {
    const close = () => {
      this.describing = null;
      this.draw();
      const back = line ? this.element(line) : null;
      (back ? back.querySelector(".no") : this.forPage).focus({ preventScroll: true });
    };
    return make("form", { class: "about-form", onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } }, onsubmit: (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      this.send("about", line, { line, published: form.elements.published.value || null, publisher: form.elements.publisher.value.trim() || null });
      close();
    } },
      make("label", {}, make("span", {}, "Published"), make("input", { type: "date", name: "published", value: now.published || "" })),
      make("label", { class: "wide" }, make("span", {}, "Publisher"), make("input", { type: "text", name: "publisher", value: now.publisher || "", autocomplete: "off" })),
      make("button", { type: "submit", class: "primary" }, "Set"),
      make("button", { type: "button", class: "plain", onclick: close }, "Cancel"),
      make("p", { class: "quiet" }, told));
  }

  // --- folds --------------------------------------------------------------------------------------

  unfold(rows) {
    for (const row of rows) this.shown.add(row.number);
    this.draw();
    const first = this.element(rows[0].number);
    if (first) first.querySelector(".no").focus({ preventScroll: true });
  }

  showAll(all) {
    this.all = all;
    this.box.classList.toggle("every", all);
    this.unfoldAll.setAttribute("aria-pressed", String(all));
    this.unfoldAll.textContent = all ? "Fold long articles" : "Show every line";
    this.draw();
  }

  // --- keys -----------------------------------------------------------------------------------------

  go(number) {
    const row = this.element(number);
    if (!row) return;
    this.choose(number);
    row.querySelector(".no").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  move(by) {
    const drawn = [...this.column.querySelectorAll("li.row, li.fold")];
    const here = drawn.findIndex((each) => each.dataset.line === String(this.current));
    const next = drawn[here + by];
    if (!next) return;
    if (!next.classList.contains("fold")) { this.go(Number(next.dataset.line)); return; }
    const button = next.querySelector("button");
    this.unfold(this.foldedFrom(Number(button.dataset.fold)));
    const opened = by > 0 ? next : null;
    this.go(opened ? Number(button.dataset.fold) : this.lineBefore());
  }

  foldedFrom(first) {
    const found = [];
    const part = this.rows[this.at.get(first)].part;
    for (let at = this.at.get(first); at < this.rows.length && !this.element(this.rows[at].number) && this.rows[at].part === part; at += 1) found.push(this.rows[at]);
    return found;
  }

  lineBefore() {
    const drawn = [...this.column.querySelectorAll("li.row")];
    const here = drawn.findIndex((each) => each.dataset.line === String(this.current));
    return Number((drawn[here - 1] || drawn[here]).dataset.line);
  }

  toArticle(by) {
    const starts = this.rows.filter((row) => row.start).map((row) => row.number);
    const here = this.at.get(this.current);
    const next = by > 0 ? starts.find((number) => this.at.get(number) > here) : starts.filter((number) => this.at.get(number) < here).pop();
    if (next !== undefined) this.go(next);
  }

  keyed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (target.matches("input, textarea, select")) return;
    const inRow = target.closest("li.row");
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const everywhere = { u: () => this.send("undo", 0) };
    const inColumn = {
      ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1),
      Home: () => this.go(this.rows[0].number), End: () => this.go(this.rows[this.rows.length - 1].number),
      n: () => this.toArticle(1), p: () => this.toArticle(-1),
      b: () => this.act("begin", this.current), j: () => this.act("join", this.current),
      x: () => this.act("leave_out", this.current), t: () => this.act("take_in", this.current),
      d: () => this.describe(this.articleOf(this.current)),
    };
    const work = everywhere[key] || (inRow ? inColumn[key] : null);
    if (!work) return;
    event.preventDefault();
    event.stopPropagation();
    work();
  }

  articleOf(number) {
    const section = this.sections.find((each) => each.rows.some((row) => row.number === number));
    return section && section.head ? section.head.line : 0;
  }

  say(text) { this.box.querySelector(".spoken").textContent = text; }
}

const KEYS = [
  [["↑", "↓"], "line before, line after"],
  [["p", "n"], "article before, article after"],
  [["b"], "an article begins here"],
  [["j"], "join it with the article above"],
  [["x"], "leave the line out"],
  [["t"], "take the line in"],
  [["d"], "date and publisher"],
  [["u"], "undo"],
];

const PANES = new Map();

export default function mount({ parentElement, data, setStateValue, setTriggerValue }) {
  let pane = PANES.get(data.id);
  if (!pane) {
    for (const [id, other] of PANES) { other.commands.close(); PANES.delete(id); }
    pane = new PagePane(parentElement);
    PANES.set(data.id, pane);
  } else if (pane.root !== parentElement || !pane.box.isConnected) {
    pane.moveTo(parentElement);  // Streamlit may also make the skeleton anew in the same place
  }
  pane.receive(data, setStateValue, setTriggerValue);
}
