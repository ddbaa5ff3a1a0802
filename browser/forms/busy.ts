/** A form that was sent says so on its button, at the same width, and cannot be sent twice. */
export function markBusy(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : form.querySelector("button");
    if (button === null) return;
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    button.style.minWidth = `${button.offsetWidth}px`;
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.busy) button.textContent = button.dataset.busy;
  });
  form.addEventListener("hingeback:rescued", () => {
    for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) form.querySelector("button[aria-disabled]")?.removeAttribute("aria-disabled");
  });
}
