import { traceReading } from "../../sdk/sensing/model/trace.ts";
import { fault } from "../shared/errors.ts";
import { shorten } from "../shared/shorten.ts";
import type { Verb } from "../shared/verb.ts";
import { explainTrace } from "./shared/explain-trace.ts";
import { oneProof, type ReadingSource, takesReading } from "./shared/one-proof.ts";

export const verb: Verb<[reading: string, source: ReadingSource]> = {
  takes: takesReading,
  async run(cli, reading, source) {
    const proof = await oneProof(reading, source);
    const trace = await traceReading(await cli.client(), proof);
    const explained = explainTrace(proof, trace);
    const text = cli.layout().fullHashes ? explained : shorten(explained);
    if (trace.proved) return cli.result(text, { ok: true, proof, ...trace });
    cli.note(text);
    const { verdict } = trace;
    throw fault("READING_NOT_PROVED", `${reading} does not hold: ${verdict}`, { reading, verdict, trace });
  },
};
