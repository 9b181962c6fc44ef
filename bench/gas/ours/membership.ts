import { DUTIES } from "../../../src/sdk/members/model/duties.ts";
import { gasOf } from "../chain.ts";
import { address, bytes } from "../dense.ts";
import type { System } from "./system.ts";

/** What an organisation does for itself in Members. */
export async function membership({ members, admins: [admin], maker }: System): Promise<Record<string, number>> {
  const byAdmin = members.connect(admin);
  const fresh = address("enrolled");
  const gas = {
    enrol: await gasOf(byAdmin.enrol(fresh, DUTIES.MAKER, 0, bytes("person", 20))),
    "enrol-change": await gasOf(byAdmin.enrol(fresh, DUTIES.MAKER, 0x7f_7f_7f_7f_7f, bytes("person", 20))),
    "revoke-account": await gasOf(byAdmin.revoke(fresh, 0)),
    "set-voting-account": await gasOf(byAdmin.setVotingAccount(maker.address)),
  };
  await gasOf(byAdmin.setVotingAccount(admin.address));
  return gas;
}
