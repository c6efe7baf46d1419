// The editor's small dialogs: a link, a picture with its words, and the list of shortcuts.
import { isAddress } from "./write-schema.js";
import { ask } from "./write-save.js";
import { followSwitch } from "./shortcuts.js";

const pictureBytesMax = 15 * 1024 * 1024, altCharactersMax = 1000;
const pictureTypes = "image/png,image/jpeg,image/webp,image/heic,image/heif,.heic,.heif";

/** An element; names that begin with "on" are listeners, what is null is left out. */
export function el(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

/** The page's words by name, with values in { }. */
export function wordsOf(form) {
  const all = JSON.parse(form.dataset.words);
  const words = (name, values = {}) => (all[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  // Lars, Max: no second s in Swedish.
  words.genitive = (name) => (all.genitive === "{name}s" && /[sxz]$/i.test(name) ? name : words("genitive", { name }));
  return words;
}

/** The browser moves the caret before the editor hears of it: so that nothing is done where it stood a moment ago. */
export function catchUp(view) {
  if (view.composing) return;
  view.domObserver.forceFlush();
  view.domObserver.flush();
}

/**
 * Opens a dialog. `accept` gives what is to be done in the text, or nothing when something is wrong. However the dialog is left,
 * the text has its focus and selection back before the next key: the browser's own `close` event comes a task later, and what a
 * quick writer has typed by then would stand first in the text. The answer is {box, leave(act)}.
 */
function open(editor, title, parts, accept, back = () => editor.view.focus()) {
  const form = el("form", { method: "dialog", novalidate: true }, el("h2", { id: "dialog-title" }, title), ...parts);
  const box = el("dialog", { class: "box", "aria-labelledby": "dialog-title" }, form);
  const leave = (act) => {
    if (!box.isConnected) return;
    box.close();
    back();
    box.remove();
    act?.();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const act = accept();
    if (act) leave(act);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    leave();
  });
  // A file chooser that is left tells so too, from its field.
  box.addEventListener("cancel", (event) => { if (event.target === box) { event.preventDefault(); leave(); } });
  box.addEventListener("close", () => leave());
  document.body.append(box);
  box.showModal();
  return { box, leave };
}

const closing = (words, leave) => el("button", { type: "button", class: "btn quiet", onclick: () => leave() }, words("cancel"));

/** A field with label and hint; `complain` shows what is wrong in it, or nothing, and takes the focus to it. True when nothing is wrong. */
function field(name, label, hint, input) {
  const described = hint ? [`${name}-hint`] : [];
  const element = el("div", { class: "field" }, el("label", { for: name }, label), hint ? el("p", { class: "hint", id: `${name}-hint` }, hint) : null, input);
  input.id = name;
  const complain = (sentence, takesFocus = true) => {
    element.querySelector(".error")?.remove();
    if (sentence) input.before(el("p", { class: "error", id: `${name}-error`, role: takesFocus ? null : "alert" }, sentence));
    const ids = sentence ? [...described, `${name}-error`] : described;
    if (ids.length) input.setAttribute("aria-describedby", ids.join(" ")); else input.removeAttribute("aria-describedby");
    if (sentence) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    if (sentence && takesFocus) input.focus();
    return !sentence;
  };
  complain(null);
  return { element, input, complain };
}

// ---- Link

export function openLink(editor, words) {
  const before = editor.getAttributes("link").href ?? "", { empty } = editor.state.selection;
  const address = field("link-address", words("linkAddress"), words("linkHint"), el("input", { type: "url", value: before, autocomplete: "off" }));
  const text = empty && !before ? field("link-text", words("linkText"), null, el("input", { type: "text", autocomplete: "off" })) : null;
  const accept = () => {
    const href = whole(address.input.value.trim());
    if (!isAddress(href)) return void address.complain(words("linkProblem"));
    const linked = { type: "text", text: text?.input.value.trim() || href, marks: [{ type: "link", attrs: { href } }] };
    return () => {
      if (text) editor.chain().insertContent(linked).unsetMark("link").scrollIntoView().run();
      else overLink(editor, (chain) => chain.setMark("link", { href }));
    };
  };
  const remove = () => leave(() => overLink(editor, (chain) => chain.unsetMark("link")));
  const { leave } = open(editor, words("link"), [address.element, text?.element,
    el("div", { class: "actions" }, el("button", { class: "btn" }, words(before ? "linkChange" : "linkInsert")),
      before ? el("button", { type: "button", class: "btn quiet", onclick: remove }, words("linkRemove")) : null,
      closing(words, () => leave()))], accept);
}

/** The whole link, or what is selected, is changed, and the caret stays or stands after it: the next letter would replace what is selected. */
function overLink(editor, change) {
  const { to, empty } = editor.state.selection;
  const chain = change(editor.chain().extendMarkRange("link")).setTextSelection(to);
  (empty ? chain : chain.unsetMark("link")).run();
}

/** `stockholm.se/…` and `namn@stad.se` as people write them. */
function whole(address) {
  if (/^[^\s:/@]+@[^\s:/@]+\.[^\s:/@]+$/.test(address)) return `mailto:${address}`;
  return address && !/^[a-z][a-z0-9+.-]*:/i.test(address) && /^[^\s/@]+\.[^\s/@]/.test(address) ? `https://${address}` : address;
}

// ---- Picture

/** The figure that the selection stands in, with its place. */
export function figureAt(state) {
  const { $from, node } = state.selection;
  if (node?.type.name === "figure") return { node, at: state.selection.from };
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "figure") return { node: $from.node(depth), at: $from.before(depth) };
  }
  return null;
}

