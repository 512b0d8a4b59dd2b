// Every form that takes words keeps them in this browser while they are typed, until the server says that they are
// saved. Where they never were, for a lost connection, an ended sign-in or a closed tab, they are offered again.
import { element, find } from "../shared/dom.js";
import * as store from "./kept.js";
import { offer } from "./offer.js";
import { boxesOf, differing, isWords, labelOf, named, only, putBack, read, same } from "./typed.js";

const PAUSE = 300;
const NAME = "kept_as"; // csp/forms/kept.py sends it back.
const NO_BOX = "There is no box for it here. Copy what you need before you throw it away.";
const OVERTAKEN = "Somebody changed this meanwhile. Nothing is overwritten: read both, and choose.";
const POSTS = 'form[method="post"]';

const actionOf = (form) => store.placeOf(form.dataset.action || form.getAttribute("action") || location.href);
const textOf = (values) => values.join("\n");

// A form is known by where it is sent, so that it is the same one on a page of its own and within another.
function keyOf(form) {
  const action = actionOf(form);
  const beside = [...document.querySelectorAll(`${POSTS}:not([id])`)].filter((each) => actionOf(each) === action);
  return `${action}#${form.getAttribute("id") || beside.indexOf(form)}`;
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (number) => number.toString(36)).join("");
}

function titleFor(form) {
  const place = form.closest(".app-in-place")?.getAttribute("aria-label");
  return place ?? document.querySelector("h1")?.textContent.trim() ?? document.title;
}

// Whether something else was saved since, in the place of what was typed.
function isOvertaken(name, saved, { began, labels }) {
  if (!(name in saved)) return false;
  return name in began ? !same(saved[name], began[name]) : name in labels && saved[name].some(Boolean);
}

class Keeper {
  // ``posted`` names the record whose words came back in this form's boxes, as they were refused.
  constructor(form, posted) {
    this.form = form;
    this.key = keyOf(form);
    this.panels = new Map();
    const saved = read(form, { saved: true });
    const before = store.kept();
    this.take(
      before.find((each) => each.id === posted && each.key.split("#")[0] === actionOf(form)),
      saved,
    );
    for (const record of before) if (record.key === this.key && record.id !== this.record?.id) this.meet(record, saved);
    this.listen();
  }

  take(record, saved) {
    this.record = record;
    this.began = { ...saved, ...record?.began };
    this.mark();
  }

