// Asks before a page with typing that is not saved is left.

export function guardUnsaved(form) {
  // A page that came back with errors, or with one more row, holds typing already.
  let dirty = form.dataset.guard === "dirty";
  form.addEventListener("input", () => (dirty = true));
  form.addEventListener("change", () => (dirty = true));
  form.addEventListener("submit", () => (dirty = false));
  document.addEventListener("kept:over", () => (dirty = false));
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
}
