// Help on top of pages that work without it: the live character count, and unsent text that is not lost.
// All words come from the page's data attributes, and so in the page's language.

/** Characters as the award counts them (R63): the scalars of the NFC text, without white space, control and format characters. */
export function count(text) {
  const counted = text.normalize("NFC").replace(/[\p{White_Space}\p{Cc}\p{Cf}]/gu, "");
  let n = 0;
  for (const _ of counted) n += 1;
  return n;
}

/** 95000 → "95 000" with no-break spaces. */
export const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u00A0");

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => grouped(values[name] ?? ""));
const word = (element, name) => element.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? "";

/** Runs at once, then at most once a second: a screen reader must be able to finish the sentence. */
function calmly(work, pause = 1000) {
  let last = -Infinity, timer = 0;
  return () => {
    if (timer) return;
    const wait = Math.max(0, last + pause - performance.now());
    timer = setTimeout(() => { timer = 0; last = performance.now(); work(); }, wait);
  };
}

// ---- Live count

function tell(element, output, n, limit) {
  const over = limit > 0 && n > limit;
  const words = word(element, over ? "count-over" : "count-text");
  const text = words ? fill(words, { count: n, limit, over: n - limit, left: limit - n })
    : limit ? `${grouped(n)} / ${grouped(limit)}` : grouped(n);
  output.classList.toggle("over", over);
  if (output.textContent !== text) output.textContent = text;
}

/** An editor that stands in front of a text area says itself what is counted. */
const characters = (area) => count(area.counted?.() ?? area.value);

function showCount(area) {
  const output = document.getElementById(area.dataset.countOutput ?? "");
  if (output) tell(area, output, characters(area), Number(area.dataset.limit ?? 0));
}

/** The whole entry: the other answers and what is typed here. */
function showBudget(budget) {
  const used = Number(budget.dataset.used ?? 0), limit = Number(budget.dataset.limit ?? 0);
  const here = all("textarea[data-count]:not([data-count='own'])").reduce((sum, area) => sum + characters(area), 0);
  const output = budget.querySelector("[data-budget-output]");
  if (output) tell(output, output, used + here, limit);
  const progress = budget.querySelector("progress");
  if (progress) progress.value = Math.min(used + here, limit);
  const bar = budget.querySelector("svg.budget");
  if (!bar || !limit) return;
  const start = Math.min(100, used / limit * 100);
  bar.querySelector(".used")?.setAttribute("width", start.toFixed(2));
  bar.querySelector(".this")?.setAttribute("x", start.toFixed(2));
  bar.querySelector(".this")?.setAttribute("width", Math.min(100 - start, here / limit * 100).toFixed(2));
  bar.classList.toggle("over", used + here > limit);
}

function startCounting() {
  const areas = all("textarea[data-count]");
  const budgets = all("[data-budget]");
  if (!areas.length) return;
  const showBudgets = calmly(() => budgets.forEach(showBudget));
  for (const area of areas) {
    const show = calmly(() => showCount(area));
    area.addEventListener("input", () => { show(); showBudgets(); });
    showCount(area);
  }
  budgets.forEach(showBudget);
}

// ---- The last days until a deadline, by the server's clock

const units = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];
/** A screen reader is told when so much is left. */
const saidMilliseconds = [3_600_000, 600_000, 60_000, 0];

/** The two largest units: "2 dygn 5 timmar", "12 minuter 9 sekunder". A second that has begun counts. */
export function timeLeft(milliseconds, language) {
  let seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const largest = seconds ? units.findIndex(([, size]) => seconds >= size) : units.length - 1;
  const parts = units.slice(largest, largest + 2).map(([unit, size]) => {
    const count = Math.floor(seconds / size);
    seconds %= size;
    return { count, unit };
  });
  return parts.filter(({ count }, place) => place === 0 || count)
    .map(({ count, unit }) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count)).join(" ");
}

