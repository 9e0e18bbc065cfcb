// Shows the button for passkeys where the browser has them, and lets django-allauth's script do the ceremony.

const form = document.querySelector("[data-passkey]");
const button = document.getElementById("passkey");

if (form && button && window.PublicKeyCredential) {
  const credential = form.querySelector("[name=credential]");
  const data = document.getElementById("passkey-data");
  const alone = form.querySelector("[name=passwordless]");
  button.hidden = false;
  window.allauth.webauthn.forms[form.dataset.passkey]({
    ids: {
      add: button.id,
      authenticate: button.id,
      login: button.id,
      credential: credential.id,
      passwordless: alone ? alone.id : undefined,
      data: data ? data.id : undefined,
    },
  });
}

// Somebody closed the window of the browser, or the device did not answer.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-problem").hidden = false;
});
