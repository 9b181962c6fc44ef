import { consentToAgreementAndWait } from "../../sdk/data/actions/agreements/consent-to-agreement.ts";
import { withdrawConsentBySignatureAndWait } from "../../sdk/data/actions/agreements/withdraw-consent-by-signature.ts";
import { signSubjectConsent, signSubjectWithdrawal } from "../../sdk/data/model/agreement/subject-consent.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Stage } from "../shared/scenario.ts";
import { type Agreement, agreeOn } from "./agree.ts";
import { areOfFactory, askForRows, type FetchedRows, fetchRows, signIn } from "./fetch-rows.ts";
import { STEEL_FACTORY } from "./load-file.ts";
import type { Parties } from "./parties.ts";
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
  const agreed = await agreeOn(stage, parties, { resource, service: download, subject: steel.signer.address });
  const { agreement } = agreed;
  stage.say(
    `${north.name} asks for the rows of factory ${STEEL_FACTORY}; Grid Company agrees, ${steel.name} has to consent`,
  );
  const session = await signIn(stage, published, north);
  const ask = () => askForRows(north, session, published, agreement);
  const early = await refusedBecause("North Bank fetches before that", "is Agreed", ask);
  const forged = await attempt("North Bank signs for Steel Works", "Agreements_NotSubject", () =>
    consent(stage, parties, agreed, north.signer),
  );
  for (const fault of [early, forged]) tell(stage, fault);

  await consent(stage, parties, agreed, steel.signer);
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
      const { deadline } = agreed.terms;
      const signature = await signSubjectWithdrawal(steel.signer, stage.deployment, { agreement, deadline });
      await withdrawConsentBySignatureAndWait(north.client, { terms: agreed.terms, deadline, signature });
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

async function consent(
  { deployment }: Stage,
  { north }: Parties,
  { terms }: Agreement,
  signer: Parties["north"]["signer"],
): Promise<void> {
  const { deadline } = terms;
  const signature = await signSubjectConsent(signer, deployment, terms, deadline);
  await consentToAgreementAndWait(north.client, { terms, deadline, signature });
}
