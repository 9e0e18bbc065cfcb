// Has the browser work out the fingerprint of the chosen file, so that the file itself need not be sent.
// Without this, or where the browser offers no digest (a page without https), the form sends the file.

const form = document.getElementById("compare");
const file = form.elements.file;
const fingerprint = form.elements.sha256;

if (window.crypto?.subtle) {
  form.querySelector("[data-stays-here]").hidden = false;
  form.addEventListener("submit", compare);
  window.addEventListener("pageshow", () => sendsFile(true)); // also when the page comes back by the Back button
}

/** Send the fingerprint in the file's stead. What is missing or empty the server refuses in its own words. */
async function compare(event) {
  const chosen = file.files[0];
  if (!chosen?.size) {
    return;
  }
  event.preventDefault();
  try {
    fingerprint.value = hexadecimal(await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer()));
    sendsFile(false);
  } catch {
    sendsFile(true); // a file that the browser cannot hold in memory: the server reads it, or says that it is too large
  }
  form.submit();
}

function sendsFile(isSent) {
  file.disabled = !isSent;
  fingerprint.disabled = isSent;
}

function hexadecimal(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