function countDown(box) {
  const output = box.querySelector("[role=timer]"), status = box.querySelector("[role=status]");
  // When the page was asked for, in the reader's clock: a clock that is wrong is as wrong at both ends, and the time that the
  // answer took makes it end too early, never too late.
  const [page] = performance.getEntriesByType("navigation");
  const end = performance.timeOrigin + (page?.requestStart ?? 0) + Number(box.dataset.countdown);
  let before = end - Date.now();
  const tick = () => {
    const left = end - Date.now();
    const text = left > 0 ? fill(box.dataset.countdownLeft, { time: timeLeft(left, document.documentElement.lang) }) : box.dataset.countdownOver;
    if (output.textContent !== text) output.textContent = text;
    if (saidMilliseconds.some((mark) => left <= mark && before > mark)) status.textContent = text;
    before = left;
    if (left > 0) setTimeout(tick, Math.min(left, left > 3_600_000 ? 20_000 : 1_000 - (Date.now() % 1_000) + 5));
  };
  tick();
}

// ---- Unsent text
// Kept by person (data-keep), form address and field name while it differs from what the server sent: text, and what was chosen.
// data-keep-quiet: kept where there is long text, and one may leave the page without being asked.
// The server's page says [data-saved], empty or with the form's address, when the text is safe.

const prefix = (form) => `kept ${form.dataset.keep} ${pathOf(form.getAttribute("action") ?? location.href)} `;
const pathOf = (address) => new URL(address, location.href).pathname;
const keptDays = 30;

/** Storage may be full or forbidden: then nothing is kept. */
function attempt(work) { try { return work(); } catch { return null; } }

const isText = (field) => field.tagName === "TEXTAREA"
  || (field.tagName === "INPUT" && ["text", "email", "tel", "url", "number", "date", "time", "month"].includes(field.type));
const isBox = (field) => field.type === "checkbox";
const isRadio = (field) => field.type === "radio";

