import type { IndexerConfig } from "../../indexer/config/config.ts";
import { parseIndexerConfig } from "../../indexer/config/parse-config.ts";
import { DOMAINS } from "../../indexer/domains.ts";
import { type OpenedIndexer, openIndexer } from "../../indexer/open-indexer.ts";
import type { DirectorySettings } from "../../indexer/serve/directory.ts";
import { systemClock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Cli } from "../shared/cli.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import { readPrivate } from "../shared/private-file.ts";
import { logLevelOption, runUntilStopped } from "../shared/run-until-stopped.ts";
import type { Verb } from "../shared/verb.ts";
import { consolePlugins } from "./shared/console-plugins.ts";
import { storeFault } from "./shared/store-fault.ts";

interface RunOptions {
  readonly config: string;
  readonly logLevel: string;
}

export const verb: Verb<[options: RunOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the indexer, see docs/guides/indexer.md")
      .addOption(logLevelOption()),
  async run(cli, options) {
    await runUntilStopped({
      logLevel: options.logLevel,
      open: (log) => open(cli, options, log),
      async use({ url, ended }, stopped, log) {
        cli.result(`API      ${url}\nOpenAPI  ${url}/openapi.json\nCtrl-C stops it.`, { ok: true, url });
        log.info({ url }, "indexer runs");
        log.info({ why: await Promise.race([stopped, ended.then(() => "ended")]) }, "told to stop");
      },
    });
  },
};

/** @throws `PORT_TAKEN`, `LISTEN_REFUSED`, `FILE_UNWRITABLE`, `INDEXER_CONFIG_INVALID`; as `openIndexer`. */
async function open(cli: Cli, options: RunOptions, log: Logger): Promise<OpenedIndexer> {
  const config = parseFrom(options.config, () => parseIndexerConfig(readJson(options.config)));
  const client = await cli.client();
  const close = () => client.provider.destroy();
  try {
    const webhooks = (config.webhooks ?? []).map(({ secretFile, topics, ...each }) => {
      const lowered = topics && { topics: topics.map((topic) => topic.toLowerCase()) }; // as they are stored
      return { ...each, ...lowered, secret: readPrivate(secretFile).trim() };
    });
    const plugins = await consolePlugins(cli, config);
    const directory = directoryOf(config);
    const given = { config, client, domains: DOMAINS, webhooks, plugins, clock: systemClock, log };
    const opened = await openIndexer({ ...given, ...(directory && { directory }) });
    const ended = opened.ended.catch((cause: unknown) => {
      throw storeFault(cause, config);
    });
    ended.catch(() => undefined); // whoever opened it hears of it
    return { ...opened, ended, close: () => opened.close().finally(close) };
  } catch (cause) {
    close();
    throw storeFault(cause, config);
  }
}

/** Who knows people without keys, with the secret that only a file has. */
function directoryOf({ directory }: IndexerConfig): DirectorySettings | undefined {
  if (directory === undefined) return undefined;
  const { clientSecretFile: file, ...others } = directory;
  return file === undefined ? others : { ...others, clientSecret: readPrivate(file).trim() };
}
