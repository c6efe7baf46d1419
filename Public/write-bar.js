// The toolbar: one stop of Tab, arrows within it, Alt+F10 in and Escape back. What is on is told with aria-pressed.
import { catchUp, el, figureAt, insertAtTop, openHelp, openLink, openPicture } from "./write-dialogs.js";
import { columnsMax } from "./write-paste-tables.js";

const columns = 3, rows = 3;

/** The buttons: [word, sign or null, what it does, whether it is on, whether it can be pressed, keys]. A null parts two groups. */
const buttons = (editor, words, pictures, comment) => [
  ["bold", words("boldSign"), (chain) => chain.toggleBold(), () => editor.isActive("bold"), null, "Control+B"],
  ["italic", words("italicSign"), (chain) => chain.toggleItalic(), () => editor.isActive("italic"), null, "Control+I"],
  ["link", null, () => openLink(editor, words), () => editor.isActive("link"), null, "Control+K"],
  null,
  ["bullets", null, (chain) => chain.toggleBulletList(), () => editor.isActive("bulletList"), null, "Control+Shift+8"],
  ["numbers", null, (chain) => chain.toggleOrderedList(), () => editor.isActive("orderedList"), null, "Control+Shift+7"],
  ["quote", null, (chain) => chain.toggleBlockquote(), () => editor.isActive("blockquote"), null, "Control+Shift+B"],
  null,
  ["table", null, () => insertTable(editor), null, () => !editor.isActive("table")],
  ["picture", null, () => openPicture(editor, words, pictures), () => figureAt(editor.state) !== null, null],
  null,
  ["undo", "↶", (chain) => chain.undo(), null, () => editor.can().undo(), "Control+Z"],
  ["redo", "↷", (chain) => chain.redo(), null, () => editor.can().redo(), "Control+Shift+Z"],
  ...(comment ? [["comment", null, () => comment(), null, null, "Control+Alt+M"]] : []),
  ["help", null, () => openHelp(editor, words)],
];

const listButtons = (editor) => [
  ["moveIn", null, (chain) => chain.moveItemIn(), null, () => editor.can().moveItemIn(), "Alt+Shift+ArrowRight"],
  ["moveOut", null, (chain) => chain.moveItemOut(), null, () => editor.can().moveItemOut(), "Alt+Shift+ArrowLeft"],
];

/** The server takes no wider table. */
function hasRoom(editor) {
  const { $from } = editor.state.selection;
  return Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).every((node) => node.type.name !== "tableRow" || node.childCount < columnsMax);
}

const tableButtons = (editor) => [
  ["rowBefore", null, (chain) => chain.addRowBefore(), null, () => editor.can().addRowBefore()],
  ["rowAfter", null, (chain) => chain.addRowAfter(), null, () => editor.can().addRowAfter()],
  ["columnBefore", null, (chain) => chain.addColumnBefore(), null, () => hasRoom(editor) && editor.can().addColumnBefore()],
  ["columnAfter", null, (chain) => chain.addColumnAfter(), null, () => hasRoom(editor) && editor.can().addColumnAfter()],
  ["rowRemove", null, (chain) => chain.deleteRow(), null, () => editor.can().deleteRow()],
  ["columnRemove", null, (chain) => chain.deleteColumn(), null, () => editor.can().deleteColumn()],
  ["tableRemove", null, (chain) => chain.deleteTable()],
];

function insertTable(editor) {
  const { table, tableRow, tableHeader, tableCell } = editor.schema.nodes;
  const row = (type) => tableRow.create(null, Array.from({ length: columns }, () => type.createAndFill()));
  insertAtTop(editor, table.create(null, Array.from({ length: rows }, (_, index) => row(index ? tableCell : tableHeader))), 4);
}

/** The toolbar of the editor; it follows what the caret stands in. `comment` begins a comment, where there are any. */
export function toolbar(editor, words, pictures, comment) {
  const look = styleChoice(editor, words);
  const shown = [look];
  const make = (items) => items.map((item) => (item ? button(editor, words, item, shown) : el("span", { class: "part", "aria-hidden": "true" })));
  const list = el("span", { role: "group", class: "more", "aria-label": words("listTools") }, ...make(listButtons(editor)));
  const table = el("span", { role: "group", class: "more", "aria-label": words("tableTools") }, ...make(tableButtons(editor)));
  const bar = el("div", { class: "bar", role: "toolbar", "aria-label": words("toolbar"), "aria-controls": "text" },
    look.element, ...make(buttons(editor, words, pictures, comment)), list, table);
  const follow = () => {
    list.hidden = !editor.isActive("listItem");
    table.hidden = !editor.isActive("table");
    shown.forEach((item) => item.follow());
    if (!controls(bar).some((one) => one.tabIndex === 0)) rove(bar, controls(bar)[0]);
  };
  let frame = 0;
  editor.on("transaction", () => { frame ||= requestAnimationFrame(() => { frame = 0; if (!editor.isDestroyed) follow(); }); });
  bar.addEventListener("keydown", (event) => steer(event, bar, editor));
  bar.addEventListener("focusin", (event) => rove(bar, event.target));
  follow();
  return bar;
}

function button(editor, words, [word, sign, act, isOn, mayBe, keys], shown) {
  const label = words(word);
  const run = () => {
    if (element.getAttribute("aria-disabled") === "true" || !editor.isEditable) return;
    catchUp(editor.view);
    // At once, so that the next key is written in the text: Tiptap's own focus() comes a frame later.
    editor.view.focus();
    const chain = editor.chain();
    if (act(chain) === chain) chain.scrollIntoView().run();
  };
  const element = el("button", {
    type: "button", tabindex: -1, class: word, "aria-label": sign ? label : null, title: sign ? label : null, "aria-keyshortcuts": keys,
    "aria-pressed": isOn ? "false" : null, onclick: run,
    // The caret stays in the text.
    onmousedown: (event) => event.preventDefault(),
  }, sign ?? label);
  const set = (name, value) => { if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value); };
  shown.push({ element, follow: () => {
    if (isOn) set("aria-pressed", isOn());
    if (mayBe) set("aria-disabled", !mayBe());
  } });
  return element;
}

/** Paragraph or one of the three headings. */
function styleChoice(editor, words) {
  const names = ["paragraph", "heading1", "heading2", "heading3"];
  const element = el("select", { class: "look", tabindex: 0, "aria-label": words("look"), autocomplete: "off" },
    ...names.map((name, level) => el("option", { value: level }, words(name))));
  let isPointed = false;
  element.addEventListener("pointerdown", () => { isPointed = true; });
  element.addEventListener("keydown", () => { isPointed = false; });
  element.addEventListener("change", () => {
    const level = Number(element.value), chain = editor.chain();
    if (isPointed) editor.view.focus();
    if (level) chain.setHeading({ level }).run(); else chain.setParagraph().run();
  });
  return { element, follow: () => {
    element.disabled = !editor.isEditable;
    element.value = String(editor.isActive("heading") ? editor.getAttributes("heading").level : 0);
  } };
}

const controls = (bar) => [...bar.querySelectorAll("button, select")].filter((one) => !one.closest("[hidden]") && !one.disabled);

function rove(bar, to) {
  if (to && controls(bar).includes(to)) bar.querySelectorAll("button, select").forEach((one) => { one.tabIndex = one === to ? 0 : -1; });
}

function steer(event, bar, editor) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const all = controls(bar), here = all.indexOf(event.target);
  const goal = { ArrowRight: here + 1, ArrowLeft: here - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Escape") editor.view.focus();
  else if (goal === undefined || here < 0) return;
  else all[goal % all.length].focus();
  event.preventDefault();
}
