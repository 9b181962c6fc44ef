import type { Genesis } from "../model/genesis.ts";
import type { Network } from "../model/network.ts";

/** genesis.md: what each value of genesis.json is for. JSON has no comments. */
export function describeGenesis(genesis: Genesis, network: Network): string {
  const { config, gasLimit, alloc, extraData, timestamp } = genesis;
  const { qbft } = config;
  const rows: readonly (readonly [key: string, value: unknown, why: string])[] = [
    [
      "config.chainId",
      config.chainId,
      "In every signature, so that none counts on another chain. Give each network its own.",
    ],
    [
      "config.londonBlock, shanghaiTime, cancunTime",
      0,
      "Cancun from the first block: what the contracts are compiled for. Later forks add nothing that they use, and change headers.",
    ],
    ["config.zeroBaseFee", config.zeroBaseFee, "Gas is free. Every node needs `min-gas-price=0` besides."],
    [
      "config.contractSizeLimit",
      config.contractSizeLimit,
      "Bytes of code; Ethereum's own limit. All contracts are below it, and creation code stays limited to 49 152 bytes in any case.",
    ],
    [
      "config.qbft.blockperiodseconds",
      qbft.blockperiodseconds,
      "The least time between two blocks, also when nothing happens. Shorter blocks are answered sooner and leave less time to execute.",
    ],
    [
      "config.qbft.requesttimeoutseconds",
      qbft.requesttimeoutseconds,
      "After so long without a block another validator proposes, and each further round lasts twice as long. Each turn of a validator that is \
down costs this once. Below two periods slow machines change rounds without need.",
    ],
    [
      "config.qbft.epochlength",
      qbft.epochlength,
      "Blocks after which votes that came to nothing are forgotten. Never change it on a chain that runs.",
    ],
    [
      "gasLimit",
      `${Number(gasLimit)} (${gasLimit})`,
      "All that bounds the work in a block where gas is free: a busy node fills blocks up to here, whatever they then take. Measured on 2 cores \
with 4 validators: 5 500 000 a second is what they keep up with, and at a limit of 100 000 000 blocks took 11 s. Raise it with `target-gas-limit` at every validator, by 1/1024 a block at most.",
    ],
    ["baseFeePerGas", genesis.baseFeePerGas, "Without it block 0 alone would have the base fee 1 gwei."],
    ["difficulty, mixHash", genesis.difficulty, "Constants by which a block is known as one of QBFT."],
    ["nonce, coinbase, timestamp", timestamp, "Not used. Forks are active from this time on."],
    ["alloc", JSON.stringify(alloc), "No account has a balance, and none needs one."],
    [
      "extraData",
      `${(extraData.length - 2) / 2} bytes`,
      `RLP of 32 bytes that mean nothing, the validators in ascending order, no vote, round 0, no seal. The validators: \
${validatorsOf(network)}.`,
    ],
  ];
  return `# genesis.json

Chain ${network.chainId}. Block 0 has the hash \`${network.genesisHash}\`: compare it with the other organisations before you start, and
with \`eth_getBlockByNumber("0x0")\` afterwards. Whoever changes a byte of what is hashed is on another chain.

| key | value | why |
|---|---|---|
${rows.map(([key, value, why]) => `| ${key} | ${value} | ${why} |`).join("\n")}
`;
}

function validatorsOf({ nodes }: Network): string {
  return nodes
    .filter(({ validator }) => validator)
    .map(({ name, address }) => `${name} \`${address}\``)
    .join(", ");
}
