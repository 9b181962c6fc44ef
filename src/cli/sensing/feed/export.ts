import { isTallyError } from "../../../lib/errors.ts";
import { fault } from "../../shared/errors.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { fetchLastSeq, fetchReadingProof } from "../shared/bridge-api.ts";
import { writeProofFile } from "../shared/proof-file.ts";

interface ExportOptions {
  readonly api: string;
  readonly station: number;
  readonly from: number;
  readonly to?: number;
  readonly out: string;
}

export const verb: Verb<[options: ExportOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--api <url>", "API of a bridge")
      .requiredOption("--station <station>", "its number", wholeNumber)
      .option("--from <seq>", "first reading", wholeNumber, 1)
      .option("--to <seq>", "last reading; the last that is sealed if left out", wholeNumber)
      .requiredOption("-o, --out <file>", "where to write them"),
  async run(cli, { api, station, from, out, ...options }) {
    const to = options.to ?? (await fetchLastSeq(api, station));
    if (to < from) throw fault("USAGE", `there is no reading from ${from} to ${to}`, { from, to });
    const progress = await cli.progress("readings", to - from + 1);
    async function* all() {
      for (let seq = from; seq <= to; seq++) {
        const proof = await sealedProof(api, station, seq, options.to === undefined && seq > from);
        if (!proof) return;
        yield proof;
        progress.add();
      }
    }
    try {
      const count = await writeProofFile(out, all());
      const text = `${count} readings, ${from} to ${from + count - 1}, written to ${out}`;
      cli.result(text, { ok: true, station, from, to: from + count - 1, count, file: out });
    } finally {
      progress.stop();
    }
  },
};

/** Undefined where the bridge has no proof, if that may be. */
async function sealedProof(api: string, station: number, seq: number, mayBeMissing: boolean) {
  try {
    return await fetchReadingProof(api, station, seq);
  } catch (error) {
    if (mayBeMissing && isTallyError(error, "BRIDGE_REFUSED")) return undefined;
    throw error;
  }
}
