// A copy of what is being typed in a cell, kept in this browser until it is saved; the cell's own page offers it too.
import * as store from "../keeping/kept.js";
import { addressOf, nameOf } from "./row.js";

const keyOf = (address) => `${address}#main-form`;

export function keep(piece, text, was) {
  const key = keyOf(addressOf(piece));
  const words = { began: { text: [was] }, values: { text: [text] }, labels: { text: nameOf(piece) } };
  store.keep({ id: key, key, title: nameOf(piece), page: location.pathname + location.search, ...words });
}

export function forget(piece) {
  store.forget(keyOf(addressOf(piece)));
}

// What was typed in this cell before and not saved.
export function kept() {
  const found = store.kept().filter((record) => record.id === record.key);
  const byKey = new Map();
  for (const record of found) {
    byKey.set(record.key, { ...record, text: record.values.text[0], was: record.began.text[0] });
  }
  return (piece) => byKey.get(keyOf(addressOf(piece)));
}
