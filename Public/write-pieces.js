// How one text becomes another in small pieces: word by word within a paragraph, paragraph by paragraph within a cell, an item or a
// quote. What does not change is not touched, so that carets, undo and marks in it stay.

const comparisonsMax = 250_000, pairsMax = 2_500, likenessMin = 0.3;

/** What the server keeps nothing of: a paragraph, heading or quote without words. Here one may be about to be written in. */
export const holdsNothing = (node) => (node.isTextblock && node.type.name !== "caption" ? !node.textContent.trim()
  : node.type.name === "blockquote" && node.content.content.every(holdsNothing));

/** The parts of a node that count, with their places when its content begins at `start`. */
export function partsOf(node, start = 0) {
  const all = [];
  node.forEach((part, offset) => all.push({ node: part, from: start + offset, to: start + offset + part.nodeSize }));
  if (!["doc", "blockquote", "listItem", "tableCell", "tableHeader"].includes(node.type.name)) return all;
  const parts = all.filter((part) => !holdsNothing(part.node));
  if (node.type.name === "doc") return parts;
  // An item begins with a paragraph, and a cell has one to write in.
  const mustBegin = node.type.name === "listItem" && parts[0]?.node.type.name !== "paragraph";
  return mustBegin || !parts.length ? [all[0], ...parts.filter((part) => part !== all[0])] : parts;
}

/** Whether both hold the same, parts without words aside. */
export function isSame(one, other) {
  if (one.isTextblock || one.isLeaf) return one.eq(other);
  if (!one.sameMarkup(other)) return false;
  const [a, b] = [partsOf(one), partsOf(other)];
  return a.length === b.length && a.every((part, index) => isSame(part.node, b[index].node));
}

/** Makes the content of `old`, which begins at `start`, that of `wish`. The last is done first, so that places before it hold. */
export function becomeContent(change, old, wish, start = 0) {
  const olds = partsOf(old, start), news = partsOf(wish);
  let [i, j] = [olds.length, news.length];
  const gap = (firstOld, firstNew) => {
    const gone = olds.slice(firstOld, i), come = news.slice(firstNew, j).map((part) => part.node);
    if (!gone.length && !come.length) return;
    const from = gone[0]?.from ?? olds[firstOld - 1]?.to ?? start, to = gone.at(-1)?.to ?? from;
    const isAll = from === start && to === start + old.content.size;
    change.replaceWith(from, to, come.length || !isAll ? come : old.type.schema.nodes.paragraph.create());
  };
  for (const [oldIndex, newIndex] of [...pairsIn(old, wish, olds, news)].reverse()) {
    gap(oldIndex + 1, newIndex + 1);
    become(change, olds[oldIndex], news[newIndex].node);
    [i, j] = [oldIndex, newIndex];
  }
  gap(0, 0);
}

function become(change, { node, from }, wish) {
  if (node.eq(wish)) return;
  if (node.isTextblock) becomeWords(change, node, wish, from + 1);
  else if (!node.isLeaf) becomeContent(change, node, wish, from + 1);
  if (!node.sameMarkup(wish)) change.setNodeMarkup(from, wish.type, wish.attrs);
}

/** Each stretch of words that differs, from its first to its last changed letter. */
function becomeWords(change, old, wish, start) {
  const olds = wordsOf(old), news = wordsOf(wish);
  let [i, j] = [olds.length, news.length];
  const gap = (firstOld, firstNew) => {
    const [a, b] = [olds[firstOld - 1]?.to ?? 0, olds[i]?.from ?? old.content.size];
    const [c, d] = [news[firstNew - 1]?.to ?? 0, news[j]?.from ?? wish.content.size];
    const [gone, come] = [old.content.cut(a, b), wish.content.cut(c, d)], first = gone.findDiffStart(come);
    if (first === null) return;
    const end = gone.findDiffEnd(come), overlap = Math.max(0, first - Math.min(end.a, end.b));
    change.replace(start + a + first, start + a + end.a + overlap, wish.slice(c + first, c + end.b + overlap));
  };
  for (const [oldIndex, newIndex] of commonIn(olds, news, (one, other) => one.key === other.key).reverse()) {
    gap(oldIndex + 1, newIndex + 1);
    [i, j] = [oldIndex, newIndex];
  }
  gap(0, 0);
}

/** Words and the space between them, each with its marks and its place in the paragraph. */
function wordsOf(node) {
  const words = [];
  node.forEach((part, offset) => {
    if (!part.isText) return void words.push({ key: JSON.stringify(part), from: offset, to: offset + part.nodeSize });
    const marks = JSON.stringify(part.marks);
    for (const { 0: word, index } of part.text.matchAll(/\s+|\S+/g)) words.push({ key: marks + word, from: offset + index, to: offset + index + word.length });
  });
  return words;
}

// ---- What belongs to what

