import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isTallyError } from "../../lib/errors.ts";
import type { AccessService } from "../access/access-service.ts";
import type { SignedAccessRequest } from "../access/require-request.ts";
import type { Transfer } from "../access/transfer.ts";
import type { SignInService } from "../sign-in/sign-in.ts";
import type { Session } from "../store/challenges.ts";
import type { CipherFiles } from "../store/files.ts";
import type { Refusal } from "../store/refusals.ts";
import type { TransferKey } from "../store/transfers.ts";
import { accessSchemas } from "./access-schemas.ts";
import type { VaultMetrics } from "./metrics.ts";
import { sendRange } from "./send-range.ts";
import { tokenOf } from "./sign-in-routes.ts";
import type { Turns } from "./turns.ts";

export interface AccessRoutesParameters {
  readonly signIn: SignInService;
  readonly accesses: AccessService;
  readonly files: CipherFiles;
  readonly turns: Turns;
  readonly metrics: VaultMetrics;
  /** Keeps what is refused to a member. */
  refused(refusal: Omit<Refusal, "at">): void;
}

interface Place {
  readonly Params: { readonly agreement: string; readonly seq: string };
}

/** How data are given out: a request, its ciphertext, its number with the key, and the acknowledgement. */
export function accessRoutes(app: FastifyInstance, parameters: AccessRoutesParameters): void {
  const { signIn, accesses, files, turns, metrics } = parameters;

  /** Works for who is signed in, and keeps what is refused to it. */
  async function recorded<T>(
    request: FastifyRequest,
    act: string,
    agreement: string,
    work: (session: Session) => Promise<T>,
  ) {
    const session = await signIn.session(tokenOf(request));
    try {
      return await work(session);
    } catch (error) {
      if (isTallyError(error) && !error.retryable) {
        const { org, account } = session;
        parameters.refused({ org, account, agreement, act, code: error.code, detail: error.message });
      }
      throw error;
    }
  }

  app.post<{ Body: SignedAccessRequest }>("/v1/accesses", { schema: accessSchemas.request }, async (request, reply) => {
    const signed = normal(request.body);
    const { agreement } = signed.request;
    const transfer = await recorded(request, "request", agreement, (session) =>
      turns.take(() => accesses.request(session, signed)),
    );
    metrics.accesses.inc({ state: transfer.state });
    return reply.code(201).send(viewOf(transfer));
  });
  app.get<Place>("/v1/accesses/:agreement/:seq", { schema: accessSchemas.state }, async (request) => {
    const key = keyOf(request.params);
    return viewOf(await recorded(request, "state", key.agreement, (session) => accesses.transfer(session, key)));
  });
  app.get<Place>(
    "/v1/accesses/:agreement/:seq/ciphertext",
    { schema: accessSchemas.ciphertext },
    async (request, reply) => {
      const key = keyOf(request.params);
      const transfer = await recorded(request, "ciphertext", key.agreement, (session) =>
        accesses.transfer(session, key),
      );
      return sendCiphertext(request, reply, transfer);
    },
  );
  app.post<Place>("/v1/accesses/:agreement/:seq/receipt", { schema: accessSchemas.receipt }, async (request) => {
    const key = keyOf(request.params);
    const transfer = await recorded(request, "receipt", key.agreement, (session) => accesses.number(session, key));
    metrics.accesses.inc({ state: transfer.state });
    return receiptOf(transfer);
  });
  app.post<Place & { Body: { readonly signature: string } }>(
    "/v1/accesses/:agreement/:seq/acknowledgement",
    { schema: accessSchemas.acknowledgement },
    async (request) => {
      const key = keyOf(request.params);
      const { signature } = request.body;
      const acknowledge = (session: Session) => accesses.acknowledge(session, key, signature);
      return viewOf(await recorded(request, "acknowledgement", key.agreement, acknowledge));
    },
  );

  function sendCiphertext(request: FastifyRequest, reply: FastifyReply, { content }: Transfer) {
    const { file, size, ciphertextHash } = content.sealed;
    return turns.hold(reply, (release) => {
      const stream = sendRange({
        request,
        reply,
        size,
        tag: ciphertextHash,
        read: (from, to) => files.read(file, from, to),
      });
      stream.on("data", (piece: Uint8Array) => metrics.sent.inc(piece.length));
      stream.once("close", release);
      return stream;
    });
  }
}

const keyOf = ({ agreement, seq }: Place["Params"]): TransferKey => ({
  agreement: agreement.toLowerCase(),
  seq: Number(seq),
});

/** Ids in one spelling: they are compared as texts. */
function normal({ request, ...rest }: SignedAccessRequest): SignedAccessRequest {
  const { agreement, key, requestHash } = request;
  const ids = { agreement: agreement.toLowerCase(), key: key.toLowerCase(), requestHash: requestHash.toLowerCase() };
  return { ...rest, request: { ...request, ...ids } };
}

function viewOf({ state, content }: Transfer) {
  const { request, selection, resource, checkedAt, sealed, served } = content;
  const { size, ciphertextHash, extractionHash } = sealed;
  return {
    state,
    request,
    selection,
    resource,
    checkedAt,
    size,
    ciphertextHash,
    extractionHash,
    served: served ?? null,
  };
}

function receiptOf(transfer: Transfer) {
  const { promise, requestSignature } = transfer.content;
  const { access, receiptSignature, envelope } = promise as NonNullable<typeof promise>;
  return { ...viewOf(transfer), access, requestSignature, receiptSignature, envelope };
}
