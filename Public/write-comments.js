// Comments in the text: the words that they are about are marked, and read, answered and closed beside it. Without scripts the
// card leads to the page of comments instead.
import { CommentBox } from "./write-comment-box.js";
import { catchUp, el } from "./write-dialogs.js";
import { anchorOf, draftOf, isMarked, setDraft, setOpen, setThreads, threadsAt } from "./write-marks.js";
import { ask } from "./write-save.js";
import { newID } from "./write-store.js";

const settleMillisecondsMax = 8000, quoteCharactersMax = 500, laterMilliseconds = 1000, listCharactersMax = 90;
const keys = "Ctrl+Alt+M";

export class Comments {
  #editor; #words; #form; #saver; #line; #card; #address;
  #threads = []; #box; #back = null; #mark = newID(); #asking = null; #isOld = false; #here = null;
  #heading = el("h2"); #list = el("ul", { class: "talks" }); #said = el("p", { class: "vh", role: "status" });

  /** page: {editor, words, form, saver, line}. `card`: where the comments of the part stand without scripts. */
  constructor({ editor, words, form, saver, line }, card) {
    [this.#editor, this.#words, this.#form, this.#saver, this.#line, this.#card] = [editor, words, form, saver, line, card];
    this.#address = card.dataset.comments;
    this.#box = new CommentBox(words, `comment ${form.dataset.person} ${this.#address} `, {
      send: (id, text) => this.#send(id, text), settle: (id, isClosed) => this.#settle(id, isClosed), leave: () => this.leave(),
    });
    const way = card.querySelector("[data-comment]");
    const all = el("a", { href: way.href }, words("commentAll"));
    const add = el("button", { type: "button", class: "linklike", onclick: () => this.write(), onmousedown: (event) => event.preventDefault() }, words("comment"));
    card.replaceChildren(this.#heading, this.#list, el("p", {}, add, " · ", all), this.#said);
    card.after(this.#box.element);
    editor.on("selectionUpdate", () => this.#follow());
    editor.on("transaction", ({ transaction }) => { if (transaction.docChanged) this.#place(); });
    addEventListener("resize", () => this.#place());
    this.#take(JSON.parse(card.dataset.threads));
  }

  // ---- What is shown

  #take(threads) {
    const { view } = this.#editor;
    if (view.composing) return void setTimeout(() => this.refresh(), laterMilliseconds);
    this.#threads = threads;
    setThreads(view, threads.filter((one) => !one.resolvedBy && one.quote).map(({ id, quote, before, after }) => ({ id, quote, before, after })));
    this.#showList();
    const shown = this.#find(this.#box.shown);
    if (shown) this.#show(shown);
  }

  #find(id) { return this.#threads.find((one) => one.id === id); }

  #showList() {
    const words = this.#words, open = this.#threads.filter((one) => !one.resolvedBy);
    this.#heading.textContent = open.length ? words("commentCount", { count: open.length }) : words("comments");
    const short = (text) => (text.length > listCharactersMax ? `${text.slice(0, listCharactersMax).trimEnd()}…` : text);
    const item = ({ id, quote, comments }) => el("li", { id: `thread-${id}` }, el("button", {
      type: "button", class: "linklike", onclick: () => this.open(id, true),
    }, quote ? el("q", {}, short(quote)) : null, quote ? " " : null, el("b", {}, comments.at(-1)?.name ?? ""), `: ${short(comments.at(-1)?.text ?? "")}`));
    const made = open.map(item), held = document.activeElement.closest?.(".talks li")?.id;
    if (made.length === this.#list.children.length && made.every((one, index) => one.isEqualNode(this.#list.children[index]))) return;
    this.#list.replaceChildren(...made);
    // Who stands on one stands there still, and in the text when it is gone.
    if (held) (document.getElementById(held)?.firstChild ?? this.#editor.view).focus();
  }

  #show(thread) {
    const { state, isEditable } = this.#editor;
    this.#box.show(thread, thread.id !== "new" && !isMarked(state, thread.id), isEditable);
    this.#place();
  }

  /** Beside the words, where there is room beside the text. */
  #place() {
    const { element } = this.#box;
    if (element.hidden || getComputedStyle(element).position !== "absolute") return void element.style.removeProperty("top");
    const mark = this.#editor.view.dom.querySelector("mark.said.now");
    const top = mark ? mark.getBoundingClientRect().top - element.parentElement.getBoundingClientRect().top : this.#card.offsetTop;
    element.style.top = `${Math.max(0, Math.round(top))}px`;
  }

  /** Tells of a comment when the caret comes to it, without leaving the text. */
  #follow() {
    const [id = null] = threadsAt(this.#editor.state);
    if (id === this.#here) return;
    this.#here = id;
    const thread = this.#find(id);
    if (thread && this.#box.shown !== id) this.#said.textContent = this.#words("commentHere", { name: thread.comments.at(-1)?.name ?? "", keys });
  }

  #say(text) {
    this.#said.textContent = text;
    this.#line.notice(text);
  }

  // ---- Coming and going

  /** Shows a conversation; with `takesFocus` one writes in it at once. */
  open(id, takesFocus) {
    const thread = this.#find(id);
    if (!thread) return;
    this.#leaveDraft();
    this.#comeFrom();
    setOpen(this.#editor.view, id);
    this.#show(thread);
    if (takesFocus) this.#box.focus();
  }

  /** The comment that the caret stands in; else a new one about what is selected, or about the whole part. */
  write() {
    const { view } = this.#editor;
    catchUp(view);
    const { from, to, empty } = view.state.selection, [here] = empty ? threadsAt(view.state) : [];
    if (here) return this.open(here, true);
    const { quote } = empty ? { quote: "" } : anchorOf(view.state.doc, { from, to });
    if (quote.length > quoteCharactersMax) return this.#say(this.#words("commentTooLong", { count: quoteCharactersMax }));
    this.#comeFrom();
    setOpen(view, null);
    setDraft(view, quote ? { from, to } : null);
    this.#show({ id: "new", quote, resolvedBy: null, comments: [] });
    this.#box.focus();
  }

  #comeFrom() {
    if (!this.#box.hasFocus) this.#back = document.activeElement;
  }

  #leaveDraft() { if (draftOf(this.#editor.state)) setDraft(this.#editor.view, null); }

  /** Back to where one came from: in the text with its caret and selection, or to the list. */
  leave() {
    const hadFocus = this.#box.hasFocus;
    this.#box.hide();
    this.#leaveDraft();
    setOpen(this.#editor.view, null);
    if (hadFocus) this.#goBack();
  }

  #goBack() {
    const isInList = this.#card.contains(this.#back) && this.#back.isConnected;
    if (isInList) this.#back.focus(); else this.#editor.view.focus();
  }

  // ---- To and from the server

  /** Others have said something. One question at a time; what is heard meanwhile is asked for after it. */
  refresh() {
    this.#isOld = true;
    this.#asking ??= this.#ask().finally(() => { this.#asking = null; });
    return this.#asking;
  }

  async #ask() {
    while (this.#isOld) {
      this.#isOld = false;
      const { outcome, data } = await ask(this.#address);
      if (outcome === "saved") this.#take(data.threads);
    }
  }

  /** The text first, so that the words stand in it on the server too. */
  async #send(id, text) {
    const isNew = id === "new";
    await this.#saver.settled(settleMillisecondsMax);
    const draft = draftOf(this.#editor.state), { quote, before, after } = isNew && draft ? anchorOf(this.#editor.state.doc, draft) : {};
    const fields = { kommentar: text, ...(quote ? { citat: quote, fore: before, efter: after } : {}) };
    const problem = await this.#post(isNew ? this.#address : `${this.#address}/${id}`, fields, text);
    if (problem) return problem;
    if (isNew && this.#box.shown === id) this.leave(); else if (this.#box.hasFocus) this.#goBack();
    return null;
  }

  async #settle(id, isClosed) {
    const problem = await this.#post(`${this.#address}/${id}`, { klar: isClosed ? "1" : "0" });
    if (!problem && this.#box.hasFocus) this.#goBack();
    return problem;
  }

  /** Gives a sentence when it did not work. The mark stays until it did, so that what got through is not said twice. */
  async #post(address, fields, text) {
    let answer = await this.#postOnce(address, fields);
    if (answer.outcome === "gone" && await this.#hasNewToken()) answer = await this.#postOnce(address, fields);
    // Taken before, by a try whose answer was lost.
    if (answer.outcome === "closed" && !answer.problem && text) {
      await this.refresh();
      if (this.#threads.some((one) => one.comments.some((comment) => comment.text === text))) answer = { outcome: "saved", data: { threads: this.#threads } };
    }
    const { outcome, data, problem } = answer, words = this.#words;
    if (outcome !== "saved") return problem ?? words({ away: "commentAway", gone: "gone" }[outcome] ?? "commentLost");
    this.#mark = newID();
    this.#take(data.threads);
    if (data.said) this.#say(data.said);
    return null;
  }

  #postOnce(address, fields) {
    const { person } = this.#form.dataset, token = this.#form.elements.token?.value ?? "";
    const body = new URLSearchParams({ ...fields, person, token, marke: this.#mark }).toString();
    return ask(address, { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" } });
  }

  /** Somebody has signed in again since the page was opened. */
  async #hasNewToken() {
    const { token } = this.#form.elements, { outcome, data } = await ask(this.#form.dataset.write ?? this.#form.dataset.read);
    if (outcome !== "saved" || !data.token || !token || data.token === token.value) return false;
    token.value = data.token;
    return true;
  }
}
