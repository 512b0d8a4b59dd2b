// The visual editor reads and writes running text by the rules of the server: the same vectors are given to both
// (tests/csp/test_vectors.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { held } from "../../static/js/narrative/keeping.js";
import { NotShown } from "../../static/js/narrative/reading.js";
import { write } from "../../static/js/narrative/writing.js";
import { blocksOf } from "./blocks.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/narrative.json", import.meta.url), "utf8"));

for (const { name, typed, read, written, edited = written, refused } of vectors) {
  if (refused) {
    test(`${name}: only the plain text shows it`, () => {
      assert.throws(() => held(typed), new NotShown(refused));
    });
  } else {
    test(`${name}: is read as the server reads it`, () => {
      assert.deepEqual(blocksOf(held(typed)), read);
    });
    test(`${name}: is written as somebody would type it`, () => {
      assert.equal(write(held(typed)), edited);
      assert.equal(write(held(edited)), edited);
    });
  }
}
