import type { AsOf } from "../../sdk/query/ask.ts";
import type { Reader } from "../store/reader.ts";

/** Who asks. Every answer takes it first: what it may not see is withheld. */
export type Viewer =
  | { readonly kind: "public" }
  /** A key of an organisation's phone or gateway: it acts in custody, and is told what anybody is told. */
  | { readonly kind: "device"; readonly account: string; readonly of: number; readonly roles: readonly string[] }
  | {
      readonly kind: "member";
      /** Null for a person whom a directory knows. */
      readonly account: string | null;
      /** Of such a person, as the directory names it. */
      readonly subject: string | null;
      readonly org: number;
      readonly roles: readonly string[];
    };

/** Who has a session: an account that signed a text, or a person of an organisation whom its directory knows. */
export type SignedIn = { readonly account: string } | { readonly org: number; readonly subject: string };

export const PUBLIC: Viewer = { kind: "public" };

/** Organisation whose business the asker may see; 0, which is nobody's, where there is none. */
export const orgOf = (viewer: Viewer): number => (viewer.kind === "member" ? viewer.org : 0);

/** Whether the asker is of one of these organisations. */
export const isOf = (viewer: Viewer, orgs: readonly (number | null)[]): boolean =>
  viewer.kind === "member" && orgs.includes(viewer.org);

/** Whether the asker may see everything. What it sees by that alone is written down: see `shownTo`. */
export const isRegulator = (viewer: Viewer): boolean => viewer.kind === "member" && viewer.roles.includes("REGULATOR");

/** What the rows say of who signed in, at a block: an account that was revoked or has expired, or whose organisation was expelled, is nobody from then on. */
export type ViewerOf = (who: SignedIn, read: Reader, asOf: AsOf) => Promise<Viewer>;

/** Who asks a question. */
export interface Asker {
  readonly viewer: Viewer;
  /** Ends its session, which is one of somebody who is nobody any more. */
  readonly end?: () => Promise<void>;
}
