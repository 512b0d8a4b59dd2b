// The visual editor for running text. Loaded only where there is a box for it, which works without it too.
import { Editor } from "./narrative/editor.js";

function enhance(within) {
  for (const box of within.querySelectorAll("textarea.app-narrative:not([data-enhanced])")) {
    box.dataset.enhanced = "";
    new Editor(box);
  }
}

enhance(document);
// A box in a row that is added later has the same buttons.
document.addEventListener("narrative:look", (event) => enhance(event.target));
