// Undo takes one's own words and nothing else: what a colleague has written in the middle of them stands when they go.
import { pm } from "./editor.js";

const { Plugin, PluginKey } = pm.state;
const { isHistoryTransaction } = pm.history;
const key = new PluginKey("own");
const rangesMax = 2000;

/** The parts of `ranges` outside of `hole`. */
const without = (ranges, hole) => ranges.flatMap((one) => [{ ...one, to: Math.min(one.to, hole.from) }, { ...one, from: Math.max(one.from, hole.to) }])
  .filter(({ from, to }) => from < to);

function joined(ranges) {
  const made = [];
  for (const one of ranges.sort((one, other) => one.from - other.from)) {
    const last = made.at(-1);
    if (last && one.from <= last.to && one.isBack === last.isBack) last.to = Math.max(last.to, one.to); else made.push({ ...one });
  }
  return made;
}

/** Where others' words stand after a change: what it brings is theirs, what the person writes in the middle of it is not. `isBack`: put back after an undo. */
function follow(ranges, change, isTheirs, isBack) {
  change.mapping.maps.forEach((map) => {
    ranges = ranges.map((one) => ({ ...one, from: map.map(one.from, 1), to: map.map(one.to, -1) })).filter(({ from, to }) => from < to);
    map.forEach((_, __, from, to) => {
      if (from < to) ranges = isTheirs ? [...ranges, { from, to, isBack }] : without(ranges, { from, to });
    });
  });
  return joined(ranges).slice(-rangesMax);
}

/** What of `ranges` the undo of `change` has taken away, with where it stood. What was put back goes by itself when that is done again. */
function taken(ranges, change) {
  const gone = [], isRedo = change.getMeta("history$")?.redo;
  ranges.forEach(({ from, to, isBack }) => {
    if (isRedo && isBack) return;
    const now = { from: change.mapping.map(from, 1), to: change.mapping.map(to, -1) };
    if (now.from < now.to) return;
    gone.push({ from, to, at: change.mapping.map(from, -1) });
  });
  return gone;
}

const isSpace = (character) => !character || /\s/.test(character);

/** Puts it back: words in the paragraph that they stood in, with the space that they need; in one of their own when that has gone. */
function putBack(change, before, undone, pieces) {
  const [{ from, to, at }] = pieces, place = change.mapping.map(at), $from = before.resolve(from);
  if (!isWithin(before, from, to)) return void change.replaceRange(place, place, before.slice(from, to));
  const $at = change.doc.resolve(place), words = joinedWords(pieces.map((one) => before.slice(one.from, one.to).content), before.type.schema);
  const isParagraphGone = undone.mapping.mapResult($from.before(), 1).deletedAfter;
  if (isParagraphGone && $at.parent.isTextblock) {
    const made = $from.parent.copy(trimmed(words, true, true)), beside = $at.parentOffset ? $at.after() : $at.before(), $beside = change.doc.resolve(beside);
    if ($beside.parent.canReplaceWith($beside.index(), $beside.index(), made.type)) return void change.insert(beside, made);
  }
  const content = $at.parent.isTextblock ? fitted(words, $at, before.type.schema) : words;
  if (content.size) change.replaceRange(place, place, new pm.model.Slice(content, 0, 0));
}

/** Words of one paragraph. */
const isWithin = (doc, from, to) => doc.resolve(from).parent.isTextblock && doc.resolve(from).sameParent(doc.resolve(to));

/** Those that stood in one paragraph, and stand at one place now, are put back together. */
function together(gone, doc) {
  const groups = [];
  for (const one of gone) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.at === one.at && isWithin(doc, last.from, one.to)) groups.at(-1).push(one); else groups.push([one]);
  }
  return groups;
}

const joinedWords = (pieces, schema) => pieces.reduce((made, piece) => {
  const [isLeft, isRight] = [isSpace(textIn(made).at(-1)), isSpace(textIn(piece)[0])];
  return (isLeft || isRight ? made : made.addToEnd(schema.text(" "))).append(isLeft ? trimmed(piece, true, false) : piece);
});

const textIn = (content) => content.textBetween(0, content.size, null, "\ufffc");

function trimmed(content, isLeft, isRight) {
  const text = textIn(content), left = isLeft ? text.length - text.trimStart().length : 0, right = isRight ? text.length - text.trimEnd().length : 0;
  return content.cut(left, Math.max(left, content.size - right));
}

/** One space on each side, where words stand beside it. */
function fitted(content, $at, schema) {
  const text = textIn(content), [left, right] = [$at.nodeBefore?.text?.at(-1), $at.nodeAfter?.text?.[0]];
  const made = trimmed(content, isSpace(left), isSpace(right));
  const withLeft = isSpace(text[0]) || isSpace(left) ? made : made.addToStart(schema.text(" "));
  return isSpace(text.at(-1)) || isSpace(right) ? withLeft : withLeft.addToEnd(schema.text(" "));
}

export const ownPlugin = () => new Plugin({
  key,
  state: {
    init: () => [],
    apply: (change, ranges) => (change.docChanged ? follow(ranges, change, Boolean(change.getMeta("brought") || change.getMeta(key)), Boolean(change.getMeta(key))) : ranges),
  },
  // In the same step of the history: to do it again takes both back to where they stood.
  appendTransaction(changes, old, state) {
    const undone = changes.find((one) => isHistoryTransaction(one) && one.docChanged);
    if (!undone || changes.length > 1) return null;
    const gone = taken(key.getState(old), undone);
    if (!gone.length) return null;
    const change = state.tr.setMeta(key, true);
    together(gone, old.doc).forEach((pieces) => putBack(change, old.doc, undone, pieces));
    return change.docChanged ? change : null;
  },
});
