// A form of the paper opened where its words stand. One is open at a time; opening another saves it first.
import { CharacterCount, Checkboxes, createAll, Radios } from "govuk-frontend";
import { keepForm } from "../keeping/keeper.js";
import { isOver } from "../keeping/kept.js";
import { loadEditor } from "../narrative/loading.js";
import { element, leaveFocus } from "../shared/dom.js";
import { say, showSaved, warn } from "../shared/say.js";
import { fieldsOf, get, send, troubleIn } from "../shared/wire.js";
import { isPaper, rest, swap } from "./desk.js";
import { offerInserts } from "./inserts.js";
import { tell } from "./news.js";

// The visual editor comes with the first box that it is for.
async function dress(holder) {
  const box = holder.querySelector("textarea[data-editor]");
  if (!box) return;
  await loadEditor(box);
  holder.dispatchEvent(new CustomEvent("narrative:look", { bubbles: true }));
}

const OWN = "a, button, summary, input, label, textarea, select, .app-in-place";
const BOXES =
  "[contenteditable=true], textarea:not([hidden]), input:not([type=hidden]):not([type=search]), select, a.govuk-link";
let open;

function typed(form) {
  if (!form) return "";
  const typed = fieldsOf(form);
  typed.delete("kept_as");
  return typed.toString();
}

class InPlace {
  constructor(link, holder, home) {
    this.link = link;
    this.holder = holder;
    this.home = home; // The name of the part that it belongs to.
    this.warned = false;
    holder.addEventListener("submit", (event) => this.onSubmit(event));
    holder.addEventListener("click", (event) => this.onClick(event));
    holder.addEventListener("keydown", (event) => this.onKey(event));
  }

  get form() {
    return this.holder.querySelector("#main-form") ?? this.holder.querySelector("form");
  }

  get dirty() {
    return this.form?.matches("form") && typed(this.form) !== this.began;
  }

  // Puts what stands below a page's bar into the holder, under a heading that fits the paper.
  async fill(doc, address) {
    const posted = this.form?.querySelector("[name=kept_as]")?.value;
    const main = doc.getElementById("main-content");
    const page = main.querySelector(".app-page") ?? main;
    const head = element("h2", { class: "govuk-heading-s" }, main.querySelector("h1").textContent.trim());
    this.holder.replaceChildren(head, ...[...page.childNodes].map((each) => document.adoptNode(each)));
    this.holder.setAttribute("aria-label", head.textContent);
    for (const form of this.holder.querySelectorAll("form")) {
      form.dataset.action = new URL(form.getAttribute("action") || address, address).href;
    }
    createAll(CharacterCount, {}, this.holder);
    createAll(Checkboxes, {}, this.holder);
    createAll(Radios, {}, this.holder);
    this.holder.querySelectorAll("[data-inserts]").forEach(offerInserts);
    for (const form of this.holder.querySelectorAll('form[method="post"]')) keepForm(form, posted);
    this.began = typed(this.form?.matches("form") ? this.form : undefined);
    await dress(this.holder);
  }

  focus(name) {
    const wanted = name && this.holder.querySelector(`[name="${name}"]`)?.closest(".govuk-form-group");
    const summary = this.holder.querySelector(".govuk-error-summary");
    const boxes = [...(wanted ?? this.form ?? this.holder).querySelectorAll(BOXES)].filter((each) => each.offsetParent);
    (summary ?? boxes[0])?.focus();
    this.holder.scrollIntoView({ block: "nearest" });
  }

  // Sends the form as its button would, with what a visual editor holds.
  write() {
    leaveFocus();
    return this.save();
  }

  async onSubmit(event) {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    event.stopPropagation();
    await this.save(form, event.submitter);
  }

  async save(form = this.form, submitter = undefined) {
    if (this.waiting) return false;
    this.waiting = true;
    this.holder.classList.add("app-in-place--waiting");
    const answer = await send(form, submitter);
    this.waiting = false;
    this.holder.classList.remove("app-in-place--waiting");
    if (answer.failed) return this.complain(troubleIn(answer));
    if (isPaper(answer.doc)) return this.saved(answer.doc);
    await this.fill(answer.doc, answer.address);
    this.focus();
    return false;
  }

