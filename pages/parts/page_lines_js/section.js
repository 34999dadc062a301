// One article of the page, drawn: its head with how date and publisher are known, then its lines.

class SectionView {
  constructor(section, pane) {
    this.pane = pane;
    this.key = "";
    this.open = false;  // the reasons why it begins where it does
    this.element = make("section", {});
    this.update(section);
  }

  update(section) {
    const parts = folded(section.rows, this.pane.shown, this.pane.all);
    const key = JSON.stringify([section.head, parts, this.pane.describing === this.lineOf(section)]);
    this.section = section;
    if (key !== this.key) { this.key = key; this.draw(section, parts); }
    const name = this.element.querySelector(".which");
    if (name && name.textContent !== this.name()) name.textContent = this.name();
    this.element.classList.toggle("above", !section.head);
  }

  lineOf(section) { return section.head ? section.head.line : null; }

  name() { return `Article ${this.section.number}`; }

  draw(section, parts) {
    const list = make("ol", { class: "lines" }, parts.map(([kind, what]) => (kind === "fold" ? this.fold(what) : this.row(what))));
    fill(this.element, section.head ? this.head(section.head) : null, section.head && this.pane.describing === section.head.line ? this.form(section.head) : null, list);
    this.element.setAttribute("aria-label", section.head ? `Article at line ${section.head.line}` : "Before the first article");
  }

  head(head) {
    const tab = this.pane.tabIndexFor(this.section);
    const about = head.pending ? [make("span", { class: "quiet" }, "reading …")] : [
      make("span", { class: head.date ? "date" : "date missing" }, head.date || "no date"),
      head.how ? make("span", { class: head.inferred ? "how inferred" : "how" }, head.how) : null,
      make("span", { class: head.publisher ? "publisher" : "publisher missing" }, head.publisher || "no publisher"),
      make("span", { class: "quiet" }, head.words)];
    return make("header", {},
      make("div", { class: "line-up" }, make("h3", { class: "which" }, this.name()), make("p", { class: "about" }, about)),
      head.pending ? null : make("div", { class: "offers" },
        make("button", { type: "button", class: "plain", tabindex: tab, onclick: () => this.pane.describe(head.line) }, "Date and publisher"),
        head.reasons.length ? make("button", { type: "button", class: "plain why", tabindex: tab, "aria-expanded": String(this.open), onclick: (event) => this.toggleReasons(event.currentTarget) }, "Why here") : null,
        make("ul", { class: "reasons", hidden: !this.open }, head.reasons.map(([points, because]) => make("li", {}, make("span", { class: "points" }, points), because)))),
      head.becomes ? make("p", { class: "known" }, `${head.becomes} `, make("a", { href: head.href, target: "_blank", rel: "noopener", tabindex: tab }, "Open it in a new tab")) : null,
      head.title ? make("p", { class: "title" }, head.title, make("span", { class: "quiet" }, " the title that the page gives itself")) : null);
  }

  toggleReasons(button) {
    this.open = !this.open;
    button.setAttribute("aria-expanded", String(this.open));
    this.element.querySelector(".reasons").hidden = !this.open;
  }

  form(head) {
    return this.pane.aboutForm(head.line, { published: head.published, publisher: head.publisher }, "For this article alone.");
  }

  row(row) {
    const words = row.text.length > 90 ? `${row.text.slice(0, 90)} …` : row.text;
    const out = row.part === LEFT_OUT;
    const told = [out ? "left out" : row.start ? "article begins here" : "", row.mended ? "corrected" : ""].filter(Boolean).join(", ");
    return make("li", { class: ["row", row.part, row.start ? "start" : "", row.mended ? "mended" : ""].filter(Boolean).join(" "), "data-line": row.number },
      make("button", { type: "button", class: "no", tabindex: this.pane.current === row.number ? 0 : -1, "aria-label": `Line ${row.number}${told ? `, ${told}` : ""}: ${words}` }, row.number),
      make("p", { class: "text", dir: "auto" }, row.text, row.letters ? make("span", { class: "quiet" }, ` … ${counted(row.letters, "letter")} in all`) : null),
      make("span", { class: "aside" }, out ? make("span", { class: "reason" }, row.reason) : null));
  }

  fold(rows) {
    const out = rows[0].part === LEFT_OUT;
    const told = out ? `${counted(rows.length, "more line")} left out: ${whyTogether(rows)}` : `${counted(rows.length, "more paragraph")}`;
    return make("li", { class: "fold" }, make("button", { type: "button", class: "plain", tabindex: this.pane.tabIndexFor(this.section), "aria-expanded": "false", "data-fold": rows[0].number, onclick: () => this.pane.unfold(rows) }, out ? "Show " : "Show all: ", told));
  }
}
