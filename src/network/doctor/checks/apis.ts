import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

const NEEDED = ["ETH", "NET", "WEB3", "QBFT"];
const USEFUL = ["DEBUG", "TXPOOL", "PERM"];
/** Groups by which the node is changed. */
const POWERFUL = ["ADMIN", "PERM", "QBFT", "MINER", "DEBUG"];
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether it offers what is needed, and to whom. */
export function checkApis(observation: Observation): Seen[] {
  return [...lacksOf(observation), ...doorsOf(observation), ...namesOf(observation)];
}

function lacksOf({ groups }: Observation): Seen[] {
  if (groups === undefined) return [];
  const lacking = (of: readonly string[]) => of.filter((name) => !groups.includes(name)).join(", ");
  const [missing, lacks] = [lacking(NEEDED), lacking(USEFUL)];
  return [
    ...(missing === "" ? [] : [{ name: "api-missing", seen: `rpc_modules has no ${missing}` } as const]),
    ...(lacks === "" ? [] : [{ name: "api-lacks", seen: `rpc_modules has no ${lacks}` } as const]),
  ];
}

/** Seen from beyond its machine by who brings nothing; or, on its machine, in its configuration. */
function doorsOf({ groups = [], groupsForAll = [], url, files }: Observation): Seen[] {
  const powers = (of: readonly string[]) => of.filter((name) => POWERFUL.includes(name)).join(", ");
  const { hostname } = new URL(url);
  if (!LOOPBACK.test(hostname) && powers(groupsForAll) !== "") {
    return [{ name: "api-open", seen: `${hostname} offers ${powers(groupsForAll)} to whoever asks` }];
  }
  const { config = {} } = files ?? {};
  const host = String(config["rpc-http-host"] ?? "127.0.0.1");
  const isGuarded =
    config["rpc-http-authentication-enabled"] === true || config["rpc-http-tls-client-auth-enabled"] === true;
  if (LOOPBACK.test(host) || isGuarded || powers(groups) === "") return [];
  return [{ name: "api-open", seen: `rpc-http-host is ${host}, and ${powers(groups)} are offered to whoever asks` }];
}

function namesOf({ files }: Observation): Seen[] {
  const open = ["host-allowlist", "rpc-http-cors-origins"].filter((option) =>
    [files?.config[option]].flat().some((value) => value === "*" || value === "all"),
  );
  return open.length === 0 ? [] : [{ name: "hosts-open", seen: `${open.join(" and ")} of config.toml has "*"` }];
}
