import { hexlify } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { registerEncryptionKeyAndWait } from "../../sdk/data/actions/keys/register-encryption-key.ts";
import { generateEncryptionKey, KEM } from "../../sdk/core/seal/hpke.ts";
import { writeOutput } from "../shared/output.ts";
import { showTime } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

interface KeyOptions {
  readonly out: string;
  readonly days: number;
}

const DAY = 86_400;
/** The chain's clock may be behind ours. */
const EARLIER = 3_600;

export const verb: Verb<[options: KeyOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--out <file>", "where the private key is written; nobody but its owner may read it")
      .option("--days <number>", "days for which data are sealed to it", wholeNumber, 365),
  async run(cli, { out, days }) {
    const client = await cli.writer();
    const pair = await generateEncryptionKey(KEM.x25519);
    const [publicKey, privateKey] = [hexlify(pair.publicKey), hexlify(pair.privateKey)];
    const now = Math.floor(systemClock.now() / 1_000);
    const given = { kem: pair.kem, publicKey, notBefore: now - EARLIER, notAfter: now + days * DAY };
    // Kept before anybody can seal to it.
    writeOutput(out, `${JSON.stringify({ kem: pair.kem, publicKey, privateKey }, null, 2)}\n`);
    const { key, org } = await registerEncryptionKeyAndWait(client, { key: given });
    writeOutput(out, `${JSON.stringify({ key, org, kem: pair.kem, publicKey, privateKey }, null, 2)}\n`);
    const text = `${key}\nof organisation ${org}, until ${showTime(BigInt(given.notAfter))}\nprivate key in ${out}`;
    cli.result(text, { ok: true, key, org, publicKey, notAfter: given.notAfter, file: out });
  },
};
