import { factConditionsContract, qbftClientContract, sideChainContract } from "../../../src/sdk/anchoring/contracts.ts";
import { contractNameOf } from "../../../src/sdk/anchoring/model/contract-name.ts";
import { FACT_KINDS, factId } from "../../../src/sdk/anchoring/model/fact.ts";
import { blockHashOf, unsealedHeader } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import { quorumOf } from "../../../src/sdk/anchoring/model/quorum.ts";
import { packSeals, requireQuorum } from "../../../src/sdk/anchoring/model/seals.ts";
import { type QbftValidator, qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { sideHeader } from "../../../src/testing/side-chain/headers.ts";
import { type Chain, gasOf, START } from "../chain.ts";
import { word } from "../dense.ts";
import { actingCouncil } from "./council.ts";
import { sideState } from "./side-state.ts";
import type { System } from "./system.ts";

const SIDE_CHAIN_ID = 20_260;
const TRUST_PERIOD = 14 * 86_400;
/** Height of the first header; the others follow one a second, from the start of this chain on. */
const FIRST = 0x111111;
const AGREEMENT = word("agreement of the other chain");
const KIND = "AgreementActive";

/** What a deal needs that asks for a fact. */
export interface MeasuredFact {
  readonly conditions: string;
  readonly id: bigint;
  /** In seconds: the fact was proved by a header that is younger. */
  readonly maxAge: number;
}

/** Headers of 1, 4 and 7 validators, a change of validators, a word of storage, a fact. */
export async function anchoring(
  chain: Chain,
  system: System,
): Promise<{ gas: Record<string, number>; fact: MeasuredFact }> {
  const { client, relayer } = system;
  const council = await actingCouncil(chain, system);
  const qbft = qbftClientContract(client).connect(relayer);
  const sideChain = sideChainContract(client).connect(council);
  const conditions = factConditionsContract(client).connect(relayer);
  const { account, stateRoot, proof } = await sideState(await sideChain.agreementSlot(AGREEMENT));

  /** A header that so many of its validators sealed, as `update` takes it. */
  const headerAt = (number: number, validators: readonly QbftValidator[], sealers = quorumOf(validators.length)) => {
    const changes = { timestamp: START + number - FIRST, stateRoot };
    const header = sideHeader({ number, validators, sealers, changes });
    const seals = packSeals(requireQuorum(header, header.extraData.validators));
    return { header: unsealedHeader(header), seals, blockHash: blockHashOf(header) };
  };

  /** @return The light client's id, and what the third header of these validators costs. */
  async function follow(count: number): Promise<{ lightClient: string; updated: number }> {
    const validators = qbftValidators(count, "bench");
    const first = headerAt(FIRST, validators);
    await (await qbft.connect(council).createClient(SIDE_CHAIN_ID, TRUST_PERIOD, first.header, first.seals)).wait();
    const lightClient = await qbft.clientIdOf(SIDE_CHAIN_ID, TRUST_PERIOD, first.blockHash);
    const [second, third] = [headerAt(FIRST + 1, validators), headerAt(FIRST + 2, validators)];
    await (await qbft.update(lightClient, second.header, second.seals)).wait();
    return { lightClient, updated: await gasOf(qbft.update(lightClient, third.header, third.seals)) };
  }

  const [one, seven, four] = [await follow(1), await follow(7), await follow(4)];
  const { lightClient } = four;
  await (await sideChain.nameContract(lightClient, contractNameOf("Agreements"), account)).wait();
  const { slot, accountNodes, storageNodes } = proof;
  const asked = [lightClient, FIRST + 2, account, slot, accountNodes, storageNodes] as const;
  const proved = await gasOf(relayer.sendTransaction(await qbft.proveStorage.populateTransaction(...asked)));
  const what = { client: lightClient, kind: FACT_KINDS.indexOf(KIND), key: AGREEMENT };
  await (await conditions.observe(what, { number: FIRST + 1, accountNodes, storageNodes })).wait();
  const observed = await gasOf(conditions.observe(what, { number: FIRST + 2, accountNodes, storageNodes }));
  const changed = headerAt(FIRST + 3, qbftValidators(5, "bench"), 5);
  return {
    gas: {
      "light-client-update-1": one.updated,
      "light-client-update-4": four.updated,
      "light-client-update-7": seven.updated,
      "light-client-validators-4-to-5": await gasOf(qbft.update(lightClient, changed.header, changed.seals)),
      "light-client-prove-storage": proved,
      "fact-observe": observed,
    },
    fact: {
      conditions: await conditions.getAddress(),
      id: BigInt(factId({ lightClient, kind: KIND, key: AGREEMENT })),
      maxAge: TRUST_PERIOD,
    },
  };
}
