import { membersContract } from "../../sdk/members/contracts.ts";
import { standingOf } from "../../sdk/members/model/standing.ts";
import { name } from "../project/named.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { ACCOUNT, ORGANISATION, SEATS } from "./tables.ts";

/** Organisations, their accounts, and how many have a vote. */
export const membersProjection = projection(
  membersContract,
  { org: ["org"], account: ["account", "admin", "lost", "replacement"] },
  {
    async Admitted(args, event, rows) {
      const org = int(args.org);
      rows.put(ORGANISATION, {
        org,
        name: args.name,
        standing: "Active",
        roleBits: args.roles,
        votingAccount: args.admin,
        dualControl: false,
        accounts: 0,
        admittedAt: event.time,
        ...happened(event),
      });
      name(rows, "organisation", org, args.name, event);
      await seat(rows, event.time, 1);
    },
    async StandingSet(args, event, rows) {
      const [from, to] = [standingOf(BigInt(args.from)), standingOf(BigInt(args.to))];
      await rows.patch(ORGANISATION, { org: int(args.org) }, { standing: to });
      if (from === "Active") await seat(rows, event.time, -1);
      if (to === "Active") await seat(rows, event.time, 1);
    },
    RolesSet: ({ org, roles }, _, rows) => rows.patch(ORGANISATION, { org: int(org) }, { roleBits: roles }),
    VotingAccountSet: ({ org, account }, _, rows) =>
      rows.patch(ORGANISATION, { org: int(org) }, { votingAccount: account }),
    DualControlSet: ({ org, required }, _, rows) =>
      rows.patch(ORGANISATION, { org: int(org) }, { dualControl: required }),
    async Enrolled(args, event, rows) {
      const { account, person } = args;
      const [org, before] = [int(args.org), await rows.get(ACCOUNT, { account })];
      const [duties, validUntil] = [int(args.duties), int(args.validUntil)];
      const began = before ?? { enrolledAt: event.time, ...happened(event) };
      rows.put(ACCOUNT, { ...began, account, org, duties, validUntil, person, revokedAt: null, trustedUntil: null });
      if ((before?.duties ?? 0) === 0) await countAccounts(rows, org, 1);
    },
    async Revoked(args, event, rows) {
      const { account } = args;
      const [org, before] = [int(args.org), await rows.get(ACCOUNT, { account })];
      const trustedUntil = int(args.trustedUntil);
      await rows.patch(ACCOUNT, { account }, { duties: 0, revokedAt: before?.revokedAt ?? event.time, trustedUntil });
      if ((before?.duties ?? 0) !== 0) await countAccounts(rows, org, -1);
    },
  },
);

async function countAccounts(rows: Rows, org: number, change: number): Promise<void> {
  const found = await rows.get(ORGANISATION, { org });
  if (found) rows.put(ORGANISATION, { ...found, accounts: found.accounts + change });
}

/** The second of the change before is not known here: time zero always has the newest number besides. */
const NOW = 0;

async function seat(rows: Rows, time: number, change: number): Promise<void> {
  const active = ((await rows.get(SEATS, { time: NOW }))?.active ?? 0) + change;
  rows.put(SEATS, { time, active });
  rows.put(SEATS, { time: NOW, active });
}
