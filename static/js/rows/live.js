// What a colleague saved appears by itself, without moving what is being read or typed.
import { find } from "../shared/dom.js";
import { say, showSign } from "../shared/say.js";
import { get, page } from "../shared/wire.js";
import { rowsAddress, stampHere } from "./addresses.js";
import { showComments } from "./comments.js";
import { changesBetween, queryOfRows } from "./comparing.js";
import { countSoon } from "./counts.js";
import { editors } from "./editor.js";
import { rowsIn } from "./row.js";
import { put } from "./saving.js";
import { isPressing, keepInPlace, refreshInPlace, rowInView } from "./swap.js";

const EVERY = 2_500;
const SIGN_STAYS = 4_000;
let address = "";
let seen = stampHere;
let asking = false;

/** A new one comes with each sign of presence, for each is good only for some minutes. @param {string} fresh */
export function askAt(fresh) {
  address = fresh;
}

/** @param {Element} row */
const numberOf = (row) => Number(row.id.replace("row-", ""));

// As the page has them: number, version and priority.
const here = () =>
  rowsIn(document).map((row) => [
    numberOf(row),
    Number(row.dataset.version),
    Number(row.closest("[data-priority]")?.getAttribute("data-priority")),
  ]);

const isSaving = () => isPressing() || [...editors.values()].some((editor) => editor.waiting);

/** @param {number[]} numbers */
async function draw(numbers) {
  const answer = await get(`${rowsAddress}?${queryOfRows(numbers)}`);
  if (!answer.good || isSaving()) return false;
  const fresh = rowsIn(page(answer.text));
  keepInPlace(rowInView(), () => {
    for (const each of fresh) {
      const row = document.getElementById(each.id);
      if (!row || Number(row.dataset.version) >= Number(each.dataset.version)) continue;
      row.dataset.ref = each.dataset.ref;
      put(row, document.adoptNode(each));
      showSign(find("th", row), "app-changed", "Changed", SIGN_STAYS);
    }
  });
  const refs = fresh.map((row) => row.dataset.ref).join(", ");
  if (refs) say(`Changed by a colleague: row ${refs}.`);
  return true;
}

// Whether the page now shows what there is.
async function catchUp() {
  const answer = await get(rowsAddress);
  if (!answer.good || isSaving()) return false;
  const { moved, changed } = changesBetween(here(), JSON.parse(answer.text).rows, location.search !== "");
  if (changed.length && !(await draw(changed))) return false;
  if (moved) {
    if ([...editors.keys()].some((piece) => piece.contains(document.activeElement))) return false;
    if (!(await refreshInPlace())) return false;
    say("A colleague added, moved or removed rows.");
  }
  if (changed.length || moved) countSoon();
  else showComments();
  return true;
}

async function look() {
  if (document.hidden || asking || !address) return;
  asking = true;
  const answer = await get(address, {
    headers: { "If-None-Match": `"${seen}"` },
    cache: "no-store",
  });
  try {
    if (answer.status === 200) {
      const { stamp } = JSON.parse(answer.text);
      if (await catchUp()) seen = String(stamp);
    } else if (answer.status === 404) {
      address = ""; // Until presence brings a new one.
    }
  } catch {
    // Some other page answered: the next look tries again.
  }
  asking = false;
}

export function startLive() {
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
