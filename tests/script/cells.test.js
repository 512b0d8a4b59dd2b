// What is pasted into a cell is shown as it will be stored (tests/csp/test_vectors.py).
import "./page.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { linesOfHtml, linesOfText } from "../../static/js/rows/typing.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/cells.json", import.meta.url), "utf8"));
const word = readFileSync(new URL("../browser/word_clipboard.html", import.meta.url), "utf8");

for (const { name, pasted, shown } of vectors) {
  test(`pasted as plain text: ${name}`, () => assert.equal(linesOfText(pasted).join("\n"), shown));
}

test("words from Word come line by line, with bullets for its points and without comments", () => {
  const { lines, left } = linesOfHtml(word);
  assert.deepEqual(lines.slice(2, 6), ["- Visits", "- by day", "- by night", "- Leaflets"]);
  assert.ok(left);
  assert.ok(!lines.join().includes("mso"));
});

test("a number that Word draws is kept, and its bullet becomes ours", () => {
  const drawn = (sign) => `<span style="mso-list:Ignore">${sign}<span>&nbsp;</span></span>`;
  const html = ["1.", "·"].map((sign) => `<p style="mso-list:l0 level1">${drawn(sign)}Visits</p>`).join("");
  assert.deepEqual(linesOfHtml(html).lines, ["1. Visits", "- Visits"]);
});

test("a list of a web page has its bullets, and cells of a table a line each", () => {
  const html = "<ul><li><p>One</p></li><li>Two</li></ul><table><tr><td>Aim</td><td>Lead</td></tr></table>";
  assert.deepEqual(linesOfHtml(html), { lines: ["- One", "- Two", "Aim", "Lead"], left: false });
});
