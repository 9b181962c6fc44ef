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

  const mint = (label: string, remark: string) =>
    send(registry, "mint", holder.address, holder.address, word(label), remark);
  const title = async (label: string): Promise<Contract> => {
    await mint(label, NONE);
    return new Contract(await registry.getFunction("ownerOf")(word(label)), abi, holder);
  };
  /** The second transfer of a title: the first takes the slot that remembers who held it before. */
  const transferHolder = async (label: string, remark: string) => {
    const escrow = await title(label);
    await send(escrow, "transferHolder", other.address, remark);
    return gasOfCall(escrow.connect(other) as Contract, "transferHolder", holder.address, remark);
  };
  /** The owner names who is next, and the holder makes it so: here they are one, in two transactions. */
  const endorse = async (label: string) => {
    const escrow = await title(label);
    const nominee = address(`${label} nominee`);
    return (await gasOfCall(escrow, "nominate", nominee, NONE)) + (await gasOfCall(escrow, "transferBeneficiary", nominee, NONE));
  };
  /** The holder returns the title, and the issuer accepts that and burns it. */
  const surrender = async (label: string) => {
    const escrow = await title(label);
    return (await gasOfCall(escrow, "returnToIssuer", NONE)) + (await gasOfCall(registry, "burn", word(label), NONE));
  };

  await mint("warm-up", NONE);
  await surrender("surrendered before");
  return {
    mint: Number((await mint("minted", NONE)).gasUsed),
    "mint-32": Number((await mint("minted 32", bytes("remark", 32))).gasUsed),
    "transfer-holder": await transferHolder("held", NONE),
    "transfer-holder-32": await transferHolder("held 32", bytes("remark", 32)),
    endorse: await endorse("endorsed"),
    surrender: await surrender("surrendered"),
  };
}

/** An empty remark, the cheapest. */
const NONE = "0x";
const shipped = (name: string) => artifactOf(PACKAGE, `dist/artifacts/${name}.sol/${name}.json`);
