/** Keys of GS1 whose links lead to a page here. */
const KEY = /^(01|00|8003|8004|8006)\/./;

export interface Where {
  readonly path: string;
  /** Of a search. */
  readonly q?: string;
}

/** Where in the console the text of a code leads: a label's link to its page, whatever else to the search. */
export function whereOf(text: string): Where {
  const code = text.trim();
  const [, path = code] = /^https?:\/\/[^/?#]+\/([^?#]*)/i.exec(code) ?? [];
  const parts = path.split("/");
  // A domain may have folders before the key.
  for (let i = 0; i < parts.length; i++) {
    const rest = parts.slice(i).join("/");
    if (KEY.test(rest)) return { path: `/${rest}` };
  }
  return { path: "/search", q: code.slice(0, 200) };
}
