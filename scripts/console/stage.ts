/** What the console is tried on: a chain on which scenarios were played, and the console of this checkout, freshly built. */
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { closers } from "../../src/lib/closers.ts";
import { serveConsole } from "../../src/lib/console/serve-console.ts";
import { evidenceDeposit } from "../../src/scenarios/evidence-deposit/scenario.ts";
import { riverMonitoring } from "../../src/scenarios/river-monitoring/scenario.ts";
import { playAll } from "../start/play-all.ts";
import { buildConsole } from "./build-console.ts";
import type { PageSize } from "./sizes.ts";

export interface ConsoleStage {
  /** Where the console is served. */
  readonly origin: string;
  /** Files that the scenarios wrote, in a folder for each. */
  readonly files: string;
  /** Address of the bridge's API. */
  readonly bridge: string;
  readonly sizes: readonly PageSize[];
  close(): Promise<void>;
}

/** Builds the console, plays, and serves it. */
export async function openStage(say: (line: string) => void): Promise<ConsoleStage> {
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  const home = mkdtempSync(join(tmpdir(), "tally-console-"));
  started.add("the folder", async () => rmSync(home, { recursive: true, force: true }));
  try {
    const folder = join(home, "console");
    const sizes = await buildConsole(folder);
    const played = await playAll({
      scenarios: [evidenceDeposit, riverMonitoring],
      options: { port: 0 },
      home,
      say,
    });
    started.add("the chain", () => played.close());
    const app = Fastify();
    await app.register((scope) => serveConsole(scope, { folder }));
    await app.listen({ host: "127.0.0.1", port: 0 });
    started.add("the console", () => app.close());
    const { port } = app.server.address() as AddressInfo;
    const bridge = String(played.played.find(({ facts }) => facts.API !== undefined)?.facts.API);
    return {
      origin: `http://127.0.0.1:${port}`,
      files: join(home, ".tally", "start"),
      bridge,
      sizes,
      close: () => started.close(),
    };
  } catch (error) {
    return started.giveUp(error);
  }
}