/** A new picture, from a file when one was pasted or dropped; in a figure, its words. */
export function openPicture(editor, words, address, file) {
  const figure = file ? null : figureAt(editor.state);
  const image = figure?.node.firstChild;
  const preview = el("img", { class: "preview", alt: words("picturePreview"), hidden: !image, src: image?.attrs.src });
  const said = el("p", { role: "status", class: "hint" });
  const alt = field("picture-alt", words("pictureAlt"), words("pictureAltHint"), el("textarea", { rows: 3, maxlength: altCharactersMax }));
  alt.input.value = image?.attrs.alt ?? "";
  const chosen = image ? null : field("picture-file", words("pictureFile"), words("pictureFileHint"), el("input", { type: "file", accept: pictureTypes }));
  const state = { source: image?.attrs.src ?? null, loading: null, isAsked: false };
  const say = (words, isWrong = false) => { said.textContent = words; said.classList.toggle("error", isWrong); };
  const load = async (picked) => {
    Object.assign(state, { source: null, loading: null, isAsked: false });
    preview.hidden = true;
    chosen.complain(null);
    say("");
    if (picked.size > pictureBytesMax) return chosen.complain(words("pictureTooLarge"));
    state.loading = picked;
    say(words("pictureLoading"));
    const { source, warning, problem } = await uploaded(address, picked);
    // Another one has been chosen meanwhile.
    if (state.loading !== picked) return undefined;
    state.loading = null;
    say(warning ?? "", Boolean(warning));
    // Who describes the picture meanwhile is not taken from the words.
    if (!source) return chosen.complain(problem ?? words("pictureFailed"), document.activeElement !== alt.input);
    state.source = source;
    preview.src = source;
    preview.hidden = false;
    // Pressed while it was on its way: then it goes in now, when there is nothing more to think of.
    if (state.isAsked && !warning) form.requestSubmit();
    else if (!form.contains(document.activeElement) || document.activeElement === chosen.input) alt.input.focus();
    return undefined;
  };
  chosen?.input.addEventListener("change", () => { if (chosen.input.files[0]) load(chosen.input.files[0]); });
  const accept = () => {
    if (!state.source && !state.loading) return void chosen.complain(words("pictureMissing"));
    const told = alt.input.value.trim().replace(/\s+/g, " ");
    if (!alt.complain(told ? null : words("pictureAltMissing"))) return undefined;
    state.isAsked = state.loading !== null;
    if (state.isAsked) return void say(words("pictureWaits"));
    return () => { if (figure) changeAlt(editor, told); else insertFigure(editor, state.source, told); };
  };
  const remove = () => leave(() => removeFigure(editor));
  const { box, leave } = open(editor, words("picture"), [chosen?.element, preview, said, alt.element,
    el("p", { class: "hint" }, words("pictureTextHint")),
    el("div", { class: "actions" }, el("button", { class: "btn" }, words(figure ? "pictureChange" : "pictureInsert")),
      figure ? el("button", { type: "button", class: "btn quiet", onclick: remove }, words("pictureRemove")) : null,
      closing(words, () => leave()))], accept);
  const form = box.querySelector("form");
  if (file) load(file);
}

