import { expect } from "chai";
import { type Answer, readAnswer } from "../../../../../src/sdk/core/send/node-answer.ts";

/** What nodes say, as ethers hands it on. */
const ANSWERS: readonly [Answer["kind"], string][] = [
  // Besu
  ["later", "Nonce too low"],
  ["later", "Transaction nonce is too distant from current sender nonce"],
  ["later", "Known transaction"],
  ["later", "Upfront cost exceeds account balance"],
  ["later", "Sender account not authorized to send transactions"],
  ["later", "Replacement transaction underpriced"],
  ["later", "An invalid transaction with a lower nonce exists: nonce gap"],
  ["later", "Initial sync is still in progress"],
  ["never", "Intrinsic gas exceeds gas limit"],
  ["never", "Transaction gas limit exceeds block gas limit"],
  ["never", "Wrong chainId"],
  ["never", "Initcode size exceeds maximum size limit"],
  ["never", "Gas price below configured minimum gas price"],
  ["never", "Transaction fee cap exceeded"],
  ["never", "Invalid signature"],
  // Hardhat
  ["later", "Nonce too high. Expected nonce to be 0 but got 1."],
  ["later", "Sender doesn't have enough funds to send tx. The max upfront cost is: 1 and the sender's balance is: 0."],
  ["later", "Known transaction: 0x32ea9b626356e5169661e3565dbb43dbc4237199fe182b8c21c7bd112262e352"],
  ["later", "Transaction maxFeePerGas (1) is too low for the next block, which has a baseFeePerGas of 7"],
  ["never", "Transaction requires at least 21000 gas but got 20000"],
  ["never", "Transaction gas limit is 17000000 and exceeds transaction gas cap of 16777216"],
  ["never", "Trying to send a raw transaction with an invalid chainId. The expected chainId is 31337"],
  // geth
  ["later", "already known"],
  ["later", "txpool is full"],
  ["later", "insufficient funds for gas * price + value"],
  ["never", "intrinsic gas too low: gas 20000, minimum needed 21000"],
  ["never", "exceeds block gas limit"],
  ["unclear", "computer says no"],
];

describe("what a node's answer means", () => {
  for (const [kind, message] of ANSWERS) {
    it(`${kind}: ${message}`, async () => {
      const wrapped = Object.assign(new Error("could not coalesce error"), { error: { code: -32000, message } });
      expect(await readAnswer(wrapped)).to.deep.equal({ kind, reason: message });
    });
  }

  it("unreachable: a broken connection", async () => {
    const broken = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    expect((await readAnswer(broken)).kind).to.equal("unreachable");
  });
});
