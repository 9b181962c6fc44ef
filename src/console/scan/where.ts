/** Keys of GS1 whose links lead to a page here, and what a link may have behind them. */
const KEY = /^(?:01|00|8003|8004|8006)(?:\/[A-Za-z0-9!"%&'()*+,\-.:;<=>?_~]+)+$/;
/** Characters of a label's path. */
const LONGEST = 400;

/** Address of the page of the thing whose label says this; undefined where it is no label. */
export function labelPath(text: string): string | undefined {
  const code = text.trim();
  const [, path = code] = /^https?:\/\/[^/?#]+\/([^?#]*)/i.exec(code) ?? [];
  const parts = path.split("/");
  // A domain may have folders before the key.
  for (let i = 0; i < parts.length; i++) {
    const rest = parts.slice(i);
    const found = rest.join("/").replace(/\/$/, "");
    const isPlain = rest.every((part) => part !== "." && part !== "..") && found.length <= LONGEST;
    if (isPlain && KEY.test(found)) return `/${found}`;
  }
  return undefined;
}

/** Whether it is a hash, which the search knows what to do with. */
export const isHash = (text: string): boolean => /^0x[0-9a-f]{64}$/i.test(text.trim());
