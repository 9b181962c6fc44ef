import { openByProofAndWait } from "../../../sdk/sensing/actions/exceedances/open-by-proof.ts";
import { exceedanceKey } from "../../../sdk/sensing/model/exceedance-id.ts";
import type { Verb } from "../../shared/verb.ts";
import { oneProof, type ReadingSource, takesReading } from "../shared/one-proof.ts";

export const verb: Verb<[reading: string, source: ReadingSource]> = {
  takes: takesReading,
  async run(cli, reading, source) {
    const { batch, reading: sealed, path: proof } = await oneProof(reading, source);
    const { id, receipt } = await openByProofAndWait(await cli.writer(), { batch, reading: sealed, proof });
    const { sensor, seq } = exceedanceKey(id);
    cli.result(`exceedance ${sensor}/${seq} is open`, { ok: true, id, sensor, seq, tx: receipt.hash });
  },
};
