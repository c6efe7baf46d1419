// What is pasted from Word and from web pages, made into what a text may hold. Every word that is seen there comes in; what was
// left out is told.
import { el } from "./write-dialogs.js";
import { joinLists, makeLists } from "./write-paste-lists.js";
import { dissolve, squareTable } from "./write-paste-tables.js";
import { isAddress, picturePrefix } from "./write-schema.js";

const quoteCharactersMax = 200, dotPixelsMax = 2, signPixelsMax = 64;
const dropped = "meta, link, style, script, noscript, template, title, xml, iframe, object, embed, video, audio, input[type=hidden], datalist";
const comments = ".MsoCommentReference, .msocomanchor, [data-style*='mso-special-character:comment'], [data-style*='mso-element:comment-list'], "
  + ":is(sup, span):has(> a[id^='cmnt_ref']), div:has(> p > a[id^='cmnt'][href^='#cmnt_ref'])";
const deleted = "del, .msoDel, .MsoDel, .TrackChangeTextDeletion";

/**
 * A page of its own for the pasted HTML, where nothing runs and nothing is fetched. Styles are put aside as data-style:
 * the site's policy forbids them, and the browser would complain of each.
 */
function parsed(html) {
  const bare = html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(/(<[a-z][^>]*?\s)style(\s*=)/gi, "$1data-style$2");
  return new DOMParser().parseFromString(bare, "text/html");
}

/**
 * The HTML of the clipboard, cleaned: headings, lists, tables, bold, italic and links; what only looks is left out.
 * The answer is {html, leftOut: {pictures, comments, deleted, hidden}}, a number and quotes of at most 200 characters.
 */
export function cleaned(html) {
  const page = parsed(html), leftOut = { pictures: 0 };
  page.querySelectorAll(dropped).forEach((element) => element.remove());
  dropRemarks(page);
  leftOut.comments = takenOut(page, comments);
  leftOut.deleted = takenOut(page, deleted);
  leftOut.hidden = takenOut(page, [...page.body.querySelectorAll("[data-style], [hidden]")].filter(isHidden));
  page.querySelectorAll("math").forEach((math) => math.replaceWith(mathText(math)));
  page.querySelectorAll("input, select, textarea").forEach((field) => field.replaceWith(shownIn(field)));
  page.querySelectorAll("q").forEach((quote) => quote.replaceWith("”", ...quote.childNodes, "”"));
  leftOut.pictures = keepOwnPictures(page);
  dropOffice(page);
  page.querySelectorAll("[data-style]").forEach(keepStrongAndEmphasis);
  makeLists(page);
  joinLists(page);
  page.querySelectorAll("p.MsoTitle").forEach((title) => rename(title, "h1"));
  page.querySelectorAll("a").forEach((link) => { if (!isAddress(link.getAttribute("href"))) link.replaceWith(...link.childNodes); });
  // The innermost first, so that none is taken apart before what it holds.
  [...page.querySelectorAll(":is(td, th, li, blockquote) table")].reverse().forEach(dissolve);
  page.querySelectorAll("table").forEach(squareTable);
  page.querySelectorAll(":is(td, th, li, blockquote) :is(h1, h2, h3, h4, h5, h6)").forEach((heading) => rename(heading, "p"));
  for (const element of page.querySelectorAll("[data-style], [class]")) { element.removeAttribute("data-style"); element.removeAttribute("class"); }
  return { html: page.body.innerHTML, leftOut };
}

/** HTML's own comments; Word keeps what other programs are to see between them. */
function dropRemarks(page) {
  const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_COMMENT);
  const remarks = [];
  while (walker.nextNode()) remarks.push(walker.currentNode);
  remarks.forEach((remark) => remark.remove());
}

/** Takes the elements out and gives the words that went with them, for the one who pastes to know. */
function takenOut(page, which) {
  const elements = typeof which === "string" ? [...page.querySelectorAll(which)] : which;
  const words = elements.filter((one) => !elements.some((other) => other !== one && other.contains(one))).map((one) => one.textContent);
  elements.forEach((one) => one.remove());
  return words.join(" ").replace(/\s+/g, " ").trim().slice(0, quoteCharactersMax);
}

