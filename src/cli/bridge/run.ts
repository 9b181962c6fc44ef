import { Option } from "commander";
import type { OpenedBridge } from "../../bridge/compose/open-bridge.ts";
import { exitAfter } from "../../lib/exit-after.ts";
import { stopSignal } from "../shared/stop-signal.ts";
import type { Verb } from "../shared/verb.ts";
import { open } from "./shared/open.ts";

interface RunOptions {
  readonly config: string;
  readonly logLevel: string;
}

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
/** Milliseconds after which it ends in any case, once it is told to: what was acknowledged is on disk by then. */
const LONGEST_STOP = 13_000;

export const verb: Verb<[options: RunOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the bridge, see docs/guides/bridge.md")
      .addOption(new Option("--log-level <level>", "what is logged").choices(LEVELS).default("info")),
  async run(cli, { config, logLevel }) {
    const stop = stopSignal();
    void stop.came.then(() => exitAfter(LONGEST_STOP, 0));
    let running: OpenedBridge | undefined;
    let why = "failed";
    try {
      running = await open(config, cli.environment(), logLevel, stop.signal);
      cli.result(`API      ${running.url}\nOpenAPI  ${running.url}/openapi.json\nCtrl-C stops it.`, {
        ok: true,
        url: running.url,
        hj212Port: running.hj212Port ?? null,
      });
      why = await stop.came;
    } catch (error) {
      if (error !== stop.signal.reason) throw error; // else it was told to stop before it could start
    } finally {
      stop.forget();
      await running?.close(why);
    }
  },
};
