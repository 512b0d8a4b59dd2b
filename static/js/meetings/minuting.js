// Minuting while a meeting is on: what is typed is kept as one goes on, what others write comes in, and keys.
import { keysAreOn, takesText } from "../frame/menus.js";
import { forget, kept, placeOf } from "../keeping/kept.js";
import { find } from "../shared/dom.js";
import { get, post, troubleIn } from "../shared/wire.js";
import { swap } from "./swap.js";
import { beginLine, finished, unfinished } from "./typed.js";

const LOOKS_EVERY = 5_000;
const TRIES_EVERY = 5_000;
const PAUSE = 2_000;
const PART = { "X-Fragment": "minute" };
// How much is kept: what is finished, also what is not, or everything, as somebody goes on to something else.
const FINISHED = 1;
const PAUSED = 2;
const ALL = 3;
const CLOSED = 4; // And the passage that is open is closed.
const WORDS = {
  offline: "No connection. What you typed is kept in this browser, and is sent by itself once you are back.",
  signedOut:
    "You have been signed out. What you typed is kept in this browser: sign in in another tab, then go on here.",
  half: "The last line is not saved yet. Press Enter at its end, or Keep.",
  clash: "Somebody else changed this passage. Both texts are shown; nothing is lost.",
};

const plain = (words) => words.split(/\s+/).filter(Boolean).join(" ");
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

