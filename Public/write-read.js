// The text for who may read and comment but not write: the same marks and conversations, in a text that takes no change but others'.
// A caret stands in it, so that words are marked with the keyboard too.
import { Editor, pm } from "./editor.js";
import { Comments } from "./write-comments.js";
import { el, wordsOf } from "./write-dialogs.js";
import { herePlugin, showOthers, standing } from "./write-here.js";
import { listen } from "./write-live.js";
import { marksPlugin } from "./write-marks.js";
import { bringIn, isSameText } from "./write-merge.js";
import { ask } from "./write-save.js";
import { extensions } from "./write-schema.js";
import { StateLine } from "./write-state.js";

const { Plugin } = pm.state;
const laterMilliseconds = 2000;
const readOnly = () => new Plugin({ filterTransaction: (change) => !change.docChanged || Boolean(change.getMeta("brought")) });

export class ReadingPage {
  #revision = 0;

  /** `card`: where the comments of the part stand. Throws when the editor cannot hold the whole text; then it stands as it was sent. */
  constructor(section, card) {
    const words = wordsOf(section), place = el("div"), json = JSON.parse(section.dataset.document);
    const own = {
      name: "reading", addKeyboardShortcuts: () => ({ "Mod-Alt-m": () => { this.comments.write(); return true; } }),
      addProseMirrorPlugins: () => [marksPlugin((id) => this.comments.open(id, false)), herePlugin(), readOnly()],
    };
    this.editor = new Editor({
      element: place, injectCSS: false, content: json, enableContentCheck: true, extensions: extensions({ hint: "", own: [own] }),
      enableInputRules: false, enablePasteRules: false,
      editorProps: { attributes: {
        id: "text", class: "text answer reading", role: "textbox", "aria-multiline": "true", "aria-readonly": "true", inputmode: "none", lang: "sv",
        "aria-labelledby": "text-label",
      } },
    });
    if (!isSameText(this.editor.state.doc, this.editor.schema.nodeFromJSON(json))) throw new Error("the editor does not hold the whole text");
    section.querySelector("[data-answer]").replaceWith(place);
    this.address = section.dataset.read;
    this.line = new StateLine(section, this.editor, words);
    const form = { dataset: section.dataset, elements: { token: section.querySelector("[name=token]") } };
    // Nothing here is ever unsaved.
    const saver = { settled: async () => true };
    this.comments = new Comments({ editor: this.editor, words, form, saver, line: this.line }, card);
    listen(section.dataset.live, new URL(section.dataset.live, location.href).searchParams.get("del"), {
      here: (people) => {
        this.line.showHere(standing(this.editor.state.doc, people));
        showOthers(this.editor.view, people);
      },
      newer: ({ revision, by }) => { if (revision > this.#revision) this.fetch(by); },
      commented: () => this.comments.refresh(),
      closed: () => {},
      again: () => { this.fetch(); this.comments.refresh(); },
    });
  }

  /** The text as it stands now. */
  async fetch(by) {
    const { outcome, data } = await ask(this.address);
    if (outcome !== "saved" || data.revision <= this.#revision) return;
    if (!bringIn(this.editor, { document: data.document })) return void setTimeout(() => this.fetch(by), laterMilliseconds);
    this.#revision = data.revision;
    if (by) this.line.tell("saved", { ...data, by: [by] });
  }
}
