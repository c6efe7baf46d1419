// Text from the server comes into the editor piece by piece, so that the caret stays; and what two have changed at the
// same place is shown side by side, for the writer to choose.
import { pm } from "./editor.js";
import { catchUp, el } from "./write-dialogs.js";
import { becomeContent, isSame, partsOf } from "./write-pieces.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("conflicts");

/** The blocks at the top that hold something, with their places. */
const blocksOf = (doc) => partsOf(doc);

/** Whether both hold the same, paragraphs without words aside. */
export const isSameText = isSame;

/** Brings the answer's document in, with its conflicts. Outside the history, with the selection where it was. False while a word is being composed. */
export function bringIn(editor, { document, conflicts = [], by = [] }) {
  const { view } = editor;
  if (view.composing) return false;
  catchUp(view);
  const { state } = view;
  const wanted = state.schema.nodeFromJSON(document);
  wanted.check();
  const change = piecewise(state, wanted);
  const blocks = blocksOf(change.doc);
  const found = conflicts.map((conflict) => ({ by: by[0] ?? "", theirs: span(blocks, conflict.theirs), mine: span(blocks, conflict.mine) }));
  view.dispatch(change.setMeta("addToHistory", false).setMeta("brought", true).setMeta(key, { add: found }));
  return true;
}

function span(blocks, [start, end]) {
  if (start >= end) {
    const at = blocks[start]?.from ?? blocks.at(-1)?.to ?? 0;
    return { from: at, to: at };
  }
  return { from: blocks[start].from, to: blocks[end - 1].to };
}

/** In pieces as small as can be; as a whole, should that fail. */
function piecewise(state, wanted) {
  try {
    const change = state.tr;
    becomeContent(change, state.doc, wanted);
    if (isSame(change.doc, wanted)) return change;
  } catch (problem) { console.warn(problem); }
  return state.tr.replaceWith(0, state.doc.content.size, wanted.content);
}

// ---- Conflicts: their places follow what is typed before them.

const mapped = (range, mapping) => {
  const from = mapping.map(range.from, 1);
  return { from, to: Math.max(from, mapping.map(range.to, -1)) };
};
let nextID = 0;
const isGone = ({ theirs, mine }) => theirs.from === theirs.to && mine.from === mine.to;

function apply(change, conflicts) {
  const news = change.getMeta(key);
  const follow = (one) => ({ ...one, theirs: mapped(one.theirs, change.mapping), mine: mapped(one.mine, change.mapping) });
  const now = (change.docChanged ? conflicts.map(follow) : conflicts).filter((one) => !isGone(one) && one.id !== news?.settled);
  return now.concat((news?.add ?? []).map((one) => ({ ...one, id: (nextID += 1) })));
}

/** The plugin that remembers the conflicts, marks them in the text and shows a box for each in `place`. */
export const conflictPlugin = (place, words) => new Plugin({
  key,
  state: { init: () => [], apply },
  props: {
    decorations(state) {
      const marked = [];
      for (const { theirs, mine } of key.getState(state)) for (const [range, name] of [[theirs, "theirs"], [mine, "mine"]]) {
        state.doc.forEach((node, from) => {
          if (from >= range.from && from + node.nodeSize <= range.to) marked.push(Decoration.node(from, from + node.nodeSize, { class: name }));
        });
      }
      return DecorationSet.create(state.doc, marked);
    },
  },
  view: (view) => {
    const boxes = new Map();
    return { update: () => showBoxes(view, place, words, boxes), destroy: () => place.replaceChildren() };
  },
});

function showBoxes(view, place, words, boxes) {
  const conflicts = key.getState(view.state);
  for (const [id, { element }] of boxes) if (!conflicts.some((one) => one.id === id)) {
    // Who stands on what goes away stands in the text again, as soon as this change of the text is through.
    if (element.contains(document.activeElement)) queueMicrotask(() => view.focus());
    element.remove();
    boxes.delete(id);
  }
  for (const conflict of conflicts) {
    if (!boxes.has(conflict.id)) {
      boxes.set(conflict.id, boxFor(view, conflict, words));
      place.append(boxes.get(conflict.id).element);
    }
    const { theirs, mine } = boxes.get(conflict.id);
    fill(theirs, view.state.doc, conflict.theirs, words);
    fill(mine, view.state.doc, conflict.mine, words);
  }
}

function fill(element, doc, { from, to }, words) {
  const text = doc.textBetween(from, to, "\n", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : leaf.attrs.alt ?? ""));
  if (element.dataset.text === text) return;
  element.dataset.text = text;
  const lines = text.split("\n").filter((line) => line.trim());
  element.replaceChildren(...(lines.length ? lines.map((line) => el("p", {}, line)) : [el("p", { class: "soft" }, words("conflictRemoved"))]));
}

function boxFor(view, { id, by }, words) {
  const whose = words.genitive(by || words("somebody")), name = by || words("somebody");
  const theirs = el("div"), mine = el("div");
  const choose = (remove) => () => settle(view, id, remove);
  const element = el("section", { class: "warning conflict", "aria-label": words("conflictTitle", { name }) },
    el("p", { role: "alert" }, el("b", {}, words("conflictTitle", { name })), " ", words("conflictHelp")),
    el("div", { class: "sides" },
      el("div", { class: "theirs" }, el("h2", {}, words("conflictTheirs", { whose })), theirs),
      el("div", { class: "mine" }, el("h2", {}, words("conflictMine")), mine)),
    el("div", { class: "actions" },
      el("button", { type: "button", class: "btn quiet", onclick: choose(null) }, words("keepBoth")),
      el("button", { type: "button", class: "btn quiet", onclick: choose("mine") }, words("keepTheirs", { whose })),
      el("button", { type: "button", class: "btn quiet", onclick: choose("theirs") }, words("keepMine"))));
  return { element, theirs, mine };
}

/** The choice: one side is removed from the text, as if the person had done so, or both stay. */
function settle(view, id, remove) {
  const conflict = key.getState(view.state).find((one) => one.id === id);
  if (!conflict) return;
  const change = view.state.tr.setMeta(key, { settled: id });
  const range = remove && conflict[remove];
  if (range && range.from < range.to) {
    const isAll = range.from === 0 && range.to === change.doc.content.size;
    if (isAll) change.replaceWith(range.from, range.to, view.state.schema.nodes.paragraph.create()); else change.delete(range.from, range.to);
  }
  view.focus();
  view.dispatch(change.scrollIntoView());
}
