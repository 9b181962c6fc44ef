import { explainLog } from "../../run/explain-log.ts";
import { checkGenesisFile } from "../checks/chain.ts";
import { checkDisk } from "../checks/disk.ts";
import { checkKeys } from "../checks/keys.ts";
import type { Examination } from "../examine.ts";
import { type FindingName, findingsOf, type Seen } from "../findings.ts";
import type { StoppedObservation } from "./observe-stopped.ts";

/** What the checks conclude of a node that does not answer: of its process, its files and its log. */
export function examineStopped(observation: StoppedObservation): Examination {
  const { url, reason, pid, files } = observation;
  const { name } = files.node;
  const silent: Seen =
    pid === undefined
      ? { name: "node-stopped", seen: `no process of ${name} runs, and ${url} gives no answer: ${reason}` }
      : {
          name: "node-silent",
          seen: `the process of ${name}, pid ${pid}, runs, and ${url} gives no answer: ${reason}`,
        };
  const seen = [
    silent,
    ...runnerOf(observation),
    ...portsOf(observation),
    ...checkKeys(observation),
    ...checkGenesisFile(observation),
    ...checkDisk(observation),
  ];
  return {
    findings: findingsOf([...seen, ...lastWords(observation, seen)]),
    notSeen: ["what only a node that answers tells"],
  };
}

function runnerOf({ runner }: StoppedObservation): Seen[] {
  if (runner === undefined) return [];
  const isJava = runner.code === "JAVA_MISSING" || runner.code === "JAVA_WRONG";
  return [{ name: isJava ? "java-wrong" : "besu-missing", seen: runner.message }];
}

const portsOf = ({ taken, files }: StoppedObservation): Seen[] =>
  taken.map(({ port, field }) => ({
    name: "port-taken",
    seen: `another program listens on ${port}, ${field} of ${files.node.name}`,
  }));

/** What its log says, unless that is found already. */
function lastWords({ logEnd, pid }: StoppedObservation, seen: readonly Seen[]): Seen[] {
  const explained = pid === undefined ? explainLog(logEnd) : undefined;
  if (explained === undefined) return [];
  const { finding, line } = explained;
  const isFound = (name: FindingName) => seen.some((each) => each.name === name);
  return isFound(finding) ? [] : [{ name: finding, seen: `its log ends with: ${line}` }];
}
