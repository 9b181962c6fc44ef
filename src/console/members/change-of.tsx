import { rolesOf } from "../../sdk/members/model/roles.ts";
import type { DecodedCall } from "../chain/decode-call.ts";
import { queryOrganisation } from "../../sdk/query/members.ts";
import { useThing } from "../api/use-api.ts";
import { OrgLink } from "./org-link.tsx";
import { RoleNames } from "./role-names.tsx";
import styles from "./members.module.css";

const argumentOf = ({ args }: DecodedCall, name: string) => args.find((arg) => arg.name === name)?.value;

/** What an argument means, where it is a number of ours: an organisation, or its roles, as they are and as they would be. */
export function changeOf(call: DecodedCall, name: string): React.ReactNode | undefined {
  const value = argumentOf(call, name) ?? "";
  if (name === "org") return <OrgLink org={Number(value)} />;
  if (name !== "roles" || !/^\d+$/.test(value)) return undefined;
  return <RolesChange org={argumentOf(call, "org")} roles={rolesOf(BigInt(value))} />;
}

function RolesChange({ org, roles }: { readonly org: string | undefined; readonly roles: readonly string[] }) {
  const now = useThing("organisation", queryOrganisation, { org: Number(org ?? 0) }, { enabled: org !== undefined });
  return (
    <>
      {now.data !== undefined && (
        <>
          <s>
            <RoleNames roles={now.data.item.roles} />
          </s>
          <span className={styles.arrow}> → </span>
        </>
      )}
      <RoleNames roles={roles} />
    </>
  );
}
