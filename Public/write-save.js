// Saving while one writes. Every text is kept in the browser until the server has confirmed exactly that text;
// one request is in flight at a time, and a request without an answer is sent again with the same id.
import { newID } from "./write-store.js";

const restMilliseconds = 1000, longestMilliseconds = 5000, keepMilliseconds = 300;
const answerMillisecondsMax = 30_000, awayMilliseconds = 30_000, retryMillisecondsMax = 30_000, laterMillisecondsMax = 600_000;
/** Browsers let no more than 64 kB outlive the page. */
const keepaliveBytesMax = 60_000;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What became of a request: saved, away (signed out), gone, closed, refused, later (no room now) or lost (no answer that can be used). */
export async function ask(address, options = {}) {
  try {
    const response = await fetch(address, {
      credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(answerMillisecondsMax), ...options,
      headers: { Accept: "application/json", ...options.headers },
    });
    const data = response.type === "opaqueredirect" ? null : await response.json().catch(() => null);
    if (response.type === "opaqueredirect" || response.status === 401) return { outcome: "away" };
    if (response.ok) return { outcome: data ? "saved" : "lost", data };
    const outcome = { 400: "refused", 403: "gone", 404: "gone", 409: "closed", 413: "refused", 422: "refused", 429: "later", 503: "later" }[response.status] ?? "lost";
    return { outcome, problem: data?.problem, again: data?.again };
  } catch {
    return { outcome: "lost" };
  }
}

export class Saver {
  #place; #store; #page; #base;
  #sent = null; #edits = 0; #saved = 0; #orphans = [];
  #isBusy = false; #isClosed = false; #isNewer = false; #isKept = true;
  #trouble = null; #failures = 0; #unsavedSince = null;
  #timer = 0; #keepTimer = 0; #waiting = [];

  /**
   * place: {address, person, token: the form's field with the session's token}. page: what the editor does for the saver:
   * read() → the document; bring(answer) → whether the answer's document could be brought in; restore(document); same(document); tell(state, values).
   */
  constructor(place, base, store, page) {
    this.#place = place;
    this.#base = base;
    this.#store = store;
    this.#page = page;
  }

