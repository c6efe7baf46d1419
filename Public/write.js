// The writing page with the editor. The page works without: then the text area stands as it was sent, and this file does
// nothing. It runs before pages.js, which leaves the form alone when the editor has taken it over.
import { Editor } from "./editor.js";
import { toolbar } from "./write-bar.js";
import { documentOf, hasKept } from "./write-before.js";
import { Comments } from "./write-comments.js";
import { asksForHelp } from "./shortcuts.js";
import { catchUp, el, openHelp, openLink, openPicture, wordsOf } from "./write-dialogs.js";
import { Whereabouts, herePlugin, showOthers, standing } from "./write-here.js";
import { listen } from "./write-live.js";
import { marksPlugin } from "./write-marks.js";
import { bringIn, conflictPlugin, isSameText } from "./write-merge.js";
import { ownPlugin } from "./write-own.js";
import { cleaned, leftOutBox, picturesIn } from "./write-paste.js";
import { columnsMax, pasteNarrow } from "./write-paste-tables.js";
import { Saver } from "./write-save.js";
import { extensions, plainJSON, textOf } from "./write-schema.js";
import { StateLine } from "./write-state.js";
import { Store } from "./write-store.js";
import { Tips } from "./write-tips.js";

const settleMillisecondsMax = 8000;
const caretRoom = { top: 96, bottom: 64, left: 5, right: 5 };

// ---- The page

class WritingPage {
  constructor(form, area, { json, typed, isTyped }) {
    this.form = form;
    this.area = area;
    this.words = wordsOf(form);
    this.conflicts = el("div", { class: "conflicts" });
    this.leftOut = leftOutBox(this.words, () => this.editor.view.focus());
    this.makeEditor(json);
    if (!this.same(json)) throw new Error("the editor does not hold the whole text");
    this.line = new StateLine(form, this.editor, this.words);
    this.tips = new Tips(document.querySelector("[data-advice]"), form.dataset.tips);
    const place = { address: form.dataset.write, person: form.dataset.person, token: form.elements.token };
    this.store = new Store(place.person, new URL(place.address, location.href).pathname);
    this.saver = new Saver(place, Number(form.elements.revision.value), this.store, this);
    this.card = document.querySelector("[data-comments]");
    this.takeOver();
    this.comments = this.card && new Comments(this, this.card);
    if (isTyped) this.restore(typed);
    if (isTyped) this.saver.typed();
    this.listen();
    this.store.giveOrphans((record, tab) => this.saver.adopt(record, tab));
  }

