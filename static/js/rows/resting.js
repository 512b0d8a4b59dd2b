// Moving the focus by script, which is not somebody coming in with the Tab key.
let resting = false;

export const isResting = () => resting;

export function rest(place) {
  resting = true;
  place?.focus();
  resting = false;
}
