const SCRIPT = "/sw.js";
const workers = (): ServiceWorkerContainer | undefined =>
  (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;

/** Without a secure address there is no service worker, and everything else works all the same. */
export async function registerWorker(): Promise<void> {
  await workers()
    ?.register(SCRIPT, { scope: "/" })
    .catch(() => undefined);
}

/** A new version waits until all pages are closed, or until the person takes it; never while a session is open. */
export function offerNewVersion(mayOffer: () => boolean): void {
  const container = workers();
  const plate = document.querySelector<HTMLElement>("[data-new-version]");
  if (container === undefined || plate === null) return;
  const offer = (registration: ServiceWorkerRegistration): void => {
    plate.hidden = registration.waiting === null || container.controller === null || !mayOffer();
  };
  void container.ready.then((registration) => {
    offer(registration);
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", () => offer(registration));
    });
    plate.querySelector("[data-take-over]")?.addEventListener("click", () => {
      container.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage("take-over");
    });
  });
}
