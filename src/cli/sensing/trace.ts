import { traceReading } from "../../sdk/sensing/model/trace.ts";
import { fault } from "../shared/errors.ts";
import type { Verb } from "../shared/verb.ts";
import { explainTrace } from "./shared/explain-trace.ts";
import { oneEvidence, type ReadingSource, takesReading } from "./shared/one-evidence.ts";

export const verb: Verb<[reading: string, source: ReadingSource]> = {
  takes: takesReading,
  async run(cli, reading, source) {
    const evidence = await oneEvidence(reading, source);
    const trace = await traceReading(await cli.client(), evidence);
    const text = explainTrace(evidence, trace);
    if (trace.proved) return cli.result(text, { ok: true, evidence, ...trace });
    cli.note(text);
    const { verdict } = trace;
    throw fault("READING_NOT_PROVED", `${reading} does not hold: ${verdict}`, { reading, verdict, trace });
  },
};
