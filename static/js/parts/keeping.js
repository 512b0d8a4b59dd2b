// Keeping a form while it is typed: on the server when it answers, in this browser until it does.

const PAUSE = 1_200;
const PATIENCE = 20_000;
const FOREIGN = new Set(["csrfmiddlewaretoken", "do", "file", "remove", "not_mine"]);

const WORDS = {
  offline: "Not saved yet: there is no connection. What you typed is kept in this browser, and is saved once you are back.",
  ended: "This link has ended, so nothing more can be saved. What you typed is still here: copy it and send it to the officer.",
  conflict: "Somebody else has answered this meanwhile. Press the button below to see both texts; nothing is lost.",
  trouble: "Not saved yet. What you typed is kept in this browser; it is tried again in a moment.",
  back: "What you typed before is back in the boxes.",
};

function quietly(act) {
  try {
    return act();
  } catch {
    return undefined; // The browser keeps nothing, in a private window for one.
  }
}

function typed(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (!FOREIGN.has(name) && !name.endsWith("version") && typeof value === "string") values[name] = value;
  }
  return values;
}

function fill(form, values) {
  for (const box of form.elements) {
    if (!box.name || FOREIGN.has(box.name) || box.name.endsWith("version")) continue;
    if (box.type === "radio" || box.type === "checkbox") box.checked = values[box.name] === box.value;
    else if (box.type !== "file" && box.name in values) box.value = values[box.name];
  }
  form.dispatchEvent(new Event("change"));
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.place = `update|${location.pathname}`;
    this.status = form.querySelector("[data-saved]");
    this.last = JSON.stringify(typed(form));
    this.running = undefined;
    this.stopped = false;
    this.bringBack();
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

  bringBack() {
    const kept = quietly(() => JSON.parse(sessionStorage.getItem(this.place)));
    // Whatever was saved since, by anybody, is newer than this copy.
    if (!kept || kept.version !== this.version || kept.values === this.last) return;
    fill(this.form, JSON.parse(kept.values));
    this.say(WORDS.back);
    this.soon();
  }

  get version() {
    return this.form.elements.version.value;
  }

  keepCopy() {
    const copy = { version: this.version, values: JSON.stringify(typed(this.form)) };
    quietly(() => sessionStorage.setItem(this.place, JSON.stringify(copy)));
  }

  soon() {
    clearTimeout(this.timer);
    this.keepCopy();
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

  async send(now) {
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
      if (box && (sent.get(name) ?? "") === (box.value ?? "")) box.value = value;
    }
  }

  async heard(answer, now, sent) {
    if (answer.status === 409) return this.stop(WORDS.conflict);
    if (answer.status === 404 || answer.status === 410) return this.stop(WORDS.ended);
    if (answer.status !== 200) return this.say(WORDS.trouble);
    const { versions, values, problems } = await answer.json();
    for (const [name, version] of Object.entries(versions)) this.form.elements[name].value = version;
    this.last = now;
    this.takeIn(values, sent);
    this.keepCopy(); // What could not be saved begins from this version too.
    if (problems.length) return this.say(this.except(problems));
    quietly(() => sessionStorage.removeItem(this.place));
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
  return new Keeper(form);
}
