// Asks for the page again until times and rooms are found. Without this script the page has a link to look again.

const EVERY = 2000; // milliseconds
const part = () => document.getElementById("schedule");

while ("waiting" in part().dataset) {
  await new Promise((resolve) => setTimeout(resolve, EVERY));
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    part().replaceWith(page.getElementById("schedule"));
  }
}
