// Where comments stand in the text. The places are decorations beside the document: never a part of what is saved or counted.
// They follow every change, one's own and what comes in, and are found again by their words when they are gone for a while.
import { pm } from "./editor.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("comments");
const aroundCharacters = 40, edgeCharacters = 24, edgeCharactersMin = 8;

/** The text as the server has it when it looks for words: one space for all white space, items led by their signs. `at` is where each character stands. */
function textMap(doc) {
  let text = "";
  const at = [];
  const add = (characters, from, step) => {
    for (let n = 0; n < characters.length; n += 1) {
      const one = /\s/.test(characters[n]) ? " " : characters[n];
      if (one === " " && (!text || text.endsWith(" "))) continue;
      text += one;
      at.push(from + n * step);
    }
  };
  doc.descendants((node, from, parent, index) => {
    if (node.isText) add(node.text, from, 1);
    else if (node.type.name === "hardBreak") add(" ", from, 0);
    else if (node.type.name === "listItem") add(parent.type.name === "bulletList" ? " – " : ` ${parent.attrs.start + index}. `, from, 0);
    else if (node.isTextblock) add(" ", from, 0);
  });
  return { text, at };
}

const alike = (one, other) => { let n = 0; while (n < one.length && n < other.length && one[n] === other[n]) n += 1; return n; };
const reversed = (text) => [...text].reverse().join("");

/** Where the words of an anchor stand: where what is around them is most like it. When they are rewritten: what stands between what was around them. */
function place({ text, at }, { quote, before, after }) {
  if (!quote) return null;
  let best = null;
  for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + 1)) {
    const to = from + quote.length;
    const like = alike(reversed(text.slice(0, from).trim()), reversed(before.trim())) + alike(text.slice(to).trim(), after.trim());
    if (!best || like > best.like) best = { from, to, like };
  }
  best ??= between(text, quote, before.slice(-edgeCharacters).trim(), after.slice(0, edgeCharacters).trim());
  if (!best) return null;
  let { from, to } = best;
  while (from < to && text[from] === " ") from += 1;
  while (to > from && text[to - 1] === " ") to -= 1;
  return from < to ? { from: at[from], to: at[to - 1] + 1 } : null;
}

function between(text, quote, led, followed) {
  if (led.length < edgeCharactersMin || followed.length < edgeCharactersMin) return null;
  const from = text.indexOf(led), to = from < 0 ? -1 : text.indexOf(followed, from + led.length);
  const isNear = to >= 0 && to - from - led.length <= 2 * quote.length + edgeCharacters;
  return isNear && text.indexOf(led, from + 1) < 0 ? { from: from + led.length, to } : null;
}

/** What is to be sent of a passage: its words, and what stands around them. */
export function anchorOf(doc, { from, to }) {
  const { text, at } = textMap(doc);
  const inside = at.map((position, index) => (position >= from && position < to ? index : -1)).filter((index) => index >= 0);
  if (!inside.length) return { quote: "", before: "", after: "" };
  const [first, last] = [inside[0], inside.at(-1) + 1];
  return {
    quote: text.slice(first, last).trim(), before: text.slice(Math.max(0, first - aroundCharacters), first).trim(),
    after: text.slice(last, last + aroundCharacters).trim(),
  };
}

// ---- The plugin. Its state: {threads: [{id, from, to, …}], draft: {from, to} or null, open: an id or null}

const isLost = ({ from, to }) => from >= to;
const mapped = (range, mapping) => (range ? { ...range, from: mapping.map(range.from, 1), to: mapping.map(range.to, -1) } : null);

/** Those that are lost are looked for, and stay lost when they are nowhere. */
function found(threads, doc) {
  if (!threads.some(isLost)) return threads;
  const map = textMap(doc);
  return threads.map((thread) => (isLost(thread) ? { ...thread, ...(place(map, thread) ?? { from: 0, to: 0 }) } : thread));
}

function apply(change, value, _, { doc }) {
  const news = change.getMeta(key);
  if (!change.docChanged && !news) return value;
  let { threads, draft, open } = value;
  if (change.docChanged) [threads, draft] = [threads.map((one) => mapped(one, change.mapping)), mapped(draft, change.mapping)];
  if (news?.threads) threads = news.threads.map((one) => ({ ...(threads.find(({ id }) => id === one.id) ?? { from: 0, to: 0 }), ...one }));
  if (news && "draft" in news) draft = news.draft;
  if (news && "open" in news) open = news.open;
  return { threads: found(threads, doc), draft, open };
}

/** Marks the open threads in the text; `press(id)` when one of them is pressed. */
export const marksPlugin = (press) => new Plugin({
  key,
  state: { init: () => ({ threads: [], draft: null, open: null }), apply },
  props: {
    decorations(state) {
      const { threads, draft, open } = key.getState(state);
      const mark = ({ id, from, to }) => Decoration.inline(from, to, {
        nodeName: "mark", class: id === open ? "said now" : "said", "data-thread": id, "aria-details": `thread-${id}`,
      });
      const marks = threads.filter((one) => !isLost(one)).map(mark);
      if (draft && !isLost(draft)) marks.push(Decoration.inline(draft.from, draft.to, { nodeName: "mark", class: "said now" }));
      return DecorationSet.create(state.doc, marks);
    },
    handleClick(view, _, event) {
      const mark = event.target.closest?.("mark[data-thread]");
      if (mark) press(mark.dataset.thread);
      return false;
    },
  },
});

const tell = (view, news) => view.dispatch(view.state.tr.setMeta(key, news).setMeta("addToHistory", false));

/** The open threads of the part, as the server tells them; where one stands already, it stays. */
export const setThreads = (view, threads) => tell(view, { threads });
export const setOpen = (view, open) => tell(view, { open });
/** The passage that a comment is being written about. */
export const setDraft = (view, draft) => tell(view, { draft });
export const draftOf = (state) => key.getState(state).draft;
export const isMarked = (state, id) => key.getState(state).threads.some((one) => one.id === id && !isLost(one));

/** The threads that the caret stands in or at, the shortest passage first. */
export function threadsAt(state) {
  const { from, to } = state.selection;
  return key.getState(state).threads.filter((one) => !isLost(one) && one.from <= from && one.to >= to)
    .sort((one, other) => (one.to - one.from) - (other.to - other.from)).map(({ id }) => id);
}
