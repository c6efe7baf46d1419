// Which paragraph each of the others stands in: their name and a line of its own look beside it. Told over the live line alone,
// never a part of the text; a browser with nobody else there tells nothing.
import { pm } from "./editor.js";
import { holdsNothing } from "./write-pieces.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("here");
const tellMilliseconds = 2000, looks = 4, placesMax = 9999;

const blocksOf = (doc) => {
  const blocks = [];
  doc.forEach((node, from) => { if (!holdsNothing(node)) blocks.push({ node, from }); });
  return blocks;
};

/** Eight letters for a text; never digits, for the server takes no form that holds what looks like a personal number. */
function markOf(node) {
  let sum = 0x811c9dc5;
  for (const letter of node?.textContent ?? "") sum = Math.imul(sum ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return Array.from({ length: 8 }, (_, n) => String.fromCharCode(97 + ((sum >>> (4 * n)) & 15))).join("");
}

/** Where the caret stands: the number of the paragraph, its mark, and the mark of the one before. */
export function placeOf(state) {
  const blocks = blocksOf(state.doc), { head } = state.selection;
  const after = blocks.findIndex(({ from, node }) => from + node.nodeSize > head), index = after < 0 ? Math.max(0, blocks.length - 1) : after;
  return `${Math.min(index, placesMax)}.${markOf(blocks[index]?.node)}.${markOf(blocks[index - 1]?.node)}`;
}

/** The paragraph that a place means here: by its own words, by those before it, or by its number. */
function blockAt(blocks, place) {
  const [number, own, before] = place.split("."), index = Number(number);
  const near = (found) => found.sort((one, other) => Math.abs(one - index) - Math.abs(other - index))[0];
  const having = (mark) => blocks.map((block, n) => (markOf(block.node) === mark ? n : -1)).filter((n) => n >= 0);
  const found = near(having(own)) ?? near(having(before).map((n) => n + 1).filter((n) => n > 0 && n < blocks.length)) ?? Math.min(index, blocks.length - 1);
  return blocks[found] && { ...blocks[found], number: found + 1 };
}

/** Those of `people` ({name, writes, place}) who stand somewhere, with the number of their paragraph. */
export function standing(doc, people) {
  const blocks = blocksOf(doc);
  return people.map((one) => ({ ...one, block: one.place && blocks.length ? blockAt(blocks, one.place) : null }));
}

function decorated(doc, people) {
  const byBlock = new Map();
  standing(doc, people).forEach(({ name, block }, index) => {
    if (!block) return;
    const here = byBlock.get(block.from) ?? { node: block.node, names: [], look: index % looks };
    here.names.push(name);
    byBlock.set(block.from, here);
  });
  return DecorationSet.create(doc, [...byBlock].map(([from, { node, names, look }]) =>
    Decoration.node(from, from + node.nodeSize, { class: `other other-${look + 1}`, "data-who": names.join(", ") })));
}

/** The plugin that shows them, and keeps them where they stand while one writes. */
export const herePlugin = () => new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply: (change, set) => {
      const people = change.getMeta(key);
      return people ? decorated(change.doc, people) : set.map(change.mapping, change.doc);
    },
  },
  props: { decorations: (state) => key.getState(state) },
});

export const showOthers = (view, people) => view.dispatch(view.state.tr.setMeta(key, people).setMeta("addToHistory", false));

/** Tells where the caret stands, when it has come to another paragraph and somebody is there to see it; every other second at most. */
export class Whereabouts {
  #editor; #form; #address; #item; #isSeen = false; #told = ""; #timer = 0;

  constructor(editor, form) {
    this.#editor = editor;
    this.#form = form;
    const live = new URL(form.dataset.live, location.href);
    this.#item = live.searchParams.get("del");
    this.#address = live.pathname;
    editor.on("selectionUpdate", () => this.#moved());
    editor.on("focus", () => this.#moved());
  }

  /** Whether somebody else is here. Who comes anew is told too. */
  seen(people) {
    const isNew = people.length > 0 && !this.#isSeen;
    this.#isSeen = people.length > 0;
    if (isNew) { this.#told = ""; this.#moved(); }
  }

  #moved() {
    if (this.#isSeen && !this.#timer && placeOf(this.#editor.state) !== this.#told) this.#tell();
  }

  async #tell() {
    this.#timer = setTimeout(() => { this.#timer = 0; this.#moved(); }, tellMilliseconds);
    const { view, state } = this.#editor, place = placeOf(state);
    if (!view.hasFocus()) return;
    this.#told = place;
    const body = new URLSearchParams({ del: this.#item, stycke: place, token: this.#form.elements.token?.value ?? "" }).toString();
    // What does not get through is told at the next move.
    await fetch(this.#address, { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" }, redirect: "manual" }).catch(() => {});
  }
}
