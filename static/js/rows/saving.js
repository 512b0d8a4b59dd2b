// Saving a cell and putting the row that comes back in its place, one save of a row after the other.
import { find } from "../shared/dom.js";
import { say, showSaved } from "../shared/say.js";
import { page, post, troubleIn } from "../shared/wire.js";
import { countSoon } from "./counts.js";
import { editorAround, editors } from "./editor.js";
import { forgetGiven, giveUp } from "./given.js";
import { showSavedAt } from "./hints.js";
import { rest } from "./resting.js";
import { cellsIn, introduce, nameOf, rowOf, wordsOf } from "./row.js";
import { refresh } from "./swap.js";

// A row or a note comes back, and no page to go to.
/** @type {RequestInit} */
const AS_FRAGMENT = { headers: { "X-Fragment": "1" }, redirect: "manual" };
const queues = new WeakMap();
/** @type {Set<Promise<void>>} */
const pending = new Set();

// The marks beside the reference, such as that agreed wording was revised.
function putMarks(row, fresh) {
  const marks = (place) => [...place.querySelectorAll("th > .govuk-tag")];
  if (marks(row).length === marks(fresh).length) return;
  marks(row).forEach((mark) => mark.remove());
  row.querySelector('[data-cell="ref"]').after(...marks(fresh));
}

// Draws what is new in a row; a cell that is open stays as it is until it is closed.
export function put(row, fresh) {
  row.dataset.version = fresh.dataset.version;
  putMarks(row, fresh);
  for (const piece of cellsIn(fresh)) {
    const old = row.querySelector(`[data-cell="${piece.dataset.cell}"]`);
    introduce(piece);
    const open = editors.get(old);
    if (open) {
      open.fresh = piece;
    } else if (old.innerHTML !== piece.innerHTML || old.dataset.raw !== piece.dataset.raw) {
      const focused = document.activeElement === old;
      old.replaceWith(piece);
      if (focused) rest(piece);
    }
  }
}

// What was saved, as a step that can be gone over again. A list is taken back from the version that had it.
function stepOf(editor, row, label) {
  const now = row.querySelector(`[data-cell="${editor.name}"]`);
  const after = now ? wordsOf(now) : editor.box.value;
  if (after === editor.was) return undefined;
  const { name: cell, was: before, answers, batch } = editor;
  const version = Number(row.dataset.version) - 1;
  return { kind: "cell", row: row.id, cell, label, before, after, answers, batch, version };
}

function done(editor, text) {
  if (editor.answers && !editor.taken) reasons = editor.answers;
  const { piece, taken } = editor;
  const row = rowOf(piece);
  const fresh = find("tr", page(`<table><tbody>${text}</tbody></table>`));
  const name = nameOf(piece);
  const cell = piece.closest("td, th");
  const focused = piece.contains(document.activeElement) || document.activeElement === piece;
  forgetGiven(piece);
  editor.fresh = undefined;
  editor.saved = true;
  const left = editor.close();
  put(row, document.adoptNode(fresh));
  const step = stepOf(editor, row, name);
  if (focused) rest(row.querySelector(`[data-cell="${left.dataset.cell}"]`));
  showSaved(cell);
  showSavedAt();
  say(`${taken ? (taken.way === "back" ? "Undone" : "Redone") : "Saved"}: ${name}.`);
  row.dispatchEvent(new CustomEvent("cell-saved", { bubbles: true, detail: { fresh, step, taken } }));
  countSoon();
  // Rows that point to this one say its new number.
  if (editor.name === "ref") refresh();
}

function conflict(editor, note) {
  say(`Not saved: ${nameOf(editor.piece)}. ${editor.explain([document.adoptNode(note)])}`);
  const { theirs, version } = note.dataset;
  const row = rowOf(editor.piece);
  note.querySelector('[data-do="keep"]').addEventListener("click", () => {
    row.dataset.version = version;
    editor.was = theirs;
    save(editor, { insist: true });
  });
  note.querySelector('[data-do="theirs"]').addEventListener("click", () => {
    editor.taken?.drop();
    giveUp(editor);
    refresh();
  });
  editor.conflict = true;
}

// The reason for one change of agreed wording is often that for the next: it is offered again.
let reasons = {};

function offerReasons(note) {
  for (const field of note.querySelectorAll("input:not([type=checkbox])")) field.value ||= reasons[field.name] ?? "";
}

// A sentence, and sometimes a question: why agreed wording changes.
function refused(editor, note) {
  editor.explain([note]);
  offerReasons(note);
  note.querySelector('[data-do="again"]')?.addEventListener("click", () => save(editor, { insist: true }));
  const wrong = [...note.querySelectorAll(".govuk-error-message")].map((each) => each.textContent.trim());
  say(`Not saved: ${nameOf(editor.piece)}. ${wrong.join(" ")}`);
  const first = note.querySelector("input");
  if (first && isFree(editor)) first.focus();
}

// Whether nobody is anywhere else: whoever only passed on with the Tab key, and typed nothing since, is asked first.
function isFree(editor) {
  const { activeElement } = document;
  const beside = editorAround(activeElement);
  if (!beside || beside === editor) return activeElement === document.body || activeElement === editor.box;
  if (!editor.passed || beside.dirty || beside.asks) return false;
  beside.close();
  return true;
}

function failed(editor, answer) {
  const words = troubleIn(answer, { thing: "row" });
  editor.offer(words, {
    signedOut: answer.signedOut,
    again: () => save(editor, { insist: true }),
    drop: () => giveUp(editor),
  });
  say(`Not saved: ${nameOf(editor.piece)}. ${words}`);
}

/** @param {import("./editor.js").Editor} editor */
async function send(editor) {
  const row = rowOf(editor.piece);
  const words = { text: editor.box.value, was: editor.was, version: row.dataset.version ?? "" };
  if (editor.taken) words.back = String(editor.taken.version);
  const answer = await post(editor.address, { ...editor.answers, ...words }, AS_FRAGMENT);
  editor.wait(false);
  if (answer.good) return done(editor, answer.text);
  if (answer.status === 409) return conflict(editor, find("body > *", answer.doc));
  if (answer.status === 422) return refused(editor, document.adoptNode(find("body > *", answer.doc)));
  return failed(editor, answer);
}

/**
 * ``insist`` sends words that were refused before once more.
 * @param {import("./editor.js").Editor} editor
 */
export function save(editor, { insist = false } = {}) {
  if (editor.waiting || !editors.has(editor.piece)) return;
  if (!editor.dirty && !insist) {
    editor.close();
    return;
  }
  if (!insist && (editor.conflict || editor.refused === editor.box.value)) return;
  editor.keepCopy();
  editor.readAnswers();
  // The focus would be lost with the button that had it.
  if (editor.note.contains(document.activeElement)) editor.box.focus();
  editor.clear();
  editor.conflict = false;
  editor.wait(true);
  const row = rowOf(editor.piece);
  const before = queues.get(row) ?? Promise.resolve();
  const sent = before.then(() => send(editor));
  queues.set(row, sent);
  pending.add(sent);
  sent.finally(() => pending.delete(sent));
}

/** Until nothing is on its way any more. */
export async function settled() {
  while (pending.size) await Promise.allSettled(pending);
}

export function saveAgain() {
  for (const editor of editors.values())
    if (editor.refused !== undefined && !editor.conflict) save(editor, { insist: true });
}
