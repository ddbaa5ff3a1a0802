/** Opens real dialogs: `<button data-opens="id">`. Escape and a visible close come with them; focus returns by itself. */
export function openSheets(root: ParentNode = document): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-opens]")) {
    if (button.dataset.bound) continue;
    button.dataset.bound = "1";
    button.addEventListener("click", (event) => {
      const sheet = document.getElementById(button.dataset.opens ?? "");
      if (!(sheet instanceof HTMLDialogElement)) return;
      event.preventDefault();
      sheet.showModal();
    });
  }
}
