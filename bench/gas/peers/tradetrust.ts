import { Contract } from "ethers";
import type { Chain } from "../chain.ts";
import { address, bytes, word } from "../dense.ts";
import { artifactOf, deploy, versionOf } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const PACKAGE = "@tradetrust-tt/token-registry";

export const TRADETRUST = `TradeTrust ${versionOf(PACKAGE)}`;

/** TradeTrust's registry of transferable records: a title escrow for each, whose holder has custody and whose beneficiary owns. */
export async function measureTradeTrust(chain: Chain): Promise<Record<string, number>> {
  const [issuer, , , , holder, , , other] = chain.accounts;
  const factory = await deploy(issuer, shipped("TitleEscrowFactory"));
  const registry = await deploy(issuer, shipped("TradeTrustToken"), "Titles", "T", await factory.getAddress());
  const { abi } = shipped("TitleEscrow");

  const mint = (label: string, remark: string, owner = holder.address) =>
    send(registry, "mint", owner, holder.address, word(label), remark);
  const title = async (label: string, owner = holder.address): Promise<Contract> => {
    await mint(label, NONE, owner);
    return new Contract(await registry.getFunction("ownerOf")(word(label)), abi, holder);
  };
  const byOther = (escrow: Contract) => escrow.connect(other) as Contract;
  /** Cheaper by a holder that does not own it. */
  const firstTransfer = async (label: string) =>
    gasOfCall(await title(label, issuer.address), "transferHolder", other.address, NONE);
  /** The second transfer of a title: the first takes the slot that remembers who held it before. */
  const transferHolder = async (label: string, before: string, remark: string) => {
    const escrow = await title(label);
    await send(escrow, "transferHolder", other.address, before);
    return gasOfCall(byOther(escrow), "transferHolder", holder.address, remark);
  };
  /** The owner names who is next, not for the first time, and whoever holds the title makes it so: two transactions. */
  const endorse = async (label: string) => {
    const escrow = await title(label);
    const nominee = address(`${label} nominee`);
    await send(escrow, "transferHolder", other.address, NONE);
    await send(escrow, "nominate", address(`${label} former nominee`), NONE);
    const nominate = await gasOfCall(escrow, "nominate", nominee, NONE);
    return nominate + (await gasOfCall(byOther(escrow), "transferBeneficiary", nominee, NONE));
  };
  /** A title that was passed on before: what it remembers of that is cleared, which is refunded. */
  const returned = async (label: string) => {
    const escrow = await title(label);
    await send(escrow, "transferOwners", other.address, other.address, NONE);
    return gasOfCall(byOther(escrow), "returnToIssuer", NONE);
  };
  const burnt = (label: string) => gasOfCall(registry, "burn", word(label), NONE);

  // The registry has a returned title from here on, and one is burnt: their accounts are open.
  for (const label of ["kept", "burnt before"]) await returned(label);
  await burnt("burnt before");
  return {
    mint: Number((await mint("minted", NONE)).gasUsed),
    "mint-32": Number((await mint("minted 32", bytes("remark", 32))).gasUsed),
    "transfer-holder": await transferHolder("held", NONE, NONE),
    "transfer-holder-first": await firstTransfer("passed on"),
    "transfer-holder-32": await transferHolder("held 32", bytes("former remark", 32), bytes("remark", 32)),
    endorse: await endorse("endorsed"),
    surrender: (await returned("surrendered")) + (await burnt("surrendered")),
  };
}

/** An empty remark, the cheapest. */
const NONE = "0x";
const shipped = (name: string) => artifactOf(PACKAGE, `dist/artifacts/${name}.sol/${name}.json`);
