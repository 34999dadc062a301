// The desk: what is selected, what was typed, what the server has confirmed.
//
// There is one for each tab. While runs follow each other fast, Streamlit may take the component off
// the page and put it back; the desk then moves to its new place with all it holds, and no key is lost.

const GRACE = 2000;  // milliseconds until a desk that was taken off counts as left
let DESK = null;

class ReviewDesk {
  constructor(root) {
    this.root = root;
    this.box = root.querySelector(".desk");
    this.path = location.pathname;
    this.away = false;
    this.tops = new Map();  // how far each pane is scrolled: a pane off the page forgets it
    this.focused = null;
    this.commands = new Commands(() => this.paint());
    this.forms = new Map();     // claim -> what was typed here
    this.recorded = new Map();  // claim -> the judgement that was sent or is stored
    this.dirty = new Set();     // claims with typing that is in no judgement yet
    this.notices = new Map();   // claim -> why a command was refused
    this.selected = null;
    this.lastSource = null;
    this.drawn = "";
    this.saveDraft = debounce(900, (claim) => this.draft(claim));
    this.frame();
    this.article = new ArticlePane(this.box.querySelector(".article"), this);
    this.card = new ClaimCard(this.box.querySelector(".card"), this);
    this.dialogs = new Dialogs(this.box, this);
    this.onKey = (event) => this.keyed(event);
    // A finger is down long before its click: what was typed is sent first, so the click holds.
    this.onPress = () => this.flush();
    this.onLeave = (event) => { if (this.commands.open || this.saveDraft.claim) { event.preventDefault(); event.returnValue = ""; } };
  }

  frame() {
    this.box.querySelector(".help-button").addEventListener("click", () => this.dialogs.help());
    this.box.querySelector(".queue-button").addEventListener("click", (event) => {
      const open = this.box.classList.toggle("queue-open");
      event.currentTarget.setAttribute("aria-expanded", String(open));
    });
    this.box.addEventListener("scroll", (event) => this.tops.set(event.target, event.target.scrollTop), true);
    this.box.addEventListener("focusin", (event) => { this.focused = event.target; });
    this.box.addEventListener("focusout", () => { if (this.box.isConnected) this.focused = null; });
  }

  // To a new place on the page, with everything as it was.
  moveTo(root) {
    clearTimeout(this.leaving);
    const [tops, focused] = [new Map(this.tops), this.focused];
    root.querySelector(".desk").replaceWith(this.box);
    this.root = root;
    this.path = location.pathname;
    if (this.away) {  // someone was on another page: what is selected comes from the address again
      this.away = false;
      this.drawn = "";
      this.drawnArticle = "";
      this.article.resized.observe(this.article.root);
      return;
    }
    for (const [pane, top] of tops) pane.scrollTop = top;
    if (this.dialogs.open) { this.dialogs.dialog.removeAttribute("open"); this.dialogs.dialog.showModal(); }
    if (focused && focused.isConnected) focused.focus({ preventScroll: true });
  }

