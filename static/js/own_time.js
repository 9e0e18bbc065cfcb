// Says when a side event is on the reader's own clock, where that differs from the clock of the week.
// The page shows the week's time without this; nothing is sent anywhere. How the language of the page writes times
// comes with the page, from events/un_style/notations.py: the functions below do what formats.py there does.

const language = document.documentElement.lang;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const line of document.querySelectorAll("[data-own-time]")) {
  const times = line.closest("dd").querySelectorAll("time");
  const start = new Date(times[0].dateTime);
  const end = new Date(times[times.length - 1].dateTime);
  if (zone && clock(start, zone) !== clock(start, line.dataset.ownTime)) {
    const notation = JSON.parse(line.dataset.notation);
    line.querySelector("bdi").textContent = ownText(start, end, line.dataset.ownTime, notation);
    line.hidden = false;
  }
}

/** Return day and time as that zone's clock shows them, to be compared. */
function clock(at, timeZone) {
  return at.toLocaleString("sv", { timeZone });
}

/** Return "8.15 p.m. to 9.45 p.m., Gulf Standard Time", with the weekday in front where it is another day. */
function ownText(start, end, weekZone, notation) {
  const parts = [];
  if (clock(start, zone).slice(0, 10) !== clock(start, weekZone).slice(0, 10)) {
    parts.push(start.toLocaleDateString(language, { weekday: "long" }));
  }
  parts.push(start < end ? timesText(start, end, notation) : timeText(start, notation), zoneName(start));
  return parts.join(notation.comma);
}

/** Return "8.15 p.m. to 9.45 p.m.", with the unit written once where the language does so. */
function timesText(start, end, notation) {
  const isOneHalf = start.toDateString() === end.toDateString() && unit(start, notation) === unit(end, notation);
  const hasWord = hourWord(start, notation) || hourWord(end, notation);
  if (notation.shares_unit && isOneHalf && !hasWord) {
    const both = { start: bareTime(start, notation), end: bareTime(end, notation) };
    return filled(unit(start, notation), { "": filled(notation.times, both) });
  }
  return filled(notation.times, { start: timeText(start, notation), end: timeText(end, notation) });
}

/** Return "8.15 p.m.", "8 p.m.", "noon" or "midnight". */
function timeText(at, notation) {
  return hourWord(at, notation) || filled(unit(at, notation), { "": bareTime(at, notation) });
}

function hourWord(at, notation) {
  return at.getMinutes() === 0 ? notation.hour_words[at.getHours()] : undefined;
}

function unit(at, notation) {
  return notation.units[at.getHours() < 12 ? 0 : 1];
}

function bareTime(at, notation) {
  const hour = notation.has_twelve_hours ? at.getHours() % 12 || 12 : at.getHours();
  const minute = at.getMinutes();
  return filled(minute ? notation.minutes : notation.hour, { hour, minute });
}

/** Fill "{hour}.{minute:02}" as Python does: each name with its value, to two digits where it says so. */
function filled(template, values) {
  return template.replace(/\{(\w*)(:02)?\}/g, (_all, name, isPadded) =>
    String(values[name]).padStart(isPadded ? 2 : 0, "0"),
  );
}

function zoneName(at) {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: "long" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName").value;
}