/** What a form holds, one for each text, list, box and group of radio buttons: its name in the store, its value and the server's. */
function fieldsOf(form) {
  const fields = [...form.elements].filter((field) => field.name && !field.readOnly);
  const made = fields.filter((field) => isText(field) || field.tagName === "SELECT" || isBox(field)).map((field) => ({
    name: isBox(field) ? `${field.name} ${field.value}` : field.name, elements: [field], isText: isText(field),
    get value() { return isBox(field) ? (field.checked ? "1" : "") : field.value; },
    set value(text) { if (isBox(field)) field.checked = text === "1"; else field.value = text; },
    served: isBox(field) ? (field.defaultChecked ? "1" : "")
      : field.tagName === "SELECT" ? (([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "") : field.defaultValue,
  }));
  for (const name of new Set(fields.filter(isRadio).map((field) => field.name))) {
    const elements = fields.filter((field) => isRadio(field) && field.name === name);
    made.push({
      name, elements, isText: false,
      get value() { return elements.find((one) => one.checked)?.value ?? ""; },
      set value(text) { for (const one of elements) one.checked = one.value === text; },
      served: elements.find((one) => one.defaultChecked)?.value ?? "",
    });
  }
  return made;
}

function readKept(key) {
  const kept = attempt(() => JSON.parse(localStorage.getItem(key)));
  const fresh = kept && Date.now() - kept.at < keptDays * 86_400_000;
  if (kept && !fresh) attempt(() => localStorage.removeItem(key));
  return fresh ? kept.text : null;
}

function forgetAll(matches) {
  const keys = attempt(() => Object.keys(localStorage)) ?? [];
  keys.filter((key) => key.startsWith("kept ") && matches(key)).forEach((key) => localStorage.removeItem(key));
}

/** For a form whose text the server now has. */
export const clearKept = (form) => forgetAll((key) => key.startsWith(prefix(form)));

function forgetSaved() {
  const sent = attempt(() => sessionStorage.getItem("sent"));
  const saved = document.querySelector("[data-saved]");
  if (saved) {
    const path = saved.dataset.saved ? ` ${pathOf(saved.dataset.saved)} ` : null;
    forgetAll((key) => (sent && key.startsWith(sent)) || (path && key.includes(path)));
  }
  attempt(() => sessionStorage.removeItem("sent"));
}

function button(className, text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

/** Offers kept text back. Pressing again changes back. */
function offer(form, kept, changed) {
  const box = document.createElement("div");
  const words = document.createElement("p");
  const row = document.createElement("p");
  box.className = "notice";
  box.setAttribute("role", "status");
  row.className = "actions";
  words.textContent = word(form, "keep-text");
  const swap = button("btn quiet", word(form, "keep-restore"), () => {
    for (const item of kept) {
      [item.field.value, item.text] = [item.text, item.field.value];
      for (const element of item.field.elements) {
        for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
      }
    }
    swap.classList.toggle("back");
    swap.textContent = word(form, swap.classList.contains("back") ? "keep-undo" : "keep-restore");
    changed();
  });
  const drop = button("linklike", word(form, "keep-discard"), () => { kept.forEach((item) => item.forget()); box.remove(); });
  row.append(swap, drop);
  box.append(words, row);
  form.prepend(box);
}

/** Without a script the server shows what was typed when a session has ended; it is told that here it is kept. */
function sayKept(form) {
  if (form.elements.kvar) return;
  const said = document.createElement("input");
  [said.type, said.name, said.value] = ["hidden", "kvar", "1"];
  form.append(said);
}

function keep(form) {
  const fields = fieldsOf(form);
  const keyOf = (field) => prefix(form) + field.name;
  const isDirty = () => fields.some((field) => field.isText && field.value !== field.served);
  const forget = (field) => attempt(() => localStorage.removeItem(keyOf(field)));
  const kept = fields.map((field) => ({ field, text: readKept(keyOf(field)), forget: () => forget(field) }))
    .filter((item) => item.text !== null && item.text !== item.field.value);

  let timer = 0;
  const touched = new Set();
  const store = () => {
    clearTimeout(timer);
    for (const field of touched) attempt(() => {
      // The server's words, not what a browser put back after a reload.
      if (field.value === field.served) forget(field);
      else localStorage.setItem(keyOf(field), JSON.stringify({ at: Date.now(), text: field.value }));
    });
    touched.clear();
  };
  const touch = (event) => {
    const field = fields.find(({ elements }) => elements.includes(event.target));
    if (!field) return;
    touched.add(field);
    clearTimeout(timer);
    timer = setTimeout(store, 400);
  };
  form.addEventListener("input", touch);
  form.addEventListener("change", touch);
  form.addEventListener("submit", () => {
    store();
    sayKept(form);
    form.leaving = true;
    attempt(() => sessionStorage.setItem("sent", prefix(form)));
  });
  addEventListener("pagehide", store);
  addEventListener("pageshow", () => { form.leaving = false; });
  addEventListener("beforeunload", (event) => { if (!form.leaving && form.dataset.keepQuiet === undefined && isDirty()) event.preventDefault(); });
  if (kept.length) offer(form, kept, store);
}

// ---- Before the hand-in: text of the editor that this browser has and the server has not

async function showUnsent(box) {
  const { unsentItems } = await import("./write-store.js");
  const items = await unsentItems(box.dataset.unsent);
  for (const line of box.querySelectorAll("[data-item]")) {
    line.hidden = !items.has(line.dataset.item);
    if (!line.hidden) box.hidden = false;
  }
}

if (typeof document !== "undefined") {
  forgetSaved();
  all("form[data-keep]").filter((form) => form.dataset.keepQuiet === undefined || form.querySelector("textarea")).forEach(keep);
  // The summary of what to mend; a browser that knows autofocus has gone there already.
  document.querySelector("main .errors")?.focus();
  startCounting();
  all("[data-countdown]").forEach(countDown);
  all("[data-unsent]").forEach(showUnsent);
  for (const press of all("[data-print]")) {
    press.hidden = false;
    press.addEventListener("click", () => print());
  }
}