  leaveSoon(root) {
    if (this.root !== root) return;
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.leave(), location.pathname === this.path ? GRACE : 0);
  }

  attach() {
    document.removeEventListener("keydown", this.onKey, true);
    document.removeEventListener("pointerdown", this.onPress, true);
    window.removeEventListener("beforeunload", this.onLeave);
    document.addEventListener("keydown", this.onKey, true);
    document.addEventListener("pointerdown", this.onPress, true);
    window.addEventListener("beforeunload", this.onLeave);
  }

  leave() {
    this.away = true;
    document.removeEventListener("keydown", this.onKey, true);
    document.removeEventListener("pointerdown", this.onPress, true);
    window.removeEventListener("beforeunload", this.onLeave);
    this.article.resized.disconnect();
    this.commands.close();
  }

  receive(data, setStateValue, setTriggerValue) {
    clearTimeout(this.leaving);
    this.data = data;
    this.setTriggerValue = setTriggerValue;
    this.commands.connect(setStateValue);
    this.attach();
    const news = this.commands.acknowledge(data.ack);
    this.claims = new Map(data.claims.map((claim) => [claim.id, claim]));
    for (const answer of news) this.heard(answer);
    for (const claim of data.claims) this.settle(claim);
    const article = `${data.article.id}:${data.article.rev}:${data.claims.map((claim) => claim.id + claim.span).join()}`;
    if (this.drawn !== article) {
      const fresh = this.drawnArticle !== data.article.id;
      this.drawn = article;
      this.drawnArticle = data.article.id;
      this.article.draw(data.article, data.claims);
      if (fresh || !this.claims.has(this.selected)) this.selected = null;
      if (fresh) this.scroller().scrollTop = 0;
      const wanted = this.claims.has(data.selected) ? data.selected : this.firstOpen();
      if (!this.selected && wanted) this.select(wanted, { from: "server" });
      else this.redraw();
    } else {
      this.redraw();
    }
    this.drawQueue();
    this.paint();
  }

  // An answer of the server: what was refused is told, and what was typed is kept.
  heard(answer) {
    if (answer.outcome === "refused") {
      this.notices.set(answer.claim_id, answer.kind === "draft" ? `What you typed is not saved yet: ${answer.why}.` : `Not saved: ${answer.why}. What you entered is still here.`);
      if (answer.kind === "judge") { this.recorded.delete(answer.claim_id); this.dirty.add(answer.claim_id); }
      this.say("A change was refused; the claim’s card says why.");
    } else if (answer.kind !== "draft") {
      this.notices.delete(answer.claim_id);
    }
    if (answer.kind === "draft" && answer.outcome !== "refused" && !this.commands.unsaved(answer.claim_id)) this.saveDraft.claim = null;
  }

  // Take the stored judgement of a claim, unless something newer was typed here.
  settle(claim) {
    if (this.commands.unsaved(claim.id)) return;
    if (claim.judgement) this.recorded.set(claim.id, formOf(claim.judgement));
    else this.recorded.delete(claim.id);
    const locked = claim.state === "final" || claim.state === "dismissed";
    if (locked) this.dirty.delete(claim.id);
    if (this.dirty.has(claim.id)) return;
    const stored = formOf(locked ? claim.judgement : claim.draft || claim.judgement);
    const form = this.forms.get(claim.id);
    if (!form) { this.forms.set(claim.id, stored); return; }
    if (sameJudgement(form, stored)) return;
    adopt(form, stored);
    if (this.card.claim && this.card.claim.id === claim.id) this.card.stale = true;
  }

  form(id = this.selected) { return this.forms.get(id); }

  // The card follows the server; fields that someone is typing in are left alone until they leave.
  redraw() {
    const claim = this.claims.get(this.selected);
    this.card.root.hidden = !claim;
    if (!claim) return;
    const shown = this.card.claim;
    if (shown && shown.id === claim.id && this.card.locked === this.locked(claim.id)) { this.card.refresh(claim); return; }
    const inside = this.card.root.contains(this.root.activeElement);
    this.card.draw(claim, this.form());
    if (inside) this.article.focus(claim.id);
  }

  select(id, { from = "keys" } = {}) {
    if (!this.claims.has(id)) return;
    if (this.saveDraft.claim !== id) this.flush();
    this.selected = id;
    const claim = this.claims.get(id);
    this.card.draw(claim, this.form());
    this.card.scroll.scrollTop = 0;
    this.paint();
    if (from === "text" || from === "margin") this.unfold(true);
    if (from !== "server") {
      this.article.focus(id);
      this.say(`Claim ${this.data.claims.indexOf(claim) + 1} of ${this.data.claims.length}: ${claim.numeral || shorten(claim.verbatim, 120)}. ${this.look(id).label}.`);
    }
    requestAnimationFrame(() => this.article.scrollTo(id));
    const address = new URL(location.href);
    address.searchParams.set("article", this.data.article.id);
    address.searchParams.set("claim", id);
    history.replaceState(history.state, "", address);
  }

  version(id) { return this.claims.get(id).version + this.commands.ahead(id); }

  command(kind, id, body) {
    this.notices.delete(id);
    this.commands.put(kind, id, this.version(id), body);
  }

  locked(id) { const { state } = this.claims.get(id); return state === "final" || state === "dismissed"; }

  // A verdict by key or click: painted at once, appended at once.
  judge(code) {
    const id = this.selected;
    if (!id || this.locked(id)) return;
    const form = this.form(id);
    form.code = code;
    this.record(id);
    this.paint();
    this.card.paint();
  }

  record(id) {
    const form = this.form(id);
    const before = this.recorded.get(id);
    if (!form.code || (before && sameJudgement(before, form))) return false;
    this.saveDraft.cancel();
    this.saveDraft.claim = null;
    const judgement = judgementOf(form);
    const used = judgement.evidence.find((each) => each.source_id);
    if (used) this.lastSource = used.source_id;
    this.recorded.set(id, formOf(judgement));
    this.dirty.delete(id);
    this.command("judge", id, judgement);
    return true;
  }

  // Typing: kept as a draft after a moment, in no judgement until it is decided.
  edited() {
    const id = this.selected;
    this.dirty.add(id);
    this.saveDraft.claim = id;
    this.saveDraft(id);
    this.card.paint();
    this.paintStatus();
  }

  flush() {
    const id = this.saveDraft.claim;
    this.saveDraft.cancel();
    if (id) this.draft(id);
  }

  draft(id) {
    if (!this.claims.has(id)) return;
    this.saveDraft.claim = null;
    const before = this.recorded.get(id);
    if (before && sameJudgement(before, this.form(id))) { this.dirty.delete(id); this.paint(); return; }
    this.commands.put("draft", id, this.version(id), judgementOf(this.form(id)));
  }

  decide() {
    const id = this.selected;
    if (!id) return;
    if (!this.locked(id)) {
      if (!this.form(id).code) { this.say("Choose a verdict first, 1 to 7."); this.card.foot.querySelector("p").classList.add("pulse"); return; }
      this.record(id);
    }
    const next = this.firstOpen(id);
    if (next) { this.select(next); return; }
    if (this.data.next_article && this.allDecided()) { this.go({ article: this.data.next_article }); return; }
    this.paint();
    this.card.paint();
    this.step(1);
  }

  step(by) {
    const order = this.data.claims;
    if (!order.length) return;
    const at = order.findIndex((claim) => claim.id === this.selected);
    const to = Math.min(order.length - 1, Math.max(0, at + by));
    if (to === at) { this.say(by > 0 ? "That was the last claim of this article." : "That was the first claim of this article."); return; }
    this.select(order[to].id);
  }

  open(id) { return !this.locked(id) && !this.form(id).code; }

  // The next claim without a verdict, reading on from `id` and then from the top.
  firstOpen(id = null) {
    const order = this.data.claims;
    const at = id ? order.findIndex((claim) => claim.id === id) : -1;
    const found = [...order.slice(at + 1), ...order.slice(0, at + 1)].find((claim) => this.open(claim.id) && claim.id !== id);
    return found ? found.id : id ? null : order[0] ? order[0].id : null;
  }

  allDecided() { return this.data.claims.every((claim) => !this.open(claim.id)); }

  go(place) { this.setTriggerValue("open", place); }

  // Ask why the claims of this article were read so.
  explain() { this.setTriggerValue("explain", this.data.article.id); }

  follow(event, place) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (place.article === this.data.article.id && place.claim) this.select(place.claim);
    else this.go(place);
  }

  // How a claim looks in the margin.
  look(id) {
    const claim = this.claims.get(id);
    const form = this.form(id);
    const dismissed = claim.state === "dismissed" || this.commands.waiting.some((each) => each.claim === id && each.kind === "dismiss");
    const recorded = this.recorded.get(id);
    const code = dismissed ? "dismissed" : claim.state === "final" ? claim.verdict : (recorded && recorded.code) || "";
    const step = this.data.scale.find((each) => each.code === code);
    const incomplete = Boolean(step) && claim.state !== "final" && missingOf(form, this.data.words.missing).length > 0;
    const label = dismissed ? "Dismissed" : step ? step.label + (incomplete ? ", incomplete" : "") : this.data.words.not_reviewed;
    return { code, label, incomplete, unsaved: this.commands.waiting.some((each) => each.claim === id && each.kind !== "draft"), numeral: claim.numeral || shorten(claim.verbatim, 80) };
  }

  paint() {
    if (!this.data || !this.article.body) { this.paintStatus(); return; }
    this.article.paint(this.selected, (id) => this.look(id));
    this.paintStatus();
  }

  paintStatus() {
    const status = this.box.querySelector(".saved");
    const waiting = new Set(this.commands.waiting.map((each) => each.claim)).size;
    const typing = this.saveDraft.claim ? 1 : 0;
    const text = waiting || typing ? "Saving…" : "Everything is saved";
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle("unsaved", Boolean(waiting || typing));
    status.dataset.waiting = waiting + typing;
    if (!this.data) return;
    const done = this.data.claims.filter((claim) => !this.open(claim.id)).length;
    const text2 = `${done} of ${this.data.claims.length} looked at`;
    const counter = this.box.querySelector(".counter");
    if (counter.textContent !== text2) counter.textContent = text2;
  }

  drawQueue() {
    const key = JSON.stringify(this.data.queue);
    if (this.queueDrawn === key) return;
    this.queueDrawn = key;
    fill(this.box.querySelector(".queue ol"), this.data.queue.map((each) => make("li", {},
      make("a", { href: each.href, "aria-current": each.id === this.data.article.id ? "page" : null, onclick: (event) => { this.box.classList.remove("queue-open"); this.follow(event, { article: each.id }); } },
        make("span", { class: "title" }, each.title), make("span", { class: "quiet" }, each.about), drawBar(each), make("span", { class: "quiet" }, each.line)))));
    const here = this.box.querySelector(".queue [aria-current]");
    const pane = this.box.querySelector(".queue");
    if (here && (here.offsetTop < pane.scrollTop || here.offsetTop + here.offsetHeight > pane.scrollTop + pane.clientHeight)) pane.scrollTop = Math.max(0, here.offsetTop - 40);
  }

  narrow() { return matchMedia("(max-width: 760px)").matches; }

  scroller() {
    if (!this.narrow()) return this.article.root;
    let place = this.root.host || this.root;
    while (place && place !== document.documentElement) {
      const how = getComputedStyle(place).overflowY;
      if ((how === "auto" || how === "scroll") && place.scrollHeight > place.clientHeight) return place;
      place = place.parentElement || (place.getRootNode() && place.getRootNode().host);
    }
    return document.scrollingElement;
  }

  unfold(open) {
    this.card.root.classList.toggle("unfolded", open);
    this.card.handle.setAttribute("aria-expanded", String(open));
  }

  say(text) { this.box.querySelector(".spoken").textContent = text; }

  keyed(event) {
    if (event.isComposing || this.dialogs.open || !this.data.claims.length || location.pathname !== this.path) return;
    const target = event.composedPath()[0];
    const here = event.composedPath().includes(this.root.host || this.root);
    const typing = target instanceof Element && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
    const act = (work) => { event.preventDefault(); event.stopPropagation(); work(); };
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { if (here || target === document.body) act(() => this.decide()); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing) { if (event.key === "Escape" && here) act(() => this.article.focus(this.selected)); return; }
    if (!here && target instanceof Element && target.closest("[role=dialog], [role=menu], [role=listbox]")) return;
    const arrows = target instanceof Element && target.classList.contains("pin");
    const pin = arrows || target === document.body || target instanceof Element && (target.classList.contains("scroll") || target.classList.contains("article"));
    if (event.key === "Enter") { if (pin) act(() => this.decide()); return; }
    if (/^[1-7]$/.test(event.key)) { act(() => this.judge(this.data.scale[Number(event.key) - 1].code)); return; }
    if (arrows && (event.key === "ArrowDown" || event.key === "ArrowRight")) { act(() => this.step(1)); return; }
    if (arrows && (event.key === "ArrowUp" || event.key === "ArrowLeft")) { act(() => this.step(-1)); return; }
    const claim = this.claims.get(this.selected);
    const keys = {
      j: () => this.step(1),
      k: () => this.step(-1),
      s: () => this.card.focusField("source"),
      l: () => this.card.sources.again(),
      r: () => this.card.focusField("rationale"),
      x: () => { if (!this.locked(claim.id)) this.dialogs.dismiss(claim); },
      c: () => { if (!this.locked(claim.id)) this.dialogs.correct(claim); },
      o: () => { if (this.locked(claim.id)) this.dialogs.back(claim); },
      "?": () => this.dialogs.help(),
    };
    const work = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (work && claim) act(work);
  }
}

export default function mount({ parentElement, data, setStateValue, setTriggerValue }) {
  // Streamlit may also make the skeleton anew in the same place
  const moved = DESK && (DESK.root !== parentElement || !DESK.box.isConnected);
  if (!DESK) DESK = new ReviewDesk(parentElement);
  else if (moved) DESK.moveTo(parentElement);
  DESK.receive(data, setStateValue, setTriggerValue);
  if (moved && DESK.commands.open) DESK.commands.send();  // what was sent from the old place may be lost
  return () => DESK.leaveSoon(parentElement);
}
