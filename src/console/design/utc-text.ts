/** The last millisecond that a date can have. */
const LAST = 8.64e15;

/** A time as machines and as people read it; undefined where no calendar reaches. */
export function utcText(milliseconds: number): { readonly iso: string; readonly shown: string } | undefined {
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > LAST) return undefined;
  const iso = new Date(milliseconds).toISOString();
  return { iso, shown: `${iso.slice(0, -5).replace("T", " ")} UTC` };
}
