import type { Network } from "../model/network.ts";
import type { Organisation } from "../model/organisation.ts";
import { type PlannedFile, publicFile, secretFile } from "./planned-file.ts";
import type { TokenKey } from "./token-key.ts";

/** What stands above the folders of an organisation's nodes. */
export function organisationFiles(
  { name, keepsKeys }: Pick<Organisation, "name" | "keepsKeys">,
  { rpc }: Pick<Network, "rpc">,
  genesis: string,
  newTokenKey: () => TokenKey,
): readonly PlannedFile[] {
  const common = [publicFile(`${name}/genesis.json`, genesis)];
  return rpc === "jwt" && !keepsKeys ? [...common, ...tokenKeyFiles(name, newTokenKey())] : common;
}

/** The key of an organisation's tokens: who signs has one file, its nodes have the other. */
export function tokenKeyFiles(organisation: string, { privateKey, publicKey }: TokenKey): readonly PlannedFile[] {
  return [secretFile(`${organisation}/jwt.key`, privateKey), publicFile(`${organisation}/jwt.pub`, publicKey)];
}
