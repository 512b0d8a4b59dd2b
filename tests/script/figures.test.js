import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, hasNames, plainNumber } from "../../static/js/figures/pasted.js";

test("a block has its cells, and a single figure is no block", () => {
  assert.deepEqual(cellsOf("17\t 18\r\n19\t20\n"), [
    ["17", "18"],
    ["19", "20"],
  ]);
  assert.equal(cellsOf("17\n"), null);
});

test("a block with places or periods is read by its names, words for small figures are none", () => {
  assert.ok(hasNames([["Leek", "17"]]));
  assert.ok(!hasNames([["under 5", "17"]]));
  assert.ok(!hasNames([["17", "n/a"]]));
});

test("only what is surely a figure counts towards a total", () => {
  assert.equal(plainNumber("1,017"), 1017);
  assert.equal(plainNumber("20.5 p"), 20.5);
  for (const words of ["", "under 5", "17%", "-3"]) assert.equal(plainNumber(words), null);
});
