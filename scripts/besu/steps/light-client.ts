import { hexlify, id, keccak256, randomBytes, toBeHex } from "ethers";
import { proveStatementValid } from "../../../src/sdk/anchoring/actions/prove-statement-valid.ts";
import { recordHeightAndWait } from "../../../src/sdk/anchoring/actions/record-height.ts";
import { fetchQbftHeader } from "../../../src/sdk/anchoring/chain/fetch-header.ts";
import { fetchStateProof } from "../../../src/sdk/anchoring/chain/fetch-state-proof.ts";
import { newestHeight } from "../../../src/sdk/anchoring/chain/newest-height.ts";
import { qbftClientContract } from "../../../src/sdk/anchoring/contracts.ts";
import { unsealedHeader } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import { packSeals, recoverSeals } from "../../../src/sdk/anchoring/model/seals.ts";
import { deployedContract } from "../../../src/sdk/core/deployment.ts";
import { rpc } from "../../../src/sdk/core/rpc.ts";
import { refused } from "../../../src/testing/errors.ts";
import { requireSeen } from "../failure.ts";
import { type MainChain, openMainChain } from "../main-chain.ts";
import type { Stage } from "../stage.ts";
import { openStater } from "../stater.ts";
import type { Step } from "../step.ts";
import { until } from "../until.ts";

export const lightClient: Step = {
  name: "light-client",
  title: "QbftClient takes live headers and proofs in Solidity, and refuses changed ones",
  needs: ["deploy"],
  within: 120,
  async run(stage, saw) {
    const stater = await openStater(stage, "fact");
    const main = await openMainChain(stage, stage.provider(1), "light-client-main");
    try {
      const number = await takesHeaders(stage, main, saw);
      await provesState(stage, main, number, saw);
      await refusesChanged(stage, main, number, saw);
      const [sent] = await stater.state(1);
      const { blockNumber } = (await sent?.receipt()) ?? {};
      const [uid] = stater.uids as [string];
      const question = { lightClient: main.lightClient, side: stage.provider(1), uid, maxAge: 600 };
      const fact = await proveStatementValid(main.ours, question);
      requireSeen(fact.attester === stater.wallet.address, "the statement's attester is proved", { fact });
      saw(`a statement of block ${blockNumber} is proved valid at block ${fact.proof.number}`);
      await await (await stater.client.attestations.revoke({ uid, idempotencyKey: "revoked" })).receipt();
      await refused(proveStatementValid(main.ours, question), "SideChain_StatementNotValid");
      saw("revoked there, it is refused here: SideChain_StatementNotValid");
    } finally {
      await stater.close();
      await main.close();
    }
  },
};

const HEADERS = 6;

async function takesHeaders(stage: Stage, main: MainChain, saw: (line: string) => void): Promise<number> {
  const [side, { ours, lightClient: client, trusted }] = [stage.provider(1), main];
  await until(`${HEADERS} blocks more`, 60, async () => (await side.getBlockNumber()) >= trusted.number + HEADERS);
  const rounds: number[] = [];
  for (let n = trusted.number + 1; n <= trusted.number + HEADERS; n++) {
    const recorded = await recordHeightAndWait(ours, { lightClient: client, number: n, side });
    const block = await side.getBlock(n);
    requireSeen(block?.hash?.startsWith(recorded.blockHash) === true, `block ${n} has the hash that was computed`);
    rounds.push((await fetchQbftHeader(side, n)).extraData.round);
  }
  // The chain begins with rounds above 0, while its nodes find each other.
  const first = await recordHeightAndWait(ours, { lightClient: client, number: 1, side });
  const { extraData } = await fetchQbftHeader(side, 1);
  requireSeen(first.number === 1, "an older header may be brought later");
  saw(
    `headers ${trusted.number + 1} to ${trusted.number + HEADERS} of rounds ${rounds.join(", ")}, and 1 of round ${extraData.round}, are taken`,
  );
  return trusted.number + HEADERS;
}

async function provesState(stage: Stage, main: MainChain, number: number, saw: (line: string) => void): Promise<void> {
  const [side, client] = [stage.provider(1), main.lightClient];
  const qbft = qbftClientContract(main.ours);
  const { address: account } = deployedContract(stage.deployment(), "Members", "members");
  // The mapping of accounts is somewhere below slot 16; a word that is there is enough.
  const slots = Array.from({ length: 16 }, (_, n) => toBeHex(n, 32));
  const proof = await fetchStateProof(side, { number, account, slots });
  const held = await rpc(() => qbft.proveAccount(client, number, account, [...proof.accountProof]));
  requireSeen(held.codeHash === keccak256(await side.getCode(account)), "the account's code hash is the code's");
  const counts = { words: 0, absent: 0 };
  for (const { slot, value, proof: nodes } of proof.slots) {
    const args: Parameters<typeof qbft.proveStorage> = [
      client,
      number,
      account,
      slot,
      [...proof.accountProof],
      [...nodes],
    ];
    if (value === 0n) {
      await rpc(() => qbft.proveAbsence(...args));
      counts.absent++;
    } else {
      const word = await rpc(() => qbft.proveStorage(...args));
      requireSeen(BigInt(word) === value, `slot ${slot} holds what the node says`, { word, value: toBeHex(value) });
      counts.words++;
    }
  }
  requireSeen(counts.words > 0 && counts.absent > 0, "there are words, and slots without", counts);
  const nobody = hexlify(randomBytes(20));
  const absent = await fetchStateProof(side, { number, account: nobody, slots: [] });
  await rpc(() => qbft.proveAccountAbsence(client, number, nobody, [...absent.accountProof]));
  saw(`an account, ${counts.words} words, ${counts.absent} empty slots and an absent account are proved at ${number}`);
  const [last = "0x"] = proof.accountProof.slice(-1);
  const changed = [...proof.accountProof.slice(0, -1), flip(last, Math.floor(last.length / 4))];
  await refused(
    rpc(() => qbft.proveAccount(client, number, account, changed)),
    "QbftClient_ProofInvalid",
  );
  saw("a proof with one byte changed is refused: QbftClient_ProofInvalid");
}

/** Of a header that is not recorded yet: one that is, is taken again whatever seals it. */
async function refusesChanged(
  stage: Stage,
  main: MainChain,
  recorded: number,
  saw: (line: string) => void,
): Promise<void> {
  const side = stage.provider(1);
  const qbft = qbftClientContract(main.ours);
  await until("a block more", 60, async () => (await newestHeight(side)) > recorded);
  const header = await fetchQbftHeader(side, await newestHeight(side));
  const [seals, bytes] = [recoverSeals(header), unsealedHeader(header)];
  const few = seals.slice(0, 2);
  await refused(
    rpc(() => qbft.update.staticCall(main.lightClient, bytes, packSeals(few))),
    "QbftClient_QuorumMissing",
  );
  const forged = unsealedHeader(Object.assign({}, header, { stateRoot: id("another state") }));
  await refused(
    rpc(() => qbft.update.staticCall(main.lightClient, forged, packSeals(seals))),
    "QbftClient_SealForeign",
  );
  saw("a header with two of its seals, and one with another state root, are refused");
}

/** The bytes with another byte at one place. */
function flip(bytes: string, at: number): string {
  const place = 2 + 2 * at;
  const other = Number.parseInt(bytes.slice(place, place + 2), 16) ^ 1;
  return `${bytes.slice(0, place)}${other.toString(16).padStart(2, "0")}${bytes.slice(place + 2)}`;
}
