import { rolesOf } from "../../sdk/members/model/roles.ts";
import { STANDINGS } from "../../sdk/members/model/standing.ts";
import type { QueryApi } from "../../sdk/query/ask.ts";
import { type IndexedEvent, queryRecordedEvents } from "../../sdk/query/common.ts";
import { everyItem } from "../../sdk/query/every-item.ts";
import type { IndexedOrganisation } from "../../sdk/query/members.ts";

/** What the Council changes of an organisation. */
export type Changed = Partial<Pick<IndexedOrganisation, "roles" | "standing" | "dualControl">>;

const rolesIn = ({ args }: IndexedEvent): Changed => ({ roles: rolesOf(BigInt(String(args.roles))) });

/** Of each method: the event that says what it made, and what was there since the organisation was admitted. */
const TOLD: Readonly<
  Record<string, { readonly name: string; by(event: IndexedEvent): Changed; first(event: IndexedEvent): Changed }>
> = {
  setRoles: { name: "RolesSet", by: rolesIn, first: rolesIn },
  setStanding: {
    name: "StandingSet",
    by: ({ args }) => ({ standing: STANDINGS[Number(args.to)] as IndexedOrganisation["standing"] }),
    first: () => ({ standing: "Active" }),
  },
  setDualControl: {
    name: "DualControlSet",
    by: ({ args }) => ({ dualControl: String(args.required) === "true" }),
    first: () => ({ dualControl: false }),
  },
};

const CONTRACT = "Members";

/**
 * What stood in an organisation before a proposal was executed, as the events of the chain have it: by the last one before the
 * transaction that executed it, else by its admission. Undefined where that is not on record.
 *
 * @param method That the proposal called.
 */
export async function beforeExecution(
  api: QueryApi,
  { proposalId, org, method }: { readonly proposalId: string; readonly org: string; readonly method: string },
): Promise<Changed | undefined> {
  const told = TOLD[method];
  if (told === undefined) return undefined;
  const executed = await first(queryAll(api, { topic: `proposal:${proposalId}`, name: "ProposalExecuted" }));
  if (executed === undefined) return undefined;
  const { transaction, block } = executed;
  let begin = executed.log;
  for await (const { log } of queryAll(api, { transaction })) begin = Math.min(begin, log);
  const ofOrg = { topic: `org:${org}`, contract: CONTRACT };
  const isBefore = (event: IndexedEvent) => event.block < block || event.log < begin;
  const last = await first(queryAll(api, { ...ofOrg, name: told.name, to: block, newest: true }), isBefore);
  if (last !== undefined) return told.by(last);
  const admitted = await first(queryAll(api, { ...ofOrg, name: "Admitted", to: block }), isBefore);
  return admitted && told.first(admitted);
}

const queryAll = (api: QueryApi, parameters: Parameters<typeof queryRecordedEvents>[1]) =>
  everyItem(queryRecordedEvents, api, parameters ?? {});

async function first(
  events: AsyncIterable<IndexedEvent>,
  isWanted: (event: IndexedEvent) => boolean = () => true,
): Promise<IndexedEvent | undefined> {
  for await (const event of events) if (isWanted(event)) return event;
  return undefined;
}
