// Back may show a page that the browser kept whole, without asking anybody. A page of somebody who is
// signed in is hidden until the site has said that it is still theirs, and else asked for anew.

const isPrivate = () => document.querySelector('form[action$="/logout/"]');
// It changes with every sign-in, so that nobody is shown the page of whoever was here before.
const signIn = () => document.cookie.match(/(?:^|;\s*)csrftoken=([^;]*)/)?.[1];

export function guardRestored() {
  const began = signIn();
  window.addEventListener("pageshow", async (shown) => {
    if (!shown.persisted || !isPrivate()) return;
    document.documentElement.hidden = true;
    if (began === signIn() && (await isStillTheirs())) document.documentElement.hidden = false;
    else window.location.reload();
  });
}

async function isStillTheirs() {
  try {
    /** @type {RequestInit} */
    const asked = { method: "HEAD", redirect: "manual", cache: "no-store" };
    return (await fetch(window.location.href, asked)).ok;
  } catch {
    return false;
  }
}
