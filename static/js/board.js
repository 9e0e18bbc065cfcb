// Moves a side event by drag: where it is dropped, the page opens that shows what this would change. Nothing is saved
// here. Without this script, and by keyboard or finger, a block is a link to the page where day, time and room are picked.

const QUARTER = 15; // minutes
const FAR_ENOUGH = 6; // pixels, from which on a press is a drag
const ghost = document.getElementById("board-ghost");
const isRightToLeft = document.documentElement.dir === "rtl";
const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
let drag = null;
let wasDragged = false; // the click that follows would open the page of the block

const two = (number) => String(number).padStart(2, "0");
const fromStart = (x, box) => (isRightToLeft ? box.right - x : x - box.left);

// The day, time and room under the pointer, or null.
function placeAt(x, y) {
  const under = document.elementFromPoint(x, y);
  const tab = under?.closest(".days a[data-day]");
  if (tab) return { over: tab, values: { day: tab.dataset.day }, said: tab.querySelector("b").textContent };
  const room = under?.closest("tbody[data-venue]");
  if (!room) return null;
  const table = room.closest("table");
  const hours = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.getBoundingClientRect());
  const begin = isRightToLeft ? hours[0].right : hours[0].left;
  const width = hours.reduce((sum, box) => sum + box.width, 0);
  const quarters = Number(table.dataset.quarters);
  const along = fromStart(x, { left: begin, right: begin }) - drag.grip;
  const quarter = Math.min(Math.max(Math.round((along / width) * quarters), 0), quarters - 1);
  const minute = Number(table.dataset.first) * 60 + quarter * QUARTER;
  const start = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const said = `${room.dataset.name}, ${clock.format(new Date(minute * 60000))}`;
  return { over: room, values: { day: table.dataset.day, start, venue: room.dataset.venue }, said };
}

function show(place, x, y) {
  document.querySelector(".is-over")?.classList.remove("is-over");
  place?.over.classList.add("is-over");
  ghost.hidden = !place;
  if (place) ghost.textContent = place.said;
  ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
}

function end() {
  show(null, 0, 0);
  drag?.block.classList.remove("is-moved");
  document.body.classList.remove("is-dragging");
  drag = null;
}

document.addEventListener("pointerdown", (event) => {
  wasDragged = false;
  const block = event.target.closest("[data-move]");
  if (!block || event.button !== 0 || event.pointerType === "touch") return;
  const isOnTable = block.closest("table.board");
  const grip = isOnTable ? fromStart(event.clientX, block.getBoundingClientRect()) : 0;
  drag = { block, grip, x: event.clientX, y: event.clientY, isUnderWay: false };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.isUnderWay && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
  drag.isUnderWay = true;
  drag.block.classList.add("is-moved");
  document.body.classList.add("is-dragging");
  show(placeAt(event.clientX, event.clientY), event.clientX, event.clientY);
});

document.addEventListener("pointerup", (event) => {
  if (!drag) return;
  const { block, isUnderWay } = drag;
  const place = isUnderWay && placeAt(event.clientX, event.clientY);
  wasDragged = isUnderWay;
  end();
  if (place) {
    const address = new URL(block.href);
    Object.entries(place.values).forEach(([name, value]) => address.searchParams.set(name, value));
    location.assign(address);
  }
});

document.addEventListener("click", (event) => wasDragged && event.preventDefault(), true);
document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => event.key === "Escape" && end());
