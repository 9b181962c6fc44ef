/**
 * JSON Schema of a genesis for QBFT: every key that Besu 26.8.0 reads of it, in the spelling of its documentation, and no other. Besu itself
 * takes no notice of a key that it does not know.
 */
const QUANTITY = { type: "string", pattern: "^0x(?:0|[1-9a-fA-F][0-9a-fA-F]*)$" } as const;
const ADDRESS = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" } as const;
const WHOLE = { type: "integer", minimum: 0 } as const;
const POSITIVE = { type: "integer", minimum: 1 } as const;
const REWARD = { type: ["string", "integer"] } as const;

/** Block -> fork by number, time -> fork by time. */
const FORKS = Object.fromEntries([
  ...["homestead", "daoFork", "eip150", "eip158", "byzantium", "constantinople", "petersburg", "istanbul"].map(
    (fork) => [`${fork}Block`, WHOLE] as const,
  ),
  ...["muirGlacier", "berlin", "london", "arrowGlacier", "grayGlacier", "mergeNetSplit"].map(
    (fork) => [`${fork}Block`, WHOLE] as const,
  ),
  ...["shanghai", "cancun", "prague", "osaka", "bpo1", "bpo2", "bpo3", "bpo4", "bpo5", "amsterdam"].map(
    (fork) => [`${fork}Time`, WHOLE] as const,
  ),
]);

const TRANSITIONS = {
  blockperiodseconds: POSITIVE,
  emptyblockperiodseconds: WHOLE,
  xemptyblockperiodseconds: WHOLE,
  xblockperiodmilliseconds: WHOLE,
  blockreward: REWARD,
  miningbeneficiary: ADDRESS,
  pertxgaslimit: WHOLE,
  validatorcontractaddress: ADDRESS,
};

const QBFT = {
  ...TRANSITIONS,
  epochlength: POSITIVE,
  requesttimeoutseconds: POSITIVE,
  messagequeuelimit: POSITIVE,
  duplicatemessagelimit: POSITIVE,
  futuremessageslimit: POSITIVE,
  futuremessagesmaxdistance: POSITIVE,
  gossipedhistorylimit: POSITIVE,
  startblock: WHOLE,
};

const QBFT_FORK = {
  ...TRANSITIONS,
  block: WHOLE,
  validators: { type: "array", items: ADDRESS },
  validatorselectionmode: { enum: ["blockheader", "contract"] },
};

const CONFIG = {
  ...FORKS,
  chainId: POSITIVE,
  contractSizeLimit: { type: "integer", minimum: 1, maximum: 2_147_483_647 },
  evmStackSize: POSITIVE,
  ecCurve: { enum: ["secp256k1", "secp256r1"] },
  zeroBaseFee: { type: "boolean" },
  fixedBaseFee: { type: "boolean" },
  blobSchedule: { type: "object" },
  depositContractAddress: ADDRESS,
  withdrawalRequestContractAddress: ADDRESS,
  consolidationRequestContractAddress: ADDRESS,
  builderDepositRequestContractAddress: ADDRESS,
  builderExitRequestContractAddress: ADDRESS,
  discovery: { type: "object" },
  checkpoint: { type: "object" },
  qbft: object(QBFT),
  transitions: object({ qbft: { type: "array", items: object(QBFT_FORK, ["block"]) } }),
};

const ACCOUNT = object({
  balance: { type: "string" },
  nonce: { type: "string" },
  code: { type: "string", pattern: "^0x(?:[0-9a-fA-F]{2})*$" },
  storage: { type: "object", additionalProperties: { type: "string", pattern: "^0x[0-9a-fA-F]+$" } },
});

export const GENESIS_SCHEMA = object(
  {
    config: object(CONFIG, ["chainId", "qbft"]),
    nonce: QUANTITY,
    timestamp: QUANTITY,
    gasLimit: QUANTITY,
    baseFeePerGas: QUANTITY,
    difficulty: QUANTITY,
    mixHash: { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" },
    parentHash: { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" },
    coinbase: ADDRESS,
    blobGasUsed: QUANTITY,
    excessBlobGas: QUANTITY,
    parentBeaconBlockRoot: { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" },
    slotNumber: QUANTITY,
    alloc: { type: "object", additionalProperties: ACCOUNT, propertyNames: { pattern: "^(?:0x)?[0-9a-fA-F]{40}$" } },
    extraData: { type: "string", pattern: "^0x(?:[0-9a-fA-F]{2})+$" },
  },
  ["config", "gasLimit", "difficulty", "mixHash", "alloc", "extraData"],
);

function object<P extends Readonly<Record<string, object>>>(properties: P, required: readonly string[] = []) {
  return { type: "object", additionalProperties: false, properties, required };
}
