// The review of a concept note: a field that has the pointer or the focus shows its words in the text beside it,
// and rows can be added. Without this script each field links to its line, and each list has one empty row.

const source = document.querySelector(".source-text");

/** Mark the words that a field or row was read from; where one of them is out of sight, bring it into view. */
function show(field, scrolls) {
  for (const words of source.querySelectorAll(".is-shown")) {
    words.classList.remove("is-shown");
  }
  const lines = (field?.dataset.lines ?? "").split(" ").filter(Boolean);
  const words = lines.flatMap((line) => [
    ...(document.getElementById(`line-${line}`)?.querySelectorAll(`[data-said="${field.dataset.field}"]`) ?? []),
  ]);
  for (const part of words) {
    part.classList.add("is-shown");
  }
  if (scrolls && words.length) {
    const pane = source.getBoundingClientRect();
    const at = words[0].getBoundingClientRect();
    if (source.scrollHeight > source.clientHeight && (at.top < pane.top || at.bottom > pane.bottom)) {
      source.scrollTop += at.top - pane.top - pane.height / 3;
    }
  }
}

const fieldOf = (element) => element.closest?.(".review-form [data-lines]");

document.addEventListener("focusin", (event) => show(fieldOf(event.target), true));
document.addEventListener("pointerover", (event) => {
  show(fieldOf(event.target) ?? fieldOf(document.activeElement), false);
});

/** Add an empty row below the others and give it the focus. */
function addRow(list) {
  const total = list.querySelector("[name$=-TOTAL_FORMS]");
  const holder = document.createElement("div");
  holder.innerHTML = list.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
  const row = holder.firstElementChild;
  total.value = Number(total.value) + 1;
  list.querySelector(".rows").append(row);
  row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true }));
  row.querySelector("input, select, textarea").focus();
}

for (const list of document.querySelectorAll("[data-list]")) {
  list.querySelector(".add-row").hidden = true;
  const button = list.querySelector(".add-button");
  button.hidden = false;
  button.addEventListener("click", () => addRow(list));
}
