/** `node --import` of this file: at the end of the process writes its user CPU time in microseconds to OBSERVED_CPU. */
import { writeFileSync } from "node:fs";

const file = process.env.OBSERVED_CPU;
if (file === undefined) throw new Error("OBSERVED_CPU is not set");

process.once("exit", () => writeFileSync(file, String(process.cpuUsage().user)));
