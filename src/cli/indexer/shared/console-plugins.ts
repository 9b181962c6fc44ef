import { join } from "node:path";
import type { FastifyPluginAsync } from "fastify";
import type { IndexerConfig } from "../../../indexer/config/config.ts";
import { originOf } from "../../../indexer/config/parse-config.ts";
import { nameOf } from "../../../lib/console/passkey-domain.ts";
import { isConsoleBuilt, serveConsole } from "../../../lib/console/serve-console.ts";
import { openUrlWithin } from "../../../lib/open-url.ts";
import { packageRoot } from "../../../lib/package-root.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { readJson } from "../../shared/files.ts";

/** Milliseconds that a node may take for what a page asks. */
const PATIENCE = 20_000;

/**
 * What an indexer's server has beside the API: the console, where its configuration asks for it.
 *
 * @param folder Where it was built. @throws `USAGE` where it was not.
 */
export async function consolePlugins(
  cli: Pick<Cli, "endpoint" | "deploymentFile">,
  { api, console: wanted, zone }: Pick<IndexerConfig, "api" | "console" | "zone">,
  folder = join(packageRoot(), "dist", "console"),
): Promise<FastifyPluginAsync[]> {
  if (wanted === undefined) return [];
  if (!isConsoleBuilt(folder)) throw fault("USAGE", `there is no console in ${folder}: npm run build makes it`, {});
  const { passesNode = false, rpId = nameOf(originOf(api)) } = wanted;
  const { url } = await cli.endpoint();
  const reads = {
    deployment: readJson(cli.deploymentFile()) as object,
    openUrl: openUrlWithin(PATIENCE),
    ...(passesNode && { node: url }),
  };
  return [(scope) => serveConsole(scope, { folder, reads, rpId, zone })];
}
