import { id } from "ethers";
import { chooseTiming } from "../network/init/choose-timing.ts";
import { type PlannedNetwork, planNetwork } from "../network/init/plan-network.ts";
import { planNodes } from "../network/init/plan-nodes.ts";
import type { RpcAccess } from "../network/model/network.ts";
import { nodeKey } from "../network/model/node-key.ts";
import type { OrganisationInput } from "../network/model/organisation.ts";

interface Case {
  readonly organisations: readonly OrganisationInput[];
  readonly rpc: RpcAccess;
  readonly cores: number;
  readonly validatorsPerMachine: number;
}

const publicKey = (name: string) => nodeKey(id(name)).publicKey;
const account = (name: string) => `0x${id(name).slice(-40)}`;

/** Networks whose files are kept in test/vectors/network, by the number of validators. */
export const NETWORK_CASES: Readonly<Record<1 | 4 | 7, Case>> = {
  1: {
    organisations: [{ name: "plant", host: "127.0.0.1" }],
    rpc: "loopback",
    cores: 2,
    validatorsPerMachine: 1,
  },
  4: {
    organisations: ["river-authority", "plant", "laboratory", "bank"].map((name, n) => ({
      name,
      host: `10.0.0.${n + 1}`,
      validators: 1,
      accounts: [account(`${name} maker`), account(`${name} checker`)],
    })),
    rpc: "jwt",
    cores: 8,
    validatorsPerMachine: 1,
  },
  7: {
    organisations: [
      { name: "a", host: "127.0.0.1", validators: 3, ports: [{ p2p: 40_000, rpc: 40_001 }, {}, { metrics: 9_545 }] },
      { name: "b", host: "127.0.0.1" },
      { name: "c", host: "127.0.0.1", accounts: [account("c")], publicKeys: [publicKey("c 1"), publicKey("c 2")] },
      { name: "observer", host: "127.0.0.1", validators: 0 },
    ],
    rpc: "tls",
    cores: 2,
    validatorsPerMachine: 7,
  },
};

/** One of them, planned with keys that are the same each time. */
export function plannedCase(validators: 1 | 4 | 7): PlannedNetwork {
  const { organisations, rpc, cores, validatorsPerMachine } = NETWORK_CASES[validators];
  let keys = 0;
  return planNetwork({
    chainId: 20_260,
    organisations: planNodes(organisations, validators),
    timing: chooseTiming({ cores, validatorsPerMachine }),
    rpc,
    newKey: () => nodeKey(id(`node ${keys++}`)),
    newTokenKey: () => ({ privateKey: "a private key\n", publicKey: "a public key\n" }),
  });
}

/** All that would be written, as one text; a secret shows its length alone. */
export function showPlanned({ files }: PlannedNetwork): string {
  return files
    .map(({ path, content, mode }) => {
      const head = `=== ${path} ${mode.toString(8)}`;
      if (content === undefined) return `${head}\n`;
      return mode === 0o600 ? `${head}\n(${content.length} characters)\n` : `${head}\n${content}`;
    })
    .join("\n");
}
