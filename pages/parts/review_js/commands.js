// The acknowledged queue. A command names its claim and the version it saw; it stays in the queue,
// and is sent again, until the server has said what became of it. So nothing is lost or misplaced.

class Commands {
  constructor(onChange) {
    this.boot = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    this.number = 0;
    this.attempt = 0;
    this.waiting = [];
    this.onChange = onChange;
    this.timer = 0;
  }

  connect(setStateValue) { this.setStateValue = setStateValue; }

  put(kind, claim, version, body) {
    // a newer draft takes the place of an older one that is still waiting
    if (kind === "draft") this.waiting = this.waiting.filter((each) => !(each.kind === "draft" && each.claim === claim));
    this.number += 1;
    this.waiting.push({ number: this.number, kind, claim, version, body });
    this.send();
  }

  send() {
    this.attempt += 1;
    this.setStateValue("commands", { boot: this.boot, attempt: this.attempt, queue: this.waiting.map((each) => ({ ...each })) });
    clearTimeout(this.timer);
    if (this.waiting.length) this.timer = setTimeout(() => this.waiting.length && this.send(), 5000);
    this.onChange();
  }

  // The answers that are news, oldest first.
  acknowledge(ack) {
    if (!ack || ack.boot !== this.boot) return [];
    const mine = new Map(this.waiting.map((each) => [each.number, each]));
    this.waiting = this.waiting.filter((each) => each.number > ack.number);
    if (!this.waiting.length) clearTimeout(this.timer);
    const news = ack.answers.filter((answer) => mine.has(answer.number) && answer.number <= ack.number);
    return news.map((answer) => ({ ...answer, kind: mine.get(answer.number).kind, body: mine.get(answer.number).body }));
  }

  // How far my own waiting commands will have moved a claim's version on.
  ahead(claim) { return this.waiting.filter((each) => each.claim === claim && each.kind !== "draft").length; }

  unsaved(claim) { return this.waiting.some((each) => each.claim === claim); }

  // Drafts are sent while one types; only what was decided counts as unsaved for the reader.
  get open() { return this.waiting.length; }

  close() { clearTimeout(this.timer); }
}
