// Pasted lists. In Word they are paragraphs that say `mso-list: l0 level1 lfo1`, led by their sign in an ignored span; in Word
// Online each item is a list of its own that tells its level; elsewhere a list may stand right within a list.

const levelsMax = 8;

export function makeLists(page) {
  unfoldOnline(page);
  const isItem = (element) => /mso-list:\s*l\d+\s+level\d/i.test(element.getAttribute("data-style") ?? "");
  const items = [...page.querySelectorAll("p")].filter(isItem).map(itemOf);
  // The lists that were put in so far stand between the paragraphs.
  const made = new Set();
  const before = (paragraph) => {
    let one = paragraph.previousElementSibling;
    while (made.has(one)) one = one.previousElementSibling;
    return one;
  };
  let open = [], last = null;
  for (const item of items) {
    if (!last || last !== before(item.paragraph)) open = [];
    while (open.length > item.level) open.pop();
    if (open.length === item.level && open.at(-1).localName !== item.name) open.pop();
    while (open.length < item.level) open.push(openList(open, item));
    made.add(open[0]);
    const entry = page.createElement("li"), text = page.createElement("p");
    text.append(...item.paragraph.childNodes);
    entry.append(text);
    open.at(-1).append(entry);
    last = item.paragraph;
  }
  // Removed last: a list goes on when the paragraph before it was an item too.
  items.forEach((item) => item.paragraph.remove());
  page.querySelectorAll("[data-style]").forEach((element) => { if (isSign(element)) element.remove(); });
}

/** A list right within a list belongs to the item before it. */
export function joinLists(page) {
  for (const list of page.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const item = list.previousElementSibling?.localName === "li" ? list.previousElementSibling : null;
    if (item) { item.append(list); continue; }
    const made = page.createElement("li");
    list.before(made);
    made.append(list);
  }
}

const isSign = (element) => /mso-list:\s*ignore/i.test(element.getAttribute("data-style"));

function openList(open, item) {
  const list = item.paragraph.ownerDocument.createElement(item.name);
  if (item.start > 1 && open.length === item.level - 1) list.setAttribute("start", item.start);
  const parent = open.at(-1);
  if (!parent) item.paragraph.before(list);
  else {
    if (!parent.lastElementChild) parent.append(parent.ownerDocument.createElement("li"));
    parent.lastElementChild.append(list);
  }
  return list;
}

function itemOf(paragraph) {
  const sign = [...paragraph.querySelectorAll("[data-style]")].find(isSign);
  const words = sign?.textContent.trim() ?? "";
  sign?.remove();
  const level = Math.min(levelsMax, Math.max(1, Number(/level(\d)/i.exec(paragraph.getAttribute("data-style"))[1])));
  const number = /^\(?(\d+|[a-z]{1,4})[.)]/i.exec(words);
  return { paragraph, level, name: number ? "ol" : "ul", start: Number(number?.[1]) || 1 };
}

/** Items that tell their level become paragraphs as Word writes them, side by side, to be made into one list. */
function unfoldOnline(page) {
  const lists = [...page.querySelectorAll(":is(ul, ol):has(> li[data-aria-level])")]
    .filter((list) => !list.parentElement.closest("li, ul, ol") && !list.querySelector("ul, ol"));
  for (const list of lists) {
    let wrapper = list.parentElement;
    const paragraphs = [...list.children].map((item, index) => paragraphOf(item, list, index));
    list.replaceWith(...paragraphs);
    // Each list is wrapped by itself: without the wrappers they stand beside each other.
    while (wrapper.localName === "div" && wrapper.matches(".ListContainerWrapper, .OutlineElement")) {
      const outer = wrapper.parentElement;
      wrapper.replaceWith(...wrapper.childNodes);
      wrapper = outer;
    }
  }
}

function paragraphOf(item, list, index) {
  const page = item.ownerDocument, made = page.createElement("p"), sign = page.createElement("span");
  const start = Number(list.getAttribute("start") ?? 1) + index;
  made.setAttribute("data-style", `mso-list: l0 level${Math.min(levelsMax, Number(item.dataset.ariaLevel) || 1)} lfo1`);
  sign.setAttribute("data-style", "mso-list:Ignore");
  sign.textContent = list.localName === "ol" ? `${start}.` : "·";
  const blocks = [...item.querySelectorAll("p")];
  made.append(sign, ...(blocks.length ? blocks.flatMap((block, place) => [...(place ? [page.createElement("br")] : []), ...block.childNodes]) : item.childNodes));
  return made;
}
