// Several cells at once: what lies between two of them, and how they are copied.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asTable, between, isOurs, linesOfTabs } from "../../static/js/rows/block.js";

test("what lies between two things is found whichever comes first", () => {
  assert.deepEqual(between([1, 2, 3, 4], 2, 4), [2, 3, 4]);
  assert.deepEqual(between([1, 2, 3, 4], 4, 2), [2, 3, 4]);
  assert.deepEqual(between([1, 2, 3, 4], 3, 3), [3]);
  assert.deepEqual(between([1, 2], 1, 9), []);
});

test("a spreadsheet takes cells by tab and line, and words of several lines in quotes", () => {
  const { text } = asTable([
    ["1.1", "Visit:\n- every home"],
    ["1.2", 'Say "no"\tonce'],
  ]);
  assert.equal(text, '1.1\t"Visit:\n- every home"\n1.2\t"Say ""no""\tonce"');
});

test("Word takes a table, in which nothing that was typed becomes a tag", () => {
  const { html } = asTable([["<b>bold</b> & more", "One\nTwo"]]);
  assert.equal(
    html,
    '<table border="1" data-plan-cells="1"><tr><td>&lt;b&gt;bold&lt;/b&gt; &amp; more</td><td>One<br>Two</td></tr></table>',
  );
});

test("one cell alone is only its words", () => {
  assert.deepEqual(asTable([['Say "no"\nagain']]), { text: 'Say "no"\nagain', html: "Say &quot;no&quot;<br>again" });
});

test("what was copied here comes back as it was, also one column and empty cells at its end", () => {
  const blocks = [
    [
      ["1.1", "Visit:\n- every home"],
      ["", 'Say "no"\tonce'],
      ["1.3", ""],
    ],
    [["One"], ["Two\nlines"], [""]],
  ];
  for (const block of blocks) {
    const { text, html } = asTable(block);
    assert.deepEqual(linesOfTabs(text), block);
    assert.ok(isOurs(html));
  }
});

test("words in quotation marks are no quoted cell", () => {
  assert.deepEqual(linesOfTabs('"Safe" homes\t"one\ntwo"'), [['"Safe" homes', "one\ntwo"]]);
});
