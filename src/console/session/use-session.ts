import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type IndexViewer, queryViewer } from "../../sdk/query/common.ts";
import { useThing } from "../api/use-api.ts";
import { askWays, endSession } from "../browser/session.ts";

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
  const { data } = useThing("viewer", queryViewer, {});
  return data === undefined ? undefined : sessionOf(data.item);
}

/** Whether people without keys sign in by the directory of their organisation here. */
export function useHasDirectory(): boolean {
  const { data } = useQuery({ queryKey: ["ways to sign in"], queryFn: askWays, staleTime: Number.POSITIVE_INFINITY });
  return data?.directory === true;
}

/** Has everything on the page asked anew, for what may be seen has changed. */
export function useForget(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries();
}

/** Ends the session. */
export function useSignOut(): () => Promise<void> {
  const forget = useForget();
  return async () => {
    await endSession();
    await forget();
  };
}
