const copied = [
  "boxSizing",
  "fontFamily",
  "fontSize",
  "fontWeight",
  "letterSpacing",
  "lineHeight",
  "padding",
  "tabSize",
  "textAlign",
  "direction",
] as const;

/** Where an offset in a text area's text is in the window, in pixels; `bottom` is the bottom of its line. */
export function caretPlace(
  area: HTMLTextAreaElement,
  offset: number,
): { readonly left: number; readonly bottom: number } {
  const box = area.getBoundingClientRect();
  // A text area does not tell where its caret is, so measure the same text in a hidden copy.
  const mirror = document.createElement("div");
  const style = getComputedStyle(area);
  for (const name of copied) mirror.style[name] = style[name];
  Object.assign(mirror.style, {
    position: "absolute",
    visibility: "hidden",
    top: "0",
    left: "0",
    width: `${area.clientWidth}px`,
    whiteSpace: "pre-wrap",
    overflowWrap: "break-word",
  });
  const caret = document.createElement("span");
  caret.textContent = "\u200b";
  mirror.append(area.value.slice(0, offset), caret);
  document.body.append(mirror);
  const left = box.left + area.clientLeft + caret.offsetLeft;
  const bottom = box.top + area.clientTop + caret.offsetTop + caret.offsetHeight - area.scrollTop;
  mirror.remove();
  return { left, bottom };
}
