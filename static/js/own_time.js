// Says when a side event is on the reader's own clock, where that differs from the clock of the week.
// The page shows the week's time without this; nothing is sent anywhere.

const language = document.documentElement.lang;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const line of document.querySelectorAll("[data-own-time]")) {
  const times = line.closest("dd").querySelectorAll("time");
  const start = new Date(times[0].dateTime);
  const end = new Date(times[times.length - 1].dateTime);
  if (zone && clock(start, zone) !== clock(start, line.dataset.ownTime)) {
    line.querySelector("bdi").textContent = ownText(start, end, line.dataset.ownTime);
    line.hidden = false;
  }
}

/** Return day and time as that zone's clock shows them, to be compared. */
function clock(at, timeZone) {
  return at.toLocaleString("sv", { timeZone });
}

/** Return "8.15 p.m. to 9.45 p.m., Gulf Standard Time", with the weekday in front where it is another day. */
function ownText(start, end, weekZone) {
  const parts = [];
  if (clock(start, zone).slice(0, 10) !== clock(start, weekZone).slice(0, 10)) {
    parts.push(start.toLocaleDateString(language, { weekday: "long" }));
  }
  if (language.startsWith("en")) {
    parts.push(start < end ? `${englishTime(start)} to ${englishTime(end)}` : englishTime(start));
  } else {
    const format = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
    parts.push(start < end ? format.formatRange(start, end) : format.format(start));
  }
  parts.push(zoneName(start));
  return parts.join(language.startsWith("ar") ? "، " : ", ");
}

/** Return "8.15 p.m.", "8 p.m.", "noon" or "midnight", as the United Nations writes times in English. */
function englishTime(at) {
  const [hour, minute] = at.toTimeString().split(":").map(Number);
  if (minute === 0 && hour % 12 === 0) {
    return hour === 0 ? "midnight" : "noon";
  }
  const minutes = minute === 0 ? "" : `.${String(minute).padStart(2, "0")}`;
  return `${hour % 12 || 12}${minutes}\u00a0${hour < 12 ? "a.m." : "p.m."}`;
}

function zoneName(at) {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: "long" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName").value;
}
