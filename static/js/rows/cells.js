// Opening, leaving and walking through the cells. One listener for the whole table, none for a cell.

import { isOver, timeOf } from "../keeping/kept.js";
import { LEFT_OUT } from "../narrative/word.js";
import { find } from "../shared/dom.js";
import { say } from "../shared/say.js";
import { pressInChosen } from "./chosen.js";
import * as drafts from "./drafts.js";
import { Editor, editorAround, editors } from "./editor.js";
import { giveUp, showGiven } from "./given.js";
import { showKeys } from "./hints.js";
import { open, openAnew } from "./opening.js";
import { pasteCells } from "./pasting.js";
import { rest } from "./resting.js";
import { cellsIn, makeReachable, neighbour, OWN_POINTER, readAloud, wordsOf } from "./row.js";
import { save, saveAgain, settled } from "./saving.js";
import { goOnWithBullet, paste } from "./typing.js";

function onClick(event) {
  if (event.shiftKey || event.target.closest(OWN_POINTER) || !getSelection()?.isCollapsed) return;
  const cell = event.target.closest("[data-row] td, [data-row] th");
  open(event.target.closest("[data-cell]") ?? cell?.querySelector("[data-cell]"));
}

// A cell that gets the focus is chosen; it is written in only when somebody says so.
function onFocusIn(event) {
  const chosen = event.target.matches("[data-cell]");
  if (chosen) {
    showGiven(event.target);
    readAloud(event.target);
  }
  showKeys(editorAround(event.target) ? "write" : chosen ? "choose" : "");
}

function onFocusOut(event) {
  const editor = editorAround(event.target);
  // Whoever looks something up in another window comes back to the open cell.
  if (!editor || editor.holder.contains(event.relatedTarget) || !document.hasFocus()) return;
  save(editor);
}

function keepAndStay(editor) {
  const { piece } = editor;
  save(editor, { insist: editor.refused !== undefined && !editor.conflict });
  if (!editors.has(piece)) rest(piece);
}

// The Tab key goes to the next cell, but by way of the questions below a box where there are some.
function goOn(event, editor) {
  const next = neighbour(editor.piece, event.shiftKey ? -1 : 1);
  if (!next) {
    if (!event.shiftKey) goBeyond(event, editor);
    return;
  }
  const asking = event.shiftKey ? editors.get(next) : editor;
  if (asking?.asks) return;
  event.preventDefault();
  editor.passed = true;
  open(next); // Leaving the box saves it.
}

// Beyond the last cell there is a new row, where the table can have one and shows all that it has.
async function goBeyond(event, editor) {
  if (editor.asks || editor.waiting || location.search || !document.getElementById("row-menu")) return;
  event.preventDefault();
  const { piece } = editor;
  const row = piece.closest("[data-row]");
  save(editor);
  await settled();
  if (editors.has(piece)) return; // It asks something first.
  row.dispatchEvent(new CustomEvent("row-wanted", { bubbles: true }));
}

function onEditorKey(event, editor) {
  if (editor.onKey(event)) return;
  if (event.key === "Escape") {
    event.preventDefault();
    if (!editor.waiting) giveUp(editor);
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
    giveUp(editor);
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
  } else if (event.target.matches("[data-cell]")) {
    pressInChosen(event, event.target);
  }
}

function onPaste(event) {
  // What is pasted into a chosen cell stands in its box first, in place of what was there.
  if (event.target.matches("[data-cell]") && !editors.has(event.target)) {
    if (pasteCells(event, event.target)) return;
    openAnew(event.target);
  }
  const editor = editorAround(document.activeElement);
  if (editor && editor.box === document.activeElement && paste(event, editor.box, editor.kind)) {
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
