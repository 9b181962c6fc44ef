import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type IndexViewer, queryViewer } from "../../sdk/query/common.ts";
import { forgetSeen, PUBLIC, VIEWER } from "../api/forget-seen.ts";
import { useThing } from "../api/use-api.ts";
import { askWays, endSession } from "../browser/session.ts";
import { dropUnder } from "../browser/kept.ts";
import { FORM } from "../browser/kept-names.ts";
import { sayViewerChanged, type ViewerChange } from "../browser/viewer-changes.ts";
import { dropAllHere } from "./use-kept-here.ts";

/** Who is signed in, of an organisation. */
export interface Session {
  /** Null for a person whom a directory knows. */
  readonly account: string | null;
  readonly org: number;
  readonly roles: readonly string[];
}

const sessionOf = ({ account, org, roles }: IndexViewer): Session | undefined =>
  org === null ? undefined : { account, org, roles };

/** Who is signed in, as the chain has it now: an account that was revoked is not. Undefined also while it is asked. */
export function useSession(): Session | undefined {
  const { data } = useThing(VIEWER, queryViewer, {});
  return data === undefined ? undefined : sessionOf(data.item);
}

/** Whether people without keys sign in by the directory of their organisation here. */
export function useHasDirectory(): boolean {
  const { data } = useQuery({
    queryKey: ["ways to sign in"],
    queryFn: askWays,
    staleTime: Number.POSITIVE_INFINITY,
    meta: PUBLIC,
  });
  return data?.directory === true;
}

/** Has everything on the page asked anew, for the chain has changed. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries();
}

/** Drops all that was seen, here and in the other tabs: what may be seen has changed. */
export function useForget(): (change: ViewerChange) => Promise<void> {
  const queries = useQueryClient();
  return (change) => {
    sayViewerChanged(change);
    return forgetSeen(queries);
  };
}

/** Ends the session, and drops what was begun here: the next one who uses this device is another. @throws as `endSession`: then nothing has changed. */
export function useSignOut(): () => Promise<void> {
  const forget = useForget();
  return async () => {
    await endSession();
    await dropUnder(FORM);
    await forget("out");
  };
}

/** Drops all that this device keeps, and ends the session. Whether all is gone. @throws as `endSession`: then the session has not ended. */
export function useClear(): () => Promise<boolean> {
  const session = useSession();
  const [forget, refresh] = [useForget(), useRefresh()];
  return async () => {
    const isGone = await dropAllHere();
    try {
      if (session !== undefined) await endSession();
    } finally {
      await forget("cleared");
      await refresh();
    }
    return isGone;
  };
}
