// Who else is in which row: one small request now and then, and a quiet sign over the row's edge. It never stops anybody.
import { element } from "../shared/dom.js";
import { say } from "../shared/say.js";
import { post } from "../shared/wire.js";
import { presenceAddress } from "./addresses.js";
import { editors } from "./editor.js";
import { askAt } from "./live.js";
import { rowOf } from "./row.js";

const EVERY = 20_000;
const SETTLED = 2_000; // Whoever only passes through a cell says nothing.
const told = new Set();
let before = new Set();
let waiting;
let asking = false;

const numberOf = (row) => row.id.replace("row-", "");
const openRows = () => new Set([...editors.keys()].map((piece) => numberOf(rowOf(piece))));

function sign(row, words) {
  const there = row.querySelector(".app-here");
  if (there?.textContent === (words ?? "")) return;
  there?.remove();
  if (!words) return;
  row.querySelector("th").append(element("span", { class: "app-here" }, words));
  if (told.has(row.id)) return;
  told.add(row.id);
  say(`${words} row ${row.dataset.ref}.`);
}

function show(rows) {
  for (const row of document.querySelectorAll("[data-row]")) {
    const words = rows[numberOf(row)];
    if (words || row.querySelector(".app-here")) sign(row, words);
  }
}

async function beat() {
  if (document.hidden || asking) return;
  asking = true;
  const now = openRows();
  const left = [...before].filter((number) => !now.has(number));
  const answer = await post(presenceAddress, { open: [...now].join(), left: left.join() });
  asking = false;
  if (!answer.good) return; // The next one tries again.
  before = now;
  try {
    const { rows, live } = JSON.parse(answer.text);
    askAt(live);
    show(rows);
  } catch {
    // Some other page answered: nothing to show.
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const now = openRows();
    if (now.size !== before.size || [...now].some((number) => !before.has(number))) beat();
  }, SETTLED);
}

export function startPresence(groups) {
  groups.addEventListener("focusin", soon);
  groups.addEventListener("focusout", soon);
  document.addEventListener("visibilitychange", beat);
  setTimeout(beat, SETTLED);
  setInterval(beat, EVERY);
}