/** [place in the old, place in the new] of the parts that are the same or have become each other, in order. */
function pairsIn(old, wish, olds, news) {
  const isRow = old.type.name === "tableRow", byPlace = olds.map((_, index) => [index, index]);
  if (old.type.name === "figure" || (isRow && olds.length === news.length)) return byPlace;
  if (isRow && columnPairs.has(wish)) return columnPairs.get(wish);
  if (old.type.name === "table") followColumns(old, wish);
  const same = commonIn(olds, news, (one, other) => one.node.eq(other.node)), pairs = [];
  let [i, j] = [0, 0];
  for (const [oldIndex, newIndex] of [...same, [olds.length, news.length]]) {
    pairs.push(...likePairs(olds.slice(i, oldIndex).map((part) => part.node), news.slice(j, newIndex).map((part) => part.node))
      .map(([a, b]) => [i + a, j + b]));
    if (oldIndex < olds.length) pairs.push([oldIndex, newIndex]);
    [i, j] = [oldIndex + 1, newIndex + 1];
  }
  return pairs;
}

/** Which column is which, by the rows of the wanted table. */
const columnPairs = new WeakMap();

/** When the table has more or fewer columns, which is which is told by the whole columns, for all rows alike. */
function followColumns(old, wish) {
  const columnsOf = (table) => Array.from({ length: table.firstChild.childCount }, (_, column) => {
    const cells = table.content.content.map((row) => row.maybeChild(column)?.textContent ?? "");
    return { type: table.type, cells, words: cells.join(" ") };
  });
  const [olds, news] = [columnsOf(old), columnsOf(wish)];
  if (olds.length === news.length) return;
  const pairs = likePairs(olds, news);
  wish.forEach((row) => columnPairs.set(row, pairs));
}

const kinds = [["paragraph", "heading"], ["bulletList", "orderedList"], ["tableCell", "tableHeader"]];
const isKin = (one, other) => one.type === other.type || kinds.some((kind) => kind.includes(one.type.name) && kind.includes(other.type.name));

/** How much of their words two have in common, 0 to 1. */
function likeness(one, other) {
  const wordsIn = (part) => (part.words ?? part.textBetween(0, part.content.size, " ", " ")).split(/\s+/).filter(Boolean);
  const [a, b] = [wordsIn(one), wordsIn(other)], left = new Map();
  if (!a.length && !b.length) return 1;
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  const common = b.filter((word) => left.get(word) > 0 && left.set(word, left.get(word) - 1)).length;
  return 2 * common / (a.length + b.length);
}

/** Those that are most alike, in order; what is left over between them by place, when it is as many. */
function likePairs(olds, news) {
  const [n, m] = [olds.length, news.length];
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1)), like = [];
  if (n * m <= pairsMax) {
    for (let i = n - 1; i >= 0; i -= 1) for (let j = m - 1; j >= 0; j -= 1) {
      const found = isKin(olds[i], news[j]) ? likeness(olds[i], news[j]) : 0;
      (like[i] ??= [])[j] = found >= likenessMin ? found : 0;
      best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], like[i][j] ? like[i][j] + best[i + 1][j + 1] : 0);
    }
  }
  const pairs = [];
  let [i, j, lastOld, lastNew] = [0, 0, 0, 0];
  const leftOver = (toOld, toNew) => {
    const count = toOld - lastOld;
    if (count !== toNew - lastNew) return;
    for (let n = 0; n < count; n += 1) if (isKin(olds[lastOld + n], news[lastNew + n])) pairs.push([lastOld + n, lastNew + n]);
  };
  while (i < n && j < m && like.length) {
    if (like[i][j] && best[i][j] === like[i][j] + best[i + 1][j + 1]) {
      leftOver(i, j);
      pairs.push([i, j]);
      [i, j, lastOld, lastNew] = [i + 1, j + 1, i + 1, j + 1];
    } else if (best[i][j] === best[i + 1][j]) i += 1;
    else j += 1;
  }
  leftOver(n, m);
  return pairs;
}

/** The longest row that both have, in order. What begins and ends alike is not searched through. */
function commonIn(olds, news, isEqual) {
  let head = 0, tail = 0;
  while (head < olds.length && head < news.length && isEqual(olds[head], news[head])) head += 1;
  while (tail < olds.length - head && tail < news.length - head && isEqual(olds.at(-1 - tail), news.at(-1 - tail))) tail += 1;
  const pairs = Array.from({ length: head }, (_, index) => [index, index]);
  const rows = olds.length - tail - head, columns = news.length - tail - head;
  if (rows * columns <= comparisonsMax) {
    const longest = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
    for (let i = rows - 1; i >= 0; i -= 1) for (let j = columns - 1; j >= 0; j -= 1) {
      longest[i][j] = isEqual(olds[head + i], news[head + j]) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
    for (let i = 0, j = 0; i < rows && j < columns;) {
      if (isEqual(olds[head + i], news[head + j])) { pairs.push([head + i, head + j]); i += 1; j += 1; }
      else if (longest[i + 1][j] >= longest[i][j + 1]) i += 1;
      else j += 1;
    }
  }
  for (let n = tail; n > 0; n -= 1) pairs.push([olds.length - n, news.length - n]);
  return pairs;
}
