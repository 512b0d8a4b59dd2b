// A table of figures to type in: a block copied from a spreadsheet fills it, arrows move in it, totals follow.

const table = document.querySelector("table[data-grid]");

function boxes() {
  return [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input[type=text]")]);
}

function say(words) {
  document.querySelector("[data-grid-status]").textContent = words;
}

function place(box) {
  const rows = boxes();
  const row = rows.findIndex((line) => line.includes(box));
  return [row, rows[row].indexOf(box)];
}

/** The cells of a copied block, or null for a single value. */
function block(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const cells = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  return cells.length > 1 || cells[0].length > 1 ? cells : null;
}

/** Whether a block brings its own heading row or its own names of places. */
function hasNames(cells) {
  return cells.some(([first]) => /[a-z]{2}/i.test(first) && !/^(over|under|about|not|n\/a)/i.test(first));
}

/** The server reads a block with names: it matches them with places and periods. */
function readWhole(text) {
  const form = table.closest("form");
  const box = form.querySelector("[name=paste]");
  const read = form.querySelector("[data-grid-read]");
  box.value = text;
  say("Reading the table.");
  form.requestSubmit(read);
}

function fill(start, cells) {
  const rows = boxes();
  const [top, left] = place(start);
  let outside = 0;
  cells.forEach((line, down) =>
    line.forEach((words, along) => {
      const box = rows[top + down]?.[left + along];
      if (box) box.value = words;
      else if (words) outside += 1;
    }),
  );
  sum();
  start.dispatchEvent(new Event("input", { bubbles: true }));
  say(outside ? `Pasted. ${outside} figures did not fit: add periods, or paste the table with its names.` : "Pasted.");
}

function pasted(event) {
  if (!event.target.matches("input[type=text]")) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const cells = block(text);
  if (!cells) return;
  event.preventDefault();
  if (hasNames(cells)) readWhole(text);
  else fill(event.target, cells);
}

/** A plain number, or null for anything that only the server can judge. */
function number(words) {
  const plain = words
    .replace(/( [ap])+\s*$/, "")
    .trim()
    .replaceAll(",", "");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function sum() {
  const rows = boxes();
  table.querySelectorAll("[data-grid-total]").forEach((cell, at) => {
    const values = rows.map((line) => number(line[at].value));
    const total = values.reduce((whole, value) => whole + value, 0);
    cell.textContent = values.includes(null) ? "" : total.toLocaleString("en-GB");
  });
}

function moved(event) {
  const steps = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };
  if (!(event.key in steps) || !event.target.matches("input[type=text]")) return;
  event.preventDefault();
  const [row, column] = place(event.target);
  boxes()[row + steps[event.key]]?.[column].select();
}

if (table) {
  table.addEventListener("paste", pasted);
  table.addEventListener("keydown", moved);
  table.addEventListener("input", sum);
}
