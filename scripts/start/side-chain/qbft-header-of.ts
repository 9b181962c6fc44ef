import { hexlify, toBeArray, toBigInt, ZeroHash } from "ethers";
import { blockHashOf, type QbftHeader } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import type { RpcBlock } from "../../../src/sdk/core/proof/header.ts";
import type { QbftValidator } from "../../../src/testing/qbft/validators.ts";

/**
 * The header that a node's block would have on a QBFT chain of these validators. What follows from execution stays: state root, receipts, gas,
 * time. What the consensus adds is QBFT's. It is not sealed yet.
 *
 * @param parent Header of the block before it; none for the first.
 */
export function qbftHeaderOf(
  block: RpcBlock,
  parent: QbftHeader | undefined,
  validators: readonly QbftValidator[],
): QbftHeader {
  const bytes = (name: string) => String(block[name]);
  const whole = (name: string) => Number(toBigInt(bytes(name)));
  const scalar = (name: string) => hexlify(toBeArray(toBigInt(bytes(name))));
  const number = whole("number");
  const list = validators.map(({ address }) => address.toLowerCase());
  return {
    parentHash: parent === undefined ? ZeroHash : blockHashOf(parent),
    coinbase: list[number % list.length] as string,
    stateRoot: bytes("stateRoot"),
    transactionsRoot: bytes("transactionsRoot"),
    receiptsRoot: bytes("receiptsRoot"),
    logsBloom: bytes("logsBloom"),
    number,
    gasLimit: whole("gasLimit"),
    gasUsed: whole("gasUsed"),
    timestamp: whole("timestamp"),
    extraData: { vanity: ZeroHash, validators: list, round: 0, seals: [] },
    forkItems: [
      scalar("baseFeePerGas"),
      bytes("withdrawalsRoot"),
      scalar("blobGasUsed"),
      scalar("excessBlobGas"),
      bytes("parentBeaconBlockRoot"),
    ],
  };
}
