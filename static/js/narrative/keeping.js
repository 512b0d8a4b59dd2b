// Whether the editor can hold a text without losing anything of it.
import { piecesOf } from "./pieces.js";
import { NotShown, read, readAny } from "./reading.js";
import { write } from "./writing.js";

// The document for a text; NotShown, with what stands in the way, where only the plain text is safe.
export function held(text) {
  const doc = read(text);
  if (shape(readAny(write(doc))) !== shape(doc)) throw new NotShown("marks that can be read in two ways");
  return doc;
}

// What a document says, in a form that two documents can be compared by.
function shape(node) {
  return JSON.stringify(shaped(node));
}

function shaped(node) {
  if (node.isTextblock) return [node.type.name, node.attrs, piecesOf(node)];
  const children = [];
  node.forEach((child) => {
    if (!child.isTextblock || child.content.size) children.push(shaped(child));
  });
  return [node.type.name, node.attrs, children];
}
