import { decimalText } from "../../../sdk/core/decimal-text.ts";
import { checkNames, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { ReadingProof } from "../../../sdk/sensing/model/reading-proof.ts";
import type { ReadingTrace, TracedSensor } from "../../../sdk/sensing/model/trace.ts";
import type { ReadingProofVerdict } from "../../../sdk/sensing/model/verify-reading-proof.ts";
import { oneLine } from "../../shared/printable.ts";
import { showMoment, showTime } from "../../shared/tables.ts";
import { showLimit } from "./values.ts";

/** The way of a reading from the river to the block, one below the other, then the checks. */
export function explainTrace(proof: ReadingProof, trace: ReadingTrace): string {
  const { reading, batch, leaf, batchId, gateways, sealedBy } = proof;
  const { river, operator, sensor, block, signers, exceedance } = trace;
  const [here, ...upstream] = river;
  const way: [string, string][] = [
    ...upstream.reverse().map(({ id, name, reach }): [string, string] => ["upstream", `${name} (${id}) on ${reach}`]),
    ...(here
      ? [["station", `${here.name} (${here.id}) on ${here.reach}, operated by ${operator?.name}`] as [string, string]]
      : []),
    ...(sensor ? [["sensor", sensorText(sensor)] as [string, string]] : []),
    ["reading", readingText(proof)],
    ["batch", `readings ${batch.firstSeq} to ${batch.firstSeq + batch.count - 1}, ${batchId}`],
    ["leaf", `${leaf}, ${proof.path.length} nodes below root ${batch.root}`],
    ["transaction", sealedBy.transaction],
    ...(block
      ? [["block", `${block.number} ${block.hash}, ${showTime(BigInt(block.timestamp))}`] as [string, string]]
      : []),
    ...signers.map(({ account, org, name, standing }): [string, string] => [
      "signer",
      `${account} of ${name} (organisation ${org}, ${standing}), epoch ${gateways.epoch}`,
    ]),
    ...(exceedance
      ? [["exceedance", `${exceedance.stage} since ${showTime(BigInt(exceedance.since))}`] as [string, string]]
      : []),
  ];
  return [
    headline(proof, trace.proved ? "PROVED" : `NOT PROVED (${trace.verdict})`),
    "",
    ...way.map(
      ([what, text], i) => `${i === 0 ? "" : `${"  ".repeat(Math.min(i, 8) - 1)}└─ `}${what}  ${oneLine(text)}`,
    ),
    "",
    ...checkLines(trace.checks),
    "",
    trace.proved
      ? `Proved: nobody changed, moved or dropped reading ${reading.seq} since it was sealed. Whether it is plausible, its quality says.`
      : `Do not rely on it: the check "${trace.verdict}" does not hold.`,
  ].join("\n");
}

/** The same for what can be said without a node. */
export function explainOffline(proof: ReadingProof, verdict: ReadingProofVerdict): string {
  const failed = verdict.checks.find(({ ok }) => !ok);
  return [
    headline(proof, failed ? `NOT PROVED (${failed.check})` : "HOLDS, IF THE FOLLOWING IS SO"),
    ...(failed ? [] : verdict.trusted.map((text) => `  - ${oneLine(text)}`)),
    ...checkLines(verdict.checks),
    ...(verdict.rawCompared ? [] : ["  The raw bytes are not in the proof, so they were not compared."]),
  ].join("\n");
}

function headline({ reading, sensor }: ReadingProof, verdict: string): string {
  const { station, seq } = reading;
  return `${verdict}  station ${station}, reading ${seq}: ${valueText(reading, sensor)} (${oneLine(sensor.parameter)}) at ${showMoment(reading.observedAt)}`;
}

function valueText({ quality, value }: ReadingProof["reading"], { scale, unit }: ReadingProof["sensor"]): string {
  return quality === Quality.Missing ? "missing" : `${decimalText(value, scale)} ${oneLine(unit)}`;
}

function readingText({ reading, sensor }: ReadingProof): string {
  const quality =
    Object.entries(Quality).find(([, flag]) => flag === reading.quality)?.[0] ?? `flag ${reading.quality}`;
  const checks = checkNames(reading.checks);
  const parts = [
    `${reading.seq}: ${valueText(reading, sensor)}, ${quality}${checks.length > 0 ? ` (${checks.join(", ")})` : ""}`,
    `measured ${showMoment(reading.observedAt)}, received ${showMoment(reading.receivedAt)}`,
    ...(reading.sourceFlag === "" ? [] : [`source says ${reading.sourceFlag}`]),
  ];
  return parts.join("; ");
}

function sensorText(sensor: TracedSensor): string {
  const { id, parameter, unit, scale, limitThen, beyondLimit, calibration, calibrationLapsed } = sensor;
  const calibrated = calibration
    ? `calibrated ${showMoment(calibration.performedAt)}, due by ${showMoment(calibration.dueBy)}`
    : "no calibration on chain before it";
  return [
    `${parameter} in ${unit} (${id})`,
    `allowed then ${showLimit(limitThen, scale)}${beyondLimit ? ": BEYOND" : ""}`,
    `${calibrated}${calibrationLapsed ? ": LAPSED" : ""}`,
  ].join("; ");
}

function checkLines(checks: ReadingTrace["checks"]): string[] {
  return checks.map(({ check, ok, detail }) => `  ${ok ? "ok  " : "FAIL"}  ${check.padEnd(11)}  ${oneLine(detail)}`);
}
