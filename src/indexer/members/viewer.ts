import { DUTIES } from "../../sdk/members/model/duties.ts";
import { rolesOf } from "../../sdk/members/model/roles.ts";
import { PUBLIC, type Viewer, type ViewerOf } from "../serve/viewer.ts";
import type { Reader } from "../store/reader.ts";
import { ACCOUNT, ORGANISATION } from "./tables.ts";

/** An account that is honoured, or a person whom a directory knows, is the organisation's; any other is nobody. One that is a device's and no more is no reader of its business. */
export const viewerOf: ViewerOf = async (who, read, { time }) => {
  if (!("account" in who)) return memberOf(read, who.org, { account: null, subject: who.subject });
  const { account } = who;
  const found = await read.get(ACCOUNT, { account });
  if (found === undefined || found.duties === 0) return PUBLIC;
  if (found.validUntil !== 0 && time > found.validUntil) return PUBLIC;
  const viewer = await memberOf(read, found.org, { account, subject: null });
  if (viewer.kind !== "member" || found.duties !== DUTIES.DEVICE) return viewer;
  return { kind: "device", account, of: viewer.org, roles: viewer.roles };
};

type Member = Extract<Viewer, { readonly kind: "member" }>;

async function memberOf(read: Reader, org: number, who: Pick<Member, "account" | "subject">): Promise<Viewer> {
  const found = await read.get(ORGANISATION, { org });
  if (found === undefined || found.standing === "Expelled") return PUBLIC;
  return { kind: "member", ...who, org, roles: rolesOf(BigInt(found.roleBits)) };
}
