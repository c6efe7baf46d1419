// The keys of a page: `?` shows their list, and an element with aria-keyshortcuts is pressed by its keys.

const offKey = "shortcuts off";

function attempt(work) { try { return work(); } catch { return null; } }

const isOff = () => attempt(() => localStorage.getItem(offKey)) !== null;

/** Whether `?` was pressed where it writes nothing, by somebody who has not turned it off. */
export function asksForHelp(event) {
  if (event.key !== "?" || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isOff()) return false;
  return !event.target.closest?.("textarea, select, [contenteditable=true], dialog, input:not([type=checkbox], [type=radio])");
}

/** One key alone must be possible to turn off (WCAG 2.1.4): speech that is taken for keys would press it. */
export function followSwitch(box) {
  box.checked = !isOff();
  box.addEventListener("change", () => attempt(() => (box.checked ? localStorage.removeItem(offKey) : localStorage.setItem(offKey, "1"))));
}

const named = { Control: "ctrlKey", Alt: "altKey", Shift: "shiftKey" };

/** "Control+Enter": these keys and no others. On a Mac the command key is Control. */
function isPressed(keys, event) {
  const parts = keys.split("+"), last = parts.pop().toLowerCase();
  const held = { ctrlKey: event.ctrlKey || event.metaKey, altKey: event.altKey, shiftKey: event.shiftKey };
  return event.key.toLowerCase() === last && Object.entries(named).every(([name, key]) => held[key] === parts.includes(name));
}

function start(list) {
  list.hidden = false;
  const box = list.querySelector("input[type=checkbox]");
  if (box) followSwitch(box);
  addEventListener("keydown", (event) => {
    if (asksForHelp(event)) {
      event.preventDefault();
      list.open = true;
      list.querySelector("summary").focus();
      return;
    }
    const [pressed] = [...document.querySelectorAll("[aria-keyshortcuts]")].filter((one) => isPressed(one.getAttribute("aria-keyshortcuts"), event));
    if (!pressed || event.isComposing) return;
    event.preventDefault();
    pressed.click();
  });
}

const [list] = document.querySelectorAll("[data-shortcuts]");
if (list) start(list);
