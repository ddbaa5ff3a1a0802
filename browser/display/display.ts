/** Shows a display setting at once; the form still posts, and then the server remembers it. */
const SHOWN = { theme: "auto", text: "normal", motion: "auto" } as const;

export function showDisplay(form: HTMLFormElement, root: HTMLElement = document.documentElement): void {
  form.addEventListener("change", () => {
    const data = new FormData(form);
    for (const [name, plain] of Object.entries(SHOWN)) {
      const value = data.get(name);
      if (typeof value === "string" && value !== plain) root.setAttribute(`data-${name}`, value);
      else root.removeAttribute(`data-${name}`);
    }
  });
}

export function movesLess(root: HTMLElement = document.documentElement): boolean {
  return root.dataset.motion === "less" || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
