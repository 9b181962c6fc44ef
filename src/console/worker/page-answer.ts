import type { Clock } from "../../lib/clock.ts";

/** Milliseconds after which a network that neither answers nor fails is taken for none. */
const PATIENCE = 3_000;
/** From here on an answer is no page of ours: what stands before the server says that it is away, or asks for a login of its own. */
const FAILED = 500;

export interface PageSources {
  /** From the network. */
  fetch(): Promise<Response>;
  /** What is kept; undefined where nothing is. */
  kept(): Promise<Response | undefined>;
  readonly clock: Clock;
}

/** A page from the network, so that a new build is seen at once; what is kept where there is no network, or none that answers. */
export async function pageAnswer({ fetch, kept, clock }: PageSources): Promise<Response> {
  const asked = fetch();
  const answer = await Promise.race([
    asked.catch(() => undefined), // there is no network
    clock.sleep(PATIENCE).then(() => undefined),
  ]);
  if (answer !== undefined && answer.status < FAILED) return answer;
  return (await kept()) ?? asked;
}