async function uploaded(address, file) {
  const body = new FormData();
  body.append("bild", file, file.name || "bild");
  body.append("token", document.querySelector("form[data-write]")?.elements.token?.value ?? "");
  const { outcome, data, problem } = await ask(address, { method: "POST", body });
  return outcome === "saved" ? { source: data.address, warning: data.warning } : { problem };
}

// The figure is looked for again: what others wrote while the dialog was open may have moved it.

function changeAlt(editor, alt) {
  const figure = figureAt(editor.state);
  if (figure) editor.commands.command(({ tr }) => tr.setNodeMarkup(figure.at + 1, null, { ...figure.node.firstChild.attrs, alt }));
}

function removeFigure(editor) {
  const figure = figureAt(editor.state);
  if (figure) editor.commands.command(({ tr }) => tr.delete(figure.at, figure.at + figure.node.nodeSize));
}

function insertFigure(editor, src, alt) {
  const { figure, image, caption } = editor.schema.nodes;
  insertAtTop(editor, figure.create(null, [image.create({ src, alt }), caption.create()]), 3);
}

/** Puts a block that may only stand at the top after the one that the caret is in, or in its place when that is empty. */
export function insertAtTop(editor, node, caret) {
  editor.chain().command(({ tr, state }) => {
    const { $to } = state.selection;
    const block = $to.depth ? $to.node(1) : null;
    const isEmpty = block?.type.name === "paragraph" && !block.content.size;
    const from = block ? (isEmpty ? $to.before(1) : $to.after(1)) : state.selection.to;
    tr.replaceWith(from, isEmpty ? $to.after(1) : from, node);
    if (from + node.nodeSize >= tr.doc.content.size) tr.insert(tr.doc.content.size, state.schema.nodes.paragraph.create());
    tr.setSelection(state.selection.constructor.near(tr.doc.resolve(from + caret))).scrollIntoView();
    return true;
  }).run();
}

// ---- Shortcuts

/** The list of shortcuts. Opened by `?`, it gives the focus back to where that was pressed. */
export function openHelp(editor, words, back) {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const keys = (text) => (mac ? text.replace(/Ctrl/g, "⌘").replace(/Alt/g, "⌥") : text);
  const rows = [
    ["?", "helpHelp"], ["Alt+F10", "helpToolbar"], ["Esc", "helpBack"], ["Ctrl+S", "helpSave"], ["Ctrl+Z", "undo"], ["Ctrl+Shift+Z", "redo"],
    ["Ctrl+B", "bold"], ["Ctrl+I", "italic"], ["Ctrl+K", "link"], ["Ctrl+Alt+1", "heading1"], ["Ctrl+Alt+2", "heading2"], ["Ctrl+Alt+3", "heading3"],
    ["Ctrl+Alt+0", "paragraph"], ["Ctrl+Shift+8", "helpBullets"], ["Ctrl+Shift+7", "helpNumbers"], ["Ctrl+Shift+B", "quote"],
    ["Alt+Shift+→", "moveIn"], ["Alt+Shift+←", "moveOut"], ["Ctrl+Alt+M", "commentHelp"], ["Shift+Enter", "helpLine"], ["Tab", "helpTab"],
  ].flatMap(([shortcut, word]) => [el("dt", {}, el("kbd", {}, keys(shortcut))), el("dd", {}, words(word))]);
  const onKey = el("input", { type: "checkbox", autocomplete: "off" });
  followSwitch(onKey);
  open(editor, words("help"), [el("dl", { class: "keys" }, ...rows), el("p", { class: "hint" }, words("helpTyping")), el("label", {}, onKey, " ", words("helpSwitch")),
    el("div", { class: "actions" }, el("button", { class: "btn" }, words("close")))], () => () => {}, back);
}
