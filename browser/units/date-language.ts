/** The language in which dates are written: English has the day first, as the pages have it. */
export function dateLanguage(): string {
  const language = document.documentElement.lang || "en";
  return language === "en" ? "en-GB" : language;
}