/** What Word and web pages keep from the eye. The sign of a list is hidden from others than Word, and no word. */
const isHidden = (element) => element.hidden || /(^|[;\s])(display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i.test(element.dataset.style ?? "");

/** Office's own elements (`o:p`, `w:sdt`): their text stays, an empty one goes. */
function dropOffice(page) {
  for (const element of [...page.querySelectorAll("*")].filter((one) => one.localName.includes(":"))) {
    if (element.textContent.trim()) element.replaceWith(...element.childNodes); else element.remove();
  }
}

/** A formula on one line, as one would read it out: 3/4, x^2, √(a + b). */
function mathText(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.textContent.replace(/[\u2061-\u2064]/g, "").trim();
  if (node.localName.startsWith("annotation")) return "";
  const parts = [...node.childNodes].map(mathText).filter(Boolean);
  const whole = (part) => (/^[\p{L}\p{N}.,]*$/u.test(part ?? "") ? part ?? "" : `(${part})`);
  switch (node.localName) {
    case "mfrac": return `${whole(parts[0])}/${whole(parts[1])}`;
    case "msup": return `${whole(parts[0])}^${whole(parts[1])}`;
    case "msub": return `${whole(parts[0])}_${whole(parts[1])}`;
    case "msqrt": return `√${whole(parts.join(""))}`;
    case "mtable": return parts.join("; ");
    case "mtr": return parts.join(", ");
    default: return parts.join("");
  }
}

/** What a form's field shows is text too; a button and a tick are none. */
function shownIn(field) {
  if (field.localName === "select") return ` ${[...field.selectedOptions].map((one) => one.textContent).join(", ")} `;
  if (field.localName === "textarea") return ` ${field.textContent} `;
  return ["button", "submit", "reset", "checkbox", "radio", "password", "image", "file"].includes(field.type) ? "" : ` ${field.getAttribute("value") ?? ""} `;
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

/** Whether one would miss it: not the dot by which a page counts its readers, nor the signs of its buttons. */
function isSeen(image) {
  const sizes = ["width", "height"].filter((name) => image.hasAttribute(name)).map((name) => parseFloat(image.getAttribute(name)));
  const sizeMin = image.localName === "svg" ? signPixelsMax : dotPixelsMax;
  return image.localName === "svg" && image.textContent.trim() !== "" || !sizes.some((size) => size <= sizeMin);
}

/** Pictures of the award's own stay; the others go, and how many they were is the answer. */
function keepOwnPictures(page) {
  let count = 0;
  for (const image of page.querySelectorAll("img, svg, canvas")) {
    const address = image.getAttribute("src") ?? "", words = image.getAttribute("alt") ?? "";
    const own = address.startsWith(location.origin) ? address.slice(location.origin.length) : address;
    if (own.startsWith(picturePrefix) && words.trim()) { image.setAttribute("src", own); continue; }
    if (/^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]*$/u.test(words)) { image.replaceWith(words); continue; }
    if (isSeen(image)) count += 1;
    image.remove();
  }
  // A caption without its picture is a paragraph.
  page.querySelectorAll("figure:not(:has(img))").forEach((figure) => {
    figure.querySelectorAll("figcaption").forEach((caption) => rename(caption, "p"));
    figure.replaceWith(...figure.childNodes);
  });
  return count;
}

/** The box that tells what did not come in; `back` gives the focus to the text. The answer is {element, tell(leftOut)}. */
export function leftOutBox(words, back) {
  const element = el("div", { role: "status", class: "left-out" });
  const tell = ({ pictures, ...texts }) => {
    const lines = [
      ...(pictures ? [words(pictures === 1 ? "pastePicture" : "pastePictures", { count: pictures })] : []),
      ...Object.entries({ comments: "pasteComments", deleted: "pasteDeleted", hidden: "pasteHidden" })
        .filter(([kind]) => texts[kind]).map(([kind, name]) => words(name, { words: texts[kind] })),
    ];
    const close = el("button", { type: "button", class: "linklike", onclick: () => { element.replaceChildren(); back(); } }, words("close"));
    element.replaceChildren(...(lines.length ? [el("div", { class: "notice" }, el("p", {}, words("pasteLeftOut")),
      el("ul", {}, ...lines.map((line) => el("li", {}, line))), el("p", {}, close))] : []));
  };
  return { element, tell };
}

/** The pictures among what was pasted or dropped; none when text came with them, as from Word and Excel. */
export function picturesIn(transfer) {
  const files = [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  if (!files.length) return [];
  const html = transfer.getData("text/html");
  return html && parsed(html).body.textContent.trim() ? [] : files;
}
