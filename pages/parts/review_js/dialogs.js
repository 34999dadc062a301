// The few acts that ask for a word of explanation, and the list of keys.

class Dialogs {
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.dialog = make("dialog", { "aria-labelledby": "dialog-title", onclose: () => this.desk.article.focus(this.desk.selected) });
    root.append(this.dialog);
  }

  get open() { return this.dialog.open; }

  show(title, content, act, verb) {
    const form = make("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); if (!act || act(form) !== false) this.dialog.close(); } },
      make("h3", { id: "dialog-title", tabindex: "-1" }, title), content,
      make("div", { class: "steps" }, make("button", { type: "button", class: "plain", onclick: () => this.dialog.close() }, act ? "Cancel" : "Close", make("kbd", {}, "Esc")), act ? make("button", { type: "submit", class: "primary" }, verb) : null));
    form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches("select")) { event.preventDefault(); form.requestSubmit(); } });
    fill(this.dialog, form);
    this.dialog.showModal();
    const first = act ? form.querySelector("select, input, textarea") : form.querySelector("h3");
    if (first) first.focus();
  }

  dismiss(claim) {
    const reasons = this.desk.data.words.dismissals;
    this.show("Dismiss this claim", [make("p", {}, "It leaves the queue and stays on record. You can take this back."),
      make("label", { class: "field wide" }, make("span", {}, "Why"), make("select", { name: "reason" }, reasons.map((reason) => make("option", { value: reason }, reason)), make("option", { value: "" }, "Another reason, in my words"))),
      make("label", { class: "field wide" }, make("span", {}, "In my words"), make("input", { name: "words", type: "text", autocomplete: "off" }))],
      (form) => {
        const reason = [form.elements.reason.value, form.elements.words.value.trim()].filter(Boolean).join(": ");
        if (!reason) { form.elements.words.focus(); return false; }
        this.desk.command("dismiss", claim.id, { reason });
        this.desk.step(1);
        return true;
      }, "Dismiss");
  }

  back(claim) {
    const final = claim.state === "final";
    this.show(final ? "Reopen this claim" : "Take the dismissal back", [make("p", {}, final ? "The verdict so far is kept as an earlier round." : "The claim waits for a verdict again."),
      make("label", { class: "field wide" }, make("span", {}, "Why"), make("input", { name: "reason", type: "text", required: true, autocomplete: "off" }))],
      (form) => {
        const reason = form.elements.reason.value.trim();
        if (!reason) return false;
        this.desk.command(final ? "reopen" : "restore", claim.id, { reason });
        return true;
      }, final ? "Reopen" : "Take it back");
  }

  correct(claim) {
    const fields = claim.correctable;
    const holder = make("div", {});
    const chosen = make("select", { name: "field", onchange: () => ask() }, fields.map((field, index) => make("option", { value: index }, field.label)));
    const ask = () => {
      const field = fields[Number(chosen.value)];
      const entry = field.choices ? make("select", { name: "value" }, field.choices.map(([value, label]) => make("option", { value, selected: value === field.now }, label))) : make("input", { name: "value", type: field.date ? "date" : "text", value: field.now, autocomplete: "off" });
      fill(holder, make("label", { class: "field wide" }, make("span", {}, "It should be"), entry));
    };
    ask();
    this.show("Correct what was read", [make("p", {}, "The machine’s reading is kept; your correction is shown over it."),
      make("label", { class: "field wide" }, make("span", {}, "What is wrong"), chosen), holder,
      make("label", { class: "field wide" }, make("span", {}, "Why (for the record)"), make("input", { name: "reason", type: "text", autocomplete: "off", value: "read from the article again" }))],
      (form) => {
        const field = fields[Number(form.elements.field.value)];
        const value = form.elements.value.value.trim();
        if (value === field.now) return true;
        this.desk.command("correct", claim.id, { field: field.name, value: value === "" ? null : value, reason: form.elements.reason.value.trim() });
        return true;
      }, "Correct");
  }

  help() {
    const rows = this.desk.data.words.keys;
    const scale = this.desk.data.scale;
    this.show("Keys and verdicts", make("div", { class: "help" },
      make("table", {}, make("caption", {}, "Keys"), make("tbody", {}, rows.map(([keys, what]) => make("tr", {}, make("th", { scope: "row" }, keys.map((key) => make("kbd", {}, key))), make("td", {}, what))))),
      make("table", {}, make("caption", {}, "Verdicts"), make("tbody", {}, scale.map((step, index) => make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, index + 1), drawMark(this.desk.data.marks, step.code), step.label), make("td", {}, step.use_when)))))));
  }
}
