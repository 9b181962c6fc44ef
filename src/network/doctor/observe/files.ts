import { SigningKey } from "ethers";
import { parse } from "smol-toml";
import type { Genesis } from "../../model/genesis.ts";
import { hashGenesis } from "../../model/hash-genesis.ts";
import type { Network } from "../../model/network.ts";
import { type LocalNode, localNode } from "../../run/local-node.ts";
import type { Files } from "../../system/system.ts";
import type { FilesObservation } from "../observation.ts";

/** The files of a node; undefined where they are on another machine. */
export function observeFiles(root: string, network: Network, name: string, files: Files): FilesObservation | undefined {
  const found = network.nodes.find((node) => node.name === name);
  const node = found && localNode(root, found);
  const text = node && files.read(node.configFile);
  if (node === undefined || text === undefined) return undefined;
  const publicKey = publicKeyOf(node, files);
  const others = network.nodes.filter((other) => other.name !== name).map((other) => localNode(root, other));
  return {
    node,
    keyMode: files.modeOf(`${node.home}/key`),
    publicKey,
    sameKey: others
      .filter((other) => publicKey !== undefined && publicKeyOf(other, files) === publicKey)
      .map((other) => other.name),
    staticNodes: attempt(() => JSON.parse(files.read(`${node.home}/static-nodes.json`) ?? "[]").map(String)),
    allowedNodes: attempt(() => listIn(files.read(`${node.home}/permissions_config.toml`) ?? "")),
    config: attempt(() => parse(text)) ?? {},
    genesisHash: attempt(() => genesisHashIn(files.read(`${root}/${node.organisation}/genesis.json`))),
    space: files.space(`${node.home}/data`) ?? files.space(node.home),
  };
}

/** What a file says; undefined for one that says nothing that can be read. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function publicKeyOf({ home }: LocalNode, files: Files): string | undefined {
  const key = files.read(`${home}/key`)?.trim().replace(/^0x/, "");
  if (key === undefined || !/^[0-9a-f]{64}$/i.test(key)) return undefined;
  return attempt(() => new SigningKey(`0x${key}`).publicKey.slice(4));
}

function listIn(toml: string): readonly string[] | undefined {
  const list = parse(toml)["nodes-allowlist"];
  return Array.isArray(list) ? list.map(String) : undefined;
}

function genesisHashIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return hashGenesis(JSON.parse(text) as Genesis);
}
