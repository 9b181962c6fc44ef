import type { AsOf } from "../../sdk/query/ask.ts";
import type { Reader } from "../store/reader.ts";

/** Who asks. Every answer takes it first: what it may not see is withheld. */
export type Viewer =
  | { readonly kind: "public" }
  | { readonly kind: "member"; readonly account: string; readonly org: number; readonly roles: readonly string[] };

export const PUBLIC: Viewer = { kind: "public" };

/** Whether the asker is of one of these organisations, or may see everything: a regulator. */
export function maySee(viewer: Viewer, orgs: readonly (number | null)[]): boolean {
  return isRegulator(viewer) || (viewer.kind === "member" && orgs.includes(viewer.org));
}

export const isRegulator = (viewer: Viewer): boolean => viewer.kind === "member" && viewer.roles.includes("REGULATOR");

/** What the rows say of an account at a block: one that was revoked, or has expired, is nobody from then on. */
export type ViewerOf = (account: string, read: Reader, asOf: AsOf) => Promise<Viewer>;
