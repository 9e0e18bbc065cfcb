// Shows how far a letter has gone out: asks for its page again until every mail is on its way or refused.
// Without this script the page has a link to look again. (A page that reloads itself takes the reader's place away.)

const EVERY = 3000; // milliseconds
const PARTS = ["letter-progress", "letter-recipients"];

async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of PARTS) {
      document.getElementById(id).replaceWith(page.getElementById(id));
    }
    document.getElementById("letter-status").textContent = document.querySelector("#letter-progress [data-said]").textContent.trim();
  }
  wait();
}

function wait() {
  if ("waiting" in document.getElementById("letter-progress").dataset) {
    setTimeout(renew, EVERY);
  }
}

wait();
