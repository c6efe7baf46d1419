// Text that the server has not confirmed yet, kept in this browser: one record per person, question and tab.
// A tab holds the lock `write TAB` as long as it lives, so that a record whose lock can be taken belongs to nobody any more.

const keptDays = 30;
const databaseName = "rodatraden", storeName = "unsent", mirror = "write ";

/** Thirty-two letters, each four bits of chance. Never a digit: the server takes no form that holds what looks like a personal number. */
export const newID = () => [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => String.fromCharCode(97 + (byte & 15))).join("");

const attempt = (work) => { try { return work(); } catch { return null; } };

export class Store {
  #database; #prefix;

  /** Of this person and this question (its address); the texts of others are never read. */
  constructor(person, address) {
    this.tab = newID();
    this.#prefix = `${person} ${address} `;
    this.#database = opened().catch(() => null);
    // Held until the page is gone.
    navigator.locks?.request(`write ${this.tab}`, () => new Promise(() => {})).catch(() => {});
  }

  /** Keeps {document, base, sent}. True when it is surely kept. */
  async keep(record) {
    const kept = { ...record, at: Date.now() };
    const database = await this.#database;
    if (!database) return this.#mirror(kept);
    return done(database, "readwrite", (store) => store.put(kept, this.#prefix + this.tab)).then(() => true, () => this.#mirror(kept));
  }

  /** At once, for the page is about to go: there is no time to wait for the database. */
  keepNow(record) { return this.#mirror({ ...record, at: Date.now() }); }

  #mirror(kept) {
    return attempt(() => { localStorage.setItem(mirror + this.#prefix + this.tab, JSON.stringify(kept)); return true; }) ?? false;
  }

  async forget(tab = this.tab) {
    attempt(() => localStorage.removeItem(mirror + this.#prefix + tab));
    const database = await this.#database;
    if (database) await done(database, "readwrite", (store) => store.delete(this.#prefix + tab)).catch(() => {});
  }

  /** Gives every record whose tab is gone, now or later, to `adopt`, one tab at a time; adopt forgets it when it is safe. */
  async giveOrphans(adopt) {
    await this.#dropOld();
    for (const tab of await this.#tabs()) {
      if (tab === this.tab) continue;
      const take = async () => {
        const record = await this.#read(tab);
        if (record) await adopt(record, tab);
      };
      if (navigator.locks) navigator.locks.request(`write ${tab}`, take).catch(() => {}); else await take();
    }
  }

  async #read(tab) {
    const key = this.#prefix + tab, database = await this.#database;
    const stored = database && await done(database, "readonly", (store) => store.get(key)).catch(() => null);
    const mirrored = attempt(() => JSON.parse(localStorage.getItem(mirror + key)));
    return [stored, mirrored].filter(isRecord).sort((one, other) => one.at - other.at).at(-1) ?? null;
  }

  async #tabs() {
    const keys = (await this.#keys()).filter((key) => key.startsWith(this.#prefix));
    return [...new Set(keys.map((key) => key.slice(this.#prefix.length)))];
  }

  async #keys() { return keysOf(await this.#database); }

  /** What nobody has come back to in 30 days, whoever's it was. */
  async #dropOld() {
    const oldest = Date.now() - keptDays * 86_400_000;
    for (const key of mirroredKeys()) attempt(() => {
      if (!(JSON.parse(localStorage.getItem(mirror + key)).at > oldest)) localStorage.removeItem(mirror + key);
    });
    const database = await this.#database;
    if (!database) return;
    await new Promise((resolve) => {
      const walk = database.transaction(storeName, "readwrite").objectStore(storeName).openCursor();
      walk.onerror = resolve;
      walk.onsuccess = () => {
        const at = walk.result;
        if (!at) return resolve();
        if (!(at.value.at > oldest)) at.delete();
        at.continue();
      };
    });
  }
}

const isRecord = (record) => record?.document?.type === "doc" && Number.isInteger(record.base);
const mirroredKeys = () => (attempt(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(mirror)).map((key) => key.slice(mirror.length));

async function keysOf(database) {
  const stored = database ? await done(database, "readonly", (store) => store.getAllKeys()).catch(() => []) : [];
  return stored.map(String).concat(mirroredKeys());
}

/** The questions with text that the server has not confirmed: prefix is the person and where the questions are, "PERSON /bidrag/ID/skriva/". */
export async function unsentItems(prefix) {
  const keys = await keysOf(await opened().catch(() => null));
  return new Set(keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length).split("/")[0]));
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
}

/** The answer of one request, when its transaction is through. */
function done(database, mode, ask) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode);
    const request = ask(transaction.objectStore(storeName));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
