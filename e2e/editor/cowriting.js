// Random texts, and what a colleague does to them, for test_cowriting.py. Every word is its own, so that one in another's place is seen.
window.cowriting = (seed) => {
  let state = seed >>> 0, words = 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(random() * n), pick = (list) => list[below(list.length)], chance = (p) => random() < p;
  const word = () => `ord${(words += 1)}x`;
  const sentence = () => Array.from({ length: 1 + below(6) }, word).join(" ");
  const line = (type = "paragraph", attrs) => ({ type, ...(attrs ? { attrs } : {}), content: [{ type: "text", text: sentence() }] });
  const several = (make, min, max) => Array.from({ length: min + below(max - min + 1) }, make);
  const inside = (depth) => (depth < 3 && chance(0.25) ? list(depth + 1) : depth < 3 && chance(0.1) ? quote(depth + 1) : line());
  const item = (depth) => ({ type: "listItem", content: [line(), ...(chance(0.3) ? [inside(depth)] : [])] });
  const list = (depth = 0) => ({ type: pick(["bulletList", "orderedList"]), content: several(() => item(depth), 1, 4) });
  const quote = (depth = 0) => ({ type: "blockquote", content: several(() => inside(depth), 1, 3) });
  const cell = (type) => ({ type, content: chance(0.15) ? [{ type: "paragraph" }] : several(() => inside(2), 1, 2) });
  const row = (type, width) => ({ type: "tableRow", content: Array.from({ length: width }, () => cell(type)) });
  const table = () => {
    const width = 2 + below(3);
    return { type: "table", content: [row("tableHeader", width), ...several(() => row("tableCell", width), 1, 3)] };
  };
  const figure = () => ({ type: "figure", content: [{ type: "image", attrs: { src: "/bilder/7f3c0a", alt: word() } }, line("caption")] });
  const block = () => pick([line, () => line("heading", { level: 2 }), list, quote, table, table, figure])();
  const text = () => ({ type: "doc", content: several(block, 2, 5) });

  const nodesIn = (node, found = [], path = []) => {
    found.push({ node, path });
    (node.content ?? []).forEach((child) => nodesIn(child, found, [...path, node]));
    return found;
  };
  const isLine = (node) => ["paragraph", "heading", "caption"].includes(node.type) && node.content?.length;

  /** One change; what `held` stands in, a word, is not taken away. */
  const changed = (doc, held) => {
    const all = nodesIn(doc), holds = (node) => JSON.stringify(node).includes(held);
    const lines = all.filter(({ node }) => isLine(node)).map(({ node }) => node);
    const acts = {
      words() {
        const target = pick(lines).content[0], parts = target.text.split(" "), at = below(parts.length + 1);
        parts.splice(at, parts[at] && !parts[at].includes(held) && chance(0.5) ? 1 : 0, word());
        target.text = parts.join(" ");
      },
      bold() {
        const target = pick(lines);
        if (target.content.length === 1 && !holds(target)) target.content[0].marks = [{ type: "bold" }];
      },
      add() {
        const where = pick(all.filter(({ node }) => ["doc", "blockquote", "bulletList", "orderedList", "listItem", "tableCell"].includes(node.type))).node;
        const made = { doc: block, blockquote: line, listItem: line, tableCell: line }[where.type] ?? (() => item(1));
        where.content.splice(where.type === "listItem" ? 1 + below(where.content.length) : below(where.content.length + 1), 0, made());
        if (where.type === "tableCell") where.content = where.content.filter((one) => one.type !== "paragraph" || one.content);
      },
      remove() {
        const where = pick(all.filter(({ node }) => ["doc", "blockquote", "bulletList", "orderedList"].includes(node.type) && node.content.length > 1)
          .map(({ node }) => node));
        const at = where ? below(where.content.length) : 0;
        if (where && !holds(where.content[at])) where.content.splice(at, 1);
      },
      addRow() {
        const where = pick(all.filter(({ node }) => node.type === "table"))?.node;
        where?.content.splice(1 + below(where.content.length), 0, row("tableCell", where.content[0].content.length));
      },
      addColumn() {
        const where = pick(all.filter(({ node }) => node.type === "table"))?.node, at = where ? below(where.content[0].content.length + 1) : 0;
        where?.content.forEach((one, index) => one.content.splice(at, 0, { type: index ? "tableCell" : "tableHeader", content: [line()] }));
      },
      removeRow() {
        const where = pick(all.filter(({ node }) => node.type === "table" && node.content.length > 2))?.node, at = where ? 1 + below(where.content.length - 1) : 0;
        if (where && !holds(where.content[at])) where.content.splice(at, 1);
      },
      level() {
        const target = pick(all.filter(({ node }) => ["heading", "bulletList", "orderedList"].includes(node.type)))?.node;
        if (target?.type === "heading") target.attrs.level = 1 + below(3);
        else if (target) target.type = target.type === "bulletList" ? "orderedList" : "bulletList";
      },
    };
    acts[pick(Object.keys(acts))]();
  };

  /** A caret in the middle of a word, what a colleague saves, and what must stand when one types on, and when one takes one's own words back. */
  return (bringIn, editor) => {
    const base = text(), schema = editor.schema, plain = (json) => JSON.stringify(schema.nodeFromJSON(json).toJSON());
    editor.chain().setContent(base).setMeta("addToHistory", false).run();
    const places = [];
    editor.state.doc.descendants((node, from) => { if (node.isText) for (const found of node.text.matchAll(/ord\d+x/g)) places.push([found[0], from + found.index]); });
    const [held, at] = pick(places);
    // One's own word, saved: it stands in what the colleague changes, and undo takes it and nothing else.
    editor.commands.setTextSelection(at);
    editor.view.dispatch(editor.state.tr.insertText("mitt ", at));
    editor.commands.setTextSelection(at + 5 + 3);
    const saved = JSON.parse(JSON.stringify(editor.getJSON())), news = JSON.parse(JSON.stringify(saved));
    for (let n = 1 + below(4); n > 0; n -= 1) changed(news, held);
    const wanted = plain(news), faults = [];
    if (!bringIn(editor, { document: news })) faults.push("not brought in");
    if (plain(editor.getJSON()) !== wanted) faults.push("another text came in");
    editor.commands.insertContent("NYTT");
    const typed = wanted.replace(held, `ordNYTT${held.slice(3)}`);
    if (plain(editor.getJSON()) !== typed) faults.push("what was typed stands elsewhere");
    editor.commands.undo();
    if (plain(editor.getJSON()) !== wanted) faults.push("undo did not take what was typed");
    editor.commands.undo();
    // What a colleague has written right within one's own stands.
    const left = wanted.replace("mitt ", "");
    if (wanted.includes("mitt ") && plain(editor.getJSON()) !== left) faults.push("undo did not take one's own word alone");
    editor.commands.redo();
    if (wanted.includes("mitt ") && plain(editor.getJSON()) !== wanted) faults.push("redo did not bring it back");
    return faults.length ? { faults, held, base: plain(saved), wanted, found: plain(editor.getJSON()) } : null;
  };
};
