// The door on a phone: shows what other phones note, and goes on without a connection.
// What is noted is first kept here, in one entry of the browser's storage each: address, code and time under a key of
// its own, no name. It is sent at once or when the connection is back, recorded once under its key, and then removed;
// what is left at midnight is dropped. Without this script the same buttons are plain forms.

const page = document.querySelector("[data-checkin]");
const say = page.dataset;
const looks = JSON.parse(document.getElementById("checkin-looks").textContent);
const rows = new Map([...page.querySelectorAll("[data-code]")].map((row) => [row.dataset.code, row]));
const list = page.querySelector(".checkin-people");
const connection = page.querySelector("[data-connection]");
const notice = page.querySelector("[data-notice]");

const PREFIX = "checkin/";
const EVERY = 8_000; // milliseconds between two questions to the server
const PATIENCE = 10_000; // milliseconds after which an answer counts as not coming
let isOnline = true;
let shown = 0; // how many answers of the server were shown

// --- the queue ---

/** Return what is not sent yet, oldest first, of whichever side event. */
function queued() {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ key: name.slice(PREFIX.length), ...JSON.parse(localStorage.getItem(name)) }))
    .sort((one, other) => one.at.localeCompare(other.at));
}

function queuedHere(code) {
  return queued().find((entry) => entry.code === code && entry.to === say.arrive);
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is missing where there is no HTTPS
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function keep(code) {
  const entry = { to: say.arrive, code, at: new Date().toISOString() };
  localStorage.setItem(PREFIX + newKey(), JSON.stringify(entry));
}

function forget(entry) {
  localStorage.removeItem(PREFIX + entry.key);
}

/** Drop what was noted on an earlier day, and say how much it was. */
function dropOld() {
  const today = new Date().toDateString();
  const old = queued().filter((entry) => new Date(entry.at).toDateString() !== today);
  old.forEach(forget);
  if (old.length) {
    tell(`${say.sayDropped} ${old.length}`, false);
    paintAll();
  }
}

function waitForMidnight() {
  const midnight = new Date();
  midnight.setHours(24, 0, 1, 0);
  setTimeout(() => {
    dropOld();
    waitForMidnight();
  }, midnight - Date.now());
}

// --- talking to the server ---

function ask(address, fields) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
  const post = fields && { method: "POST", body: new URLSearchParams(fields) };
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  return fetch(address, { ...post, headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
}

/** Return the answer as an object, or null where there is none: no connection, no session, a server that is not well. */
async function answerOf(address, fields) {
  const shownBefore = shown;
  let response;
  try {
    response = await ask(address, fields);
  } catch {
    connected(false);
    return null;
  }
  connected(true);
  if (response.status === 401 || response.status === 403) {
    tell(say.saySignedOut, false);
    return null;
  }
  if (response.status >= 500) {
    return null;
  }
  try {
    return { ...(await response.json()), shownBefore };
  } catch {
    return null; // cut off, or not the site that answers: a hotel's page to sign in, for example
  }
}

let sending = null;

/** Send all that waits, one after the other. Asked twice at once, it is done once. */
function send() {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll() {
  const tried = new Set();
  const next = () => queued().find((entry) => !tried.has(entry.key));
  for (let entry = next(); entry; entry = next()) {
    tried.add(entry.key);
    const answer = await answerOf(entry.to, { code: entry.code, key: entry.key, arrived_at: entry.at });
    if (!isOnline) {
      break;
    }
    if (!answer?.sentence) {
      continue; // stays for the next time, and keeps nobody else waiting
    }
    forget(entry);
    tell(answer.sentence, answer.is_well);
    if (entry.to === say.arrive) {
      show(answer);
    }
  }
  countWaiting();
}

async function refresh() {
  dropOld();
  await send();
  const answer = await answerOf(say.state);
  if (answer?.people) {
    show(answer);
  }
}

// --- what is shown ---

function tell(sentence, isWell) {
  notice.textContent = sentence;
  notice.className = `message message-${isWell ? "confirmed" : "waiting"}`;
  notice.hidden = false;
}

function connected(isNow) {
  isOnline = isNow;
  countWaiting();
}

function countWaiting() {
  const count = queued().length;
  const words = [isOnline ? "" : say.sayOffline, count ? `${say.sayWaiting} ${count}` : ""].filter(Boolean);
  if (connection.textContent !== words.join(" ")) {
    connection.textContent = words.join(" ");
  }
  connection.hidden = !words.length;
}

/** Show how things stand. An answer that was overtaken by another may be older than what is shown: ask again. */
function show({ people, summary, shownBefore }) {
  if (shownBefore !== shown) {
    refresh();
    return;
  }
  shown += 1;
  for (const [code, row] of rows) {
    [row.dataset.doorState, row.dataset.time] = people[code] ?? ["gone", ""];
  }
  page.querySelectorAll("[data-summary]").forEach((line, number) => {
    if (line.textContent !== summary[number]) {
      line.textContent = summary[number];
    }
  });
  if (list && !new URLSearchParams(location.search).get("q") && Object.keys(people).some((code) => !rows.has(code))) {
    tell(say.sayChanged, false);
  }
  paintAll();
}

function paintAll() {
  for (const row of rows.values()) {
    paint(row);
  }
  sort();
  countWaiting();
}

function paint(row) {
  const isQueued = row.dataset.doorState !== "arrived" && queuedHere(row.dataset.code);
  const look = looks[isQueued ? "queued" : row.dataset.doorState];
  const state = row.querySelector("[data-words-of-state]");
  state.textContent = look.words.replace("%s", row.dataset.time);
  state.className = `state state-${look.mark}${list ? "" : " state-lg"}`;
  for (const [name, label] of [["arrive", look.arrive], ["take-back", look.take_back]]) {
    const button = row.querySelector(`[data-do="${name}"]`);
    button.hidden = !label;
    button.querySelector("[data-label]").textContent = label;
  }
}

/** Who waits at the door stands first, in the order of the waiting list; all others by name. */
function sort() {
  if (!list) {
    return;
  }
  const waits = (row) => row.dataset.doorState === "at-door";
  const place = (row) => (waits(row) ? row.dataset.queue : row.dataset.name);
  const sorted = [...rows.values()].sort(
    (one, other) => waits(other) - waits(one) || place(one) - place(other),
  );
  if (sorted.some((row, number) => list.children[number] !== row)) {
    const focused = document.activeElement;
    list.append(...sorted);
    focused.focus();
  }
}

// --- what people do ---

page.querySelector("[data-people]")?.addEventListener("submit", (event) => {
  const button = event.submitter;
  const row = button?.closest("[data-code]");
  if (!row) {
    return;
  }
  if (button.dataset.do === "take-back") {
    event.preventDefault();
    takeBack(row);
    return;
  }
  try {
    keep(row.dataset.code);
  } catch {
    return; // the browser keeps nothing: then the form goes its plain way
  }
  event.preventDefault();
  page.querySelector("[data-repeated]")?.remove();
  paint(row);
  moveFocus(row);
  send();
});

async function takeBack(row) {
  await send(); // what is under way may be there already
  const entry = queuedHere(row.dataset.code);
  if (entry) {
    forget(entry);
    paintAll();
  } else {
    const answer = await answerOf(say.takeBack, { code: row.dataset.code });
    if (answer?.people) {
      tell(answer.sentence, answer.is_well);
      show(answer);
    } else if (!isOnline) {
      tell(say.sayNeedsConnection, false);
    }
  }
  moveFocus(row);
}

/** A button that has gone leaves the focus to the one that came. */
function moveFocus(row) {
  if (document.activeElement === document.body || document.activeElement.hidden) {
    row.querySelector("button:not([hidden])")?.focus();
  }
}

// An address that cannot be opened would take the page away that still works.
page.addEventListener("click", (event) => {
  if (event.target.closest("a") && (!navigator.onLine || !isOnline)) {
    event.preventDefault();
    tell(say.sayNeedsConnection, false);
  }
});

addEventListener("online", refresh);
addEventListener("storage", paintAll);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
setInterval(() => document.hidden || refresh(), EVERY);
waitForMidnight();
dropOld();
paintAll();
refresh();
