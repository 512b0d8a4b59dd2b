// The planner's table as a place to write in, and the way back after each save. Every cell has its page without it.
import { startCells } from "./rows/cells.js";
import { find } from "./shared/dom.js";
import { tokenHere } from "./shared/token.js";

const groups = document.getElementById("plan-groups");

// What the server says about a save, with the button that undoes it; the form came without the page's token.
function offerUndo(event) {
  const { fresh } = event.detail;
  const told = fresh.querySelector("template[data-undo]");
  if (!told) return;
  const words = told.content.cloneNode(true);
  for (const token of words.querySelectorAll("[name=csrfmiddlewaretoken]")) token.value = tokenHere();
  find("#plan-news").replaceChildren(words);
}

if (groups && document.getElementById("plan-editing")) {
  startCells(groups);
  groups.addEventListener("cell-saved", offerUndo);
}
