// What is pasted from Word and from web pages, made into what a text may hold.
import { isAddress, picturePrefix } from "./write-schema.js";

const columnsMax = 30;
const dropped = "meta, link, style, script, title, xml, iframe, object, embed, svg, math, form, input, select, textarea, video, audio";

/**
 * A page of its own for the pasted HTML, where nothing runs and nothing is fetched. Styles are put aside as data-style:
 * the site's policy forbids them, and the browser would complain of each.
 */
function parsed(html) {
  const bare = html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(/(<[a-z][^>]*?\s)style(\s*=)/gi, "$1data-style$2");
  return new DOMParser().parseFromString(bare, "text/html");
}

/** The HTML of the clipboard, cleaned: headings, lists, tables, bold, italic and links; what only looks is left out. */
export function cleaned(html) {
  const page = parsed(html);
  page.querySelectorAll(dropped).forEach((element) => element.remove());
  dropComments(page);
  dropOffice(page);
  page.querySelectorAll("[data-style]").forEach(keepStrongAndEmphasis);
  makeLists(page);
  page.querySelectorAll("p.MsoTitle").forEach((title) => rename(title, "h1"));
  page.querySelectorAll("img").forEach(keepOwnPicture);
  page.querySelectorAll("a").forEach((link) => { if (!isAddress(link.getAttribute("href"))) link.replaceWith(...link.childNodes); });
  page.querySelectorAll(":is(td, th, li) table").forEach(dissolve);
  page.querySelectorAll("table").forEach(squareTable);
  page.querySelectorAll(":is(td, th, li, blockquote) :is(h1, h2, h3, h4, h5, h6)").forEach((heading) => rename(heading, "p"));
  for (const element of page.querySelectorAll("[data-style], [class]")) { element.removeAttribute("data-style"); element.removeAttribute("class"); }
  return page.body.innerHTML;
}

function dropComments(page) {
  const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.remove());
}

/** Office's own elements (`o:p`, `w:sdt`): their text stays, an empty one goes. */
function dropOffice(page) {
  for (const element of [...page.querySelectorAll("*")].filter((one) => one.localName.includes(":"))) {
    if (element.textContent.trim()) element.replaceWith(...element.childNodes); else element.remove();
  }
}

function rename(element, name) {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** Bold and italic that stand in a style, for the style itself is not kept. */
function keepStrongAndEmphasis(element) {
  const style = element.getAttribute("data-style");
  if (/^(b|strong)$/.test(element.localName) && /(^|[;\s])font-weight:\s*(normal|400)/i.test(style)) return void element.replaceWith(...element.childNodes);
  if (element.localName !== "span") return;
  const wrap = (name) => {
    const made = element.ownerDocument.createElement(name);
    made.append(...element.childNodes);
    element.append(made);
  };
  if (/(^|[;\s])font-weight:\s*(bold|[6-9]00)/i.test(style)) wrap("b");
  if (/(^|[;\s])font-style:\s*italic/i.test(style)) wrap("i");
}

function keepOwnPicture(image) {
  const address = image.getAttribute("src") ?? "";
  const own = address.startsWith(location.origin) ? address.slice(location.origin.length) : address;
  if (own.startsWith(picturePrefix)) image.setAttribute("src", own); else image.remove();
}

/** A table within a table or a list: its cells become paragraphs. */
function dissolve(table) {
  table.replaceWith(...[...table.querySelectorAll("td, th")].filter((cell) => !cell.querySelector("td, th")).map((cell) => {
    const made = cell.ownerDocument.createElement("div");
    made.append(...cell.childNodes);
    return made;
  }));
}

/** Every cell stands for itself, and no row is wider than the server takes. */
function squareTable(table) {
  for (const row of table.rows) {
    for (const cell of [...row.cells]) {
      const more = Math.min(Number(cell.getAttribute("colspan") ?? 1) || 1, columnsMax) - 1;
      for (let n = 0; n < more; n += 1) cell.after(cell.ownerDocument.createElement(cell.localName));
      ["colspan", "rowspan", "colwidth"].forEach((name) => cell.removeAttribute(name));
    }
    [...row.cells].slice(columnsMax).forEach((cell) => cell.remove());
  }
}

// ---- Lists in Word are paragraphs that say `mso-list: l0 level1 lfo1`, led by their sign in an ignored span.

function makeLists(page) {
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
  const level = Number(/level(\d)/i.exec(paragraph.getAttribute("data-style"))[1]);
  const number = /^\(?(\d+|[a-z]{1,4})[.)]/i.exec(words);
  return { paragraph, level, name: number ? "ol" : "ul", start: Number(number?.[1]) || 1 };
}

/** The pictures among what was pasted or dropped; none when text came with them, as from Word and Excel. */
export function picturesIn(transfer) {
  const files = [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  if (!files.length) return [];
  const html = transfer.getData("text/html");
  return html && parsed(html).body.textContent.trim() ? [] : files;
}
