import type { QueryClient } from "@tanstack/react-query";
import type { IndexViewer } from "../../sdk/query/common.ts";
import { onViewerChanged } from "../browser/viewer-changes.ts";

/** Name of the question who is signed in, as `useThing` has it. */
export const VIEWER = "viewer";

/** For a query whose answer is the same for everybody. */
export const PUBLIC = { isPublic: true } as const;

interface Seen {
  readonly queryKey: readonly unknown[];
  readonly meta: Readonly<Record<string, unknown>> | undefined;
}

const isOfViewer = ({ meta }: Seen) => meta?.isPublic !== true;

/** Drops what was answered to who was signed in, and has what is on the page asked anew. */
export const forgetSeen = (queries: QueryClient): Promise<void> => queries.resetQueries({ predicate: isOfViewer });

/** Forgets what was seen when somebody signs in or out in another tab, and when the server knows the viewer as another: a session ends. */
export function followViewer(queries: QueryClient): void {
  onViewerChanged(() => forgetSeen(queries));
  let known: string | undefined;
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "updated" || query.queryKey[0] !== VIEWER) return;
    const { item } = (query.state.data ?? {}) as { readonly item?: IndexViewer };
    const now = item && JSON.stringify([item.kind, item.account, item.org, item.roles]);
    const isAnother = known !== undefined && now !== undefined && now !== known;
    known = now;
    if (isAnother) queries.resetQueries({ predicate: (each) => isOfViewer(each) && each !== query });
  });
}
