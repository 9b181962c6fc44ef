import { useQueryClient } from "@tanstack/react-query";
import { type IndexViewer, queryViewer } from "../../sdk/query/common.ts";
import { useThing } from "../api/use-api.ts";
import { endSession } from "../browser/session.ts";

/** An account that is signed in, of an organisation. */
export interface Session {
  readonly account: string;
  readonly org: number;
  readonly roles: readonly string[];
}

const sessionOf = ({ account, org, roles }: IndexViewer): Session | undefined =>
  account === null || org === null ? undefined : { account, org, roles };

/** Who is signed in, as the chain has it now: an account that was revoked is not. Undefined also while it is asked. */
export function useSession(): Session | undefined {
  const { data } = useThing("viewer", queryViewer, {});
  return data === undefined ? undefined : sessionOf(data.item);
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
