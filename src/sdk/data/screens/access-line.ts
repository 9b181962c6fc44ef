import type { Client } from "../../core/client.ts";
import { listAccesses } from "../actions/accesses/list-accesses.ts";
import type { GetAgreementReturnType } from "../actions/agreements/get-agreement.ts";
import type { AccessState } from "../model/states.ts";

/** An access as a line of a screen. Times are seconds since 1970. */
export interface AccessLine {
  readonly agreement: string;
  readonly seq: number;
  readonly resource: string;
  readonly version: number;
  readonly provider: number;
  readonly consumer: number;
  readonly state: Exclude<AccessState, "None">;
  /** When it was served; from Disputed on, when it was disputed. */
  readonly at: number;
  /** Of the ciphertext, in bytes. */
  readonly size: number;
  /** Last second in which it can be disputed; null where it cannot, or no longer. */
  readonly disputeUntil: number | null;
  /** Organisation that decides a dispute; null where there is none. */
  readonly arbitrator: number | null;
}

/** The accesses under some agreements, in their order. */
export async function accessLines(
  client: Client,
  agreements: readonly GetAgreementReturnType[],
): Promise<AccessLine[]> {
  const lines: AccessLine[] = [];
  for (const { agreement, terms, uses } of agreements) {
    if (uses === 0) continue;
    const { resource, provider, consumer, dispute } = terms;
    for (const { access, state, at } of await listAccesses(client, { agreement })) {
      lines.push({
        agreement,
        seq: access.seq,
        resource,
        version: access.version,
        provider,
        consumer,
        state,
        at,
        size: Number(access.size),
        disputeUntil: state === "Delivered" && dispute !== undefined ? at + dispute.window : null,
        arbitrator: dispute?.arbitrator ?? null,
      });
    }
  }
  return lines;
}
