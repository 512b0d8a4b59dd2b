// What makes pages quicker for people whose browser runs scripts. Every page works without it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  Radios,
  SkipLink,
} from "govuk-frontend";
import { listenForMenus } from "./frame/menus.js";
import { countTicks, keepPastedTable, markPairs } from "./imports/preview.js";
import { guardUnsaved } from "./keeping/unsaved.js";
import { loadEditor } from "./narrative/loading.js";
import { enhanceRows } from "./shared/repeating.js";
import { guardRestored } from "./shared/restored.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const Component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink]) {
  createAll(Component);
}

document.querySelectorAll("[data-rows]").forEach(enhanceRows);
document.querySelectorAll("[data-paste]").forEach(keepPastedTable);
document.querySelectorAll("[data-count-ticks]").forEach(countTicks);
document.querySelectorAll("[data-pairs]").forEach(markPairs);
const running = document.querySelector("textarea[data-editor]");
if (running) loadEditor(running);
document.querySelectorAll("form[data-guard]").forEach(guardUnsaved);
guardRestored();
listenForMenus();

// A table that fits needs no extra stop for the Tab key.
document.querySelectorAll(".app-table-scroll").forEach((box) => {
  if (box.scrollWidth <= box.clientWidth) box.removeAttribute("tabindex");
});
