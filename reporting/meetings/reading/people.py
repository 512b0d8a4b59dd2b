"""Names in a list of who was there: with body, role, substitute, how, from when and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reporting.meetings.reading.details import ListedName, add_details, is_known_detail
from reporting.meetings.reading.names import (
    looks_like_body,
    looks_like_name,
    looks_like_role,
    may_be_name,
)

_INLINE_FOR = re.compile(
    r"\s+(?:\(?)(?:for|substituting for|subbing for|deputi[sz]ing for|in place of|on behalf of|"
    r"attending for|vice|yn lle)\s+"
    r"(?P<who>[A-Z].*)$"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]")
_MANY_TITLED = re.compile(r"^(?:councillors|cllrs\.?|messrs\.?|cynghorwyr)\s+", re.IGNORECASE)


# -- A list in running text --------------------------------------------------------------------------


def names_in(text: str, start: int = 0) -> list[ListedName]:
    """The people of a run-in list: "A (Body), B, C (Other body) and D"."""
    found: list[ListedName] = []
    group = 0
    waiting: list[int] = []
    for a, b in _chunks(text):
        words = text[a:b]
        name, brackets = _name_and_rest(words)
        if not name and brackets and found:
            # A comma strayed in before the bracket.
            last, waiting = found.pop(), [each for each in waiting if each != len(found)]
            found.append(add_details(replace(last, end=start + b), brackets))
        elif not name:
            continue
        elif not brackets and not _begins_with_name(name):
            if found and (is_known_detail(name) or (name[0].isupper() and _says_what(name))):
                found.append(add_details(replace(found.pop(), end=start + b), [name]))
            continue
        else:
            one = ListedName(start + a, start + b, _MANY_TITLED.sub("", name))
            found.append(add_details(_split_name(one), brackets))
        last = found[-1]
        if last.body and brackets:
            group += bool(waiting)
            shared = [at for at in waiting if _may_share(found[at], last.body)]
            for at in shared:
                found[at] = replace(found[at], body=last.body, group=group)
            if shared:
                found[-1] = replace(last, group=group)
            waiting = []
        elif brackets or last.body:
            waiting = []
        else:
            waiting.append(len(found) - 1)
    return found


def _begins_with_name(text: str) -> bool:
    first = re.split(r"\s+[–—-]\s+|:\s+", text)[0]
    return looks_like_name(first) or may_be_name(first) or bool(_INLINE_FOR.search(text))


def _says_what(text: str) -> bool:
    return looks_like_body(text) or looks_like_role(text)


def _name_and_rest(words: str) -> tuple[str, list[str]]:
    """A name without its brackets, and what they and the words after them say."""
    brackets = [(m.start(), m.end(), m[1].strip()) for m in _BRACKET.finditer(words)]
    details = [each for *_, each in brackets]
    plain = " ".join(_BRACKET.sub(" ", words).split()).strip(" ,;.:–-*†")
    if not brackets:
        return plain, details
    before, after = (
        words[: brackets[0][0]].strip(" ,;.:–-*†"),
        words[brackets[-1][1] :].strip(" ,;.:–-*†"),
    )
    if (
        before
        and after
        and (looks_like_name(before) or looks_like_body(after) or looks_like_role(after))
    ) and len(before.split()) > 1:
        return before, [*details, *re.split(r"\s+[–—-]\s+", after)]
    return plain, details


def _may_share(one: ListedName, body: str) -> bool:
    """Whether somebody stands under a neighbour's bracket too: a councillor only under a council's."""
    titled = re.match(r"(?:cllr|councillor|cyng|cynghorydd)\b", one.name, re.IGNORECASE)
    return not titled or bool(re.search(r"council|cyngor|\b\w*[BDM]C\b", body, re.IGNORECASE))


def _chunks(text: str) -> Iterable[tuple[int, int]]:
    """The stretches between commas, semicolons and "and", but not those inside brackets."""
    strong = _outside(text, re.compile(r"\s*[;\n•]\s*"))
    cuts = [*strong, *_outside(text, re.compile(r"\s*,\s*(?:and\s+|a\s+(?=[A-Z]))?"))]
    cuts += _outside(text, re.compile(r"\s+(?:and|&|a|ac)\s+(?=[A-Z])"))
    if strong:
        cuts = [cut for cut in cuts if cut in strong or _begins_name(text[cut[1] :])]
    last = 0
    for a, b in sorted(set(cuts)):
        if a < last:
            continue
        if _is_joint(text, last, a, b) and text[last:a].strip():
            continue
        if text[last:a].strip():
            yield last, a
        last = b
    if text[last:].strip(" .\n"):
        end = len(text.rstrip(" .\n"))
        if end > last:
            yield last, end


def _begins_name(text: str) -> bool:
    """Whether another person follows, where semicolons part people and commas what is said of one."""
    return looks_like_name(re.split(r"[,;(]", text)[0])


def _is_joint(text: str, last: int, a: int, b: int) -> bool:
    """ "and" within the name of a body, as in "Adult and Health Services"."""
    sign = text[a:b].strip()
    if sign not in ("and", "&", "a", "ac"):
        return False
    before, after = text[last:a].strip(), re.split(r"[,;(]", text[b:])[0].strip()
    return not (_named(before) and _named(after))


def _named(text: str) -> bool:
    return looks_like_name(_BRACKET.sub("", text).strip()) or bool(re.search(r"\)$", text.strip()))


def _outside(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    depth, closed = 0, []
    for sign in text:
        depth += (sign in "([") - (sign in ")]" and depth > 0)
        closed.append(depth)
    return [
        (m.start(), m.end()) for m in pattern.finditer(text)
        if not (closed[m.start()] if m.start() < len(closed) else 0)
    ]  # fmt: skip


def _split_name(one: ListedName) -> ListedName:
    """A name with what follows a dash: "A Smith – Police", "B Jones for C Brown"."""
    name = one.name
    if match := _INLINE_FOR.search(name):
        one = replace(one, substitute_for=match["who"].strip(" ()"))
        name = name[: match.start()]
    parts = [each.strip() for each in re.split(r"\s+[–—-]\s+|:\s+", name) if each.strip()]
    if len(parts) > 1 and looks_like_body(parts[0]) and not looks_like_name(parts[0]):
        parts = [*parts[1:], parts[0]]
    return add_details(replace(one, name=parts[0] if parts else name), parts[1:])


# -- A line of its own for each ----------------------------------------------------------------------


def name_of_line(text: str, start: int = 0) -> list[ListedName]:
    """The people of one line: "Name, role, body", or "Body: name, name"."""
    stripped = text.strip(" .;")
    offset = start + len(text) - len(text.lstrip(" .;"))
    head, sign, rest = stripped.partition(":")
    if sign and rest.strip() and looks_like_body(head) and not looks_like_name(head):
        names = names_in(rest, offset + len(head) + 1)
        return [replace(each, body=each.body or head.strip(), start=offset if not i else each.start)
                for i, each in enumerate(names)]  # fmt: skip
    if dashed := re.match(r"(?P<names>[^()]+?)\s+[–—-]\s+(?P<rest>.+)$", stripped):
        several = names_in(dashed["names"], offset)
        if len(several) > 1 and all(looks_like_name(each.name) for each in several):
            told = add_details(several[0], [dashed["rest"]])
            return [
                replace(each, body=told.body, role=told.role, group=1 if told.body else 0)
                for each in several
            ]
    return _one_or_many(stripped, offset)


def _one_or_many(text: str, start: int) -> list[ListedName]:
    chunks = [text[a:b] for a, b in _chunks(text)]
    names = [each for each in chunks if looks_like_name(_BRACKET.sub("", each).strip())]
    if len(chunks) > 1 and len(names) == 1 and names[0] == chunks[0] and ";" not in text:
        return [_one_name(text, start)]
    return names_in(text, start)


def _one_name(text: str, start: int) -> ListedName:
    """ "Name, role, body": what stands between the commas after the name, told apart."""
    brackets = [m[1] for m in _BRACKET.finditer(text)]
    plain = " ".join(_BRACKET.sub(" ", text).split())
    name, *rest = [each.strip() for each in re.split(r"\s*,\s*|\s+[–—-]\s+", plain) if each.strip()]
    one = _split_name(ListedName(start, start + len(text), name.strip("*† ")))
    return add_details(one, [*brackets, *_joined_details(rest)])


def _joined_details(parts: list[str]) -> list[str]:
    """Roles and bodies that a comma parts, with neighbours of one kind put together again."""
    found: list[str] = []
    for part in parts:
        last = found[-1] if found else ""
        if last and looks_like_role(last) and looks_like_role(part) and not is_known_detail(last):
            found[-1] = f"{last}, {part}"
        else:
            found.append(part)
    return found
