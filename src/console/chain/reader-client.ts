import { JsonRpcProvider } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { parseDeployment } from "../../sdk/core/deployment.ts";
import { pageOrigin } from "../browser/page.ts";
import { readJson } from "../browser/read-json.ts";

/** A client that reads from the node behind the console, which its server asks for us. @throws as `connect`; `ReadFailure`. */
export async function readerClient(): Promise<Client> {
  const deployment = parseDeployment(await readJson<object>("/console/deployment"));
  const provider = new JsonRpcProvider(`${pageOrigin()}/console/node`, deployment.chainId, { staticNetwork: true });
  return connect({ provider, deployment });
}
