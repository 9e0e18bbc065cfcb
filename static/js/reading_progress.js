// Shows how far the reading of many documents has come: asks for the page again until nothing waits.
// Without this script the page has a link to look again.

const EVERY = 1500; // milliseconds

async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (answer.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const section = document.getElementById("progress");
    const hadFocus = section.contains(document.activeElement);
    const renewed = page.getElementById("progress");
    document.getElementById("progress-status").textContent = renewed.querySelector("label").textContent.trim();
    if (!hadFocus || renewed.dataset.waiting === "0") {
      section.replaceWith(renewed);
    }
  }
  wait();
}

function wait() {
  if (document.getElementById("progress").dataset.waiting !== "0") {
    setTimeout(renew, EVERY);
  }
}

wait();
