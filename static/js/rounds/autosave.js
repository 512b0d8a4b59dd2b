// Saving a form while it is typed. What the server has not got yet stays in this browser: see keeping.js.
import { freshToken } from "../shared/token.js";

const PAUSE = 1_200;
const PATIENCE = 20_000;
const FOREIGN = new Set(["csrfmiddlewaretoken", "do", "file", "remove", "kept_as"]);

const WORDS = {
  offline:
    "Not saved yet: there is no connection. What you typed is kept in this browser, and is saved once you are back.",
  ended:
    "This link has ended, so nothing more can be saved. What you typed is still here: copy it and send it to the officer.",
  conflict: "Somebody else has answered this meanwhile. Press the button below to see both texts; nothing is lost.",
  trouble: "Not saved yet. What you typed is kept in this browser; it is tried again in a moment.",
  signedOut:
    "Not saved yet: you have been signed out. What you typed is kept in this browser: sign in again in another tab, then go on here.",
};

function typed(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (!FOREIGN.has(name) && !name.endsWith("version") && typeof value === "string") values[name] = value;
  }
  return values;
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-saved]");
    this.last = JSON.stringify(typed(form));
    this.running = undefined;
    this.stopped = false;
    this.listen();
  }

  listen() {
    const { form } = this;
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // One save after the other, since each begins from the version that the one before made.
  async save() {
    clearTimeout(this.timer);
    if (this.running || this.stopped) return this.running;
    const now = JSON.stringify(typed(this.form));
    if (now === this.last) return undefined;
    this.running = this.send(now);
    await this.running;
    this.running = undefined;
    if (!this.stopped && JSON.stringify(typed(this.form)) !== now) this.soon();
    return undefined;
  }

  async send(now, { anew = false } = {}) {
    const body = new FormData(this.form);
    body.delete("file");
    body.delete("remove");
    try {
      const answer = await fetch(location.href, {
        method: "POST",
        body,
        headers: { "X-Fragment": "save" },
        redirect: "manual",
        keepalive: document.hidden,
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 403 && !anew && (await freshToken(location.href))) return this.send(now, { anew: true });
      await this.heard(answer, now, body);
    } catch {
      this.say(navigator.onLine ? WORDS.trouble : WORDS.offline);
      if (navigator.onLine) this.timer = setTimeout(() => this.save(), PAUSE * 4);
    }
  }

  // What somebody else wrote in a box that was left alone here comes into it.
  takeIn(values, sent) {
    for (const [name, value] of Object.entries(values)) {
      const box = this.form.elements[name];
      if (box?.type === "checkbox") {
        if (sent.has(name) === box.checked) box.checked = box.value === value;
      } else if (box && (sent.get(name) ?? "") === (box.value ?? "")) box.value = value;
    }
  }

  async heard(answer, now, sent) {
    if (answer.status === 409) return this.stop(WORDS.conflict);
    if (answer.status === 404 || answer.status === 410) return this.stop(WORDS.ended);
    if (answer.type === "opaqueredirect") return this.say(WORDS.signedOut);
    if (answer.status !== 200) return this.say(WORDS.trouble);
    const { versions, values, problems } = await answer.json();
    for (const [name, version] of Object.entries(versions)) this.form.elements[name].value = version;
    this.last = now;
    this.takeIn(values, sent);
    if (problems.length) return this.say(this.except(problems));
    if (JSON.stringify(typed(this.form)) === now) this.form.dispatchEvent(new Event("kept:saved"));
    return this.say("Saved");
  }

  // A box that somebody is still in may not be finished.
  except(problems) {
    const inside = problems.every((each) => each.href === `#${document.activeElement?.id}`);
    return inside ? "Saved, except the box you are in" : `Saved, all but this: ${problems[0].words}`;
  }

  stop(words) {
    this.stopped = true;
    this.say(words);
  }

  // A save that is on its way would make the form's own version an old one: wait for it.
  submit(event) {
    clearTimeout(this.timer);
    const button = event.submitter;
    if (!this.running) {
      this.stopped = true;
      return;
    }
    event.preventDefault();
    this.running.then(() => setTimeout(() => this.form.requestSubmit(button), 0));
  }
}

export function keepSafe(form) {
  return new Autosave(form);
}
