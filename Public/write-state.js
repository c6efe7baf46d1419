// The line under the text: whether it is saved, what to do when it is not, and who else is here.
import { el } from "./write-dialogs.js";

const noticeMilliseconds = 6000, slowMilliseconds = 800;
const troubles = ["lost", "later", "away", "gone", "closed", "refused"];

export class StateLine {
  /** The state that is shown: saved, saving, lost, later, away, gone, closed or refused. */
  shown = "saved";
  #editor; #words; #line; #here; #rescue; #slow = 0; #noticed = 0; #standing = "";

  constructor(form, editor, words) {
    this.#editor = editor;
    this.#words = words;
    this.#line = form.querySelector("[data-save-state]") ?? el("p");
    this.#here = form.querySelector("[data-here]") ?? el("p");
    // A press of the mouse leaves the caret in the text.
    this.#rescue = el("p", { class: "rescue", hidden: true, onmousedown: (event) => event.preventDefault() });
    this.#line.after(this.#rescue);
  }

  /** Saving and saved are said quietly: only what asks for something, and that all is well again, is read aloud. */
  tell(state, data = {}) {
    clearTimeout(this.#slow);
    if (state === "saving") return this.#saving();
    const wasTrouble = troubles.includes(this.shown);
    this.shown = state === "brought" ? "saved" : state;
    this.#show(this.#sentence(state, data), wasTrouble || troubles.includes(state) || Boolean(data.leftOut));
    this.#offer(this.shown);
    const others = (data.by ?? []).filter(Boolean);
    if (others.length && data.document) this.notice(this.#words("changedBy", { name: others.join(", ") }));
  }

  /** A save that goes as it should is not told of: the time changes when it is done. */
  #saving() {
    if (troubles.includes(this.shown) && this.shown !== "refused") return;
    this.#line.dataset.state = "saving";
    this.#slow = setTimeout(() => {
      this.shown = "saving";
      this.#show(this.#words("saving"), false);
      this.#offer("saving");
    }, slowMilliseconds);
  }

  #sentence(state, { saved, problem, leftOut }) {
    const words = this.#words;
    switch (state) {
      case "saved": case "brought": return [saved ?? words("saved"), leftOut ? words("leftOut") : ""].filter(Boolean).join(". ");
      case "closed": case "refused": return `${problem ?? words(state)} ${words("stays")}`;
      case "later": return [problem, words("later")].filter(Boolean).join(" ");
      default: return words(state);
    }
  }

  #show(text, isLoud) {
    this.#line.setAttribute("aria-live", isLoud ? "polite" : "off");
    if (this.#line.textContent !== text) this.#line.textContent = text;
    this.#line.dataset.state = this.shown;
  }

  /** The same once more, for who has pressed a button that it stands in the way of: read aloud, and in sight. */
  again() {
    const text = this.#line.textContent;
    this.#line.setAttribute("aria-live", "polite");
    this.#line.textContent = "";
    requestAnimationFrame(() => { if (!this.#line.textContent) this.#line.textContent = text; });
    this.#line.scrollIntoView({ block: "nearest" });
  }

  /** What helps: to sign in again, or to copy a text that is not taken. */
  #offer(state) {
    if (this.#rescue.dataset.state === state) return;
    this.#rescue.dataset.state = state;
    const words = this.#words;
    const signIn = () => el("a", { href: "/logga-in", target: "_blank", rel: "noopener" }, words("signIn"));
    const copy = () => el("button", { type: "button", class: "linklike", onclick: (event) => this.#copy(event.target) }, words("copy"));
    const help = { away: signIn, gone: copy, closed: copy, refused: copy, later: copy }[state]?.();
    // Who stands on what goes away stands in the text again.
    if (this.#rescue.contains(document.activeElement)) this.#editor.view.focus();
    this.#rescue.hidden = !help;
    this.#rescue.replaceChildren(...(help ? [help] : []));
  }

  async #copy(button) {
    const { doc } = this.#editor.state;
    const text = doc.textBetween(0, doc.content.size, "\n\n", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : ""));
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = this.#words("copied");
    } catch {
      // Not allowed: then it is at least marked, for the person's own Ctrl+C.
      this.#editor.view.focus();
      this.#editor.commands.selectAll();
    }
  }

  // ---- The others

  showHere(people) {
    this.#standing = people.map(({ name, writes, block }) => {
      const said = this.#words(writes ? "writesHere" : "readsHere", { name });
      return block ? `${said} (${this.#words("inParagraph", { number: block.number })})` : said;
    }).join(" · ");
    if (!this.#noticed && this.#here.textContent !== this.#standing) this.#here.textContent = this.#standing;
  }

  /** For a while where it says who is here. */
  notice(text) {
    clearTimeout(this.#noticed);
    this.#here.textContent = text;
    this.#noticed = setTimeout(() => { this.#noticed = 0; this.#here.textContent = this.#standing; }, noticeMilliseconds);
  }
}
