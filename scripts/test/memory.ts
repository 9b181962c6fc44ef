/** What a process holds in memory. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Resident bytes of a process; undefined where the system does not say, or once the process has ended. */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes =
      process.platform === "linux"
        ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
        : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], {
            encoding: "utf8",
            stdio: ["ignore", "pipe", "ignore"],
          });
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
  } catch {
    return undefined;
  }
}
