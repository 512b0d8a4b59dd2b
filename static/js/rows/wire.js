// Talking to the server. An answer is {status, text, signedOut, offline}; nothing here ever throws.
import { freshToken, isTooOld } from "../shared/token.js";

const setting = document.getElementById("plan-editing")?.dataset ?? {};
const PATIENCE = 30_000;

export const signInAddress = setting.signIn;
export const namesAddress = setting.names;
export const presenceAddress = setting.presence;
export const countsAddress = setting.counts;

function token() {
  return document.querySelector("#row-form [name=csrfmiddlewaretoken]").value;
}

async function ask(address, options) {
  try {
    const response = await fetch(address, {
      ...options,
      signal: AbortSignal.timeout(PATIENCE),
    });
    // A page that wants to go elsewhere when a cell is sent wants to go to the sign-in page.
    const signedOut =
      response.type === "opaqueredirect" || new URL(response.url || address, location.href).pathname === signInAddress;
    const text = signedOut ? "" : await response.text();
    return { status: response.status, text, signedOut, offline: false };
  } catch {
    return { status: 0, text: "", signedOut: false, offline: true };
  }
}

export function page(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

export function get(address, headers = {}) {
  return ask(address, { headers });
}

function post(address, fields, options) {
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: token() });
  return ask(address, { method: "POST", body, ...options });
}

// Whoever signs in again in another tab makes this page's token old: it is asked for again, once.
async function insisting(address, fields, options) {
  const answer = await post(address, fields, options);
  if (answer.status !== 403 || !isTooOld(page(answer.text))) return answer;
  const fresh = await freshToken(location.href);
  return fresh ? post(address, fields, options) : { ...answer, signedOut: true };
}

export function sendCell(address, fields) {
  return insisting(address, fields, { headers: { "X-Fragment": "1" }, redirect: "manual" });
}

export function press(address, fields) {
  return insisting(address, fields, {});
}

// What went wrong, in words; nothing for an answer that the page shows itself.
export function trouble({ status, signedOut, offline }) {
  if (offline) return "There is no connection. What you typed is kept here.";
  if (signedOut)
    return "You have been signed out. What you typed is kept here: sign in in another tab, then try again.";
  if (status === 403) return "Your role does not let you change this. What you typed is kept here.";
  if (status === 404) return "This row is not there any more. What you typed is kept here, so that you can copy it.";
  if (status === 413) return "That is too long to send. What you typed is kept here: make it shorter, then try again.";
  return "It could not be saved just now. What you typed is kept here.";
}
