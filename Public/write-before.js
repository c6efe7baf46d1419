// Plain text from before the editor came: typed while it was on its way, or kept since a visit without it.

const keptDays = 30;

const isPlain = (json) => (json.content ?? []).every((block) => block.type === "paragraph"
  && (block.content ?? []).every((inline) => !inline.marks?.length));

function paragraphs(text) {
  const content = text.replace(/\r\n?/g, "\n").split(/\n\s*\n/).filter((part) => part.trim()).map((part) => ({
    type: "paragraph",
    content: part.replace(/^\n+|\n+$/g, "").split("\n").flatMap((line, index) => [
      ...(index ? [{ type: "hardBreak" }] : []), ...(line ? [{ type: "text", text: line }] : [])]),
  }));
  return { type: "doc", content: content.length ? content : [{ type: "paragraph" }] };
}

/** What was typed while the editor was on its way; null when it cannot be taken over without losing form. */
export function documentOf(area) {
  const json = JSON.parse(area.dataset.document);
  const lines = (text) => text.replace(/\r\n?/g, "\n");
  if (lines(area.value) === lines(area.defaultValue)) return { json, isTyped: false };
  return isPlain(json) ? { json, typed: paragraphs(area.value), isTyped: true } : null;
}

/** Whether plain text that an earlier visit without the editor left behind is still to be offered back; pages.js does that in the text area. */
export function hasKept(form, area) {
  try {
    const path = new URL(form.getAttribute("action"), location.href).pathname;
    const kept = JSON.parse(localStorage.getItem(`kept ${form.dataset.keep} ${path} text`));
    return kept !== null && Date.now() - kept.at < keptDays * 86_400_000 && kept.text !== area.value;
  } catch { return false; }
}
