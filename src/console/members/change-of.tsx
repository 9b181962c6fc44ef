import { STANDINGS } from "../../sdk/members/model/standing.ts";
import { rolesOf } from "../../sdk/members/model/roles.ts";
import { type IndexedOrganisation, queryOrganisation } from "../../sdk/query/members.ts";
import { useThing } from "../api/use-api.ts";
import type { DecodedCall } from "../chain/decode-call.ts";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { OrgLink } from "./org-link.tsx";
import { RoleNames } from "./role-names.tsx";
import { MEMBER_TEXTS } from "./texts.ts";
import styles from "./members.module.css";

const argumentIn = ({ args }: DecodedCall, name: string) => args.find((arg) => arg.name === name)?.value ?? "";

type Organisation = Pick<IndexedOrganisation, "roles" | "standing" | "dualControl">;

/** What a method changes of an organisation: its argument, and what that makes of the organisation. */
const CHANGES: Readonly<Record<string, { readonly name: string; after(value: string): Partial<Organisation> }>> = {
  setRoles: { name: "roles", after: (value) => ({ roles: rolesOf(BigInt(value)) }) },
  setStanding: { name: "to", after: (value) => ({ standing: STANDINGS[Number(value)] as Organisation["standing"] }) },
  setDualControl: { name: "required", after: (value) => ({ dualControl: value === "true" }) },
};

/** Whether what is there now is shown beside what a call would make of it. */
export const showsBefore = ({ method }: DecodedCall): boolean => Object.hasOwn(CHANGES, method);

/** What an argument means, where it is a number of ours: an organisation, or what would change of it, as it is and as it would be. */
export function changeOf(call: DecodedCall, name: string, isDone: boolean): React.ReactNode | undefined {
  const value = argumentIn(call, name);
  if (name === "org") return <OrgLink org={Number(value)} />;
  const change = showsBefore(call) ? CHANGES[call.method] : undefined;
  if (change?.name === name)
    return <Change org={argumentIn(call, "org")} after={change.after(value)} isDone={isDone} />;
  return name === "roles" && /^\d+$/.test(value) ? <RoleNames roles={rolesOf(BigInt(value))} /> : undefined;
}

interface ChangeParameters {
  readonly org: string;
  readonly after: Partial<Organisation>;
  /** Whether the call was made: then what is there now may be what it made. */
  readonly isDone: boolean;
}

function Change({ org, after, isDone }: ChangeParameters) {
  const now = useThing("organisation", queryOrganisation, { org: Number(org) }, { enabled: !isDone });
  return (
    <>
      {now.data !== undefined && (
        <>
          <s>
            <Said of={now.data.item} like={after} />
          </s>
          <span className={styles.arrow}> → </span>
        </>
      )}
      <Said of={after} like={after} />
    </>
  );
}

/** What `like` is about, as `of` has it. */
function Said({ of, like }: { readonly of: Partial<Organisation>; readonly like: Partial<Organisation> }) {
  const t = useTexts(MEMBER_TEXTS);
  const common = useCommon();
  if (like.roles !== undefined) return <RoleNames roles={of.roles ?? []} />;
  if (like.dualControl !== undefined) return <>{common(of.dualControl ? "yes" : "no")}</>;
  return <>{of.standing === undefined ? "–" : t(`standing.${of.standing}`)}</>;
}
