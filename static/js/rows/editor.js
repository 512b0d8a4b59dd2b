// The box that lies over a cell while it is edited. It is laid over the table, so nothing in the table moves.
import { button, element } from "../shared/dom.js";
import { signInAddress } from "./addresses.js";
import * as drafts from "./drafts.js";
import { addressOf, cellName, kindOf, nameOf, rowOf, wordsOf } from "./row.js";
import { suggestLeads } from "./suggest.js";

const GROWS = CSS.supports("field-sizing", "content");
/** By cell. @type {Map<Element, Editor>} */
export const editors = new Map();
/** @type {WeakMap<Element, Editor>} */
const byHolder = new WeakMap();

/**
 * The editor that something stands in.
 * @param {Element | null} place
 */
export function editorAround(place) {
  const holder = place?.closest(".app-editor");
  return holder ? byHolder.get(holder) : undefined;
}

/** @param {HTMLElement} piece */
function makeBox(piece) {
  const name = cellName(piece);
  const box = document.createElement(name === "area" ? "select" : kindOf(piece) === "line" ? "input" : "textarea");
  box.className = "app-editor__box";
  box.setAttribute("aria-label", nameOf(piece));
  box.setAttribute("aria-describedby", "cell-help");
  if (name === "area") fillAreas(box, piece);
  return box;
}

function fillAreas(box, piece) {
  const listed = piece.closest("[data-priority]").querySelector("[data-areas]");
  const none = new Option("No area", "");
  box.append(none, ...(listed ? [...listed.content.cloneNode(true).children] : []));
}

export class Editor {
  /** The cell as it is now, where that came while this was open. @type {HTMLElement | undefined} */
  fresh;

  /** Whether somebody else changed the cell, which is asked about. */
  conflict = false;

  /** What was refused or not sent. @type {string | undefined} */
  refused;

  /** Whether the Tab key only went on from here. */
  passed = false;

  /** Whether it is being sent. */
  waiting = false;

  /** Whether it was saved when it was closed. */
  saved = false;

  /** The number of the change of several cells that this is a part of. @type {number | undefined} */
  batch;

  /**
   * The step of this visit that is gone over again with these words, and the version that had them.
   * @type {{ step: object, way: string, version: number, drop: () => void } | undefined}
   */
  taken;

  /**
   * @param {HTMLElement} piece
   * @param {{ text?: string, was?: string }} words
   */
  constructor(piece, { text, was } = {}) {
    this.piece = piece;
    this.name = cellName(piece);
    this.kind = kindOf(piece);
    this.was = was ?? wordsOf(piece);
    this.box = makeBox(piece);
    this.box.value = text ?? this.was;
    this.note = element("div", { class: "app-editor__note", id: `note-${rowOf(piece).id}-${this.name}` });
    this.holder = element("div", { class: "app-editor" }, this.box, this.note);
    byHolder.set(this.holder, this);
    piece.append(this.holder);
    piece.removeAttribute("tabindex");
    editors.set(piece, this);
    this.onKey = this.name === "leads" ? suggestLeads(this.box, this.holder) : () => false;
    this.box.addEventListener("input", () => this.typed());
    this.grow();
    /** Until it is closed, saved or given up. @type {Promise<void>} */
    this.closed = new Promise((resolve) => (this.tellClosed = resolve));
  }

  get address() {
    return addressOf(this.piece);
  }

  get dirty() {
    return this.box.value !== this.was;
  }

  get asks() {
    return this.note.querySelector("input, textarea, button") !== null;
  }

  typed() {
    this.grow();
    clearTimeout(this.copying);
    this.copying = setTimeout(() => this.keepCopy(), 300);
  }

  keepCopy() {
    if (editors.has(this.piece) && this.dirty) drafts.keep(this.piece, this.box.value, this.was);
  }

  grow() {
    if (GROWS || this.box.nodeName !== "TEXTAREA") return;
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 4}px`;
  }

  focus() {
    this.box.focus();
    if (!(this.box instanceof HTMLSelectElement))
      this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  // While it is being sent it cannot be typed in.
  wait(waiting) {
    this.holder.classList.toggle("app-editor--waiting", waiting);
    if (!(this.box instanceof HTMLSelectElement)) this.box.readOnly = waiting;
    this.waiting = waiting;
  }

  // What was answered below the box, where agreed wording asks for a reason.
  readAnswers() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = this.note.querySelectorAll("input, textarea");
    const asked = [...boxes].filter((each) => each.type !== "checkbox" || each.checked);
    if (asked.length) this.answers = Object.fromEntries(asked.map((each) => [each.name, each.value]));
  }

  // What is good to know about the words in the box; it goes with the box.
  hint(words) {
    this.holder.querySelector(".app-editor__hint")?.remove();
    this.box.after(element("p", { class: "app-editor__hint" }, words));
  }

  clear() {
    this.note.replaceChildren();
    this.box.removeAttribute("aria-invalid");
    this.box.setAttribute("aria-describedby", "cell-help");
    this.refused = undefined;
  }

  // ``fragment`` is what the server says about it.
  explain(fragment) {
    this.note.replaceChildren(...fragment);
    this.box.setAttribute("aria-invalid", "true");
    this.box.setAttribute("aria-describedby", `${this.note.id} cell-help`);
    this.refused = this.box.value;
    this.keepCopy();
    return this.note.textContent.trim().replace(/\s+/g, " ");
  }

  // A trouble of ours, with what can be done about it.
  /**
   * @param {string} words
   * @param {{ signedOut?: boolean, again: () => void, drop: () => void }} ways
   */
  offer(words, { signedOut = false, again, drop }) {
    const told = element("p", { class: "govuk-error-message" }, words);
    const acts = element("p", { class: "app-actions" }, button("Try again", again), button("Give up", drop));
    const look = { class: "govuk-link", href: signInAddress, target: "_blank", rel: "noopener" };
    if (signedOut) acts.prepend(element("a", look, "Sign in (opens in a new tab)"));
    this.explain([told, acts]);
  }

  close() {
    clearTimeout(this.copying);
    drafts.forget(this.piece);
    editors.delete(this.piece);
    this.holder.remove();
    this.tellClosed?.();
    this.piece.tabIndex = 0;
    // Somebody else's change of this cell may have arrived meanwhile.
    if (this.fresh) this.piece.replaceWith(this.fresh);
    return this.fresh ?? this.piece;
  }
}
