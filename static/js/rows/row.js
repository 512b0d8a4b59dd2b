// A row of the table as the page holds it.

export const NAMES = {
  ref: "Reference",
  aim: "Aim",
  area: "Priority area",
  activity: "Activity",
  timescale: "Timescale",
  resources: "Resources",
  leads: "Leads",
  measures: "Measures",
  risks: "Assumptions and risks",
};
export const LINES = new Set(["leads", "measures", "risks"]);
export const SINGLE = new Set(["ref", "timescale"]);

export const rowOf = (piece) => piece.closest("[data-row]");
export const addressOf = (piece) => `${rowOf(piece).dataset.row}cells/${piece.dataset.cell}/`;
export const nameOf = (piece) => `${NAMES[piece.dataset.cell]} of row ${rowOf(piece).dataset.ref}`;

// The words of a cell as they were typed.
export function wordsOf(piece) {
  if ("raw" in piece.dataset) return piece.dataset.raw;
  const each = (selector, words) => [...piece.querySelectorAll(`:scope > ${selector}`)].map(words).join("\n");
  if (piece.dataset.cell === "risks") return each("div", (risk) => risk.textContent);
  if (LINES.has(piece.dataset.cell)) return each("p", (line) => line.firstChild.textContent.replace(/\s+/g, " "));
  return piece.textContent;
}

export function makeReachable(place) {
  for (const piece of place.querySelectorAll("[data-cell]")) piece.tabIndex = 0;
}

// The cell before or after, across rows.
export function neighbour(piece, step) {
  const row = rowOf(piece);
  const pieces = [...row.querySelectorAll("[data-cell]")];
  const found = pieces[pieces.indexOf(piece) + step];
  if (found) return found;
  const rows = [...document.querySelectorAll("[data-row]")];
  const beside = rows[rows.indexOf(row) + step]?.querySelectorAll("[data-cell]");
  return beside?.[step > 0 ? 0 : beside.length - 1];
}
