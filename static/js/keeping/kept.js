// Words that were typed and are not saved yet. They stay in this browser for a week, each under the account or the
// link that typed it, and are never read under another. A browser that keeps nothing is as good, but forgetful.

const PREFIX = "kept|";
const WEEK = 7 * 24 * 60 * 60 * 1000;
const owner = document.body.dataset.keepsFor ?? "";
const mine = `${PREFIX}${owner}|`;

// Whoever signs out, and says that these may go, wants none of them kept once more.
let over = false;
document.addEventListener("kept:over", () => (over = true));
export const isOver = () => over;

function quietly(act) {
  try {
    return act();
  } catch {
    return undefined; // Its storage is full or switched off.
  }
}

function names() {
  return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
}

/**
 * @typedef {object} Kept Words of one form that are not saved yet. Each value is a list, as a form may have a name twice.
 * @property {string} id
 * @property {string} key Which form it is.
 * @property {string} title
 * @property {string} page
 * @property {Record<string, string[]>} began What was saved when they were begun.
 * @property {Record<string, string[]>} values
 * @property {Record<string, string>} labels Of those values that are words.
 * @property {number} at
 */

/**
 * @param {string} name
 * @returns {Kept | undefined}
 */
function read(name) {
  const record = quietly(() => JSON.parse(localStorage.getItem(name) ?? "null"));
  if (record?.at > Date.now() - WEEK) return record;
  localStorage.removeItem(name);
  return undefined;
}

/**
 * Gives whether it is kept now.
 * @param {Omit<Kept, "at"> & { at?: number }} record
 */
export function keep(record) {
  if (!owner || over) return false;
  const whole = JSON.stringify({ ...record, at: record.at ?? Date.now() });
  return quietly(() => localStorage.setItem(mine + record.id, whole) === undefined) ?? false;
}

/** @param {string} id */
export function forget(id) {
  quietly(() => localStorage.removeItem(mine + id));
}

/**
 * What this reader has here, the oldest first; what is older than a week goes, whoever typed it.
 * @returns {Kept[]}
 */
export function kept() {
  const found = quietly(() => names().map((name) => ({ name, record: read(name) }))) ?? [];
  const own = found.flatMap(({ name, record }) => (record && owner && name.startsWith(mine) ? [record] : []));
  return own.sort((one, other) => one.at - other.at);
}

export function forgetAll() {
  for (const { id } of kept()) forget(id);
}

/**
 * An address without the secret of an e-mailed link, which is never stored.
 * @param {string} address
 */
export function placeOf(address) {
  const { pathname } = new URL(address, location.href);
  const root = document.body.dataset.keepsRoot;
  return root && pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
}

/** @param {{ at: number }} record */
export function timeOf({ at }) {
  const when = new Date(at);
  const day = when.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return `${day} at ${when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}
