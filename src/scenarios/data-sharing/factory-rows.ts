import { agreeOn, consentTo, withdrawConsent } from "../shared/agree-on-data.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Stage } from "../shared/scenario.ts";
import { areOfFactory, askForRows, type FetchedRows, fetchRows, signIn } from "./fetch-rows.ts";
import { STEEL_FACTORY } from "./load-file.ts";
import type { Parties } from "./parties.ts";
import { LEAST_GROUP } from "./policy.ts";
import type { PublishedLoad } from "./publish.ts";
import { tell } from "./tell.ts";

/** What the first half of the play comes to. */
export interface FactoryRows {
  readonly fetched: FetchedRows;
  readonly faults: readonly Fault[];
  /** Steel Works withdraws its consent, and North Bank asks once more. */
  withdraw(): Promise<Fault>;
}

/** North Bank gets the rows of one factory, once who runs it consents, and nothing before. */
export async function playFactoryRows(stage: Stage, parties: Parties, published: PublishedLoad): Promise<FactoryRows> {
  const { north, steel } = parties;
  const { resource, download } = published;
  const offered = { resource, service: download, subject: steel.signer.address, minGroupSize: LEAST_GROUP };
  const agreed = await agreeOn(stage, { provider: parties.grid, consumer: north }, offered);
  const { agreement } = agreed;
  stage.say(
    `${north.name} asks for the rows of factory ${STEEL_FACTORY}; Grid Company agrees, ${steel.name} has to consent`,
  );
  const session = await signIn(stage, published, north);
  const ask = () => askForRows(north, session, published, agreement);
  const early = await refusedBecause("North Bank fetches before that", "is Agreed", ask);
  const forged = await attempt("North Bank signs for Steel Works", "Agreements_NotSubject", () =>
    consentTo(stage, north.client, agreed, north.signer),
  );
  for (const fault of [early, forged]) tell(stage, fault);

  await consentTo(stage, north.client, agreed, steel.signer);
  const fetched = await fetchRows(north, session, published, await ask());
  stage.say(
    `${steel.name} consents by signature; ${fetched.rows.length} rows come encrypted, the key once access ${fetched.seq} is on the chain`,
  );
  const whole = areOfFactory(published, fetched, STEEL_FACTORY);
  const proved = observed("each row is proved by the root on the chain", whole, "proved");
  const acknowledged = observed("the access is acknowledged", fetched.state === "Acknowledged", fetched.state);
  for (const fault of [proved, acknowledged]) tell(stage, fault);
  return {
    fetched,
    faults: [early, forged, proved, acknowledged],
    async withdraw() {
      await withdrawConsent(stage, north.client, agreed, steel.signer);
      const what = `${steel.name} withdraws its consent, and North Bank asks once more`;
      return tell(stage, await refusedBecause(what, "is Revoked", ask));
    },
  };
}

/** An attempt that the vault has to refuse for this reason. */
async function refusedBecause(what: string, words: string, act: () => Promise<unknown>): Promise<Fault> {
  const fault = await attempt(what, "VAULT_REFUSED", act);
  return fault.reason?.includes(words) ? fault : { what, reported: undefined };
}
