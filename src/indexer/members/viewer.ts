import { rolesOf } from "../../sdk/members/model/roles.ts";
import { PUBLIC, type ViewerOf } from "../serve/viewer.ts";
import { ACCOUNT, ORGANISATION } from "./tables.ts";

/** An account that is honoured is its organisation's; any other is nobody. */
export const viewerOf: ViewerOf = async (account, read, { time }) => {
  const found = await read.get(ACCOUNT, { account });
  if (found === undefined || found.duties === 0) return PUBLIC;
  if (found.validUntil !== 0 && time > found.validUntil) return PUBLIC;
  const { org } = found;
  const { standing, roleBits = "0" } = (await read.get(ORGANISATION, { org })) ?? {};
  if (standing === "Expelled") return PUBLIC;
  return { kind: "member", account, org, roles: rolesOf(BigInt(roleBits)) };
};
