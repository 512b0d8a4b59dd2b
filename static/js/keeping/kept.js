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

function read(name) {
  const record = quietly(() => JSON.parse(localStorage.getItem(name)));
  if (record?.at > Date.now() - WEEK) return record;
  localStorage.removeItem(name);
  return undefined;
}

// Gives whether it is kept now.
export function keep(record) {
  if (!owner || over) return false;
  const whole = JSON.stringify({ ...record, at: record.at ?? Date.now() });
  return quietly(() => localStorage.setItem(mine + record.id, whole) === undefined) ?? false;
}

export function forget(id) {
  quietly(() => localStorage.removeItem(mine + id));
}

// What this reader has here, the oldest first; what is older than a week goes, whoever typed it.
export function kept() {
  const found = quietly(() => names().map((name) => [name, read(name)])) ?? [];
  const own = found.filter(([name, record]) => record && owner && name.startsWith(mine));
  return own.map(([, record]) => record).sort((one, other) => one.at - other.at);
}

export function forgetAll() {
  for (const { id } of kept()) forget(id);
}

// An address without the secret of an e-mailed link, which is never stored.
export function placeOf(address) {
  const { pathname } = new URL(address, location.href);
  const root = document.body.dataset.keepsRoot;
  return root && pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
}

export function timeOf({ at }) {
  const when = new Date(at);
  const day = when.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return `${day} at ${when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}
