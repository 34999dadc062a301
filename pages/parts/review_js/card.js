// The card of the selected claim, in the order of the work: what it says, verdict, source, rationale.

class ClaimCard {
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.headline = make("div", { class: "headline" });
    this.facts = make("div", { class: "facts" });
    this.reasons = make("dl", {});
    this.because = make("details", { class: "because", ontoggle: () => this.drawBecause() }, make("summary", {}, "Why this was read so"), this.reasons);
    this.judging = make("div", { class: "judging" });
    this.evidence = make("div", {});
    this.reasoning = make("div", { class: "reasoning" });
    this.foot = make("div", { class: "foot" });
    this.handle = make("button", { type: "button", class: "handle", "aria-label": "Show or hide the claim", onclick: () => this.desk.unfold(!this.root.classList.contains("unfolded")) });
    this.scroll = make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "The claim" }, this.headline, this.facts, this.because, this.judging, make("section", { class: "sources", "aria-label": "Source" }, this.evidence), this.reasoning);
    this.sources = new SourceEditor(this.evidence, desk);
    this.past = make("div", {});
    this.stale = false;  // the fields show less than the form has
    // Saved at once: after a click on another page it would come too late, and call this page back.
    this.scroll.addEventListener("focusout", () => { this.desk.flush(); setTimeout(() => this.renew(), 0); });
    fill(root, this.handle, this.scroll, this.foot);
  }

  draw(claim, form) {
    this.claim = claim;
    this.form = form;
    this.locked = claim.state === "final" || claim.state === "dismissed";
    this.drawFacts();
    this.drawBecause();
    this.drawForm();
    this.paint();
  }

  // Facts alone: the fields stay as they are, so that nobody is interrupted in typing.
  refresh(claim) {
    this.claim = claim;
    this.drawFacts();
    this.drawBecause();
    fill(this.past, this.history(claim));
    this.renew();
    this.paint();
  }

  // Draw the fields anew where the form has changed behind them and nobody is in one.
  renew() {
    if (!this.stale || !this.claim || this.typing()) return;
    this.drawForm();
    this.paint();
  }

  typing() {
    const focused = this.desk.root.activeElement;
    return Boolean(focused && this.scroll.contains(focused) && focused.matches("input, textarea, select"));
  }

  drawFacts() {
    const { claim, desk } = this;
    const position = desk.data.claims.indexOf(claim) + 1;
    const correct = this.locked ? null : make("button", { type: "button", class: "plain", onclick: () => desk.dialogs.correct(claim) }, "Something is read wrong", make("kbd", {}, "c"));
    const notice = desk.notices.get(claim.id);
    const key = JSON.stringify([claim.id, position, claim.standing, claim.numeral, claim.digits, claim.facts, claim.why, claim.appearances, claim.found, this.locked, notice]);
    if (this.factsDrawn === key) return;  // what has focus or is folded out stays so
    this.factsDrawn = key;
    const quoted = /[“”"]/.test(claim.verbatim) ? shorten(claim.verbatim, 220) : `“${shorten(claim.verbatim, 220)}”`;
    fill(this.headline,
      make("p", { class: "place" }, make("span", {}, `Claim ${position} of ${desk.data.claims.length}`), make("span", {}, claim.kind_label), make("span", { class: "standing" }, claim.standing)),
      notice ? make("p", { class: "notice", role: "alert" }, notice, make("button", { type: "button", class: "plain", onclick: () => { desk.notices.delete(claim.id); this.refresh(this.claim); } }, "understood")) : null,
      claim.numeral ? make("h3", { class: "numeral" }, claim.numeral) : make("h3", { class: "words" }, quoted),
      claim.digits ? make("p", { class: "digits" }, claim.digits, claim.unit ? make("span", { class: "unit" }, claim.unit) : null) : null);
    fill(this.facts,
      make("dl", {}, claim.facts.map(([name, value, note]) => [make("dt", {}, name), make("dd", {}, value, note ? make("span", { class: "quiet" }, ` ${note}`) : null)])),
      claim.found ? null : make("p", { class: "notice" }, "The newest reading of the article no longer finds this claim. Its verdicts are kept."),
      claim.why.length ? make("p", { class: "why" }, make("strong", {}, "Worth checking: "), claim.why.join("; "), ".") : null,
      this.appearances(claim),
      correct);
  }

  // The lines come when they are first asked for, all of the article at once.
  drawBecause() {
    const { claim, desk } = this;
    const known = desk.data.explained;
    const lines = known && known[claim.id];
    const key = JSON.stringify([claim.id, this.because.open, known ? lines || null : ""]);
    if (this.becauseDrawn === key) return;
    this.becauseDrawn = key;
    if (!this.because.open) return;
    if (!known) desk.explain();
    const said = lines || [known ? "The newest reading of the article no longer finds this claim." : "One moment…"];
    fill(this.reasons, said.map((line) => {
      const [, name, rest] = /^([A-Z][a-z ]+): (.*)$/s.exec(line) || [null, "", line];
      return [make("dt", {}, name), make("dd", {}, rest)];
    }));
  }

  appearances(claim) {
    if (!claim.appearances.length) return null;
    const shown = claim.appearances.slice(0, 4);
    return make("details", { class: "others", open: claim.appearances.length <= 2 }, make("summary", {}, claim.appearances_line),
      make("ul", {}, shown.map((each) => make("li", {},
        drawMark(this.desk.data.marks, each.verdict),
        make("a", { href: each.href, onclick: (event) => this.desk.follow(event, { article: each.article, claim: each.id }) }, each.amount),
        make("span", { class: "quiet" }, ` ${each.about}`)))),
      claim.appearances.length > shown.length ? make("p", { class: "quiet" }, `and ${claim.appearances.length - shown.length} more on Trends`) : null);
  }

  drawForm() {
    const { desk, form, locked, claim } = this;
    const { words } = desk.data;
    this.stale = false;
    this.buttons = desk.data.scale.map((step, index) => make("button", {
      type: "button", class: "verdict", title: step.use_when, disabled: locked,
      onclick: (event) => { if (event.detail === 0 && form.code === step.code && event.pointerType === "") desk.decide(); else desk.judge(step.code); },
    }, drawMark(desk.data.marks, step.code), make("span", {}, step.label), make("kbd", {}, index + 1)));
    const told = make("fieldset", { class: "told" }, make("legend", {}, "Did they say it?"), words.attribution_verdicts.map(([code, label, why]) => {
      const button = make("button", { type: "button", class: "choice", title: why, disabled: locked, onclick: () => { form.attribution = form.attribution === code ? null : code; desk.edited(); this.paint(); } }, label);
      button.dataset.attribution = code;
      return button;
    }));
    fill(this.judging, claim.locked_line ? make("p", { class: "locked" }, claim.locked_line, this.way_back(claim)) : null,
      make("fieldset", { class: "scale" }, make("legend", {}, "Verdict"), this.buttons), claim.reported ? told : null);
    this.sources.draw(form, locked);
    const area = (label, name, key, rows) => make("label", { class: "field wide", "data-field": name }, make("span", {}, label, key ? make("kbd", {}, key) : null),
      make("textarea", { rows, maxlength: 1000, value: form[name], readonly: locked, oninput: (event) => { form[name] = event.target.value; desk.edited(); } }));
    const input = (label, name) => make("label", { class: "field" }, make("span", {}, label), make("input", { type: "text", autocomplete: "off", value: form[name], readonly: locked, inputmode: name === "checked_value" ? "decimal" : null, oninput: (event) => { form[name] = event.target.value; desk.edited(); } }));
    const select = (label, name, none, choices) => make("label", { class: "field" }, make("span", {}, label), make("select", { disabled: locked, onchange: (event) => { form[name] = event.target.value || null; desk.edited(); } },
      [["", none], ...choices].map(([value, text]) => make("option", { value, selected: (form[name] || "") === value }, text))));
    const reasons = make("details", { class: "reasons", open: form.reasons.length > 0 }, make("summary", {}, "Reasons to choose from"), make("div", { class: "choices", role: "group", "aria-label": "Reasons" }, words.reasons.map(([code, label]) => {
      const button = make("button", { type: "button", class: "choice", disabled: locked, onclick: () => { form.reasons = form.reasons.includes(code) ? form.reasons.filter((each) => each !== code) : [...form.reasons, code]; desk.edited(); this.paint(); } }, label);
      button.dataset.reason = code;
      return button;
    })));
    const more = make("details", { class: "more", open: Boolean(form.checked_value || form.confidence || form.extraction) }, make("summary", {}, "The right value, and how sure you are"), make("div", { class: "fields" },
      input("The right value", "checked_value"), input("Unit", "checked_unit"),
      select("Confidence", "confidence", "not said", words.confidences), select("The machine’s reading", "extraction", "not judged", words.extraction_verdicts)));
    fill(this.reasoning, area("Rationale", "rationale", "r", 3), reasons, area("What is not known", "known_gaps", "", 2), more, this.past);
    fill(this.past, this.history(claim));
  }

  way_back(claim) {
    const verb = claim.state === "final" ? "Reopen" : "Take it back";
    return [" ", make("button", { type: "button", class: "plain", onclick: () => this.desk.dialogs.back(claim) }, verb, make("kbd", {}, "o"))];
  }

  history(claim) {
    if (!claim.verdicts.length) return null;
    return make("details", { class: "past" }, make("summary", {}, claim.verdicts.length === 1 ? "One verdict so far" : `${claim.verdicts.length} verdicts so far`),
      make("ol", {}, claim.verdicts.map((each) => make("li", {}, drawMark(this.desk.data.marks, each.code), make("span", {}, ` ${each.label}`), make("span", { class: "quiet" }, ` ${each.reviewer}, ${each.at}${each.complete ? "" : ", incomplete"}`), each.rationale ? make("p", {}, each.rationale) : null))));
  }

  paint() {
    const { claim, form, desk, locked } = this;
    if (!claim) return;
    this.buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(form.code === desk.data.scale[index].code)));
    for (const button of this.root.querySelectorAll("[data-attribution]")) button.setAttribute("aria-pressed", String(form.attribution === button.dataset.attribution));
    for (const button of this.root.querySelectorAll("[data-reason]")) button.setAttribute("aria-pressed", String(form.reasons.includes(button.dataset.reason)));
    const gaps = this.reasoning.querySelector("[data-field=known_gaps]");
    gaps.hidden = !(form.code === "unproven" || form.known_gaps);
    const missing = locked ? [] : missingOf(form, desk.data.words.missing);
    const done = desk.allDecided();
    const next = desk.data.next_article;
    let line = "";
    if (locked) line = done ? "Every claim of this article has a verdict." : "";
    else if (missing.length && form.code) line = `Still missing: ${missing.join(" and ")}.`;
    else if (missing.length) line = "Choose a verdict, 1 to 7.";
    else line = "Complete: it counts as decided.";
    let main;
    if ((locked || !missing.length) && done && next) main = make("button", { type: "button", class: "primary", onclick: () => desk.decide() }, "Next article", make("kbd", {}, "Enter"));
    else if (locked) main = make("button", { type: "button", class: "primary", onclick: () => desk.decide() }, "Next claim", make("kbd", {}, "Enter"));
    else main = make("button", { type: "button", class: "primary", onclick: () => desk.decide() }, "Decide and next", make("kbd", {}, "Enter"));
    const focused = desk.root.activeElement;
    const inFoot = focused && this.foot.contains(focused) ? [...this.foot.querySelectorAll("button")].indexOf(focused) : -1;
    fill(this.foot,
      make("p", { class: missing.length ? "missing" : "ready" }, line),
      make("div", { class: "steps" },
        make("button", { type: "button", class: "plain", onclick: () => desk.step(-1), "aria-label": "Previous claim" }, "Back", make("kbd", {}, "k")),
        make("button", { type: "button", class: "plain", onclick: () => desk.step(1), "aria-label": "Next claim, this one stays as it is" }, "Skip", make("kbd", {}, "j")),
        locked ? null : make("button", { type: "button", class: "plain", onclick: () => desk.dialogs.dismiss(claim) }, "Dismiss", make("kbd", {}, "x")),
        main));
    if (inFoot >= 0) { const again = this.foot.querySelectorAll("button")[inFoot]; if (again) again.focus({ preventScroll: true }); }
  }

  focusField(name) {
    if (this.locked) return;
    this.desk.unfold(true);
    if (name === "source") this.sources.focusPicker();
    else { const field = this.reasoning.querySelector(`[data-field=${name}] textarea`); if (field) field.focus(); }
  }
}
