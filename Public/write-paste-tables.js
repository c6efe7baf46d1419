// Pasted tables: every cell stands for itself under its own heading, each row is as wide as the others, and no table is wider
// than the server takes.

const columnsMax = 30, spanMax = 200;

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
