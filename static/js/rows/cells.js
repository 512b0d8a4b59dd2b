// Opening, leaving and walking through the cells. One listener for the whole table, none for a cell.

import { isOver, timeOf } from "../keeping/kept.js";
import { LEFT_OUT } from "../narrative/word.js";
import { find } from "../shared/dom.js";
import { say } from "../shared/say.js";
import * as drafts from "./drafts.js";
import { Editor, editorAround, editors } from "./editor.js";
import { giveUp, isGivenUp, takeBack } from "./given.js";
import { isResting, rest } from "./resting.js";
import { cellsIn, makeReachable, neighbour, wordsOf } from "./row.js";
import { save, saveAgain } from "./saving.js";
import { goOnWithBullet, paste } from "./typing.js";

const OWN = "a, button, input, label, textarea, select, .app-menu, .app-editor, .app-drag";
let pointing = false;
let passing = false; // After Escape the Tab key passes cells by without opening them.

export function open(piece) {
  if (!piece) return;
  passing = false;
  const editor = editors.get(piece) ?? new Editor(piece);
  editor.focus();
}

function onClick(event) {
  if (event.target.closest(OWN) || !getSelection()?.isCollapsed) return;
  const cell = event.target.closest("[data-row] td, [data-row] th");
  open(event.target.closest("[data-cell]") ?? cell?.querySelector("[data-cell]"));
}

function onFocusIn(event) {
  if (pointing || passing || isResting() || !event.target.matches("[data-cell]")) return;
  open(event.target);
}

function onFocusOut(event) {
  const editor = editorAround(event.target);
  // Whoever looks something up in another window comes back to the open cell.
  if (!editor || editor.holder.contains(event.relatedTarget) || !document.hasFocus()) return;
  save(editor);
}

function leave(editor) {
  passing = true;
  giveUp(editor);
}

function keepAndStay(editor) {
  const { piece } = editor;
  save(editor, { insist: editor.refused !== undefined && !editor.conflict });
  if (!editors.has(piece)) rest(piece);
}

// The Tab key goes to the next cell, but by way of the questions below a box where there are some.
function goOn(event, editor) {
  const next = neighbour(editor.piece, event.shiftKey ? -1 : 1);
  if (!next) return;
  const asking = event.shiftKey ? editors.get(next) : editor;
  if (asking?.asks) return;
  event.preventDefault();
  editor.passed = true;
  open(next); // Leaving the box saves it.
}

function onEditorKey(event, editor) {
  if (editor.onKey(event)) return;
  if (event.key === "Escape") {
    event.preventDefault();
    if (!editor.waiting) leave(editor);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || editor.box.nodeName !== "TEXTAREA")) {
    event.preventDefault();
    keepAndStay(editor);
  } else if (event.key === "Enter" && editor.kind === "text" && !event.shiftKey) {
    if (goOnWithBullet(editor.box)) event.preventDefault();
  } else if (event.key === "Tab") {
    goOn(event, editor);
  }
}

// The questions below a box.
function onNoteKey(event, editor) {
  if (event.key === "Escape" && !editor.waiting) {
    event.preventDefault();
    leave(editor);
  } else if (event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    save(editor, { insist: true });
  }
}

function onKeyDown(event) {
  const editor = editorAround(event.target);
  if (editor && event.target === editor.box) {
    onEditorKey(event, editor);
  } else if (editor) {
    onNoteKey(event, editor);
  } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && isGivenUp(event.target)) {
    event.preventDefault();
    takeBack(event.target);
  } else if (event.target.matches("[data-cell]") && (event.key === "Enter" || event.key === "F2")) {
    event.preventDefault();
    open(event.target);
  }
}

function onPaste(event) {
  const editor = editorAround(event.target);
  if (editor && editor.box === event.target && paste(event, editor.box, editor.kind)) {
    editor.hint(LEFT_OUT);
    say(LEFT_OUT);
  }
}

// What was typed before the page was lost is there again, open and not saved.
function restore() {
  const copyOf = drafts.kept();
  for (const piece of cellsIn(document)) {
    const copy = copyOf(piece);
    if (copy && copy.text !== wordsOf(piece)) {
      const editor = new Editor(piece, copy);
      editor.offer(`You typed this on ${timeOf(copy)}, and it was not saved.`, {
        again: () => save(editor, { insist: true }),
        drop: () => giveUp(editor),
      });
    } else if (copy) {
      drafts.forget(piece);
    }
  }
}

export function startCells(groups) {
  makeReachable(groups);
  find("#cell-help").hidden = false;
  document.addEventListener("pointerdown", () => (pointing = true), true);
  document.addEventListener("keydown", () => (pointing = false), true);
  groups.addEventListener("click", onClick);
  groups.addEventListener("focusin", onFocusIn);
  groups.addEventListener("focusout", onFocusOut);
  groups.addEventListener("keydown", onKeyDown);
  groups.addEventListener("paste", onPaste);
  window.addEventListener("online", saveAgain);
  window.addEventListener("beforeunload", (event) => {
    for (const editor of editors.values()) editor.keepCopy();
    if (!isOver() && [...editors.values()].some((editor) => editor.dirty)) event.preventDefault();
  });
  restore();
}
