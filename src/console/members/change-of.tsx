import { STANDINGS } from "../../sdk/members/model/standing.ts";
import { rolesOf } from "../../sdk/members/model/roles.ts";
import { useQuery } from "@tanstack/react-query";
import { type IndexedOrganisation, queryOrganisation } from "../../sdk/query/members.ts";
import { API } from "../api/client.ts";
import { PUBLIC } from "../api/forget-seen.ts";
import { useThing } from "../api/use-api.ts";
import type { DecodedCall } from "../chain/decode-call.ts";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { beforeExecution, type Changed } from "./before-execution.ts";
import { OrgLink } from "./org-link.tsx";
import { RoleNames } from "./role-names.tsx";
import { MEMBER_TEXTS } from "./texts.ts";
import styles from "./members.module.css";

const argumentIn = ({ args }: DecodedCall, name: string) => args.find((arg) => arg.name === name)?.value ?? "";

/** What a method changes of an organisation: its argument, and what that makes of the organisation. */
const CHANGES: Readonly<Record<string, { readonly name: string; after(value: string): Changed }>> = {
  setRoles: { name: "roles", after: (value) => ({ roles: rolesOf(BigInt(value)) }) },
  setStanding: {
    name: "to",
    after: (value) => ({ standing: STANDINGS[Number(value)] as IndexedOrganisation["standing"] }),
  },
  setDualControl: { name: "required", after: (value) => ({ dualControl: value === "true" }) },
};

/** Whether what is there before is shown beside what a call makes of it. */
export const showsBefore = ({ method }: DecodedCall): boolean => Object.hasOwn(CHANGES, method);

/**
 * What an argument means, where it is a number of ours: an organisation, or what changes of it, as it is before and after.
 *
 * @param executed Proposal that made the call; undefined where it was not made.
 */
export function changeOf(call: DecodedCall, name: string, executed: string | undefined): React.ReactNode | undefined {
  const value = argumentIn(call, name);
  if (name === "org") return <OrgLink org={Number(value)} />;
  const change = showsBefore(call) ? CHANGES[call.method] : undefined;
  if (change?.name === name) {
    const of = { org: argumentIn(call, "org"), after: change.after(value) };
    return executed === undefined ? <Change {...of} /> : <Made {...of} method={call.method} executed={executed} />;
  }
  return name === "roles" && /^\d+$/.test(value) ? <RoleNames roles={rolesOf(BigInt(value))} /> : undefined;
}

interface ChangeParameters {
  readonly org: string;
  readonly after: Changed;
}

/** What a call would make of an organisation as it is now. */
function Change({ org, after }: ChangeParameters) {
  const now = useThing("organisation", queryOrganisation, { org: Number(org) });
  return <FromTo before={now.data?.item} after={after} />;
}

interface MadeParameters extends ChangeParameters {
  readonly method: string;
  /** Proposal that made the call. */
  readonly executed: string;
}

/** What a call made of an organisation as it was before. */
function Made({ org, after, method, executed }: MadeParameters) {
  const t = useTexts(MEMBER_TEXTS);
  const { data, isPending } = useQuery({
    queryKey: ["before execution", executed, org, method],
    queryFn: async () => (await beforeExecution(API, { proposalId: executed, org, method })) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    meta: PUBLIC,
  });
  return (
    <>
      <FromTo before={data ?? undefined} after={after} />
      {!isPending && !data && <p>{t("calls.before.unknown")}</p>}
    </>
  );
}

function FromTo({ before, after }: { readonly before: Changed | undefined; readonly after: Changed }) {
  return (
    <>
      {before !== undefined && (
        <>
          <s>
            <Said of={before} like={after} />
          </s>
          <span className={styles.arrow}> → </span>
        </>
      )}
      <Said of={after} like={after} />
    </>
  );
}

/** What `like` is about, as `of` has it. */
function Said({ of, like }: { readonly of: Changed; readonly like: Changed }) {
  const t = useTexts(MEMBER_TEXTS);
  const common = useCommon();
  if (like.roles !== undefined) return <RoleNames roles={of.roles ?? []} />;
  if (like.dualControl !== undefined) return <>{common(of.dualControl ? "yes" : "no")}</>;
  return <>{of.standing === undefined ? "–" : t(`standing.${of.standing}`)}</>;
}
