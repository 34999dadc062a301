// What a reviewer has said of a claim so far, and what of it is a judgement.

const TEXTS = ["rationale", "known_gaps", "checked_value", "checked_unit"];
const CHOICES = ["code", "attribution", "extraction", "confidence"];

function emptyForm() {
  return { code: null, attribution: null, extraction: null, confidence: null, reasons: [], rationale: "", known_gaps: "", checked_value: "", checked_unit: "", evidence: [] };
}

function formOf(saved) {
  const form = emptyForm();
  if (!saved) return form;
  for (const name of CHOICES) form[name] = saved[name] || null;
  for (const name of TEXTS) form[name] = saved[name] || "";
  form.reasons = [...(saved.reasons || [])];
  form.evidence = (saved.evidence || []).map((each) => ({ ...each, source: each.source ? { ...each.source } : undefined }));
  return form;
}

// Make `form` say what `stored` says, in place: fields on the page hold on to its parts.
function adopt(form, stored) {
  for (const name of [...CHOICES, ...TEXTS, "reasons"]) form[name] = stored[name];
  if (form.evidence.length !== stored.evidence.length) { form.evidence = stored.evidence; return; }
  form.evidence.forEach((each, index) => {
    if (stored.evidence[index].source_id) delete each.source;
    Object.assign(each, stored.evidence[index]);
  });
}

// The whole judgement, as the server takes it; a source without a title is not one yet.
function judgementOf(form) {
  const evidence = form.evidence
    .filter((each) => each.source_id || (each.source && each.source.title.trim()))
    .map((each) => {
      const kept = { role: each.role || "evidence_for", locator: (each.locator || "").trim(), quote: (each.quote || "").trim(), figure_value: each.figure_value || "", figure_unit: each.figure_unit || "" };
      if (each.source_id) kept.source_id = each.source_id;
      else kept.source = { ...each.source, title: each.source.title.trim() };
      return kept;
    });
  const found = { reasons: [...form.reasons].sort(), evidence };
  for (const name of CHOICES) found[name] = form[name];
  for (const name of TEXTS) found[name] = form[name].trim();
  return found;
}

function sameJudgement(one, other) {
  const key = (form) => JSON.stringify(Object.entries(judgementOf(form)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return key(one) === key(other);
}

// What it still lacks, in plain words. The server decides; this only speaks in the same frame.
function missingOf(form, words) {
  if (!form.code) return [words.verdict];
  if (form.code === "not_checkable") return [];
  const judged = judgementOf(form);
  if (form.code === "unproven") return judged.known_gaps ? [] : [words.known_gaps];
  const missing = [];
  if (!judged.rationale && !judged.reasons.length) missing.push(words.rationale);
  if (!judged.evidence.length) missing.push(words.source);
  return missing;
}
