// The sources of a judgement: pick a known one by typing, or add a new one.

class SourceEditor {
  // `changed` is called after each edit; `form` is the claim's.
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
  }

  draw(form, locked) {
    this.form = form;
    this.locked = locked;
    this.paint();
  }

  paint() {
    const { words } = this.desk.data;
    const items = this.form.evidence.map((each, index) => this.item(each, index));
    fill(this.root, items.length ? make("ol", { class: "evidence" }, items) : null, this.locked ? (items.length ? null : make("p", { class: "quiet" }, "No source was given.")) : this.picker(words));
  }

  edited() { this.desk.edited(); }

  known(id) { return this.desk.data.sources.find((source) => source.id === id); }

  item(each, index) {
    const { words } = this.desk.data;
    const source = each.source_id ? this.known(each.source_id) : each.source;
    const title = source ? source.title : "a source that was withdrawn";
    const about = source && each.source_id ? [source.publisher, source.kind_label, source.is_primary ? "primary" : ""].filter(Boolean).join(" · ") : "";
    const heading = make("div", { class: "source-title" },
      make("span", { class: "name" }, title || "New source"),
      source && source.url && each.source_id ? make("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", "aria-label": `Open ${title}` }, "open") : null,
      this.locked ? null : make("button", { type: "button", class: "plain", onclick: () => { this.form.evidence.splice(index, 1); this.paint(); this.edited(); this.focusPicker(); }, "aria-label": `Take ${title || "new source"} off` }, "take off"));
    if (this.locked) {
      return make("li", {}, heading, about ? make("p", { class: "quiet" }, about) : null, each.locator ? make("p", {}, each.locator) : null, each.quote ? make("blockquote", {}, each.quote) : null);
    }
    const field = (label, name, holder = each, extra = {}) => make("label", { class: extra.wide ? "field wide" : "field" }, make("span", {}, label),
      make(extra.area ? "textarea" : "input", { type: extra.area ? null : extra.type || "text", rows: extra.area ? 2 : null, value: holder[name] || "", placeholder: extra.hint, spellcheck: extra.area ? "true" : "false", autocomplete: "off", oninput: (event) => { holder[name] = event.target.value; if (name === "title") heading.querySelector(".name").textContent = event.target.value || "New source"; this.edited(); } }));
    const select = (label, name, choices, holder = each) => make("label", { class: "field" }, make("span", {}, label),
      make("select", { onchange: (event) => { holder[name] = event.target.value; this.edited(); } }, choices.map(([value, text]) => make("option", { value, selected: (holder[name] || choices[0][0]) === value }, text))));
    const fresh = each.source && !each.source_id ? make("div", { class: "fields" },
      field("Title", "title", each.source, { wide: true }),
      field("Publisher", "publisher", each.source),
      select("Kind", "kind", words.source_kinds, each.source),
      field("Address", "url", each.source, { wide: true, type: "url", hint: "https://" }),
      field("Looked up on", "accessed", each.source, { type: "date" }),
      make("label", { class: "check" }, make("input", { type: "checkbox", checked: Boolean(each.source.is_primary), onchange: (event) => { each.source.is_primary = event.target.checked; this.edited(); } }), "The primary source, not a report of it")) : null;
    return make("li", {}, heading, about ? make("p", { class: "quiet" }, about) : null, fresh,
      make("div", { class: "fields" },
        field("Where in it", "locator", each, { hint: "page, table, minute" }),
        select("It", "role", words.evidence_roles),
        field("What it says there", "quote", each, { wide: true, area: true })));
  }

  picker() {
    const { data } = this.desk;
    const last = data.sources.find((source) => source.id === this.desk.lastSource) || null;
    this.options = [];
    this.at = -1;
    const list = make("ul", { role: "listbox", id: "source-list", "aria-label": "Sources", hidden: true });
    const input = make("input", {
      type: "text", role: "combobox", id: "source-picker", "aria-expanded": "false", "aria-controls": "source-list", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
      placeholder: data.sources.length ? "Type to find a source, or to add one" : "Type the title of a source",
      oninput: () => this.offer(input, list),
      onfocus: () => this.offer(input, list),
      onblur: () => setTimeout(() => this.fold(input, list), 150),
      onkeydown: (event) => this.keyed(event, input, list),
    });
    return make("div", { class: "picker" }, make("label", { class: "field wide" }, make("span", {}, this.form.evidence.length ? "Another source" : "Source", make("kbd", {}, "s")), input), list,
      last && !this.form.evidence.some((each) => each.source_id === last.id)
        ? make("button", { type: "button", class: "plain again", onclick: () => this.again() }, `Use ${shorten(last.title, 42)} again`, make("kbd", {}, "l")) : null);
  }

  offer(input, list) {
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const used = new Set(this.form.evidence.map((each) => each.source_id));
    const found = this.desk.data.sources
      .filter((source) => !used.has(source.id) && words.every((word) => `${source.title} ${source.publisher}`.toLowerCase().includes(word)))
      .slice(0, 8)
      .map((source) => ({ id: source.id, text: source.title, about: source.publisher }));
    if (input.value.trim()) found.push({ id: null, text: `Add “${input.value.trim()}”`, about: "as a new source" });
    this.options = found;
    this.at = found.length && input.value.trim() ? 0 : -1;
    fill(list, found.map((option, index) => make("li", { role: "option", id: `source-option-${index}`, "aria-selected": index === this.at, onmousedown: (event) => { event.preventDefault(); this.take(option, input); } }, make("span", {}, option.text), option.about ? make("span", { class: "quiet" }, option.about) : null)));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    this.mark(input, list);
  }

  mark(input, list) {
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === this.at)));
    if (this.at >= 0) { input.setAttribute("aria-activedescendant", `source-option-${this.at}`); list.children[this.at].scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  }

  fold(input, list) { list.hidden = true; input.setAttribute("aria-expanded", "false"); }

  keyed(event, input, list) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) this.offer(input, list);
      const count = this.options.length;
      if (count) this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + count) % count;
      this.mark(input, list);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const option = this.options[this.at] || (input.value.trim() ? this.options[0] : null);
      if (option) this.take(option, input);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      this.fold(input, list);
    }
  }

  take(option, input) {
    if (option.id) { this.attach(option.id); return; }
    const title = input.value.trim();
    this.form.evidence.push({ source: { title, publisher: "", url: "", kind: this.desk.data.words.source_kinds[0][0], is_primary: false, accessed: this.desk.data.today }, role: "evidence_for" });
    this.paint();
    this.edited();
    const items = this.root.querySelectorAll(".evidence > li");
    items[items.length - 1].querySelectorAll("input")[1].focus();
  }

  attach(id) {
    this.form.evidence.push({ source_id: id, role: "evidence_for", locator: "", quote: "" });
    this.desk.lastSource = id;
    this.paint();
    this.edited();
    const items = this.root.querySelectorAll(".evidence > li");
    items[items.length - 1].querySelector("input").focus();
  }

  again() {
    const last = this.desk.lastSource;
    if (last && !this.locked && !this.form.evidence.some((each) => each.source_id === last)) this.attach(last);
  }

  focusPicker() {
    const input = this.root.querySelector("#source-picker");
    if (input) input.focus();
  }
}

function shorten(text, length) {
  const letters = Array.from(text);
  return letters.length > length ? `${letters.slice(0, length - 1).join("").trimEnd()}…` : text;
}
