import { verifyReadingProof } from "../../../sdk/sensing/model/verify-reading-proof.ts";
import { fault } from "../../shared/errors.ts";
import type { Verb } from "../../shared/verb.ts";
import { explainOffline } from "../shared/explain-trace.ts";
import { readProofFile } from "../shared/proof-file.ts";

export const verb: Verb<[file: string]> = {
  takes: (command) => command.argument("<file>", "evidence: one document, or one on each line"),
  async run(cli, path) {
    const failed: { station: number; seq: number; check: string; detail: string }[] = [];
    let checked = 0;
    let alone = "";
    const trusted = new Set<string>();
    for await (const proof of readProofFile(path)) {
      const verdict = await verifyReadingProof(proof);
      checked++;
      alone = explainOffline(proof, verdict);
      for (const assumption of verdict.trusted) trusted.add(assumption);
      const fault = verdict.checks.find(({ ok }) => !ok);
      if (!fault) continue;
      const { station, seq } = proof.reading;
      failed.push({ station, seq, check: fault.check, detail: fault.detail });
      cli.note(alone);
    }
    if (checked === 0) throw fault("USAGE", `${path} has no reading`, { file: path });
    const [first] = failed;
    if (first) {
      const message = `${failed.length} of ${checked} readings in ${path} do not hold`;
      throw fault("READING_NOT_PROVED", message, { file: path, checked, verdict: first.check, failed });
    }
    const text =
      checked === 1 ? alone : [`${checked} readings hold, if the following is so`, ...trusted].join("\n  - ");
    cli.result(text, { ok: true, file: path, checked, trusted: [...trusted] });
  },
};
