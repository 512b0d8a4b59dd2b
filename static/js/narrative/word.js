// What Word puts on the clipboard besides the words: lists that are paragraphs, footnotes, comments.

const GONE =
  "hr, img, picture, svg, object, iframe, script, style, title, meta, link, button, input, select, textarea, video, audio, canvas, template, noscript";
const IGNORED = /mso-list:\s*ignore/i;
const LEVEL = /mso-list:[^;"]*\blevel(\d+)/i;
const HIDDEN =
  /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-(element|special-character):\s*comment|text-decoration[\w-]*:[^;]*line-through/i;
const TYPED = /^\s*([·•●▪◦‣o§–\-\u00b7\uf0a7\uf0b7\uf0d8\uf0fc]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])[\s\u00a0]+/;

export const LEFT_OUT = "Comments, and words that were hidden or struck through where you copied this, were left out.";

export const styleOf = (element) => element.getAttribute("data-style") ?? "";

const COMMENTS =
  ".MsoCommentReference, .MsoCommentText, .MsoCommentSubject, [href^='#_msocom'], [id^='_com_'], [id^='_anchor_'], [href^='#cmnt'], div:has(> p > [href^='#cmnt_ref'])";
const STRUCK = "s, strike, del, [hidden]";

// What was copied, without scripts and pictures, and without what its own page does not show as its text: comments and
// their marks, hidden words, and words that are struck through. ``left`` says whether there were any.
export function readPasted(html) {
  const { body } = new DOMParser().parseFromString(bare(html), "text/html");
  body.querySelectorAll(GONE).forEach((element) => element.remove());
  const unseen = [...body.querySelectorAll("[data-style]")].filter((element) => HIDDEN.test(styleOf(element)));
  const dropped = [...body.querySelectorAll(`${COMMENTS}, ${STRUCK}`), ...unseen];
  const left = dropped.some((element) => element.textContent.trim());
  dropped.forEach((element) => element.remove());
  return { body, left };
}

// Without Word's conditions; styles are read, but never applied.
function bare(html) {
  return html
    .replace(/<style.*?<\/style>/gis, "")
    .replace(/<!--\[if.*?<!\[endif\]-->/gis, "")
    .replace(/<!--.*?-->/gs, "")
    .replace(/<!\[(?:if|endif)[^>]*>/gi, "")
    .replace(/<xml.*?<\/xml>/gis, "")
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/gi, " data-$1"));
}

// Footnotes come as marks that link to paragraphs at the end.
export function takeFootnotes(body) {
  for (const mark of body.querySelectorAll("a[href^='#_ftn'], a[href^='#_edn']")) {
    const id = mark.getAttribute("href").slice(2);
    const told = id.startsWith("ftnref") || id.startsWith("ednref") ? null : body.querySelector(`[id="${id}"]`);
    if (!told) continue;
    const note = body.ownerDocument.createElement("sup");
    told.querySelector("a")?.remove();
    note.dataset.note = told.textContent.replace(/\s+/g, " ").trim();
    told.remove();
    mark.replaceWith(note);
  }
}

// Paragraphs that only look like points become lists, as deep as Word says.
export function makeLists(body) {
  let open = [];
  for (const paragraph of body.querySelectorAll("p")) {
    const point = pointOf(paragraph);
    if (!point || open[0]?.list.nextElementSibling !== paragraph) open = [];
    if (point) open = place(point, open);
  }
}

function pointOf(paragraph) {
  const level = LEVEL.exec(styleOf(paragraph))?.[1];
  if (!level && !/^MsoListParagraph/i.test(paragraph.className)) return null;
  const marker = takeMarker(paragraph);
  if (marker && !/\d\.\d/.test(marker)) return { paragraph, marker, level: Number(level ?? 1) };
  // A number such as 1.1 is a paragraph's own, not a point's.
  if (marker) paragraph.prepend(`${marker} `);
  return null;
}

function takeMarker(paragraph) {
  const span = [...paragraph.querySelectorAll("span")].find((each) => IGNORED.test(styleOf(each)));
  if (span) {
    const words = span.textContent.trim();
    span.remove();
    return words;
  }
  const text = firstText(paragraph);
  const found = text && TYPED.exec(text.data);
  if (!found) return "";
  text.data = text.data.slice(found[0].length);
  return found[1];
}

function firstText(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.trim()) return walker.currentNode;
  return null;
}

// What kind of list a marker belongs to; i) is the ninth letter after others, otherwise the Roman one.
function kindOf(marker, before) {
  const sign = marker.replace(/[().\s]/g, "").toLowerCase();
  if (/^\d+$/.test(sign)) return { tag: "ol", start: Number(sign) };
  const single = /^[a-z]$/.test(sign) && /[).]/.test(marker);
  if (single && before?.letters) return { ...before };
  if (/^[ivx]{2,}$/.test(sign) || (single && (sign === "i" || before?.roman)))
    return { tag: "ol", start: 1, roman: true };
  if (single) return { tag: "ol", start: sign.charCodeAt(0) - 96, letters: true };
  return { tag: "ul", start: 1 };
}

// Puts a point where it belongs among the lists that are open, from the outermost in.
function place({ paragraph, marker, level }, open) {
  const stack = open.filter((each) => each.level <= level);
  const beside = stack.at(-1)?.level === level ? stack.at(-1) : null;
  const kind = kindOf(marker, beside?.kind);
  if (!beside || !sameKind(beside.kind, kind)) {
    if (beside) stack.pop();
    stack.push({ level, kind, list: newList(paragraph, kind, stack.at(-1)) });
  }
  const item = paragraph.ownerDocument.createElement("li");
  stack.at(-1).list.append(item);
  item.append(paragraph);
  return stack;
}

function sameKind(one, other) {
  return one.tag === other.tag && Boolean(one.letters) === Boolean(other.letters);
}

function newList(paragraph, kind, parent) {
  const list = paragraph.ownerDocument.createElement(kind.tag);
  if (kind.letters) list.setAttribute("type", "a");
  if (kind.start > 1) list.setAttribute("start", kind.start);
  if (parent) parent.list.lastElementChild.append(list);
  else paragraph.before(list);
  return list;
}
