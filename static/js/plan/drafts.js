// A copy of what is being typed, kept in this tab until it is saved.
import { user } from "./wire.js";

const PREFIX = `cell|${user}|`;

function quietly(act) {
  try {
    return act();
  } catch {
    return undefined; // The browser keeps nothing, in a private window for one.
  }
}

export function keep(address, text, was) {
  quietly(() => sessionStorage.setItem(PREFIX + address, JSON.stringify({ text, was })));
}

export function forget(address) {
  quietly(() => sessionStorage.removeItem(PREFIX + address));
}

export function kept() {
  const found = [];
  quietly(() => {
    for (let place = 0; place < sessionStorage.length; place += 1) {
      const name = sessionStorage.key(place);
      if (name.startsWith(PREFIX)) {
        found.push({ address: name.slice(PREFIX.length), ...JSON.parse(sessionStorage.getItem(name)) });
      }
    }
  });
  return found;
}
