// Signing in makes the tokens of every page that was open old. A page of the same site has a new one.

/**
 * @param {ParentNode} page
 * @returns {NodeListOf<HTMLInputElement>}
 */
const fieldsIn = (page) => page.querySelectorAll("[name=csrfmiddlewaretoken]");

export const tokenHere = () => fieldsIn(document)[0]?.value ?? "";

/** @param {Document} doc */
export function isTooOld(doc) {
  return doc.querySelector("[data-refused=csrf]") !== null;
}

/**
 * Puts a token that is good now into every form of this page; gives whether there was one.
 * @param {string} address
 */
export async function freshToken(address) {
  try {
    const answer = await fetch(address);
    const doc = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Words of one account are never saved as another's, who signed in since.
    const same = doc.body.dataset.keepsFor === document.body.dataset.keepsFor;
    const fresh = same && fieldsIn(doc)[0]?.value;
    for (const field of fieldsIn(document)) field.value = fresh || field.value;
    return Boolean(fresh);
  } catch {
    return false; // The connection went meanwhile, and whoever asked says so.
  }
}
