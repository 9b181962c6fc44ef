import type { FindingName } from "../../network/doctor/findings.ts";
import type { Network, NetworkNode } from "../../network/model/network.ts";
import { Refusal } from "../scripted-besu.ts";
import type { NodeFiles, Scene } from "./scene.ts";

/** A misconfiguration, and what the doctor is to find. */
export interface Case {
  readonly scene: Scene;
  /** What is found beside it, because the one cannot be without the other. */
  readonly with?: readonly FindingName[];
  /** Part of what the doctor says that it saw. */
  readonly says: string | RegExp;
}

export const GIB = 2 ** 30;
export const OTHER_HASH = `0x${"12".repeat(32)}`;

/** An answer that is a refusal. */
export const refuse = (code: number, message: string) => (): never => {
  throw new Refusal(code, message);
};

/** Gives an option of the node's config.toml another value. */
export const setOption = (option: string, value: string) => (files: NodeFiles) =>
  files.replace("config.toml", new RegExp(`^${option} *=.*$`, "m"), `${option}=${value}`);

/** What rpc_modules answers where these groups are offered. */
export const modules = (...names: string[]) => ({
  rpc_modules: () => Object.fromEntries(names.map((name) => [name, "1.0"])),
});

export const firstNode = ({ nodes }: Network) => nodes[0] as NetworkNode;
