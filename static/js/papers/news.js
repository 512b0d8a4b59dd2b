// What the server said with a page of the paper.
import { find } from "../shared/dom.js";
import { say } from "../shared/say.js";

function headings(banners) {
  return banners.map((banner) => banner.querySelector(".govuk-notification-banner__heading")?.textContent.trim());
}

// An error or what can be undone stays at the top of the paper, the rest is said and goes.
export function tell(doc) {
  const banners = [...doc.querySelectorAll("main .govuk-notification-banner")];
  const words = headings(banners).filter(Boolean).join(" ");
  const stay = banners.filter((each) => each.querySelector("form") || each.getAttribute("role") === "alert");
  find("#paper-news").replaceChildren(...stay.map((each) => document.adoptNode(each)));
  say(words || "Saved");
}
