import type { BaseWallet, TransactionReceipt } from "ethers";
import { connectAll } from "../../sdk/all.ts";
import { connect } from "../../sdk/core/connect.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { streamEvents } from "../../sdk/core/events/stream.ts";
import { createTransactionReceiptProof } from "../../sdk/core/proof/create-transaction-receipt-proof.ts";
import { verifyTransactionReceiptProof } from "../../sdk/core/proof/verify-transaction-receipt-proof.ts";
import { memoryStore } from "../../sdk/core/send/memory-store.ts";
import { createOutbox } from "../../sdk/core/send/outbox.ts";
import { attest } from "../../sdk/evidence/actions/attestations/attest.ts";
import { attestationsContract } from "../../sdk/evidence/contracts.ts";
import { encodeData } from "../../sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import { attestationsEip712Domain, type Statement, uidOf } from "../../sdk/evidence/model/statement/statement.ts";
import { refused } from "../errors.ts";
import { requireThat } from "./require-that.ts";

export interface SdkJourneyParameters {
  readonly deployment: Deployment;
  /** ADMIN of an organisation; it is enrolled as MAKER too. At a node, as all of these. */
  readonly admin: BaseWallet;
  /** Belongs to nobody yet, and sends with an outbox from now on. */
  readonly sender: BaseWallet;
  /** Belongs to nobody. */
  readonly stranger: BaseWallet;
  /** Statements that are asked for at once. */
  readonly statements?: number;
}

const DEFINITION = "uint64 weight";

/**
 * What a program does with the SDK, on any chain: enrols, registers, states many things at once through an outbox, anchors a batch, streams
 * all of it, proves a receipt, and meets a refusal. Gives what was seen; throws where that is not what has to be.
 */
export async function sdkJourney(parameters: SdkJourneyParameters): Promise<string[]> {
  const { deployment, admin, sender, stranger, statements = 40 } = parameters;
  const provider = sender.provider;
  if (provider === null) throw new Error("the sender is at no node");
  const saw: string[] = [];
  const ours = await connectAll({ signer: admin, deployment });
  for (const account of [admin.address, sender.address]) {
    await ours.members.enrolAndWait({ account, duties: account === admin.address ? ["ADMIN", "MAKER"] : ["MAKER"] });
  }
  const { schema } = await ours.attestations.registerSchemaAndWait({ definition: DEFINITION, revocable: true });

  const outbox = await createOutbox({ provider, signer: sender, store: memoryStore(), pollInterval: 100 });
  const client = await connectAll({ provider, sender: outbox, deployment });
  const from = await provider.getBlockNumber();
  const domain = attestationsEip712Domain(deployment);
  const statement = (attester: string, weight: number) =>
    createStatement({ schema, attester, data: encodeData(DEFINITION, { weight: BigInt(weight) }) });
  const stated = Array.from({ length: statements }, (_, n) => statement(sender.address, n));
  const sent = await Promise.all(
    stated.map((each, n) => client.attestations.attest({ statement: each, idempotencyKey: `statement ${n}` })),
  );
  const receipts = await Promise.all(sent.map((each) => each.receipt()));
  const uids = stated.map((each) => uidOf(domain, each));
  const valid = await Promise.all(uids.map((uid) => client.attestations.isValid({ uid })));
  requireThat(valid.every(Boolean), "every statement is valid");
  const blocks = new Set(receipts.map(({ blockNumber }) => blockNumber));
  saw.push(`${statements} statements of one sender, asked for at once, are valid; they are in ${blocks.size} blocks`);
  const [one] = stated as [Statement, ...Statement[]];
  const again = await client.attestations.attest({ statement: one, idempotencyKey: "statement 0" });
  requireThat(again.hash === sent[0]?.hash, "an idempotency key that was used gives the transaction of then");
  await outbox.close();

  const seen = new Set<string>();
  let doubled = 0;
  for await (const item of streamEvents(client, { contracts: [attestationsContract], from, pollInterval: 50 })) {
    if (item.type === "event" && item.name === "Attested") {
      const { uid } = item.args as { readonly uid: string };
      if (seen.has(uid)) doubled++;
      seen.add(uid);
    }
    if (item.type === "checkpoint" && item.cursor.block >= Math.max(...blocks)) break;
  }
  requireThat(doubled === 0 && uids.every((uid) => seen.has(uid)), "the stream has each statement once");
  saw.push(`the event stream has each of them once, from block ${from} to its head`);

  const [first] = receipts as [TransactionReceipt, ...TransactionReceipt[]];
  const proved = await verifyTransactionReceiptProof(await createTransactionReceiptProof(provider, first.hash));
  requireThat(proved.number === first.blockNumber && proved.succeeded, "the receipt's proof holds");
  saw.push(
    `the receipt of a transaction is proved from block ${first.blockNumber}'s header alone, which ${proved.sealers.length} validators sealed`,
  );

  const outsider = await connect({ signer: stranger, deployment });
  await refused(attest(outsider, { statement: statement(stranger.address, 0) }), "Members_NotEnrolled");
  saw.push("a statement of who is no member is refused by the contract, as Members_NotEnrolled");
  return saw;
}
