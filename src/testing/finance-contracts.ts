/** A chain with the calendar CN-BANK, and the libraries as a contract that can be called. */
import { Interface } from "ethers";
import { connectAll, type FullClient } from "../sdk/all.ts";
import { buildPublishCalendarProposal } from "../sdk/settlement/actions/calendars/build-publish-calendar-proposal.ts";
import { CN_BANK_TABLE } from "../sdk/settlement/calendars/cn-bank.ts";
import { calendarsContract } from "../sdk/settlement/contracts.ts";
import { decide } from "./admit.ts";
import { compileContract } from "./compile.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

export interface FinanceContracts extends TestSystem {
  readonly ours: FullClient;
  readonly calendars: { readonly address: string; readonly abi: Interface };
  /** test/contracts/libraries/DayCountReader.sol. */
  readonly reader: { readonly address: string; readonly abi: Interface };
}

const READER = "test/contracts/libraries/DayCountReader.sol";

const take = sharedChain(async (chain) => {
  const { deployment } = await deployTestSystem(chain);
  const ours = await connectAll({ signer: chain.admin, deployment });
  await decide([ours], buildPublishCalendarProposal(ours, { table: CN_BANK_TABLE }));
  const { abi, bytecode } = compileContract(READER, "DayCountReader");
  const reader = await new chain.ethers.ContractFactory(abi, bytecode, chain.deployer).deploy();
  return { deployment, reader: await reader.getAddress(), abi };
});

export async function financeContracts(): Promise<FinanceContracts> {
  const { chain, prepared } = await take();
  const { deployment, reader, abi } = prepared;
  const ours = await connectAll({ signer: chain.admin, deployment });
  const contract = calendarsContract(ours);
  return {
    ...systemAt(chain, deployment),
    ours,
    calendars: { address: String(contract.target), abi: contract.interface },
    reader: { address: reader, abi: Interface.from(abi) },
  };
}
