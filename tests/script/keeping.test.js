// Words that were typed stay in the browser until they are saved, for whoever typed them alone.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { page } from "./page.js";

const { document, localStorage } = page;
const HOME = "/workspace/moorland/";
const FORM = `<h1>Row 1.1</h1><main><form method="post" action="/save/">
  <div class="govuk-form-group"><label for="aim">Aim</label><textarea id="aim" name="aim">Fewer calls</textarea></div>
  <div class="govuk-form-group"><label for="lead">Lead</label><input id="lead" name="lead" value="Police"></div>
  <input type="checkbox" name="agreed" value="yes"><input type="password" name="secret"><input type="hidden" name="version" value="3">
</form></main>`;

// Each visit loads the scripts anew, as a page does.
let visits = 0;
async function visit(owner = "officer", { form = FORM, root = "" } = {}) {
  document.body.innerHTML = form;
  document.body.dataset.keepsFor = owner;
  if (root) document.body.dataset.keepsRoot = root;
  else delete document.body.dataset.keepsRoot;
  visits += 1;
  return import(`../../static/js/keeping/kept.js?visit=${visits}`);
}

const record = (more = {}) => ({
  id: "a1",
  key: "/save/#0",
  title: "Row 1.1",
  page: HOME,
  began: { aim: ["Fewer calls"] },
  values: { aim: ["Fewer thefts"] },
  labels: { aim: "Aim" },
  ...more,
});

beforeEach(() => localStorage.clear());
afterEach(() => document.dispatchEvent(new page.Event("kept:over")));

test("words are there again for whoever typed them, and for nobody else", async () => {
  assert.ok((await visit("officer")).keep(record()));
  assert.deepEqual((await visit("chair")).kept(), []);
  assert.equal((await visit("officer")).kept()[0].values.aim[0], "Fewer thefts");
  assert.deepEqual((await visit("")).kept(), []);
});

test("a page that knows nobody keeps nothing", async () => {
  assert.equal((await visit("")).keep(record()), false);
  assert.equal(localStorage.length, 0);
});

test("after a week they go, whoever typed them", async () => {
  const store = await visit("officer");
  store.keep(record({ at: Date.now() - 8 * 24 * 60 * 60 * 1000 }));
  store.keep(record({ id: "b2" }));
  (await visit("chair")).kept();
  assert.deepEqual(
    (await visit("officer")).kept().map(({ id }) => id),
    ["b2"],
  );
  assert.equal(localStorage.length, 1);
});

test("signing out throws away one's own, and keeps none once more", async () => {
  (await visit("chair")).keep(record());
  const store = await visit("officer");
  store.keep(record());
  store.forgetAll();
  document.dispatchEvent(new page.Event("kept:over"));
  assert.equal(store.keep(record()), false);
  assert.equal((await visit("chair")).kept().length, 1);
});

test("a browser that is full says that nothing is kept", async () => {
  const store = await visit();
  globalThis.localStorage = {
    setItem: () => {
      throw new Error("full");
    },
  };
  assert.equal(store.keep(record()), false);
  globalThis.localStorage = localStorage;
});

test("the secret of an e-mailed link is no part of a place", async () => {
  const store = await visit("link", { root: "/update/s3cret" });
  assert.equal(store.placeOf("https://plan.example/update/s3cret/row/5/"), "/row/5/");
  assert.equal(store.placeOf("/workspace/"), "/workspace/");
});

test("what is read of a form is what somebody typed or ticked", async () => {
  await visit();
  const { read, differing, only } = await import("../../static/js/keeping/typed.js");
  const form = document.querySelector("form");
  assert.deepEqual(read(form), { aim: ["Fewer calls"], lead: ["Police"], agreed: [] });
  document.getElementById("aim").value = "Fewer\r\nthefts";
  form.querySelector("[name=agreed]").checked = true;
  assert.deepEqual(differing(read(form), read(form, { saved: true })), ["aim", "agreed"]);
  assert.deepEqual(only(read(form), ["aim"]), { aim: ["Fewer\nthefts"] });
});

test("words go back into their boxes, which say so, and into none that is gone", async () => {
  await visit();
  const { putBack } = await import("../../static/js/keeping/typed.js");
  const form = document.querySelector("form");
  const heard = [];
  for (const name of ["kept:back", "input", "change"]) form.addEventListener(name, () => heard.push(name), true);
  assert.equal(putBack(form, "aim", ["Fewer thefts"]).length, 1);
  assert.equal(document.getElementById("aim").value, "Fewer thefts");
  assert.deepEqual(heard, ["kept:back", "input", "change"]);
  assert.deepEqual(putBack(form, "gone", ["words"]), []);
});

test("words of a page that was lost are offered, put back, and kept until they are saved", async () => {
  (await visit()).keep(record());
  const { startKeeping } = await import("../../static/js/keeping/keeper.js");
  startKeeping();
  const panel = document.querySelector(".app-kept");
  assert.match(panel.textContent, /was not saved.*Fewer thefts/s);
  assert.equal(document.getElementById("aim").value, "Fewer calls");
  [...panel.querySelectorAll("button")].find((each) => each.textContent === "Put it back").click();
  assert.equal(document.getElementById("aim").value, "Fewer thefts");
  assert.equal(document.querySelector(".app-kept"), null);
  assert.equal(localStorage.length, 1);
  document.querySelector("form").dispatchEvent(new page.Event("kept:saved"));
  assert.equal(localStorage.length, 0);
});

test("where somebody saved other words since, both are shown and nothing is overwritten", async () => {
  (await visit()).keep(record({ began: { aim: ["Older words"] } }));
  const { startKeeping } = await import("../../static/js/keeping/keeper.js");
  startKeeping();
  const panel = document.querySelector(".app-kept");
  assert.match(panel.textContent, /Fewer thefts.*Saved by somebody since.*Fewer calls/s);
  const words = [...panel.querySelectorAll("button")].map((each) => each.textContent);
  assert.deepEqual(words, ["Use what I typed: Aim", "Throw it away"]);
});
