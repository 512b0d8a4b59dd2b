// Talking to the server. An answer is {status, doc, address, trouble}; nothing here ever throws.

import { freshToken, isTooOld } from "../shared/token.js";

const PATIENCE = 30_000;
const SIGNED_OUT = "You have been signed out. What you typed is kept here: sign in in another tab, then save again.";

async function ask(address, options) {
  try {
    const response = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    const doc = new DOMParser().parseFromString(await response.text(), "text/html");
    const answer = { status: response.status, doc, address: response.url };
    return { ...answer, trouble: trouble(answer) };
  } catch {
    return { status: 0, trouble: "There is no connection. What you typed is kept here: try again in a moment." };
  }
}

// What went wrong, in words; nothing for a page that says so itself.
function trouble({ status, doc, address }) {
  if (doc.getElementById("paper-middle") || [200, 409, 422].includes(status)) {
    const signIn = new URL(address).pathname.startsWith("/accounts/");
    return signIn ? SIGNED_OUT : "";
  }
  if (isTooOld(doc)) return SIGNED_OUT;
  if (status === 403) return "That is not yours to change. What you typed is kept here.";
  if (status === 404) return "This part is not there any more. What you typed is kept here, so that you can copy it.";
  return "It could not be saved just now. What you typed is kept here: try again in a moment.";
}

export function get(address) {
  return ask(address, {});
}

// A page from before somebody signed in again has an old token: with a new one it is sent once more.
async function insisting(address, bodyNow) {
  const answer = await ask(address, { method: "POST", body: bodyNow() });
  if (!answer.doc || !isTooOld(answer.doc) || !(await freshToken(location.href))) return answer;
  return ask(address, { method: "POST", body: bodyNow() });
}

export function send(form, submitter) {
  const address = form.dataset.action ?? form.getAttribute("action") ?? location.href;
  return insisting(address, () => {
    const body = new URLSearchParams(new FormData(form));
    if (submitter?.name) body.append(submitter.name, submitter.value);
    return body;
  });
}

export function post(address, fields) {
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
  return insisting(address, () => new URLSearchParams({ ...fields, csrfmiddlewaretoken: token() }));
}
