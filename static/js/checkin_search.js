// Searches the list of the door while you type, as the server does: by name, organization or code, without accents.

const search = document.querySelector("[data-search] input");
const rows = [...document.querySelectorAll("[data-words]")];
const letters = JSON.parse(document.getElementById("checkin-letters").textContent);

function plain(text) {
  const folded = text.toLowerCase().replaceAll("’", "'").replaceAll("ß", "ss");
  const bare = folded.normalize("NFKD").replace(/\p{M}/gu, "");
  return [...bare].map((letter) => letters[letter] ?? letter).join("");
}

function typedCode(text) {
  const misread = { O: "0", I: "1", L: "1" };
  const code = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  return [...code].map((letter) => misread[letter] ?? letter).join("");
}

function filter() {
  const code = typedCode(search.value);
  const one = rows.find((row) => row.dataset.code === code);
  const terms = plain(search.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    row.hidden = one ? row !== one : !terms.every((term) => row.dataset.words.includes(term));
    count += !row.hidden;
  }
  document.querySelector("[data-nobody]").hidden = count > 0;
}

// A page that the server has searched already holds only what it found: there the form goes its plain way.
if (!search.defaultValue) {
  search.addEventListener("input", filter);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  search.form.querySelector("button").hidden = true;
  filter(); // what was typed before the page was loaded again
}
