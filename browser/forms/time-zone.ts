/** Fills in where the clock of this browser is, unless somebody wrote a place already: `<form data-fill-time-zone>`. */
export function fillTimeZone(form: HTMLFormElement, zone: string | undefined = browserZone()): void {
  const field = form.querySelector<HTMLInputElement>("[name=time_zone]");
  if (field !== null && zone && (field.value === "" || field.value === "UTC")) field.value = zone;
}

function browserZone(): string | undefined {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
