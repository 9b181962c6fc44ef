import type { FastifyRequest } from "fastify";
import type { Context } from "../engine/context.ts";
import { dspError } from "../errors.ts";

/** Bytes of a message: a policy of a few hundred constraints is a tenth of it. */
export const BODY_LIMIT = 262_144;

export const TAGS = ["dataspace protocol"];

export interface ByPid {
  Params: { readonly pid: string };
}

/** Who sends it. The binding has negotiations and transfers not be found by whom nobody recognises. @throws `refusal` */
export async function participantOf(
  { ports }: Context,
  { headers }: FastifyRequest,
  refusal: "DSP_NOT_AUTHENTICATED" | "DSP_NOT_FOUND" = "DSP_NOT_FOUND",
): Promise<string> {
  const participant = await ports.participants.identify(headers.authorization);
  if (participant !== undefined) return participant;
  throw dspError(refusal, "nobody that is recognised asks", { field: "authorization", value: "(not shown)" });
}
