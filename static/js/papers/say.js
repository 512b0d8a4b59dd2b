// What is said aloud, politely, and what stays to be read at the top of the paper.

const status = document.getElementById("paper-status");
const news = document.getElementById("paper-news");
const STAYS = 8_000;

export function say(words) {
  // The same words twice would be said once.
  status.textContent = status.textContent === words ? `${words}\u00a0` : words;
}

function headings(banners) {
  return banners.map((banner) => banner.querySelector(".govuk-notification-banner__heading")?.textContent.trim());
}

// What the server said with the page: an error or what can be undone stays, the rest is said and goes.
export function tell(doc) {
  const banners = [...doc.querySelectorAll("main .govuk-notification-banner")];
  const words = headings(banners).filter(Boolean).join(" ");
  const stay = banners.filter((each) => each.querySelector("form") || each.getAttribute("role") === "alert");
  news.replaceChildren(...stay.map((each) => document.adoptNode(each)));
  say(words || "Saved");
  return words;
}

// What could not be done: seen, and said.
export function warn(words) {
  const told = document.createElement("p");
  told.className = "govuk-error-message";
  told.textContent = words
    .replace(/What you typed is kept here:?/, "Nothing was changed:")
    .replace(/ save again/, " try again");
  news.replaceChildren(told);
  say(told.textContent);
}

// A quiet sign beside what was saved; nothing moves for it.
export function showSaved(place) {
  const sign = document.createElement("span");
  sign.className = "app-in-place__saved";
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = "Saved";
  place.append(sign);
  setTimeout(() => sign.remove(), STAYS / 4);
}
