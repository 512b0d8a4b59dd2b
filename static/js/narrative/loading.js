// The visual editor is large, so only a page with a box for running text asks for it.

export function loadEditor(box) {
  if (!box) return;
  const script = document.createElement("script");
  script.src = box.dataset.editor;
  document.head.append(script);
}
