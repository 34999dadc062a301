// The lines of a page as they are taken now: what the server said, and over it what it has not yet answered.

const TITLE = "title", DECK = "deck", BODY = "body", LEFT_OUT = "left_out";

// Rows with where articles begin. A correction that is still on its way is laid over them, so that the
// eye sees it in the same frame; the server's answer then says what it really came to.
function rowsOf(data, waiting) {
  const rows = data.lines.map(([number, text, part, reason, start, letters]) => ({ number, text, part, reason, start, letters, mended: false }));
  const places = new Map(rows.map((row, index) => [row.number, index]));
  for (const number of data.mended) if (places.has(number)) rows[places.get(number)].mended = true;
  for (const { kind, body } of waiting) {
    const row = rows[places.get(body.line)];
    if (row && FORESEEN[kind]) { FORESEEN[kind](row, rows, places.get(body.line)); row.mended = true; }
  }
  return rows;
}

const FORESEEN = {
  begin: (row) => { if (row.part === LEFT_OUT) row.part = TITLE; row.start = true; row.reason = ""; },
  join: (row) => { row.start = false; row.part = BODY; },
  take_in: (row) => { row.part = BODY; row.reason = ""; },
  leave_out: (row, rows, place) => {
    row.part = LEFT_OUT;
    row.reason = "left out by a person";
    if (!row.start) return;
    row.start = false;
    const next = rows.slice(place + 1).find((each) => each.start || each.part !== LEFT_OUT);
    if (next) next.start = true;
  },
};

// What can be done with a row: [kind, what it is called, its key], most likely first.
function stepsFor(row, first) {
  if (row.part === LEFT_OUT) return [["take_in", "Take in", "t"], ["begin", "Begin here", "b"]];
  if (row.start) return first ? [["leave_out", "Leave out", "x"]] : [["join", "Join above", "j"], ["leave_out", "Leave out", "x"]];
  return [["begin", "Begin here", "b"], ["leave_out", "Leave out", "x"]];
}

// Sections in order: one for each article with what follows it, before them what stands above the first.
function sectionsOf(rows, articles) {
  const sections = [];
  const known = new Map(articles.map((article) => [article.line, article]));
  let current = { head: null, rows: [] };
  let number = 0;
  for (const row of rows) {
    if (row.start) {
      if (current.head || current.rows.length) sections.push(current);
      number += 1;
      current = { head: known.get(row.number) || { line: row.number, pending: true }, number, rows: [] };
    }
    current.rows.push(row);
  }
  sections.push(current);
  return sections.filter((section) => section.rows.length);
}

// A long run of body lines, or of lines left out, keeps its ends: [["row", row], ["fold", rows], …].
function folded(rows, shown, all) {
  const found = [];
  let at = 0;
  while (at < rows.length) {
    const row = rows[at];
    let end = at + 1;
    const foldable = row.part === BODY || row.part === LEFT_OUT;
    while (foldable && end < rows.length && rows[end].part === row.part) end += 1;
    const run = rows.slice(at, end);
    const ahead = row.part === BODY ? 2 : 1;
    if (all || run.length < ahead + 4) {
      found.push(...run.map((each) => ["row", each]));
    } else {
      let hidden = [];
      const close = () => {
        if (hidden.length > 1) found.push(["fold", hidden]);
        else found.push(...hidden.map((each) => ["row", each]));
        hidden = [];
      };
      run.forEach((each, place) => {
        if (place < ahead || place === run.length - 1 || shown.has(each.number) || each.mended) { close(); found.push(["row", each]); } else hidden.push(each);
      });
      close();
    }
    at = end;
  }
  return found;
}

// "menu (12), teaser (3)": why lines are left out, the commonest first.
function whyTogether(rows) {
  const counts = new Map();
  for (const row of rows) counts.set(row.reason, (counts.get(row.reason) || 0) + 1);
  const told = [...counts].sort((a, b) => b[1] - a[1]);
  const named = told.slice(0, 3).map(([reason, count]) => (told.length > 1 ? `${reason} (${count})` : reason));
  return named.join(", ") + (told.length > 3 ? " …" : "");
}

function counted(count, noun, many = `${noun}s`) { return `${count.toLocaleString("en")} ${count === 1 ? noun : many}`; }
