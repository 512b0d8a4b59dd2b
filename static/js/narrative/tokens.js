// Small makings of markdown-it's tokens.

// The tokens of a block that holds plain words.
export function around(state, type, words) {
  const inline = new state.Token("inline", "", 0);
  const text = new state.Token("text", "", 0);
  text.content = words;
  inline.children = words ? [text] : [];
  return [new state.Token(`${type}_open`, "", 1), inline, new state.Token(`${type}_close`, "", -1)];
}
