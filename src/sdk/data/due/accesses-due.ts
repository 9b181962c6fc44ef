import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueAct, type DueSource } from "../../core/due/due.ts";
import { listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import { encodeCall } from "../../core/encode.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { safe } from "../../core/whole.ts";
import { agreementsContract } from "../contracts.ts";
import { checkPrice } from "../model/agreement/price.ts";
import { termsArgument } from "../model/agreement/terms.ts";
import { ACCESS_STATES, type AccessState, nameOf } from "../model/states.ts";
import { AccessBook, accessKey, type BookedAccess } from "./access-book.ts";

const SETTLE: DueAct<BookedAccess> = {
  most: 1,
  async call(client, [access]) {
    const { terms, price, seq } = access as BookedAccess;
    const contract = agreementsContract(client);
    const data = encodeCall(contract, "settle", [termsArgument(terms), checkPrice(price), seq]);
    return { to: await contract.getAddress(), data };
  },
};

/** What falls due of accesses: that nobody disputed in time, and disputes that nobody decided. */
export const accessesDue: DueSource = {
  domain: "data",
  contracts: [agreementsContract],
  kinds: { "data.settle-access": true },
  open(client) {
    const book = new AccessBook();
    const reads = { record: memo<Kept>(), arbitration: memo<number>() };
    return {
      take: (event) => book.take(event as StreamedEvent<typeof agreementsContract>),
      list: (at) => listEach(book.open(), accessKey, async (booked) => dueOf(client, reads, booked, at)),
    };
  },
};

interface Kept {
  readonly state: AccessState;
  readonly since: number;
}

interface Reads {
  readonly record: ReturnType<typeof memo<Kept>>;
  readonly arbitration: ReturnType<typeof memo<number>>;
}

async function dueOf(
  client: Client,
  reads: Reads,
  access: BookedAccess,
  { block: blockTag }: BlockTime,
): Promise<Due[]> {
  const { agreement, seq, version, terms } = access;
  const contract = agreementsContract(client);
  const subject = accessKey(access);
  const { state, since } = await reads.record(subject, version, async () => {
    const record = await contract.accessOf(agreement, seq, { blockTag });
    return { state: nameOf(ACCESS_STATES, record.state), since: safe("at", record[2]) };
  });
  const common = { kind: "data.settle-access", subject, act: bindAct(SETTLE, access) };
  if (state === "Delivered") {
    const outcome = "the access counts as acknowledged, and its payees have what it costs";
    return [{ ...common, orgs: [terms.consumer], dueAt: since + (terms.dispute?.window ?? 0) + 1, outcome }];
  }
  if (state !== "Disputed" || terms.dispute === undefined) return [];
  const time = await reads.arbitration("", 0, async () => safe("ARBITRATION", await contract.ARBITRATION()));
  const outcome = "the dispute counts as upheld, and what the access costs can be taken back";
  return [{ ...common, orgs: [terms.dispute.arbitrator], dueAt: since + time + 1, outcome }];
}
