import assert from "node:assert/strict";
import test from "node:test";
import { changesBetween, queryOfRows } from "../../static/js/rows/comparing.js";

const here = [
  [1, 1, 7],
  [2, 3, 7],
  [3, 1, 8],
];

test("nothing differs", () => {
  assert.deepEqual(changesBetween(here, here), { changed: [], moved: false });
});

test("a row that a colleague saved is changed, and one that is newer here is not", () => {
  const there = [
    [1, 2, 7],
    [2, 2, 7],
    [3, 1, 8],
  ];
  assert.deepEqual(changesBetween(here, there), { changed: [1], moved: false });
});

test("rows that came, went, or stand elsewhere are told, but not where only some are shown", () => {
  const [first, second, third] = here;
  for (const there of [
    [first, second],
    [...here, [4, 1, 8]],
    [second, first, third],
    [first, second, [3, 1, 7]],
  ]) {
    assert.equal(changesBetween(here, there).moved, true);
    assert.equal(changesBetween(here, there, true).moved, false);
  }
});

test("the rows are asked for by their numbers", () => {
  assert.equal(queryOfRows([1, 22]), "row=1&row=22");
});
