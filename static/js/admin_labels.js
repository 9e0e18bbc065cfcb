// The search boxes and the rich text editor of the admin are drawn by libraries that leave out a name for screen
// readers. This gives each the label of the field that it stands for, and does so for rows that are added later.

function labelOf(field) {
  const label = field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? "";
  return label.trim().replace(/:$/, "");
}

function name(element, label) {
  if (element && label) {
    element.setAttribute("aria-label", label);
    element.removeAttribute("aria-labelledby");
  }
}

function nameAll(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const box = select.nextElementSibling;
    const selection = box?.querySelector(".select2-selection");
    const chosen = box?.querySelector(".select2-selection__rendered")?.getAttribute("title");
    name(selection, [labelOf(select), chosen].filter(Boolean).join(": "));
    name(box?.querySelector(".select2-selection__rendered[role=textbox]"), labelOf(select));
    name(box?.querySelector(".select2-search__field"), labelOf(select));
  }
  for (const editor of root.querySelectorAll(".prose-editor")) {
    const field = editor.querySelector("textarea");
    name(editor.querySelector(".tiptap"), field && labelOf(field));
  }
  name(root.querySelector("#searchbar"), root.querySelector("#changelist-search [type=submit]")?.value);
  for (const box of root.querySelectorAll("td.delete input[type=checkbox]")) {
    name(box, box.closest("table").querySelector("thead th:last-child")?.textContent.trim());
  }
}

// The libraries draw at any time after the page has loaded; what they add is named when it appears.
new MutationObserver(() => nameAll(document)).observe(document.body, { childList: true, subtree: true });
nameAll(document);
document.addEventListener("change", () => nameAll(document));