  listen() {
    const { form } = this;
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("submit", () => this.keepNow());
    form.addEventListener("kept:saved", () => this.settle());
    form.querySelector("[data-drops-typed]")?.addEventListener("click", () => this.drop());
    window.addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => this.flush());
    document.addEventListener("kept:flush", () => this.flush());
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepNow(), PAUSE);
  }

  flush() {
    if (this.timer) this.keepNow();
  }

  keepNow() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = read(this.form);
    const isNew = (name) => name in this.began || now[name].some(Boolean);
    const changed = differing(now, this.began).filter(isNew);
    const words = changed.filter((name) => isWords(named(this.form, name)));
    if (words.length) this.store(now, changed, words);
    else this.drop();
  }

  store(now, changed, words) {
    const record = {
      id: this.record?.id ?? newId(),
      key: this.key,
      title: titleFor(this.form),
      page: document.body.dataset.keepsRoot ? "" : location.pathname + location.search,
      began: only(this.began, changed),
      values: only(now, changed),
      labels: Object.fromEntries(words.map((name) => [name, labelOf(named(this.form, name))])),
    };
    if (store.keep(record)) this.record = record;
    for (const other of store.kept()) if (other.key === this.key && other.id !== record.id) this.outdo(other, now);
    this.mark();
  }

  // The same words typed once more: of the former visit nothing is left to offer.
  outdo(other, now) {
    if (!differing(other.values, now).some((name) => name in other.labels)) this.leave(other);
  }

  drop() {
    if (this.record) store.forget(this.record.id);
    this.record = undefined;
    this.mark();
  }

  // Saved without leaving the page.
  settle() {
    this.drop();
    this.began = read(this.form);
  }

  // The server is told under which name the words are kept, and says it again once they are saved.
  mark() {
    const there = this.form.querySelector(`:scope > [name="${NAME}"]`);
    if (!this.record) return there?.remove();
    const box = there ?? element("input", { type: "hidden", name: NAME });
    box.value = this.record.id;
    if (!there) this.form.append(box);
    return undefined;
  }

  // Words of a former visit: saved since, in the boxes already, or to be offered.
  meet(record, saved) {
    const unsaved = differing(record.values, saved);
    if (!unsaved.some((name) => name in record.labels)) return store.forget(record.id);
    const pending = differing(only(record.values, unsaved), read(this.form));
    if (pending.length) return this.show(record, pending);
    if (!this.record) this.take(record, saved);
    return undefined;
  }

  // ``lost`` are those for which the form has no box any more.
  show(record, pending, lost = []) {
    const saved = read(this.form, { saved: true });
    const clashes = pending.filter((name) => isOvertaken(name, saved, record));
    const free = pending.filter((name) => !clashes.includes(name) && !lost.includes(name));
    const parts = pending
      .filter((name) => name in record.labels)
      .map((name) => ({
        label: record.labels[name],
        words: textOf(record.values[name]),
        now: clashes.includes(name) ? textOf(saved[name]) : undefined,
        use: () => this.use(record, pending, [name]),
      }));
    const panel = offer(record, parts, {
      putBack: free.length ? () => this.use(record, pending, free) : undefined,
      throwAway: () => this.throwAway(record),
      note: clashes.length ? OVERTAKEN : lost.length ? NO_BOX : "",
    });
    this.panels.get(record.id)?.remove();
    this.panels.set(record.id, panel);
    this.form.before(panel);
  }

  use(record, pending, names) {
    const placed = names.filter((name) => putBack(this.form, name, record.values[name]).length);
    this.keepNow();
    const rest = pending.filter((name) => !placed.includes(name));
    if (rest.some((name) => name in record.labels)) {
      store.keep({ ...record, values: only(record.values, rest) });
      this.show(
        record,
        rest,
        names.filter((name) => !placed.includes(name)),
      );
    } else {
      this.leave(record);
    }
    this.focus(placed.find((name) => name in record.labels));
  }

  throwAway(record) {
    this.leave(record);
    this.focus();
  }

  leave({ id }) {
    store.forget(id);
    this.panels.get(id)?.remove();
    this.panels.delete(id);
  }

  focus(name) {
    const boxes = name ? named(this.form, name) : boxesOf(this.form);
    const group = boxes[0]?.closest(".govuk-form-group");
    (boxes.find((box) => box.offsetParent) ?? group?.querySelector("[contenteditable=true]"))?.focus();
  }
}

export function keepForm(form, posted) {
  const takesWords = isWords(boxesOf(form));
  if (takesWords || posted) return new Keeper(form, posted);
  return undefined;
}

// Words for which this page has no form, because it was refused, ended or is not there any more.
function offerToCopy(record) {
  const parts = Object.entries(record.labels).map(([name, label]) => ({ label, words: textOf(record.values[name]) }));
  const throwAway = () => {
    store.forget(record.id);
    panel.remove();
  };
  const panel = offer(record, parts, { throwAway, note: NO_BOX, page: record.page });
  (document.querySelector(".app-page") ?? find("main")).append(panel);
}

export function startKeeping() {
  const { posted } = document.body.dataset;
  const keepers = [...document.querySelectorAll(POSTS)].flatMap((form) => keepForm(form, posted) ?? []);
  const here = store.placeOf(location.href);
  const ended = here === "" && !keepers.length; // A link that opens nothing any more, but for its own words.
  // Where the server itself shows what came too late, once is enough.
  if (document.querySelector("[data-typed]")) return;
  for (const record of store.kept()) {
    const taken = keepers.some((each) => each.key === record.key || each.record?.id === record.id);
    if (!taken && (ended || record.id === posted || record.key.split("#")[0] === here)) offerToCopy(record);
  }
}

// "#row-5~saved-x1" after a save: x1 is saved, and the page goes on to row 5.
export function hearWhatIsSaved() {
  const [, place, id] = /^#?(.*?)~?saved-([a-z0-9]+)$/.exec(location.hash) ?? [];
  if (!id) return;
  store.forget(id);
  if (place) location.replace(`#${place}`);
  else history.replaceState(history.state, "", location.pathname + location.search);
}
