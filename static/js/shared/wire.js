// Talking to the server. Nothing here ever throws: what went wrong stands in the answer.
import { freshToken, isTooOld, tokenHere } from "./token.js";

const PATIENCE = 30_000;
const SHOWN = [200, 409, 422];
const ACCOUNTS = "/accounts/"; // Whoever is led there has to sign in, or to prove who they are, first.

class Answer {
  /** @type {Document | undefined} */
  page;

  constructor({ status = 0, text = "", address = "", led = false }) {
    this.status = status;
    this.text = text;
    this.address = address;
    this.offline = status === 0 && !led;
    this.signedOut = led || new URL(address, location.href).pathname.startsWith(ACCOUNTS) || this.isRefused;
  }

  // The answer as a page, read once.
  get doc() {
    this.page ??= page(this.text);
    return this.page;
  }

  // Refused for its token, which is older than a sign-in.
  get isRefused() {
    return this.status === 403 && isTooOld(this.doc);
  }

  // Whether it is what was asked for.
  get good() {
    return this.status === 200 && !this.signedOut;
  }

  // Whether it is nothing that a page can show: what was asked for, or a page that says itself what is wrong.
  get failed() {
    return this.offline || this.signedOut || !SHOWN.includes(this.status);
  }
}

export function page(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

async function ask(address, options) {
  try {
    const response = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    // Only a page to sign in is where something that is saved in place could be led.
    if (response.type === "opaqueredirect") return new Answer({ led: true });
    return new Answer({ status: response.status, text: await response.text(), address: response.url });
  } catch {
    return new Answer({});
  }
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
export function get(address, options = {}) {
  return ask(address, options);
}

// Whoever signs in again in another tab makes this page's token old: with a new one it is sent again, once.
async function insisting(address, options, bodyNow) {
  const answer = await ask(address, { ...options, method: "POST", body: bodyNow() });
  if (!answer.isRefused || !(await freshToken(location.href))) return answer;
  return ask(address, { ...options, method: "POST", body: bodyNow() });
}

/**
 * @param {string} address
 * @param {Record<string, string>} fields
 * @param {RequestInit} [options]
 */
export function post(address, fields, options = {}) {
  return insisting(address, options, () => new URLSearchParams({ ...fields, csrfmiddlewaretoken: tokenHere() }));
}

/**
 * What a form would send, but for files.
 * @param {HTMLFormElement} form
 */
export function fieldsOf(form) {
  return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/**
 * Sends a form as its button would.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} [submitter]
 */
export function send(form, submitter) {
  const address = form.dataset.action ?? form.getAttribute("action") ?? location.href;
  return insisting(address, {}, () => {
    const body = fieldsOf(form);
    if (submitter?.name) body.append(submitter.name, submitter.value);
    return body;
  });
}

/**
 * What went wrong, in words. ``thing`` is what was to be changed, and ``typed`` whether somebody's words were on their way.
 * @param {Answer} answer
 */
export function troubleIn(answer, { thing = "part", typed = true } = {}) {
  const [cause, advice] = causeOf(answer, thing, typed);
  return `${cause} ${typed ? "What you typed is kept here" : "Nothing was changed"}${advice}`;
}

function causeOf({ status, signedOut, offline }, thing, typed) {
  if (offline) return ["There is no connection.", ": try again in a moment."];
  if (signedOut) return ["You have been signed out.", ": sign in in another tab, then try again."];
  if (status === 403) return ["Your role does not let you change this.", "."];
  if (status === 404) return [`This ${thing} is not there any more.`, typed ? ", so that you can copy it." : "."];
  if (status === 413) return ["That is too long to send.", ": make it shorter, then try again."];
  return ["It could not be saved just now.", ": try again in a moment."];
}
