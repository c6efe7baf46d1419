// The hints and the words beside the text, made anew by the server for what was saved last.

const restMilliseconds = 15_000, settleMilliseconds = 2_000;

/** Asks some time after a save, seldom, and not while somebody stands in them. */
export class Tips {
  #box; #address; #timer = 0; #last = -Infinity; #isOld = false;

  constructor(box, address) {
    this.#box = box;
    this.#address = address;
    document.addEventListener("visibilitychange", () => { if (this.#isOld && document.visibilityState === "visible") this.saved(); });
  }

  saved() {
    this.#isOld = true;
    if (!this.#box || this.#timer) return;
    const wait = Math.max(settleMilliseconds, this.#last + restMilliseconds - performance.now());
    this.#timer = setTimeout(() => this.#fetch(), wait);
  }

  async #fetch() {
    this.#timer = 0;
    if (document.visibilityState !== "visible") return;
    this.#last = performance.now();
    if (this.#isHeld) return this.saved();
    this.#isOld = false;
    try {
      const response = await fetch(this.#address, { headers: { accept: "application/json" }, redirect: "error" });
      if (!response.ok) return;
      const { html } = await response.json();
      // Somebody may have gone there meanwhile, and must not lose their place.
      if (this.#isHeld) this.saved(); else this.#show(html);
    } catch { /* The next save asks again. */ }
  }

  get #isHeld() { return this.#box.contains(document.activeElement); }

  /** What was opened stays open. */
  #show(html) {
    const open = new Set([...this.#box.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    for (const summary of fresh.querySelectorAll("details > summary")) summary.parentElement.open = open.has(summary.textContent);
    if (fresh.innerHTML !== this.#box.innerHTML) this.#box.replaceChildren(...fresh.childNodes);
  }
}
