// Says under a field with a limit how long its text is, while it is typed. Without this script the record says it after
// a save, as a warning; nothing is ever cut. The page announces the number when somebody has stopped typing.

const REST = 800; // milliseconds without a key before the number is announced
const WORD = /[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+/g; // Chinese has no spaces: each sign counts (events/readiness/lengths.py)

// The rich text of an editor stands in the element that it draws, paragraph by paragraph.
function textOf(field) {
  const editor = field.closest(".prose-editor")?.querySelector(".tiptap");
  return editor ? [...editor.querySelectorAll("p, li, h2, h3")].map((block) => block.textContent).join(" ") : field.value;
}

function length(field) {
  const text = textOf(field);
  return field.dataset.unit === "words" ? (text.match(WORD) ?? []).length : [...text].length;
}

function count(field, shown) {
  const [number, limit] = [length(field), Number(field.dataset.limit)];
  const words = number > limit ? field.dataset.beyond : field.dataset.within;
  const text = words.replace("{count}", number).replace("{limit}", limit).replace("{more}", number - limit);
  if (shown.textContent !== text) shown.textContent = text;
  shown.classList.toggle("is-beyond", number > limit);
}

function watch(field) {
  const [shown, said] = [document.createElement("p"), document.createElement("p")];
  shown.className = "text-limit";
  shown.setAttribute("aria-hidden", "true"); // it changes with each key: what is announced waits for a rest
  said.className = "visually-hidden";
  said.setAttribute("aria-live", "polite");
  const frame = field.closest(".prose-editor") ?? field;
  frame.after(shown, said);
  let rest;
  const renew = () => {
    count(field, shown);
    clearTimeout(rest);
    rest = setTimeout(() => {
      if (said.textContent !== shown.textContent) said.textContent = shown.textContent;
    }, REST);
  };
  if (frame === field) field.addEventListener("input", renew);
  else new MutationObserver(renew).observe(frame, { childList: true, characterData: true, subtree: true });
  count(field, shown);
}

for (const field of document.querySelectorAll("[data-limit]")) watch(field);
