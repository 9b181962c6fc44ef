/** The document's title: what the page is, then whose it is. */
export function setTitle(title: string): void {
  document.title = `${title} · Tallystick`;
}

/** Where the page came from. */
export const pageOrigin = (): string => location.origin;

/** Name under which the page was opened. */
export const pageHost = (): string => location.hostname;

/** Has the browser print what is shown. */
export const printPage = (): void => window.print();
