// What is pasted into running text arrives clean: structure and emphasis stay, looks, pictures and comments go.
import "./page.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DOMParser as Reader } from "prosemirror-model";
import { cleanPaste } from "../../static/js/narrative/paste.js";
import { schema } from "../../static/js/narrative/schema.js";
import { write } from "../../static/js/narrative/writing.js";

const word = readFileSync(new URL("../browser/word_clipboard.html", import.meta.url), "utf8");

function typed(html) {
  const { body } = new DOMParser().parseFromString(cleanPaste(html), "text/html");
  return write(Reader.fromSchema(schema).parse(body)).trimEnd();
}

const cases = {
  "bold that Word sets for other scripts too": ["<b style='mso-bidi-font-weight:normal'>Bold</b>", "**Bold**"],
  "bold that a style takes back": ["<b style='font-weight:normal'>plain</b>", "plain"],
  "bold that only a style tells of": ["<span style='color:#333; font-weight:700'>heavy</span>", "**heavy**"],
  "slant that only a style tells of": ["<span style='font-style: oblique'>leaning</span>", "_leaning_"],
  "slant that a style takes back": ["<i style='color:red;font-style: normal'>plain</i>", "plain"],
  "looks of another script alone": ["<span style='mso-bidi-font-weight:bold'>plain</span>", "plain"],
  "bold within a heading": ["<h2><b>Where we are</b></h2>", "## Where we are"],
  "a title, and a heading too deep": ["<p class=MsoTitle>Plan</p><h5>Aims</h5>", "# Plan\n\n### Aims"],
  "a link, and one that may not be followed": [
    "<a href='https://council.example'>here</a> <a href='javascript:alert(1)'>there</a>",
    "[here](https://council.example) there",
  ],
  "a table as a paragraph a row": [
    "<table><tr><td><p>Year</p></td><td>Calls</td></tr><tr><td>2016</td><td><b>17</b></td></tr></table>",
    "Year | Calls\n\n2016 | **17**",
  ],
  "hidden and struck words": ["<p>Calls <del>never</del><span style='display:none'>no</span>fell</p>", "Calls fell"],
  "scripts, pictures and styles": ["<style>p{}</style><script>x</script><p onclick=x>Words<img src=x></p>", "Words"],
  "spaces that do not break, and signs that are not seen": ["<p>17&nbsp;calls\u200b a\u00adgain</p>", "17 calls again"],
  "a footnote with its words": [
    "<p>Set<a href='#_ftn1' name='_ftnref1'>[1]</a>.</p><p id='ftn1'><a href='#_ftnref1'>[1]</a> By the county.</p>",
    "Set[^1].\n\n[^1]: By the county.",
  ],
};

for (const [name, [html, markdown]] of Object.entries(cases)) {
  test(name, () => assert.equal(typed(html), markdown));
}

function point(marker, words, level = 1) {
  const drawn = `<span style='mso-list:Ignore'>${marker}<span>&nbsp;</span></span>`;
  return `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'>${drawn}${words}</p>`;
}

test("Word's paragraphs that look like points become lists, as deep as Word says", () => {
  const html = point("·", "Visits") + point("a)", "by day", 2) + point("b)", "by night", 2) + point("·", "Leaflets");
  assert.equal(typed(html), "- Visits\n  a) by day\n  b) by night\n- Leaflets");
});

test("a number such as 1.1 is a paragraph's own", () => {
  assert.equal(typed(point("1.1", "Aims")), "1.1 Aims");
});

test("i) is a Roman one at the start, and the ninth letter after others", () => {
  assert.equal(typed(point("i)", "one") + point("ii)", "two")), "1. one\n2. two");
  assert.equal(typed(point("h)", "eighth") + point("i)", "ninth")), "h) eighth\ni) ninth");
});

test("a whole page of Word", () => {
  let left = 0;
  cleanPaste(word, () => {
    left += 1;
  });
  assert.equal(left, 1);
  assert.match(typed(word), /^## Doorstep crime\n\nMoorland saw \*\*fewer\*\* “calls” than _last year_/);
});

test("what was copied here is taken as it is", () => {
  const html = "<p data-pm-slice='1 1 []'>Words</p>";
  assert.equal(cleanPaste(html), html);
});