  makeEditor(json) {
    const { words } = this;
    const own = { name: "writing", addKeyboardShortcuts: () => this.shortcuts(), addProseMirrorPlugins: () => [
      conflictPlugin(this.conflicts, words), marksPlugin((id) => this.comments?.open(id, false)), herePlugin(), ownPlugin()] };
    this.place = el("div", { class: "writing" });
    const described = [...new Set(`${this.area.getAttribute("aria-describedby") ?? ""} write-hint`.trim().split(/\s+/))].join(" ");
    this.editor = new Editor({
      element: this.place, injectCSS: false, content: json, enableContentCheck: true,
      extensions: extensions({ hint: words("captionHint"), own: [own] }),
      // What is typed or pasted is what stands: * and _ are characters, and only what typedLists says makes a list.
      enableInputRules: ["typedLists"], enablePasteRules: ["link"],
      editorProps: {
        // Not under the tools above nor the saved line below.
        scrollThreshold: caretRoom, scrollMargin: caretRoom,
        attributes: {
          id: "text", class: "text answer", role: "textbox", "aria-multiline": "true", lang: "sv", spellcheck: "true",
          "aria-labelledby": "text-label", "aria-describedby": described,
          ...(this.area.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
        },
        handleDOMEvents: { keydown: (view) => void catchUp(view) },
        transformPastedHTML: (html) => this.takeIn(html),
        handlePaste: (view, event, slice) => this.takePictures(event.clipboardData) || this.takeCells(view, slice) || this.takePlain(view, event, slice),
        handleDrop: (_, event, __, isMoved) => !isMoved && this.takePictures(event.dataTransfer, event),
      },
      onTransaction: ({ transaction }) => { if (transaction.docChanged) this.changed(transaction); },
      onBlur: () => { if (this.saver && !this.saver.isClean) this.saver.save(); },
    });
  }

  shortcuts() {
    return {
      "Alt-F10": () => { this.place.parentElement.querySelector(".bar [tabindex='0']").focus(); return true; },
      "Mod-s": () => { this.saver.save(); return true; },
      "Mod-Alt-m": () => { this.comments?.write(); return true; },
      "Mod-k": () => { openLink(this.editor, this.words); return true; },
    };
  }

  takeIn(pasted) {
    const { html, leftOut } = cleaned(pasted);
    this.leftOut.tell(leftOut);
    return html;
  }

  /** When nothing of the HTML can be read, the plain text that came with it is taken. */
  takePlain(view, event, slice) {
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    return !slice.size && plain.trim() !== "" && view.pasteText(plain, event);
  }

  /** Cells that a table has no room for. */
  takeCells(view, slice) {
    const isNarrowed = pasteNarrow(view, slice);
    if (isNarrowed) this.line.notice(this.words("pasteNarrow", { count: columnsMax }));
    return isNarrowed;
  }

  takePictures(transfer, event) {
    const [file] = picturesIn(transfer);
    if (!file) return false;
    event?.preventDefault();
    openPicture(this.editor, this.words, this.form.dataset.pictures, file);
    return true;
  }

  /** The text area stays, hidden: it carries the count, and is not sent. */
  takeOver() {
    const { form, area, editor, words } = this, label = document.getElementById("text-label");
    const frame = area.closest(".editor");
    const bar = toolbar(editor, words, form.dataset.pictures, this.card && (() => this.comments.write()));
    area.before(bar, this.place, el("p", { id: "write-hint", class: "vh" }, words("hint")));
    frame.before(this.conflicts, this.leftOut.element);
    area.id = "text-plain";
    // What was typed has been taken over: a reload must not put it back as if it were typed anew.
    area.value = area.defaultValue;
    area.hidden = true;
    area.removeAttribute("name");
    area.counted = () => textOf(editor.state.doc);
    label?.removeAttribute("for");
    label?.addEventListener("click", () => editor.view.focus());
    form.removeAttribute("data-keep");
    form.addEventListener("submit", (event) => this.submit(event));
  }

  listen() {
    const { saver, form } = this;
    addEventListener("pagehide", () => saver.leave());
    addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? saver.leave() : saver.tryAgain()));
    addEventListener("online", () => saver.tryAgain());
    addEventListener("focus", () => saver.tryAgain());
    addEventListener("beforeunload", (event) => { if (saver.isAtRisk) event.preventDefault(); });
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") { event.preventDefault(); saver.save(); }
      if (asksForHelp(event)) { event.preventDefault(); openHelp(this.editor, this.words, () => event.target.focus?.()); }
    });
    // A press of the mouse leaves the caret in the text: what is typed until the page goes, or the save is through, is not lost.
    for (const way of form.querySelectorAll(".actions button")) way.addEventListener("mousedown", (event) => event.preventDefault());
    if (!form.dataset.live) return;
    const whereabouts = new Whereabouts(this.editor, form);
    listen(form.dataset.live, new URL(form.dataset.live, location.href).searchParams.get("del"), {
      here: (people) => {
        const { view, state } = this.editor;
        this.line.showHere(standing(state.doc, people));
        if (!view.composing) showOthers(view, people);
        whereabouts.seen(people);
      },
      commented: () => this.comments?.refresh(),
      newer: ({ revision, by }) => { if (revision > saver.base) saver.refresh(by); },
      closed: (problem) => saver.close(problem),
      again: () => { saver.refresh(); this.comments?.refresh(); },
    });
  }

  changed(transaction) {
    this.area.dispatchEvent(new Event("input"));
    if (!transaction.getMeta("brought")) this.saver?.typed();
  }

  // ---- What the saver asks

  read() { return plainJSON(this.editor.getJSON()); }

  same(document) {
    try { return isSameText(this.editor.state.doc, this.editor.schema.nodeFromJSON(document)); } catch { return false; }
  }

  bring(answer) {
    try { return bringIn(this.editor, answer); } catch (problem) { console.error(problem); return false; }
  }

  restore(document) {
    if (!this.bring({ document })) throw new Error("the text could not be shown");
  }

  tell(state, data) {
    this.line.tell(state, data);
    if (state === "saved" || state === "brought") this.tips.saved();
    if (state === "closed") this.editor.setEditable(false);
  }

  // ---- The form's own buttons

  /**
   * The form is sent when all is saved: a press of a button must not cross a save that is on its way. A text that is refused
   * stays where it is, and why is said once more.
   */
  async submit(event) {
    const { saver, form, line } = this, { submitter } = event;
    const isRefused = () => ["closed", "refused"].includes(line.shown);
    if (saver.isClean && !isRefused()) return this.fillIn();
    event.preventDefault();
    if (await saver.settled(settleMillisecondsMax) && !isRefused()) form.requestSubmit(submitter);
    else if (isRefused()) line.again();
    else line.notice(this.words(line.shown === "later" ? "later" : "waitToSend"));
  }

  fillIn() {
    const { form, saver } = this;
    const set = (name, value) => {
      const field = form.elements[name] ?? form.appendChild(el("input", { type: "hidden", name }));
      field.value = value;
    };
    set("dokument", JSON.stringify(this.read()));
    set("revision", saver.base);
  }
}

/** For who may not write here; fetched by them alone. */
function startReading() {
  const section = document.querySelector("[data-read]"), card = document.querySelector("[data-comments]");
  if (section && card) import("./write-read.js").then(({ ReadingPage }) => new ReadingPage(section, card)).catch(console.error);
}

function start() {
  const form = document.querySelector("form[data-write]"), area = form?.querySelector("textarea[data-document]");
  if (!area || hasKept(form, area)) return;
  const found = documentOf(area);
  if (!found) return;
  const before = form.cloneNode(true);
  try {
    new WritingPage(form, area, found);
  } catch (problem) {
    // The page as it was sent: the text area works alone.
    console.error(problem);
    form.replaceWith(before);
  }
}

start();
startReading();