class Desk {
  constructor(root) {
    this.root = root;
    this.part = find("#minuting-part", root);
    this.status = find("#minuting-status", root);
    this.lead = root.dataset.leadIn || "AGREED";
    this.stamp = "";
    this.wanted = 0;
    /** What was sent and not answered, so that nobody knows whether it came. */
    this.unanswered = undefined;
    this.torn = false;
    root.classList.add("app-minuting--live");
    this.forgetWhatCame();
    this.listen();
    setInterval(() => this.look(), LOOKS_EVERY);
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.part.querySelector("#write"));
  }

  get box() {
    return /** @type {HTMLTextAreaElement} */ (this.form?.elements.namedItem("said"));
  }

  get item() {
    return this.part.querySelector("[aria-current]")?.id.replace("line-", "") ?? "";
  }

  /** The short name of the passage that is open; nothing for new words. */
  get mark() {
    return this.form?.dataset.mark ?? "";
  }

  /** @param {string} name */
  hidden(name) {
    return /** @type {HTMLInputElement} */ (this.form?.elements.namedItem(name));
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  listen() {
    const { part } = this;
    part.addEventListener("input", (event) => event.target === this.box && this.soon());
    part.addEventListener("focusout", (event) => event.target === this.box && this.keep(PAUSED));
    part.addEventListener("submit", (event) => this.submit(event));
    part.addEventListener("click", (event) => this.click(event));
    window.addEventListener("online", () => this.keep(PAUSED));
    document.addEventListener("visibilitychange", () => document.hidden && this.keep(PAUSED));
    document.addEventListener("keydown", (event) => this.key(event));
  }

  // Words of a closed tab that came to the server after all are not offered once more.
  forgetWhatCame() {
    const { form } = this;
    if (!form) return;
    const there = new Set(
      [...this.part.querySelectorAll(".app-minuting__passage p")].map((each) => plain(each.textContent)),
    );
    for (const { id, key, values } of kept()) {
      const words = (values.said ?? [])
        .join("\n")
        .split(/\n\s*\n/)
        .map(plain)
        .filter(Boolean);
      const here = key.startsWith(`${placeOf(form.action)}#`);
      if (!here || !words.length || !words.every((each) => there.has(each))) continue;
      forget(id);
      this.part.querySelector(".app-kept")?.remove();
    }
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => (await this.keep(PAUSED)) && this.remind(), PAUSE);
    if (finished(this.box.value, this.lead)[0]) this.keep(FINISHED);
  }

  // Half of a decision is nobody's: it waits in the box, and in this browser.
  remind() {
    if (plain(this.box.value) !== plain(this.hidden("former").value)) this.say(WORDS.half);
  }

  // One request after the other, since each begins from what the one before left. Gives whether all is kept.
  keep(how) {
    clearTimeout(this.timer);
    clearTimeout(this.again);
    this.wanted = Math.max(this.wanted, how);
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  async work() {
    while (this.wanted && this.form) {
      const how = this.wanted;
      this.wanted = 0;
      if (this.torn && how < ALL) return false;
      this.torn = false;
      if (!(await this.step(how))) return false;
    }
    return true;
  }

  async step(how) {
    if (this.unanswered && !(await this.send({ ...this.unanswered, again: "on" }))) return false;
    const next = this.next(how);
    if (!next) return true;
    if (!(await this.send(next))) return false;
    if (how > FINISHED) this.wanted = Math.max(this.wanted, how);
    return true;
  }

  /** What is to be sent now; nothing where all that is wanted is kept. */
  next(how) {
    const typed = this.box.value;
    const before = this.hidden("former").value;
    const places = { former: before, behind: this.hidden("behind").value };
    const [done] = finished(typed, this.lead);
    const same = plain(typed) === plain(before) && !(how === CLOSED && before);
    if (how >= ALL) return same ? undefined : { said: typed, ...places, going: "end" };
    if (done) return { said: done, ...places, going: "behind" };
    const words = how === PAUSED ? unfinished(typed, this.lead) : "";
    return plain(words) && plain(words) !== plain(before) ? { said: words, ...places, going: "same" } : undefined;
  }

  async send(fields) {
    this.unanswered = fields;
    const answer = await post(this.form.action, fields, {
      headers: PART,
      redirect: "manual",
      keepalive: document.hidden,
    });
    const heard = answer.offline || answer.signedOut || answer.status >= 500;
    if (!heard) this.unanswered = undefined;
    if (answer.good) return this.heard(answer, fields);
    if (answer.status === 409) this.showBoth(answer);
    else if (heard) this.tryAgain(answer);
    else this.say(answer.status === 422 ? answer.text : troubleIn(answer, { thing: "item" }));
    return false;
  }

  tryAgain(answer) {
    this.say(
      answer.offline ? WORDS.offline : answer.signedOut ? WORDS.signedOut : troubleIn(answer, { thing: "item" }),
    );
    this.again = setTimeout(() => this.keep(PAUSED), TRIES_EVERY);
  }

  heard(answer, { said, going }) {
    const typed = this.box.value;
    const whole = typed === said;
    this.take(answer);
    if (going !== "same" || !this.hidden("former").value)
      this.rest(typed.startsWith(said) ? typed.slice(said.length) : typed);
    else if (whole) this.form.dispatchEvent(new Event("kept:saved"));
    this.say(`Saved ${clock()}`);
    return true;
  }

  // What is left in the box once the rest is kept.
  rest(words) {
    const { box, form } = this;
    const left = words.replace(/^\s*\n/, "");
    const end = box.value.length - box.selectionEnd;
    box.value = "";
    form.dispatchEvent(new Event("kept:saved"));
    form.querySelector("[data-leaves]")?.remove();
    if (!left) return;
    box.value = left;
    box.setSelectionRange(Math.max(0, left.length - end), Math.max(0, left.length - end));
    form.dispatchEvent(new Event("input"));
  }

  // Puts in what the server drew; the form stays, and hears where its words go.
  take(answer) {
    const fresh = answer.doc.querySelector("[data-stamp]");
    if (!fresh) return;
    this.stamp = fresh.dataset.stamp;
    const coming = fresh.querySelector("#write");
    if (coming && this.form) {
      this.form.dataset.mark = coming.dataset.mark;
      for (const name of ["former", "behind"]) {
        this.hidden(name).value = coming.querySelector(`[name=${name}]`)?.getAttribute("value") ?? "";
      }
    }
    swap(this.part, fresh);
  }

  // What others wrote comes in by itself.
  async look() {
    if (document.hidden || this.running || !this.item) return;
    const before = this.form ? this.hidden("former").value : "";
    const address = `${location.pathname}?item=${this.item}&passage=${this.mark}`;
    const answer = await get(address, { headers: { ...PART, "X-Stamp": this.stamp } });
    if (this.running || !answer.good) return;
    const { mark } = this;
    this.take(answer);
    if (!before || this.mark) return;
    // Somebody changed the passage that is open here: what is typed meets theirs when it is sent.
    this.hidden("former").value = before;
    this.form.dataset.mark = mark;
  }

  showBoth(answer) {
    this.torn = true;
    this.form.dataset.mark = "";
    for (const name of ["former", "behind"]) this.hidden(name).value = "";
    this.part.querySelector(".app-minuting__both")?.remove();
    const both = answer.doc.querySelector(".app-minuting__both");
    if (both) this.form.before(both);
    this.say(WORDS.clash);
  }

  async submit(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    event.preventDefault();
    if (form.id === "write") {
      this.part.querySelector(".app-minuting__both")?.remove();
      await this.keep(CLOSED);
    } else if (form.matches("[data-room]")) {
      await this.press(form, /** @type {HTMLButtonElement | null} */ (event.submitter));
    }
  }

  // A tick, or somebody who came or left: the words come first, as a new quorum may follow.
  async press(form, submitter) {
    await this.keep(PAUSED);
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    if (submitter?.name) fields[submitter.name] = submitter.value;
    fields.open = this.mark;
    const answer = await post(form.action, fields, { headers: PART, redirect: "manual" });
    if (!answer.good) return this.say(answer.status === 422 ? answer.text : troubleIn(answer, { typed: false }));
    form.closest("details")?.removeAttribute("open");
    this.take(answer);
    return this.say(`Saved ${clock()}`);
  }

  async click(event) {
    const target = event.target instanceof Element ? event.target : undefined;
    const begins = target?.closest("[data-begin]");
    if (begins instanceof HTMLElement) return this.begin(begins.dataset.begin === "action" ? "ACTION" : this.lead);
    const link = target?.closest("a");
    if (!link || link.matches("[data-leaves]") || !this.form || event.ctrlKey || event.metaKey) return undefined;
    // A link leads away: first what was typed is kept.
    event.preventDefault();
    if (await this.keep(ALL)) location.assign(link.href);
    return undefined;
  }

  key(event) {
    if (event.key === "Escape" && event.target === this.box) return this.box.blur();
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return undefined;
    if (takesText(event.target) || !keysAreOn()) return undefined;
    const act = {
      d: () => this.begin(this.lead),
      a: () => this.begin("ACTION"),
      i: () => this.follow("#add-interest"),
      p: () => this.openMovement(),
      n: () => this.follow("#next-item"),
      w: () => this.box?.focus(),
    }[event.key.toLowerCase()];
    if (!act) return undefined;
    event.preventDefault();
    return act();
  }

  begin(word) {
    const { box } = this;
    if (!box) return;
    box.value = beginLine(box.value, word);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  openMovement() {
    const details = this.part.querySelector("#came-or-left");
    details?.setAttribute("open", "");
    /** @type {HTMLElement | null} */ (details?.querySelector("select"))?.focus();
  }

  follow(selector) {
    /** @type {HTMLElement | null} */ (this.part.querySelector(selector))?.click();
  }
}

/** @param {HTMLElement} root */
export function startMinuting(root) {
  new Desk(root);
  root.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}
