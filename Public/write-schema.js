// What a text may hold in the editor: exactly what the server reads (Sources/RichText/Reading), nothing more.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading, History, Italic, Link, ListItem,
  InputRule, Node, Paragraph, Table, TableCell, TableHeader, TableRow, Text, pm,
} from "./editor.js";

const { goToNextCell } = pm.tables;
const { findWrapping } = pm.transform;
const { TextSelection } = pm.state;
const linkBytesMax = 2000, listLevelsMax = 8, listStartMax = 9999;
/** Where the pictures of the award are fetched; no other picture is taken. */
export const picturePrefix = "/bilder/";

/** Whether the text may lead there: a whole address that begins with https://, http:// or mailto:. */
export function isAddress(text) {
  const address = String(text ?? "");
  if (/[\p{White_Space}\p{Cc}]/u.test(address) || new TextEncoder().encode(address).length > linkBytesMax) return false;
  // Nobody stands before the host, and nothing turns the text around: one sees where a link leads.
  if (/\p{Bidi_Control}/u.test(address) || /^https?:\/\/[^/?#\\]*@/i.test(address)) return false;
  return /^https?:\/\/[^/?#\\:@]/i.test(address) || /^mailto:[^?]/i.test(address);
}

/** The list items that the selection stands in, from the outermost. */
export const listLevels = (state) => {
  const { $from } = state.selection;
  return Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).filter((node) => node.type.name === "listItem").length;
};

// ---- Headings, lists and quotes. On the page the levels 1–3 of an answer are h3–h5, for the page has h1 and h2 itself.

const AnswerHeading = Heading.extend({
  group: "top",
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({
    tag: `h${level}`,
    getAttrs: (element) => ({ level: Number(element.dataset.level) || Math.min(level, 3) }),
  })),
  renderHTML: ({ node }) => [`h${node.attrs.level + 2}`, { "data-level": node.attrs.level }, 0],
}).configure({ levels: [1, 2, 3] });

const NumberedList = Node.create({
  name: "orderedList",
  group: "block list",
  content: "listItem+",
  addAttributes: () => ({
    start: { default: 1, parseHTML: (element) => {
      const start = Number(element.getAttribute("start") ?? 1);
      return Number.isInteger(start) && start >= 1 && start <= listStartMax ? start : 1;
    } },
  }),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: ({ node }) => ["ol", node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
  addCommands() {
    return { toggleOrderedList: () => ({ commands }) => commands.toggleList(this.name, "listItem") };
  },
  addKeyboardShortcuts() {
    return { "Mod-Shift-7": () => this.editor.commands.toggleOrderedList() };
  },
});

/**
 * "- ", "1. " and "> " before the first letter of an empty paragraph make a list or a quote. "- 12 tkr", "> 90 %" and "2024. Ett bra år"
 * are text, and so is everything in a table and in what is pasted. A number goes on the list that stands before, or is 1.
 */
const TypedLists = Extension.create({
  name: "typedLists",
  addInputRules: () => [
    typedRule(/^-[ \u00a0]\p{L}$/u, "bulletList"), typedRule(/^>[ \u00a0]\p{L}$/u, "blockquote"),
    typedRule(/^([1-9]\d{0,3})\.[ \u00a0]\p{L}$/u, "orderedList"),
  ],
});

const typedRule = (find, name) => new InputRule({ find, handler: ({ state, range, match }) => {
  const { tr } = state, $from = tr.doc.resolve(range.from), number = Number(match[1]) || 1;
  const around = Array.from({ length: $from.depth - 1 }, (_, depth) => $from.node(depth + 1).type.name);
  const isFirst = $from.parent.type.name === "paragraph" && $from.parent.textContent === match[0];
  if (!isFirst || around.some((one) => ["listItem", "tableCell", "tableHeader"].includes(one))) return null;
  const before = $from.node(-1).maybeChild($from.index(-1) - 1), list = before?.type.name === name && name !== "blockquote" ? before : null;
  const goesOn = list !== null && (name !== "orderedList" || list.attrs.start + list.childCount === number);
  if (number !== 1 && !goesOn) return null;
  tr.delete(range.from, range.to - 1);
  const block = tr.doc.resolve(range.from).blockRange(), wrapping = findWrapping(block, state.schema.nodes[name]);
  if (!wrapping) return null;
  tr.wrap(block, wrapping);
  if (goesOn) tr.join(block.start);
  return undefined;
} });

/** Tab is for leaving the editor: items move in and out with Alt+Shift and the arrows. */
const AnswerListItem = ListItem.extend({
  addCommands() {
    return {
      moveItemIn: () => ({ state, commands }) => listLevels(state) < listLevelsMax && commands.sinkListItem(this.name),
      moveItemOut: () => ({ commands }) => commands.liftListItem(this.name),
    };
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Alt-Shift-ArrowRight": () => this.editor.commands.moveItemIn(),
      "Alt-Shift-ArrowLeft": () => this.editor.commands.moveItemOut(),
    };
  },
});

// ---- Tables: no merged cells and no widths; Tab goes from cell to cell and out at the ends.

const noSpans = () => ({
  colspan: { default: 1, parseHTML: () => 1, renderHTML: () => ({}) },
  rowspan: { default: 1, parseHTML: () => 1, renderHTML: () => ({}) },
  colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
});

const AnswerTable = Table.extend({
  group: "top",
  addNodeView: () => null,
  renderHTML: () => ["div", { class: "tablewrap" }, ["table", ["tbody", 0]]],
  addKeyboardShortcuts() {
    const move = (direction) => () => goToNextCell(direction)(this.editor.state, this.editor.view.dispatch);
    return { Tab: move(1), "Shift-Tab": move(-1) };
  },
});
const AnswerRow = TableRow.extend({ content: "(tableCell | tableHeader)+" });
const AnswerCell = TableCell.extend({ addAttributes: noSpans });
const AnswerHeader = TableHeader.extend({ addAttributes: noSpans });

// ---- Pictures: an image with its words for those who cannot see it, and a caption that is written in the text.

const Image = Node.create({
  name: "image",
  selectable: false,
  draggable: false,
  addAttributes: () => ({ src: { default: null }, alt: { default: null } }),
  parseHTML: () => [{ tag: `img[src^="${picturePrefix}"]` }],
  renderHTML: ({ node }) => ["img", { src: node.attrs.src, alt: node.attrs.alt ?? "" }],
});

const Caption = Node.create({
  name: "caption",
  content: "inline*",
  isolating: true,
  parseHTML: () => [{ tag: "figcaption" }],
  renderHTML() { return ["figcaption", { "data-hint": this.options.hint }, 0]; },
  addOptions: () => ({ hint: "" }),
  addKeyboardShortcuts() {
    return { Enter: () => leaveCaption(this.editor) };
  },
});

/** Enter in a caption goes on writing under the picture. */
function leaveCaption(editor) {
  const { $from } = editor.state.selection;
  if ($from.parent.type.name !== "caption") return false;
  return editor.commands.command(({ tr, state, dispatch }) => {
    const after = $from.after(-1);
    const next = tr.doc.nodeAt(after);
    if (next?.type.name !== "paragraph" || next.content.size) tr.insert(after, state.schema.nodes.paragraph.create());
    tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView();
    if (dispatch) dispatch(tr);
    return true;
  });
}

const Figure = Node.create({
  name: "figure",
  group: "top",
  content: "image caption",
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: "figure" }],
  renderHTML: () => ["figure", 0],
});

