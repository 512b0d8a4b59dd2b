// The visual editor is large, so only a page with a box for running text asks for it, and only once.
import { element } from "../shared/dom.js";

let asked;

// Comes to an end when the editor is there, or cannot be had.
export function loadEditor(box) {
  asked ??= new Promise((done) => {
    const script = element("script", { src: box.dataset.editor });
    script.addEventListener("load", done);
    script.addEventListener("error", done);
    document.head.append(script);
  });
  return asked;
}
