import { isTallyError } from "../../lib/errors.ts";
import type { Participants } from "../dsp/ports.ts";
import { organisationIri } from "./names.ts";

/** An organisation whose connector the vault speaks to. */
export interface KnownMember {
  readonly org: number;
  /** Base address of its endpoints of the Dataspace Protocol. */
  readonly address: string;
  /** Whether that is within the operator's own network. */
  readonly internal?: boolean;
}

export interface MemberParticipantsParameters {
  /** The vault's organisation. */
  readonly org: number;
  readonly members: readonly KnownMember[];
  /** Of whom a token is. Fails for one that is nobody's. */
  session(token: string): Promise<{ readonly org: number }>;
  /** A token by which a member's connector knows us. */
  tokenFor(member: KnownMember, url: string): Promise<string | undefined>;
}

export interface MemberParticipants extends Participants {
  /** Base address of a participant's connector, where it is known. */
  addressOf(participant: string): string | undefined;
}

/** Participants are organisations of the chain that sign in with the vault; those whose connectors are registered are spoken to. */
export function memberParticipants(parameters: MemberParticipantsParameters): MemberParticipants {
  const { org, session, tokenFor } = parameters;
  const members = new Map(parameters.members.map((each) => [organisationIri(each.org), each]));
  return {
    self: organisationIri(org),
    async identify(authorization) {
      const token = /^Bearer ([!-~]{1,4096})$/i.exec(authorization ?? "")?.[1];
      if (token === undefined) return undefined;
      try {
        return organisationIri((await session(token)).org);
      } catch (error) {
        if (isTallyError(error) && !error.retryable) return undefined;
        throw error;
      }
    },
    async authorize(participant, url) {
      const member = members.get(participant);
      const token = member && (await tokenFor(member, url));
      return token === undefined ? undefined : `Bearer ${token}`;
    },
    async origins(participant) {
      const member = members.get(participant);
      if (member === undefined) return [];
      return [{ origin: new URL(member.address).origin, internal: member.internal ?? false }];
    },
    addressOf: (participant) => members.get(participant)?.address,
  };
}
