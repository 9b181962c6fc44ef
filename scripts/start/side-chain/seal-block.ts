import {
  type BaseWallet,
  concat,
  encodeRlp,
  hexlify,
  keccak256,
  toBeArray,
  toBigInt,
  Wallet,
  zeroPadValue,
} from "ethers";
import type { RpcBlock } from "../../../src/sdk/core/proof/header.ts";

const OMMERS_HASH = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
const MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";
const NONCE = "0x0000000000000000";
const VANITY = zeroPadValue("0x", 32);

/** A node's block as a QBFT chain of these validators would have it: its state is the node's, its header is sealed. */
export interface SealedBlock {
  /** As `eth_getBlockByNumber` gives it, without its transactions' content. */
  readonly block: RpcBlock;
  /** As `debug_getRawHeader` gives it: with the seals. */
  readonly header: string;
  readonly hash: string;
}

/** Keys of validators, in the order of their addresses, as QBFT lists them. */
export function generateValidators(count: number): BaseWallet[] {
  return Array.from({ length: count }, () => Wallet.createRandom()).sort((a, b) =>
    a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1,
  );
}

/**
 * Seals a node's block. All that follows from execution stays: state root, receipts, gas, time. Consensus' own fields are QBFT's.
 *
 * @param sealers Those of the validators that seal it.
 */
export function sealBlock(
  block: RpcBlock,
  parentHash: string,
  validators: readonly BaseWallet[],
  sealers: readonly BaseWallet[],
): SealedBlock {
  const of = (name: string) => String(block[name]);
  const proposer = validators[Number(toBigInt(of("number"))) % validators.length] as BaseWallet;
  const list = validators.map(({ address }) => address);
  const fieldsWith = (extraData: string) => ({
    parentHash,
    sha3Uncles: OMMERS_HASH,
    miner: proposer.address,
    stateRoot: of("stateRoot"),
    transactionsRoot: of("transactionsRoot"),
    receiptsRoot: of("receiptsRoot"),
    logsBloom: of("logsBloom"),
    difficulty: "0x1",
    number: of("number"),
    gasLimit: of("gasLimit"),
    gasUsed: of("gasUsed"),
    timestamp: of("timestamp"),
    extraData,
    mixHash: MIX_HASH,
    nonce: NONCE,
    baseFeePerGas: of("baseFeePerGas"),
    withdrawalsRoot: of("withdrawalsRoot"),
    blobGasUsed: "0x0",
    excessBlobGas: "0x0",
    parentBeaconBlockRoot: of("parentBeaconBlockRoot"),
  });
  // In round 0 what validators seal is what the block's hash is of.
  const unsealed = rlpOf(fieldsWith(extraDataOf(list, [])));
  const hash = keccak256(unsealed);
  const seals = sealers.map((sealer) => sealOf(sealer, hash));
  const fields = fieldsWith(extraDataOf(list, seals));
  return { block: { ...block, ...fields, hash }, header: rlpOf(fields), hash };
}

function extraDataOf(validators: readonly string[], seals: readonly string[]): string {
  return encodeRlp([VANITY, [...validators], [], "0x", [...seals]]);
}

/** r, s, v: v is 0 or 1. */
function sealOf(sealer: BaseWallet, digest: string): string {
  const { r, s, yParity } = sealer.signingKey.sign(digest);
  return concat([r, s, hexlify(Uint8Array.of(yParity))]);
}

const SCALARS = new Set([
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "baseFeePerGas",
  "blobGasUsed",
  "excessBlobGas",
]);

function rlpOf(fields: Readonly<Record<string, string>>): string {
  return encodeRlp(
    Object.entries(fields).map(([name, value]) => (SCALARS.has(name) ? hexlify(toBeArray(toBigInt(value))) : value)),
  );
}
