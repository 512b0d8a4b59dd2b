// Talking to a server that really answers: who was signed out, whose token is old, and who is not there.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { get, post, troubleIn } from "../../static/js/shared/wire.js";
import { page } from "./page.js";

const token = (value, owner = "officer") =>
  `<body data-keeps-for="${owner}"><form><input name="csrfmiddlewaretoken" value="${value}"></form></body>`;
const OLD = '<main data-refused="csrf">Your page is from before you signed in.</main>';
let owner;
let posted;

function answer(request, response) {
  if (request.url === "/gone/") return response.writeHead(404).end("Not here");
  if (request.url === "/theirs/") return response.writeHead(302, { Location: "/accounts/login/?next=/" }).end();
  if (request.method === "GET") return response.end(token("new", owner));
  let body = "";
  request.on("data", (data) => {
    body += data;
  });
  request.on("end", () => {
    const fields = new URLSearchParams(body);
    posted.push(fields.get("csrfmiddlewaretoken"));
    if (fields.get("csrfmiddlewaretoken") !== "new") return response.writeHead(403).end(OLD);
    return response.end(`Saved ${fields.get("text")}`);
  });
  return undefined;
}

const server = createServer(answer);
const at = (place) => `http://127.0.0.1:${server.address().port}${place}`;

before(async () => {
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  page.happyDOM.setURL(at("/plan/"));
});
after(() => server.close());
beforeEach(() => {
  owner = "officer";
  posted = [];
  page.document.documentElement.innerHTML = token("old");
  page.document.body.dataset.keepsFor = "officer";
});

test("a token from before a sign-in is made good, once, and the words are saved", async () => {
  const saved = await post(at("/save/"), { text: "words" });
  assert.deepEqual([saved.good, saved.text, posted], [true, "Saved words", ["old", "new"]]);
  assert.equal(page.document.querySelector("[name=csrfmiddlewaretoken]").value, "new");
});

test("words of one account are not sent as another's who signed in since", async () => {
  owner = "chair";
  const refused = await post(at("/save/"), { text: "words" });
  assert.ok(refused.signedOut && refused.failed);
  assert.deepEqual(posted, ["old"]);
  assert.match(troubleIn(refused), /^You have been signed out\. What you typed is kept here/);
});

test("whoever is led to sign in is signed out, though that page came well", async () => {
  const led = await get(at("/theirs/"));
  assert.deepEqual([led.status, led.good, led.signedOut], [200, false, true]);
});

test("what is gone is called by its name, and what was typed is only spoken of where there was any", async () => {
  const gone = await get(at("/gone/"));
  assert.equal(
    troubleIn(gone, { thing: "row" }),
    "This row is not there any more. What you typed is kept here, so that you can copy it.",
  );
  assert.equal(troubleIn(gone, { typed: false }), "This part is not there any more. Nothing was changed.");
});

test("a server that cannot be reached is told of, and nothing is thrown", async () => {
  const lost = await get("http://127.0.0.1:1/");
  assert.deepEqual([lost.offline, lost.failed, lost.signedOut], [true, true, false]);
  assert.match(troubleIn(lost), /^There is no connection\./);
});
