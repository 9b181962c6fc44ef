import { hexlify, randomBytes } from "ethers";
import { startEmbeddedChain } from "../../../src/cli/chain/shared/embedded.ts";
import { developmentWallet, EMBEDDED_CHAIN_ID } from "../../../src/cli/shared/development.ts";
import { completeDomains } from "../../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../../src/deploy/development.ts";
import { fileJournal } from "../../../src/deploy/journal.ts";
import type { Closers } from "../../../src/lib/closers.ts";
import type { SideChain } from "../../../src/scenarios/shared/side-chain.ts";
import { qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { SealedProvider } from "./sealed-provider.ts";

export interface OpenSideChainParameters {
  /** Where its deployment file goes. */
  readonly file: string;
  readonly started: Closers;
  say(line: string): void;
}

const VALIDATORS = 4;
/** One of four may be down. */
const SEALERS = 3;
/** Only where data is shared: what it needs of money is deployed with it, and not used. */
const DOMAINS = ["members", "evidence", "data"];

/**
 * A second embedded chain with what the sharing of data needs. An embedded node makes no QBFT blocks: here its blocks are sealed by validators
 * that are generated for it, and stand in for a consortium's.
 *
 * @throws `PORT_TAKEN`, `LISTEN_REFUSED`, `HARDHAT_MISSING`.
 */
export async function openSideChain({ file, started, say }: OpenSideChainParameters): Promise<SideChain> {
  const chain = await startEmbeddedChain("127.0.0.1", 0, EMBEDDED_CHAIN_ID + 1);
  started.add("the side chain", () => chain.close());
  const validators = qbftValidators(VALIDATORS, hexlify(randomBytes(32)));
  const provider = new SealedProvider(chain.url, validators, validators.slice(0, SEALERS));
  started.add("the connection to the side chain", () => provider.destroy());
  const account = (n: number) => developmentWallet(n).connect(provider);
  const [signer, admin] = [account(0), account(1)];
  const deployment = await deployDevelopmentSystem({ signer, admin, network: "side-chain", domains: DOMAINS });
  await completeDomains(admin, deployment);
  fileJournal(file).save(deployment);
  say(
    `Data side-chain ${deployment.chainId} at ${chain.url}, ${Object.keys(deployment.contracts).length} contracts deployed; its blocks are sealed by ${SEALERS} of ${VALIDATORS} generated validators, which stand in for Besu's`,
  );
  return { url: chain.url, deployment, account, provider, validators: validators.map(({ address }) => address) };
}