// ---- Words

const AnswerLink = Link.extend({
  addAttributes: () => ({ href: { default: null, parseHTML: (element) => element.getAttribute("href") } }),
  renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href }, 0],
  addKeyboardShortcuts: () => ({}),
}).configure({
  openOnClick: false, isAllowedUri: isAddress, shouldAutoLink: isAddress, defaultProtocol: "https",
  HTMLAttributes: { target: null, rel: null, class: null },
});

/** The extensions of the editor. `hint` is what stands in an empty caption. */
export const extensions = ({ hint, own }) => [
  Document.extend({ content: "(block | top)+" }), Paragraph, Text, HardBreak, Bold, Italic, AnswerLink,
  AnswerHeading, BulletList, NumberedList, AnswerListItem, Blockquote, TypedLists,
  AnswerTable, AnswerRow, AnswerHeader, AnswerCell, Figure, Image, Caption.configure({ hint }),
  History, Gapcursor, Dropcursor.configure({ color: false, class: "dropcursor" }), ...own.map((made) => Extension.create(made)),
];

// ---- To the server

/** The document as the server wants it: no attribute that says nothing, and no link that it would refuse. */
export function plainJSON(node) {
  const made = { type: node.type };
  const attributes = Object.entries(node.attrs ?? {}).filter(([name, value]) =>
    value !== null && value !== "" && !["colspan", "rowspan", "colwidth"].includes(name) && !(name === "start" && value === 1));
  if (attributes.length) made.attrs = Object.fromEntries(attributes);
  if (node.text !== undefined) made.text = node.text;
  const marks = (node.marks ?? []).filter((mark) => mark.type !== "link" || isAddress(mark.attrs?.href));
  if (marks.length) made.marks = marks.map(({ type, attrs }) => (type === "link" ? { type, attrs: { href: attrs.href } } : { type }));
  if (node.content) made.content = node.content.map(plainJSON);
  return made;
}

/** All the text, for the count (R63): what stands in tables and captions counts, what pictures show does not. */
export function textOf(doc) {
  const pieces = [];
  doc.descendants((node) => { if (node.isText) pieces.push(node.text); });
  return pieces.join("\n");
}
