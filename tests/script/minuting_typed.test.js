// What of a typed text can be kept while somebody goes on typing, and how a key begins a line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { beginLine, finished, unfinished } from "../../static/js/meetings/typed.js";

const cases = [
  ["They met", "", "They met"],
  ["They met.\n\nThen", "They met.\n\n", "Then"],
  ["One.\n\nTwo.\n\nThree", "One.\n\nTwo.\n\n", "Three"],
  ["AGREED that it be so.\nMore", "AGREED that it be so.\n", "More"],
  ["AGREED that it be so.", "", "AGREED that it be so."],
  ["They met.\nACTION Bring it.\n", "They met.\nACTION Bring it.\n", ""],
  ["AGREED that:-\n1. One.\n2. Two.", "", "AGREED that:-\n1. One.\n2. Two."],
  ["AGREED that:-\n1. One.\n\nMore", "AGREED that:-\n1. One.\n\n", "More"],
  ["AGREEDLY\nmore", "", "AGREEDLY\nmore"],
  ["RESOLVED that it be so.\n", "RESOLVED that it be so.\n", ""],
  ["\n\n", "", "\n\n"],
];

for (const [text, done, rest] of cases) {
  test(`what is finished of ${JSON.stringify(text)}`, () => assert.deepEqual(finished(text, "RESOLVED"), [done, rest]));
}

test("nothing is lost between what is sent and what stays", () => {
  for (const [text] of cases) assert.equal(finished(text, "RESOLVED").join(""), text);
});

test("a pause keeps half a sentence, but no half of a decision", () => {
  assert.equal(unfinished("They met and", "AGREED"), "They met and");
  assert.equal(unfinished("They met.\nAGREED that the", "AGREED"), "They met.\n");
  assert.equal(unfinished("ACTION Bri", "AGREED"), "");
});

test("a key begins a line of its own", () => {
  assert.equal(beginLine("", "AGREED"), "AGREED ");
  assert.equal(beginLine("They met", "ACTION"), "They met\nACTION ");
});
