import { systemClock } from "../../lib/clock.ts";
import { type ClientCertificate, openWithCertificate } from "../../lib/open-https.ts";
import { openUrlWithin } from "../../lib/open-url.ts";
import { systemFiles } from "./files.ts";
import { systemProcesses } from "./processes.ts";
import type { System } from "./system.ts";

/** Milliseconds for which a node's answer is waited for. */
const ANSWER = 10_000;

/** The machine that this runs on. @param certificate Shown to nodes that ask for one. */
export function thisSystem(env: Readonly<Record<string, string | undefined>>, certificate?: ClientCertificate): System {
  const bare = openUrlWithin(ANSWER);
  return {
    env,
    clock: systemClock,
    open: certificate === undefined ? bare : openWithCertificate(bare, certificate, ANSWER),
    openAsAnybody: bare,
    processes: systemProcesses(env),
    files: systemFiles,
  };
}
