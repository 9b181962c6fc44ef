/** Somebody who states one thing after the other through an outbox, and counts in the end how often each is on the chain. */
import type { BaseWallet, JsonRpcProvider } from "ethers";
import type { TallyError } from "../../src/lib/errors.ts";
import { connectAll, type FullClient } from "../../src/sdk/all.ts";
import { memoryStore } from "../../src/sdk/core/send/memory-store.ts";
import { createOutbox } from "../../src/sdk/core/send/outbox.ts";
import type { SentTransaction } from "../../src/sdk/core/send/sender.ts";
import type { OutboxStore } from "../../src/sdk/core/send/store.ts";
import { attestationsContract } from "../../src/sdk/evidence/contracts.ts";
import { encodeData } from "../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../src/sdk/evidence/model/statement/create.ts";
import { attestationsEip712Domain, uidOf } from "../../src/sdk/evidence/model/statement/statement.ts";
import { requireSeen } from "./failure.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

export interface Stater {
  readonly client: FullClient;
  readonly schema: string;
  readonly wallet: BaseWallet;
  readonly store: OutboxStore;
  /** Uids of what was stated. */
  readonly uids: readonly string[];
  /** What the outbox told of itself, each time that it was another thing: a code, or "well". */
  readonly told: readonly string[];
  /** Hands so many statements to the outbox; what comes back is stored, and not mined yet. */
  state(count: number): Promise<readonly SentTransaction[]>;
  /** Waits until the outbox tells of nothing else. @throws `NOT_IN_TIME` with all that it told. */
  untilTold(code: string, seconds: number): Promise<void>;
  /** Requires that each is on the chain once, and by one transaction. */
  requireOnce(provider: JsonRpcProvider): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds: blocks come every second. */
const SENDING = { pollInterval: 200, resendAfter: 3_000, haltedAfter: 8_000 };

/** @param word A word of the schema, which belongs to this one alone. */
export async function openStater(stage: Stage, word: string): Promise<Stater> {
  const deployment = stage.deployment();
  const [wallet, provider] = [stage.wallet(`stater of ${word}`), stage.provider()];
  const admin = await connectAll({ signer: stage.wallet("admin"), deployment });
  await admin.members.enrolAndWait({ account: wallet.address, duties: ["MAKER"] });
  const definition = `uint64 ${word}`;
  const { schema } = await admin.attestations.registerSchemaAndWait({ definition, revocable: true });
  const told: string[] = [];
  const onProblem = (problem: TallyError | undefined) => told.push(problem?.code ?? "well");
  const store = memoryStore();
  const outbox = await createOutbox({ provider, signer: wallet, store, onProblem, ...SENDING });
  const client = await connectAll({ provider, sender: outbox, deployment });
  const domain = attestationsEip712Domain(deployment);
  const uids: string[] = [];
  const from = await provider.getBlockNumber();
  return {
    client,
    schema,
    wallet,
    store,
    uids,
    told,
    async state(count) {
      const sent: SentTransaction[] = [];
      for (let n = 0; n < count; n++) {
        const data = encodeData(definition, { [word]: BigInt(uids.length) });
        const statement = createStatement({ schema, attester: wallet.address, data });
        sent.push(await client.attestations.attest({ statement, idempotencyKey: `${uids.length}` }));
        uids.push(uidOf(domain, statement));
      }
      return sent;
    },
    async untilTold(code, seconds) {
      await until(`the outbox tells of ${code}`, seconds, async () => told.at(-1) === code, { told });
    },
    async requireOnce(node) {
      const contract = attestationsContract({ provider: node, deployment });
      const events = await contract.queryFilter(contract.filters.Attested(), from, await node.getBlockNumber());
      const times = new Map<string, number>();
      for (const { args } of events) times.set(args.uid, (times.get(args.uid) ?? 0) + 1);
      const others = uids.filter((uid) => times.get(uid) !== 1);
      requireSeen(others.length === 0, `each of ${uids.length} statements is on the chain once`, { others });
      const sent = await node.getTransactionCount(wallet.address, "latest");
      requireSeen(sent === uids.length, `${uids.length} statements took as many transactions`, { sent });
    },
    close: () => outbox.close(),
  };
}
