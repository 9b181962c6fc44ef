/**
 * A bank offers a claim that it forfaited, another quotes for it under seal, and both settle.
 *
 *     npm run hardhat -- run examples/board/main.ts
 */
import { network } from "hardhat";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { claimsBoard } from "../../src/scenarios/claims-board/scenario.ts";

const { ethers, provider } = await network.create();
const account = (n: number) => developmentWallet(n).connect(ethers.provider);
for (let n = 80; n < 97; n++) {
  await provider.request({ method: "hardhat_setBalance", params: [account(n).address, "0x56bc75e2d63100000"] });
}
const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "example" });
await completeDomains(account(1), deployment);
const keep = () => {};
const say = (line: string) => console.log(line);
const openSideChain = () => Promise.reject(new Error("no data is shared here"));

// The play is short enough to be read as the example: see src/scenarios/claims-board/scenario.ts.
const stage = { url: "", deployment, account, members: new Map(), folder: "", keep, say, openSideChain };
const { ok, facts } = await claimsBoard.play(stage);
console.log(ok, facts);
