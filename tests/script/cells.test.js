// What is pasted into a cell is shown as it will be stored (tests/csp/test_vectors.py).
import "./page.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { linesOfHtml, linesOfTable, linesOfText } from "../../static/js/rows/typing.js";

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

test("one table alone is its cells, with what is merged in each line", () => {
  const excel =
    "<style>td{}</style><table><tr><td rowspan=2>Aim<br>more</td><td>Visit</td></tr><tr><td><ul><li>Call</li></ul></td></tr></table>";
  assert.deepEqual(linesOfTable(excel)?.lines, [
    ["Aim\nmore", "Visit"],
    ["Aim\nmore", "- Call"],
  ]);
  const wide = "<table><tr><td colspan=2>Both</td><td>C</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>";
  assert.deepEqual(linesOfTable(wide)?.lines, [
    ["Both", "", "C"],
    ["a", "b", "c"],
  ]);
});

test("words beside a table, or two tables, are words", () => {
  assert.equal(linesOfTable("<p>See:</p><table><tr><td>a</td><td>b</td></tr></table>"), undefined);
  assert.equal(linesOfTable("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>"), undefined);
});