  get base() { return this.#base; }
  get isClean() { return this.#edits === this.#saved && !this.#sent; }
  /** Whether leaving now would leave text behind that neither the server nor, perhaps, the browser has. */
  get isAtRisk() { return !this.isClean && !this.#isClosed && (this.#trouble !== null || !this.#isKept); }

  /** After every change that the person made. */
  typed() {
    this.#edits += 1;
    this.#unsavedSince ??= performance.now();
    this.#keepTimer ||= setTimeout(() => this.#keep(), keepMilliseconds);
    if (this.#isClosed) return;
    if (this.#trouble === "refused") this.#trouble = null;
    if (this.#trouble) return;
    this.#page.tell("saving");
    const left = this.#unsavedSince + longestMilliseconds - performance.now();
    this.#plan(Math.max(0, Math.min(restMilliseconds, left)));
  }

  /** Saves now what is not saved; does nothing while a request is in flight, for the rest is saved after it. */
  async save() {
    clearTimeout(this.#timer);
    if (this.#isBusy || this.#isClosed) return;
    if (this.isClean) return this.#orphans.length ? this.#saveOrphan() : this.#done();
    this.#isBusy = true;
    this.#page.tell("saving");
    this.#sent ??= this.#made();
    // Kept before it is sent, so that it can be asked for again with the same id; but never waited for long.
    await Promise.race([this.#keep(), wait(500)]);
    await this.#send();
  }

  /** The page is about to go, or to sleep. */
  leave() {
    if (this.isClean) return;
    const mayEnd = !this.#isBusy && !this.#isClosed;
    if (mayEnd) this.#sent ??= this.#made();
    this.#isKept = this.#store.keepNow(this.#record());
    if (!mayEnd) return;
    clearTimeout(this.#timer);
    this.#isBusy = true;
    this.#send();
  }

  /** True when all is saved; false when that fails or takes longer than the time given. */
  settled(milliseconds) {
    if (this.isClean) return Promise.resolve(true);
    const clean = new Promise((resolve) => this.#waiting.push(resolve));
    this.save();
    return Promise.race([clean, wait(milliseconds).then(() => false)]);
  }

  /** Others have saved: fetched now when nothing here is unsaved, else the next save brings it. */
  async refresh(by) {
    if (!this.isClean || this.#isBusy || this.#isClosed) { this.#isNewer = true; return; }
    this.#isNewer = false;
    const edits = this.#edits;
    const { outcome, data } = await ask(this.#place.address);
    if (outcome !== "saved" || !(data.revision > this.#base) || edits !== this.#edits || !this.isClean || this.#isBusy) return;
    this.#seen({ ...data, by: by ? [by] : data.by }, "brought");
  }

  /** No more is taken: handed in, or the time is out. */
  close(problem) {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#trouble = "closed";
    this.#page.tell("closed", { problem });
    this.#done();
  }

  /** Text of a tab that is gone. It becomes this tab's own, or is saved by itself when there is unsaved text here. */
  async adopt(record, tab) {
    if (!record.sent && this.#page.same(record.document)) return this.#store.forget(tab);
    if (!this.isClean || this.#isBusy) return new Promise((resolve) => { this.#orphans.push({ record, tab, resolve }); this.save(); });
    this.#page.restore(record.document);
    this.#page.tell("saving");
    this.#base = record.base;
    this.#edits += 1;
    this.#sent = record.sent && { ...record.sent, edits: isSame(record.sent.document, record.document) ? this.#edits : -1 };
    if (await this.#keep()) await this.#store.forget(tab);
    this.save();
  }

  // ---- Within

  #made() { return { id: newID(), document: this.#page.read(), base: this.#base, edits: this.#edits }; }

  #record() {
    const { id, document, base } = this.#sent ?? {};
    return { document: this.#page.read(), base: this.#base, sent: this.#sent && { id, document, base } };
  }

  async #keep() {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = 0;
    if (this.isClean) return true;
    this.#isKept = await this.#store.keep(this.#record());
    return this.#isKept;
  }

  #plan(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), milliseconds);
  }

  /** When the form's token is of a session that has ended, that of the new one is asked for: somebody has signed in again. */
  async #post(sent) {
    const answer = await this.#postOnce(sent), { token } = this.#place;
    if (answer.outcome !== "gone" || !token) return answer;
    const { outcome, data } = await ask(this.#place.address);
    if (outcome === "away") return { outcome };
    if (outcome !== "saved" || !data.token || data.token === token.value) return answer;
    token.value = data.token;
    return this.#postOnce(sent);
  }

  #postOnce({ id, document, base }) {
    const { person, token } = this.#place;
    const body = new URLSearchParams({
      dokument: JSON.stringify(document), revision: base, sparning: id, person, token: token?.value ?? "",
    }).toString();
    return ask(this.#place.address, {
      method: "POST", body, keepalive: body.length <= keepaliveBytesMax, headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
  }

  async #send() {
    const { outcome, data, problem, again } = await this.#post(this.#sent);
    this.#isBusy = false;
    if (outcome === "saved" && Number.isInteger(data.revision)) this.#confirmed(data);
    else this.#failed(outcome, problem, again);
  }

  #confirmed(data) {
    const started = data.started ?? data.revision, typedSince = this.#edits !== this.#sent.edits;
    this.#sent = null;
    this.#recovered();
    if (typedSince) {
      this.#base = started;
      this.#keep();
      this.#plan(0);
      return;
    }
    this.#saved = this.#edits;
    this.#unsavedSince = null;
    this.#base = started;
    this.#store.forget();
    this.#isKept = true;
    if (data.document && data.revision > started) this.#seen(data, "saved"); else this.#tellSaved(data);
    this.#done();
    this.#next();
  }

  /** A text that stands on the server and not here. When it cannot come in just now (a word is being composed) it is fetched later. */
  #seen(data, state) {
    if (this.#page.bring(data)) this.#base = data.revision; else setTimeout(() => this.refresh(), 2000);
    this.#page.tell(state, data);
  }

  /** Of what stands here as it does there: nothing has come in, so no colleague is named. */
  #tellSaved({ saved, leftOut }) { this.#page.tell("saved", { saved, leftOut }); }

  #next() {
    if (this.#orphans.length) this.#plan(0);
    else if (this.#isNewer) this.refresh();
  }

  #recovered() {
    this.#trouble = null;
    this.#failures = 0;
  }

  /** again: the seconds after which the server has room, when it has said so. */
  #failed(outcome, problem, again) {
    if (outcome === "closed") return this.close(problem);
    this.#trouble = outcome === "saved" ? "lost" : outcome;
    if (this.#trouble === "refused") this.#sent = null;
    this.#page.tell(this.#trouble, { problem });
    const growing = Math.min(retryMillisecondsMax, 1000 * 2 ** this.#failures);
    if (this.#trouble === "lost" || this.#trouble === "later") {
      this.#failures += 1;
      this.#plan(again > 0 ? Math.min(laterMillisecondsMax, again * 1000) : growing);
    } else if (this.#trouble !== "refused") this.#plan(awayMilliseconds);
    this.#done();
  }

  /** Something has changed that may help: the net is back, or the person. */
  tryAgain() {
    if (["lost", "away", "gone"].includes(this.#trouble)) this.save();
  }

  #done() {
    const isClean = this.isClean;
    this.#waiting.splice(0).forEach((resolve) => resolve(isClean));
  }

  /** The first of the texts of other tabs: what was in flight, then what was typed after it. */
  async #saveOrphan() {
    const [{ record, tab, resolve }] = this.#orphans;
    this.#isBusy = true;
    let answer = record.sent ? await this.#post(record.sent) : null, base = record.base;
    if (answer?.outcome === "saved") base = answer.data.started ?? answer.data.revision;
    if (!answer || (answer.outcome === "saved" && !isSame(record.sent.document, record.document))) {
      answer = await this.#post({ id: record.next ??= newID(), document: record.document, base });
    }
    this.#isBusy = false;
    if (answer.outcome !== "saved" && answer.outcome !== "refused") return this.#failed(answer.outcome, answer.problem, answer.again);
    this.#orphans.shift();
    if (answer.outcome === "saved") {
      this.#recovered();
      await this.#store.forget(tab);
      // What the server had already brings nothing newer, and is saved all the same.
      if (this.isClean && answer.data.revision > this.#base) this.#seen({ document: record.document, ...answer.data }, "saved");
      else if (this.isClean) this.#tellSaved(answer.data);
    } else {
      this.#page.tell("refused", { problem: answer.problem });
    }
    resolve();
    if (!this.isClean) this.#plan(0); else this.#next();
  }
}
