// Going back and forth over what was saved, and walking through the cells.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answersForBack, Visit } from "../../static/js/rows/visit.js";
import { page } from "./page.js";

const COLUMNS = { ref: {}, aim: { label: "Aim" }, area: {}, leads: {} };
const cells = (names) => names.map((name) => `<td><div data-cell="${name}">${name}</div></td>`).join("");
const row = (number, names) =>
  `<tr id="row-${number}" data-row="/${number}/" data-ref="1.${number}">${cells(names)}</tr>`;
const ALL = Object.keys(COLUMNS);

page.document.body.innerHTML = `<div id="plan-groups"><table><tbody>${row(1, ALL)}${row(2, ["ref", "aim", "leads"])}
  </tbody></table><table><tbody>${row(3, ALL)}</tbody></table></div>`;
page.document.getElementById("plan-groups").dataset.columns = JSON.stringify(COLUMNS);
const { cellAt, makeReachable, neighbour } = await import("../../static/js/rows/row.js");

const at = (number, name) => page.document.querySelector(`#row-${number} [data-cell="${name}"]`);
const place = (piece) => piece && `${piece.closest("tr").id.replace("row-", "")} ${piece.dataset.cell}`;
const walk = (from, ...keys) => {
  let piece = at(...from);
  for (const key of keys) piece = cellAt(piece, key.replace("Ctrl+", ""), key.startsWith("Ctrl+")) ?? piece;
  return place(piece);
};

test("arrows walk in the row and in the column, over the line between two tables, and stop at the edge", () => {
  assert.equal(walk([1, "ref"], "ArrowRight", "ArrowRight"), "1 area");
  assert.equal(walk([1, "aim"], "ArrowDown", "ArrowDown"), "3 aim");
  assert.equal(walk([3, "leads"], "ArrowUp", "ArrowUp", "ArrowUp"), "1 leads");
  assert.equal(walk([1, "leads"], "ArrowRight", "ArrowUp"), "1 leads");
  assert.equal(cellAt(at(1, "aim"), "a"), undefined);
});

test("where a row has no such cell, the walk goes on from its first", () => {
  assert.equal(walk([1, "area"], "ArrowDown"), "2 ref");
});

test("Home and End lead to the ends of the row, and with Ctrl to those of the table", () => {
  assert.equal(walk([2, "aim"], "End"), "2 leads");
  assert.equal(walk([2, "aim"], "Home"), "2 ref");
  assert.equal(walk([2, "aim"], "Ctrl+End"), "3 leads");
  assert.equal(walk([2, "aim"], "Ctrl+Home"), "1 ref");
  assert.equal(walk([2, "aim"], "Ctrl+ArrowDown"), "3 aim");
});

test("the Tab key passes references by and ends with the last cell", () => {
  assert.equal(place(neighbour(at(1, "leads"), 1)), "2 aim");
  assert.equal(place(neighbour(at(3, "aim"), -1)), "2 leads");
  assert.equal(neighbour(at(3, "leads"), 1), undefined);
});

test("each cell can be reached and says its column and row to a screen reader", () => {
  makeReachable(page.document);
  const piece = at(2, "aim");
  assert.equal(piece.getAttribute("aria-label"), "Aim of row 1.2");
  assert.equal(piece.tabIndex, 0);
});

test("steps are taken back from the last to the first and done again from the first to the last", () => {
  const visit = new Visit();
  for (const name of ["one", "two", "three"]) visit.add({ name });
  const went = [];
  for (const way of ["back", "back", "forth", "back", "back"]) {
    const step = visit.next(way);
    went.push(step.name);
    visit.pass(way, step);
  }
  assert.deepEqual(went, ["three", "two", "two", "two", "one"]);
  assert.equal(visit.next("back"), undefined);
  assert.equal(visit.next("forth").name, "one");
});

test("what is saved anew is the end of what had been taken back", () => {
  const visit = new Visit();
  visit.add("one");
  visit.pass("back", "one");
  visit.add("two");
  assert.equal(visit.next("forth"), undefined);
  assert.equal(visit.next("back"), "two");
});

test("a step that cannot be gone over is left out, wherever it lies", () => {
  const visit = new Visit();
  for (const each of ["one", "two"]) visit.add(each);
  visit.drop("two");
  assert.equal(visit.next("back"), "one");
});

test("the reason for a change is that for taking it back, and is never too long", () => {
  assert.equal(answersForBack({ reason: "A duty", approved_by: "Group" }).reason, "Taken back: A duty");
  assert.equal(answersForBack({ reason: "a".repeat(500), approved_by: "Group" }).reason.length, 500);
  assert.deepEqual(answersForBack({ spelling: "on" }), { spelling: "on" });
  assert.equal(answersForBack(undefined), undefined);
});
