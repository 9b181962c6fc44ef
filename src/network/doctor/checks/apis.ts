import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

const NEEDED = ["ETH", "NET", "WEB3", "QBFT"];
const USEFUL = ["DEBUG", "TXPOOL", "PERM"];
/** Groups by which the node is changed. */
const POWERFUL = ["ADMIN", "PERM", "QBFT", "MINER", "DEBUG"];
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether it offers what is needed, and to whom. */
export function checkApis({ groups, url, hasToken, network, files }: Observation): Seen[] {
  const seen: Seen[] = [];
  if (groups !== undefined) {
    const lacking = (of: readonly string[]) => of.filter((name) => !groups.includes(name));
    const [missing, lacks] = [lacking(NEEDED), lacking(USEFUL)];
    if (missing.length > 0) seen.push({ name: "api-missing", seen: `rpc_modules has no ${missing.join(", ")}` });
    if (lacks.length > 0) seen.push({ name: "api-lacks", seen: `rpc_modules has no ${lacks.join(", ")}` });
    const open = groups.filter((name) => POWERFUL.includes(name));
    const isGuarded = hasToken || network?.rpc === "tls";
    const { hostname } = new URL(url);
    if (open.length > 0 && !LOOPBACK.test(hostname) && !isGuarded) {
      seen.push({ name: "api-open", seen: `${hostname} offers ${open.join(", ")} to whoever asks` });
    }
  }
  const open = ["host-allowlist", "rpc-http-cors-origins"].filter((option) =>
    [files?.config[option]].flat().some((value) => value === "*" || value === "all"),
  );
  if (open.length > 0) seen.push({ name: "hosts-open", seen: `${open.join(" and ")} of config.toml has "*"` });
  return seen;
}
