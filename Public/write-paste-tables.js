// Pasted tables: every cell stands for itself under its own heading, each row is as wide as the others, and no table is wider
// than the server takes.
import { pm } from "./editor.js";
import { holdsNothing } from "./write-pieces.js";

const { CellSelection, TableMap, __insertCells, __pastedCells, isInTable, selectionCell } = pm.tables;
export const columnsMax = 30;
const spanMax = 200;

/** Cells that are pasted into a table which has no room for them all: the words of those that do not fit go into the last one that does. */
export function pasteNarrow(view, slice) {
  const { state } = view;
  if (!isInTable(state) || state.selection instanceof CellSelection) return false;
  const cells = __pastedCells(slice), $cell = selectionCell(state), start = $cell.start(-1);
  const rect = TableMap.get($cell.node(-1)).findCell($cell.pos - start), room = columnsMax - rect.left;
  if (!cells || cells.width <= room) return false;
  const narrow = (row) => {
    const all = row.content, words = all.slice(room - 1).flatMap((cell) => cell.content.content).filter((part) => !holdsNothing(part));
    const last = all[room - 1].type.createAndFill(null, words);
    return pm.model.Fragment.fromArray([...all.slice(0, room - 1), last]);
  };
  __insertCells(state, view.dispatch, start, rect, { width: room, height: cells.height, rows: cells.rows.map(narrow) });
  return true;
}

/** A table within a cell, an item or a quote: its cells become paragraphs. */
export function dissolve(table) {
  const cells = [...(table.caption ? [table.caption] : []), ...[...table.rows].flatMap((row) => [...row.cells])];
  table.replaceWith(...cells.map(paragraphOf));
}

function paragraphOf(cell) {
  const made = cell.ownerDocument.createElement("div");
  made.append(...cell.childNodes);
  return made;
}

/** The title of a table stands before it. What is spanned gets cells without words, so that nothing moves under another heading. */
export function squareTable(table) {
  const grid = gridOf([...table.rows]), page = table.ownerDocument;
  if (table.caption) table.before(paragraphOf(table.caption));
  const width = Math.max(0, ...grid.map((row) => row.findLastIndex(Boolean) + 1));
  if (!width) return void table.replaceWith(...table.childNodes);
  const made = [];
  for (let from = 0; from < width; from += columnsMax) {
    const part = made.length ? page.createElement("table") : table, body = page.createElement("tbody");
    for (const row of grid) {
      const line = body.appendChild(page.createElement("tr"));
      const kind = row.find(Boolean)?.localName ?? "td";
      for (let column = from; column < Math.min(width, from + columnsMax); column += 1) {
        line.append(row[column] ?? page.createElement(row[column - 1]?.localName ?? kind));
      }
    }
    part.replaceChildren(body);
    made.push(part);
  }
  // A paragraph between, or they would be taken for one table.
  made.slice(1).forEach((part, index) => made[index].after(page.createElement("p"), part));
}

/** The cells by row and column: an element where one begins, nothing where one reaches. */
function gridOf(rows) {
  const grid = rows.map(() => []), taken = rows.map(() => new Set());
  rows.forEach((row, y) => {
    // A cell reaches no further down than its part of the table.
    const below = rows.slice(y).findIndex((one) => one.parentNode !== row.parentNode);
    const heightMax = below < 0 ? rows.length - y : below;
    let x = 0;
    for (const cell of [...row.cells]) {
      while (taken[y].has(x)) x += 1;
      const width = Math.min(spanMax, Math.max(1, cell.colSpan)), span = cell.getAttribute("rowspan") === "0" ? heightMax : Math.max(1, cell.rowSpan);
      for (let down = 0; down < Math.min(span, heightMax); down += 1) for (let right = 0; right < width; right += 1) taken[y + down].add(x + right);
      ["colspan", "rowspan", "colwidth"].forEach((name) => cell.removeAttribute(name));
      grid[y][x] = cell;
      x += width;
    }
  });
  // A row that only others reach into says nothing by itself.
  return grid.filter((row, y) => row.some(Boolean) || taken[y].size);
}
