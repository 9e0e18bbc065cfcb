// Rows of a record are put in order with the mouse by dragging, which the library of the lists does. This gives each
// stored row two buttons besides, for the keyboard and for small screens: one place up, one place down.

const { up, down } = document.currentScript.dataset; // what the buttons are called
const ROW = "tr.has_original";

function number(rows) {
  rows.forEach((row, index) => {
    row.querySelector("input._reorder_").value = index + 1;
  });
}

function move(button, step) {
  const row = button.closest(ROW);
  const rows = [...row.parentElement.querySelectorAll(`:scope > ${ROW}`)];
  const place = rows.indexOf(row) + step;
  if (place < 0 || place >= rows.length) return;
  rows[place].insertAdjacentElement(step < 0 ? "beforebegin" : "afterend", row);
  rows.splice(place, 0, ...rows.splice(rows.indexOf(row), 1));
  number(rows);
  button.focus(); // a row that is moved loses it
  row.closest("fieldset").querySelector("[role=status]").textContent = `${place + 1} / ${rows.length}`;
}

function button(name, sign, step, what) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "move";
  made.textContent = sign;
  made.title = name;
  made.setAttribute("aria-label", [name, what].filter(Boolean).join(": "));
  made.addEventListener("click", () => move(made, step));
  made.addEventListener("pointerdown", (event) => event.stopPropagation()); // no beginning of dragging
  return made;
}

for (const fieldset of document.querySelectorAll("fieldset.sortable")) {
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  fieldset.append(said);
  for (const place of fieldset.querySelectorAll(`${ROW} .sort`)) {
    const what = place.parentElement.firstChild.textContent.trim();
    place.replaceChildren(button(up, "↑", -1, what), button(down, "↓", 1, what));
  }
}
