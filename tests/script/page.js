// A page without a browser. It is made before the scripts that look at it are loaded: import it first.
import { Window } from "happy-dom";

const window = new Window({ url: "https://plan.example/workspace/moorland/" });
const NAMES = [
  "document",
  "location",
  "localStorage",
  "DOMParser",
  "Node",
  "NodeFilter",
  "Event",
  "CustomEvent",
  "CSS",
];

for (const name of NAMES) globalThis[name] = window[name];
globalThis.window = window;

export const page = window;