  complain(words) {
    this.holder.querySelector("[data-trouble]")?.remove();
    this.holder.prepend(element("p", { class: "govuk-error-message", "data-trouble": "" }, words));
    say(words);
    return false;
  }

  saved(doc) {
    const { home } = this;
    this.form?.dispatchEvent(new Event("kept:saved"));
    open = undefined;
    this.holder.remove();
    const added = swap(doc, home);
    const place = added[0] ?? home;
    tell(doc);
    rest(place);
    const shown = document.getElementById(place);
    if (shown && !shown.matches("tr")) showSaved(shown);
    return true;
  }

  // A way back to the paper closes; a next step is taken here.
  async onClick(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey) return;
    if (link.matches("[data-step]")) {
      event.preventDefault();
      const answer = await get(link.href);
      if (answer.failed) this.complain(troubleIn(answer));
      else await this.fill(answer.doc, answer.address);
      this.focus();
    } else if (link.pathname === location.pathname && link.closest(".govuk-button-group, #main-form")) {
      event.preventDefault();
      this.close();
    }
  }

  onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.write();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      if (!this.dirty || this.warned) return this.close();
      this.warned = true;
      this.complain("This is not saved yet. Press Escape once more to drop what you typed.");
    }
    return undefined;
  }

  close() {
    open = undefined;
    const block = this.holder.closest(".app-paper__block--open");
    (this.holder.closest(".app-in-place__row") ?? this.holder).remove();
    block?.classList.remove("app-paper__block--open");
    this.link.focus({ preventScroll: true });
    say("Closed. Nothing was changed.");
  }
}

// Saves what is open, or closes it where nothing was typed. Gives whether the way is free.
export async function settle() {
  if (!open) return true;
  leaveFocus();
  if (open.dirty) {
    const done = await open.write();
    if (!done) open?.focus();
    return done;
  }
  open.close();
  return true;
}

function putInRow(link, holder) {
  const row = link.closest("tr");
  const cell = element("td", { colspan: row.children.length }, holder);
  row.after(element("tr", { class: "app-in-place__row" }, cell));
  return row.id;
}

// Where a form opens, by what its link says. Gives the name of the part that it belongs to.
function put(link, holder) {
  const at = link.dataset.inPlaceAt && document.getElementById(link.dataset.inPlaceAt);
  const block = link.closest(".app-paper__block");
  switch (link.dataset.inPlace) {
    case "row":
      return putInRow(link, holder);
    case "block":
      block.classList.add("app-paper__block--open");
      block.append(holder);
      return block.id;
    case "section":
      at.prepend(holder);
      return at.id;
    case "after":
      (at ?? block).after(holder);
      return (at ?? block).id;
    default: {
      const place = link.closest("#paper-middle")
        ? link.closest("p")
        : document.querySelector("#paper-middle > .app-paper__add");
      place.before(holder);
      return link.closest(".app-paper__section")?.id ?? "paper-middle";
    }
  }
}

async function start(link, field) {
  if (!(await settle())) return;
  // Saving may have put the paper in anew: the same link is another element then.
  const now = link.isConnected ? link : document.querySelector(`a[data-in-place][href="${link.getAttribute("href")}"]`);
  if (!now) return;
  now.closest("details.app-more")?.removeAttribute("open");
  const answer = await get(now.href);
  if (answer.failed) {
    warn(troubleIn(answer, { typed: false }));
    return;
  }
  const holder = element("div", { class: "app-in-place", role: "group" });
  open = new InPlace(now, holder, put(now, holder));
  await open.fill(answer.doc, answer.address);
  open?.focus(field);
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a[data-in-place]");
  if (link) {
    event.preventDefault();
    start(link);
    return;
  }
  const said = event.target.closest(".app-paper__said");
  if (!said || event.target.closest(OWN) || !getSelection()?.isCollapsed) return;
  const row = event.target.closest("tr");
  const inRow = row?.querySelector("a[data-in-place=row]");
  const own = said.closest(".app-paper__block").querySelector("[data-rewrite]");
  const cell = event.target.closest("td, th");
  if (inRow) start(inRow, cell && `cell-${cell.cellIndex}`);
  else if (own) start(own);
}

export function startInPlace() {
  document.addEventListener("click", onClick);
  window.addEventListener("beforeunload", (event) => {
    if (open?.dirty && !isOver()) event.preventDefault();
  });
}
