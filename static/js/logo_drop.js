// A logo is dropped on its field or chosen there, and shown at once as it will print. Without this script the button
// below the field does the same.

for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  zone.querySelector(".drop-hint").hidden = false;
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      look();
    }
  });
  input.addEventListener("change", look);

  function look() {
    input.form.requestSubmit(zone.querySelector("button"));
  }
}
