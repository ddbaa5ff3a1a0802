const NONE = new Set(["none", "none_of_these"]);

/** "None of these" and a tick beside it cannot both be meant: the later tap counts. Without scripts the page asks. */
export function letOneGoOfTheOther(form: HTMLFormElement): void {
  form.addEventListener(
    "change",
    (event) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.checked) return;
      for (const other of beside(form, box)) {
        if (NONE.has(box.value) || NONE.has(other.value)) other.checked = false;
      }
    },
    { capture: true },
  );
}

function beside(form: HTMLFormElement, box: HTMLInputElement): HTMLInputElement[] {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  return boxes.filter((other) => other !== box && other.name === box.name);
}
