import { Contract, getBytes, Signature, solidityPackedKeccak256, ZeroAddress } from "ethers";
import type { Chain } from "../chain.ts";
import { address, bytes, word } from "../dense.ts";
import { artifactOf, deploy, versionOf } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const PACKAGE = "@oceanprotocol/contracts";
const TOKEN = 10n ** 18n;
/** An order's fee schedule is part of every call; here all fees are zero, which is the cheapest there is. */
const NO_FEE = [ZeroAddress, ZeroAddress, 0];

export const OCEAN = `Ocean ${versionOf(PACKAGE)}`;

/**
 * A data set as a data NFT with one datatoken, its metadata, and an order of it. The datatoken's holder buys: nothing of a price is in the
 * figures.
 */
export async function measureOcean(chain: Chain): Promise<Record<string, number>> {
  const [, , , , owner, consumer, market] = chain.accounts;
  const ocean = (path: string, ...args: unknown[]) =>
    deploy(owner, artifactOf(PACKAGE, `artifacts/contracts/${path}.sol/${path.split("/").at(-1)}.json`), ...args);
  const at = (contract: Contract) => contract.getAddress();

  const collector = await ocean("communityFee/OPFCommunityFeeCollector", owner.address, owner.address);
  const nftTemplate = await ocean("templates/ERC721Template");
  const tokenTemplate = await ocean("templates/ERC20Template");
  const router = await ocean(
    "pools/FactoryRouter",
    owner.address,
    address("Ocean token"),
    await at(tokenTemplate),
    await at(collector),
    [],
  );
  const factory = await ocean("ERC721Factory", await at(nftTemplate), await at(tokenTemplate), await at(router));
  await send(router, "addFactory", await at(factory));

  const registration = [
    ["Load of a year", "LOAD", 1, "", true, owner.address],
    [1, ["Access", "ACCESS"], [owner.address, owner.address, market.address, ZeroAddress], [1_000n * TOKEN, 0], []],
  ];
  await send(factory, "createNftWithErc20", ...registration);
  const created = await send(factory, "createNftWithErc20", ...registration);
  const addressIn = (event: string) => {
    const logs = created.logs.map((log) => factory.interface.parseLog(log));
    return logs.find((log) => log?.name === event)?.args[0] as string; // the event's first argument
  };
  const nft = new Contract(addressIn("NFTCreated"), artifactOf(PACKAGE, path("ERC721Template")).abi, owner);
  const token = new Contract(addressIn("TokenCreated"), artifactOf(PACKAGE, path("ERC20Template")).abi, owner);

  const describe = (text: string) =>
    gasOfCall(nft, "setMetaData", 0, "https://vault.example", owner.address, "0x00", bytes(text, 256), word(text), []);
  await describe("version 1");
  await send(token, "mint", consumer.address, 10n * TOKEN);
  const order = async () => {
    const validUntil = 0;
    const data = word("provider data");
    const digest = solidityPackedKeccak256(
      ["bytes", "address", "address", "uint256", "uint256"],
      [data, owner.address, ZeroAddress, 0, validUntil],
    );
    const { v, r, s } = Signature.from(await owner.signMessage(getBytes(digest)));
    const fee = [owner.address, ZeroAddress, 0, v, r, s, validUntil, data];
    return gasOfCall(token.connect(consumer) as Contract, "startOrder", consumer.address, 1, fee, NO_FEE);
  };
  await order();
  return {
    "ocean-create": Number(created.gasUsed), // bounded by the block's limit
    "ocean-metadata": await describe("version 2"),
    "ocean-order": await order(),
  };
}

const path = (template: string) => `artifacts/contracts/templates/${template}.sol/${template}.json`;
