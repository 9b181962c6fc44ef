/** Calls with an element's width whenever that changes, until it is stopped. */
export function observeSize(element: Element, changed: (width: number) => void): () => void {
  let width = element.clientWidth;
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    changed(width);
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** Calls whenever the theme changes, until it is stopped. */
export function observeTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
