import { decodeExtraData } from "./extra-data.ts";
import type { Genesis } from "./genesis.ts";
import { hashGenesis } from "./hash-genesis.ts";
import { gathered, type Inconsistency, type ReadFile } from "./inconsistency.ts";
import type { Network } from "./network.ts";
import { requireGenesis } from "./require-known.ts";

/**
 * Every genesis.json of a network against network.json. The hash of block 0 does not cover `config`, and nodes that differ in it part ways
 * later: so that is compared too, with network.json and with the other copies.
 */
export function checkGenesis(network: Network, readFile: ReadFile): readonly Inconsistency[] {
  const organisations = [...new Set(network.nodes.map(({ organisation }) => organisation))];
  const files = ["genesis.json", ...organisations.map((name) => `${name}/genesis.json`)];
  const copies = files.flatMap((file) => {
    const text = readFile(file);
    return text === undefined ? [] : [{ file, text }];
  });
  const judged = copies.map(({ file, text }) => ({
    file,
    text,
    problems: gathered(file, () => {
      const json: unknown = JSON.parse(text);
      requireGenesis(json);
      return differencesIn(network, file, json);
    }),
  }));
  const [first] = judged.filter(({ problems }) => problems.length === 0);
  return judged.flatMap(({ file, text, problems }) => {
    if (problems.length > 0 || first === undefined || text === first.text) return problems;
    return [{ file, field: "", reason: `is another text than ${first.file}` }];
  });
}

function differencesIn(network: Network, file: string, genesis: Genesis): readonly Inconsistency[] {
  const { config, extraData } = genesis;
  const found: Inconsistency[] = [];
  const differ = (field: string, reason: string) => found.push({ file, field, reason });
  const pairs: readonly (readonly [field: string, has: unknown, wanted: unknown])[] = [
    ["/config/chainId", config.chainId, network.chainId],
    ["/config/zeroBaseFee", config.zeroBaseFee, true],
    ["/config/qbft/blockperiodseconds", config.qbft.blockperiodseconds, network.blockPeriodSeconds],
    ["/config/qbft/requesttimeoutseconds", config.qbft.requesttimeoutseconds, network.requestTimeoutSeconds],
  ];
  for (const [field, has, wanted] of pairs) {
    if (has !== wanted) differ(field, `is ${has}, in network.json ${wanted}`);
  }
  const hash = hashGenesis(genesis);
  if (network.genesisHash !== null && hash !== network.genesisHash) {
    differ("", `gives block 0 the hash ${hash}, in network.json it has ${network.genesisHash}`);
  }
  if (decodeExtraData(extraData).validators.length === 0) differ("/extraData", "names no validator");
  return found;
}
