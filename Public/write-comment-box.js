// One conversation beside the text: what has been said of some words, and a field to answer in. It never takes the caret out of
// the text by itself, and what is typed in it is kept in the browser until the server has it.
import { el } from "./write-dialogs.js";

const keptDays = 30, charactersMax = 2000;
const attempt = (work) => { try { return work(); } catch { return null; } };

/** What is typed and not sent, by conversation. */
class Kept {
  #prefix;
  constructor(prefix) { this.#prefix = prefix; }

  read(id) {
    const kept = attempt(() => JSON.parse(localStorage.getItem(this.#prefix + id)));
    return kept && Date.now() - kept.at < keptDays * 86_400_000 ? kept.text : "";
  }

  write(id, text) {
    const key = this.#prefix + id;
    attempt(() => (text.trim() ? localStorage.setItem(key, JSON.stringify({ at: Date.now(), text })) : localStorage.removeItem(key)));
  }
}

export class CommentBox {
  /** The conversation that is shown: its id, "new", or null. */
  shown = null;
  #words; #acts; #kept; #isBusy = false;
  #title = el("h2", { id: "comment-title" });
  #quote = el("blockquote", { lang: "sv" });
  #note = el("p", { class: "soft" });
  #list = el("ol");
  #label = el("label", { for: "comment-text" });
  #area = el("textarea", { id: "comment-text", rows: 3, maxlength: charactersMax, autocomplete: "off", lang: "sv" });
  #send = el("button", { class: "btn quiet" });
  #settle;

  /** acts: {send(id, text) → a problem or nothing, settle(id, isClosed) → the same, leave()}. `prefix`: whose texts are kept. */
  constructor(words, prefix, acts) {
    this.#words = words;
    this.#acts = acts;
    this.#kept = new Kept(prefix);
    this.#settle = el("button", { type: "button", class: "linklike", onclick: () => this.#settled() });
    const close = el("button", { type: "button", class: "linklike", onclick: () => acts.leave() }, words("close"));
    this.form = el("form", { novalidate: true, onsubmit: (event) => this.#submit(event) },
      this.#label, el("p", { class: "hint", id: "comment-hint" }, words("commentHint")), this.#area,
      el("div", { class: "actions" }, this.#send, this.#settle));
    this.element = el("section", { class: "card talk", "aria-labelledby": "comment-title", hidden: true, onkeydown: (event) => this.#key(event) },
      el("div", { class: "head" }, this.#title, close), this.#quote, this.#note, this.#list, this.form);
    this.#area.addEventListener("input", () => this.#kept.write(this.shown, this.#area.value));
    this.#describe();
  }

  /** thread: {id, quote, resolvedBy, comments}; `isGone`: its words stand nowhere. `mayWrite`: the text is still open. */
  show(thread, isGone, mayWrite) {
    const isOther = this.shown !== thread.id, words = this.#words, isNew = thread.id === "new";
    this.shown = thread.id;
    this.#title.textContent = words(isNew ? "commentNew" : "commentOne");
    this.#quote.textContent = thread.quote;
    this.#quote.hidden = !thread.quote;
    this.#note.textContent = thread.resolvedBy ? words("commentClosedBy", { name: thread.resolvedBy })
      : isNew && !thread.quote ? words("commentWhole") : isGone && thread.quote ? words("commentGone") : "";
    this.#note.hidden = !this.#note.textContent;
    this.#tell(thread.comments);
    this.#label.textContent = words(isNew ? "commentText" : "commentYours");
    this.#send.textContent = words(isNew ? "commentSave" : "commentAnswer");
    this.#settle.textContent = words(thread.resolvedBy ? "commentOpen" : "commentClose");
    this.#settle.dataset.closes = thread.resolvedBy ? "0" : "1";
    this.#settle.hidden = isNew;
    this.form.hidden = !mayWrite;
    this.element.hidden = false;
    if (!isOther) return;
    this.#area.value = this.#kept.read(thread.id);
    this.complain(null);
  }

  /** What is said already is left as it stands, so that nobody loses their place in it. */
  #tell(comments) {
    const made = comments.map(({ name, at, text }) => el("li", {}, el("p", {}, el("b", {}, name), " ", el("span", { class: "soft" }, at)), el("p", { class: "words" }, text)));
    const isSame = made.length >= this.#list.children.length && [...this.#list.children].every((one, index) => one.isEqualNode(made[index]));
    if (isSame) this.#list.append(...made.slice(this.#list.children.length)); else this.#list.replaceChildren(...made);
    this.#list.hidden = !comments.length;
  }

  hide() {
    this.shown = null;
    this.element.hidden = true;
  }

  focus() { (this.form.hidden ? this.element.querySelector("button") : this.#area).focus(); }

  get hasFocus() { return this.element.contains(document.activeElement); }

  /** At the field that it is about; nothing takes it away. */
  complain(sentence) {
    this.form.querySelector(".error")?.remove();
    if (sentence) this.#area.before(el("p", { class: "error", id: "comment-error", role: "alert" }, sentence));
    this.#describe();
  }

  #describe() {
    const isWrong = Boolean(this.form.querySelector(".error"));
    this.#area.setAttribute("aria-describedby", isWrong ? "comment-error comment-hint" : "comment-hint");
    if (isWrong) this.#area.setAttribute("aria-invalid", "true"); else this.#area.removeAttribute("aria-invalid");
  }

  async #submit(event) {
    event.preventDefault();
    const id = this.shown, text = this.#area.value.trim();
    if (!text) { this.complain(this.#words("commentEmpty")); return void this.#area.focus(); }
    await this.#act(async () => {
      const problem = await this.#acts.send(id, text);
      if (problem) return problem;
      this.#kept.write(id, "");
      if (this.shown === id && this.#area.value.trim() === text) this.#area.value = "";
      return null;
    });
  }

  #settled() {
    const id = this.shown;
    this.#act(() => this.#acts.settle(id, this.#settle.dataset.closes === "1"));
  }

  /** One thing at a time; a second press while the first is on its way does nothing. */
  async #act(work) {
    if (this.#isBusy) return;
    const id = this.shown;
    this.#isBusy = true;
    try {
      const problem = await work();
      if (this.shown === id) this.complain(problem);
    } finally { this.#isBusy = false; }
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") { event.preventDefault(); this.#acts.leave(); }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === this.#area) { event.preventDefault(); this.form.requestSubmit(); }
  }
}
