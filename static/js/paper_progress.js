// Shows how far papers are that a worker makes: asks for the page again until they are ready, then downloads the file.
// Without this script the page has a link to look again, and a button.

const EVERY = 1500; // milliseconds
const part = () => document.getElementById("paper-progress");

async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    part().replaceWith(page.getElementById("paper-progress"));
    document.getElementById("paper-status").textContent = part().querySelector("[data-said]").textContent.trim();
  }
}

async function waitForIt() {
  while ("waiting" in part().dataset) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    await renew();
    part().querySelector("form")?.requestSubmit();
  }
}

// The page stays while the file is saved: it is renewed, since what has delegates' data is given only once.
document.addEventListener("submit", () => setTimeout(renew, EVERY));
waitForIt();
