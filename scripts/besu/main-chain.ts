/** A chain that relies on facts of the live one: embedded, with the limits of Besu before it, and a light client that trusts a live header. */
import { writeFileSync } from "node:fs";
import type { JsonRpcProvider } from "ethers";
import { connectAll, type FullClient } from "../../src/sdk/all.ts";
import { buildCreateClientProposal } from "../../src/sdk/anchoring/actions/build-create-client-proposal.ts";
import { buildNameContractProposal } from "../../src/sdk/anchoring/actions/build-name-contract-proposal.ts";
import { fetchQbftHeader } from "../../src/sdk/anchoring/chain/fetch-header.ts";
import { newestHeight } from "../../src/sdk/anchoring/chain/newest-height.ts";
import { qbftClientContract } from "../../src/sdk/anchoring/contracts.ts";
import { blockHashOf, type QbftHeader } from "../../src/sdk/anchoring/model/qbft-header.ts";
import { deployedContract } from "../../src/sdk/core/deployment.ts";
import { decide } from "../../src/testing/admit.ts";
import { startStrictNode } from "../../src/testing/besu/strict-node.ts";
import { deployTestSystem } from "../../src/testing/system.ts";
import type { Stage } from "./stage.ts";

export interface MainChain {
  /** Of who alone is the Council there. */
  readonly ours: FullClient;
  readonly lightClient: string;
  /** What it trusts. */
  readonly trusted: QbftHeader;
  /** Arguments that lead `tally` to it. */
  readonly where: readonly string[];
  close(): Promise<void>;
}

const TRUST_PERIOD = 100_000;

/** @param name Of its deployment file. */
export async function openMainChain(stage: Stage, side: JsonRpcProvider, name: string): Promise<MainChain> {
  const node = await startStrictNode();
  try {
    const { deployment, admin } = await deployTestSystem(node.chain);
    const ours = await connectAll({ signer: admin, deployment });
    const trusted = await fetchQbftHeader(side, await newestHeight(side));
    const terms = { chainId: stage.network.chainId, trustPeriod: TRUST_PERIOD, header: trusted };
    await decide([ours], buildCreateClientProposal(ours, terms));
    const hash = blockHashOf(trusted);
    const lightClient = await qbftClientContract(ours).clientIdOf(terms.chainId, TRUST_PERIOD, hash);
    const account = deployedContract(stage.deployment(), "Attestations", "evidence").address;
    await decide([ours], buildNameContractProposal(ours, { lightClient, name: "Attestations", account }));
    const file = stage.path(`${name}.json`);
    writeFileSync(file, JSON.stringify(deployment));
    return { ours, lightClient, trusted, where: ["--rpc", node.url, "--deployment", file], close: node.close };
  } catch (error) {
    await node.close();
    throw error;
  }
}
