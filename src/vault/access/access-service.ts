import { getBytes, hexlify, type Signer } from "ethers";
import { untilAborted } from "../../lib/abort.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Client } from "../../sdk/core/client.ts";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { nextBlockTime } from "../../sdk/core/next-block-time.ts";
import { waitMined } from "../../sdk/core/write.ts";
import { acknowledgeAccess } from "../../sdk/data/actions/accesses/acknowledge-access.ts";
import { getEncryptionKey } from "../../sdk/data/actions/keys/get-encryption-key.ts";
import { accessRequestDigest, signAccessReceipt } from "../../sdk/data/model/agreement/access.ts";
import type { Kem } from "../../sdk/core/seal/hpke.ts";
import { keyEnvelopeHash, wrapContentKey } from "../../sdk/data/model/seal/key-envelope.ts";
import { vaultError } from "../errors.ts";
import type { Session } from "../store/challenges.ts";
import type { TransferKey, Transfers } from "../store/transfers.ts";
import type { AgreementView, AgreementViews } from "./agreement-view.ts";
import { bring, truthOf } from "./bring.ts";
import type { Extractions } from "./extractions.ts";
import { requireInTime, requireSigned, type SignedAccessRequest } from "./require-request.ts";
import type { Transfer, TransferContent } from "./transfer.ts";

export interface AccessServiceParameters {
  /** Its sender has a memory. */
  readonly client: Client;
  /** Signs receipts: a MAKER or DEVICE of the provider. */
  readonly signer: Signer;
  readonly views: AgreementViews;
  readonly transfers: Transfers<TransferContent>;
  readonly extractions: Extractions;
  readonly clock: Clock;
  /** Aborts when the vault is to end: nobody waits for the chain any more. What was promised is taken up when it starts again. */
  readonly signal: AbortSignal;
}

/** Gives data out: ciphertext first, then the number on chain, then the key. */
export interface AccessService {
  /** Prepares the ciphertext of what was asked for. The same request again gives the same. */
  request(session: Session, signed: SignedAccessRequest): Promise<Transfer>;
  /** The transfer, for who may fetch its ciphertext. */
  transfer(session: Session, key: TransferKey): Promise<Transfer>;
  /** Has the chain number the access, and gives it with the key's envelope: once it is on chain, and never before. */
  number(session: Session, key: TransferKey): Promise<Transfer>;
  /** Brings the consumer's acknowledgement. It can bring it itself as well. */
  acknowledge(session: Session, key: TransferKey, signature: string): Promise<Transfer>;
  /** Takes up what was promised when the vault ended. Gives those that the chain has not answered for yet. */
  resume(): Promise<Transfer[]>;
}

export function accessService(parameters: AccessServiceParameters): AccessService {
  const { client, signer, views, transfers, extractions, clock, signal } = parameters;
  const { deployment } = client;
  const seconds = () => nextBlockTime(client.provider, clock);
  /** Requests that are being worked on, so that one that comes twice is worked on once. */
  const working = new Map<string, Promise<Transfer>>();

  const once = (name: string, work: () => Promise<Transfer>): Promise<Transfer> => {
    const before = working.get(name);
    if (before !== undefined) return before;
    const begun = work().finally(() => working.delete(name));
    working.set(name, begun);
    return begun;
  };

  const stored = (key: TransferKey, requestHash: string) =>
    transfers.all(key).find((each) => each.requestHash === requestHash && !isGivenUp(each));

  async function prepare(view: AgreementView, signed: SignedAccessRequest, requestHash: string): Promise<Transfer> {
    const { request, selection, signature } = signed;
    const { agreement, seq, version, deadline } = request;
    const { resource, consumer } = view.terms;
    const before = stored(request, requestHash); // while this one waited, another of the same may have ended
    if (before !== undefined) return before;
    const sealed = await extractions.seal({ resource, version, selection, requestHash });
    const content: TransferContent = {
      request,
      requestSignature: signature,
      selection,
      resource,
      consumer,
      checkedAt: view.block,
      sealed,
    };
    return transfers.begin({ agreement, seq, requestHash, until: deadline, content }, await seconds());
  }

  /** @throws `SIGN_IN_KEY_UNPROVEN`. */
  function requireProven({ key: proven }: Session, key: string): void {
    if (proven === key) return;
    const values = { field: "key", value: key, key, proven: proven ?? null };
    throw vaultError("SIGN_IN_KEY_UNPROVEN", `possession of key ${key} was not shown at sign-in`, values);
  }

  async function promise(transfer: Transfer, view: AgreementView): Promise<Transfer> {
    const { agreement, seq, content } = transfer;
    const { request, sealed, resource } = content;
    const key = await getEncryptionKey(client, { key: request.key });
    const agreements = deployedContract(deployment, "Agreements", "data").address;
    const { chainId } = deployment;
    const grant = { chainId, agreements, agreement, resource, version: request.version, keyId: request.key };
    const envelope = await wrapContentKey({
      grant,
      kem: key.kem as Kem,
      publicKey: getBytes(key.publicKey),
      contentKey: getBytes(sealed.contentKey),
    });
    const { extractionHash, ciphertextHash, size } = sealed;
    const access = { ...request, extractionHash, ciphertextHash, keyEnvelopeHash: keyEnvelopeHash(envelope), size };
    const receiptSignature = await signAccessReceipt(signer, deployment, access);
    const promised = { access, receiptSignature, envelope: hexlify(envelope), checkedAt: view.block };
    if (transfers.get({ agreement, seq })?.requestHash !== transfer.requestHash) throw unknown(transfer);
    return transfers.move(transfer, "Promised", { ...content, promise: promised });
  }

  async function known(session: Session, key: TransferKey): Promise<Transfer> {
    const transfer = transfers.get(key) ?? transfers.all(key).at(-1);
    if (transfer === undefined || transfer.content.consumer !== session.org) throw unknown(key);
    return transfer;
  }

  async function numbered(session: Session, key: TransferKey): Promise<Transfer> {
    const transfer = await known(session, key);
    if (transfer.state === "Served" || transfer.state === "Settled") return transfer;
    const view = await views.look(key.agreement, session.org);
    if (view.uses >= key.seq) return truthOf({ client, transfers }, key);
    if (isGivenUp(transfer)) throw failed(transfer);
    if (transfer.state === "Promised") return bring({ client, transfers }, transfer, view.terms);
    requireInTime(transfer.until, await seconds());
    await views.requireLive(view, transfer.content.request);
    requireProven(session, transfer.content.request.key);
    requireNext(view, key.seq);
    return bring({ client, transfers }, await promise(transfer, view), view.terms);
  }

  return {
    async request(session, signed) {
      const { request } = signed;
      const { agreement, seq } = request;
      const view = await views.look(agreement, session.org);
      const requestHash = accessRequestDigest(deployment, request);
      const before = stored(request, requestHash);
      if (before !== undefined) return before;
      requireInTime(request.deadline, await seconds());
      await requireSigned(client, view.terms.consumer, signed);
      await views.requireLive(view, request);
      requireProven(session, request.key);
      requireNext(view, seq);
      return once(requestHash, () => prepare(view, signed, requestHash));
    },
    async transfer(session, key) {
      const transfer = await known(session, key);
      if (transfer.state === "Served" || transfer.state === "Settled") return transfer;
      if (isGivenUp(transfer)) throw failed(transfer);
      await views.requireLive(await views.look(key.agreement, session.org), transfer.content.request);
      return transfer;
    },
    number: (session, key) =>
      untilAborted(signal, () => once(`number ${key.agreement} ${key.seq}`, () => numbered(session, key))),
    async acknowledge(session, key, signature) {
      const transfer = await known(session, key);
      const { agreement, seq, state, content } = transfer;
      if (state === "Settled") return transfer;
      if (state !== "Served" || content.promise === undefined) {
        throw vaultError("ACCESS_NOT_READY", `access ${seq} of ${agreement} is ${state}`, {
          field: "seq",
          value: seq,
          state,
        });
      }
      const { terms } = await views.look(agreement, session.org);
      const { price } = terms;
      if (typeof price === "string") {
        const values = { field: "price", value: price, agreement };
        throw vaultError("ACCESS_NOT_READY", "the escrow that names the price is not open", values);
      }
      const access = content.promise.access;
      const idempotencyKey = `acknowledge ${agreement} ${seq}`;
      const parts = price === undefined ? {} : { price };
      const sent = await acknowledgeAccess(client, { terms, ...parts, access, signature, idempotencyKey });
      await waitMined(client, sent);
      return transfers.move(transfer, "Settled");
    },
    async resume() {
      const open: Transfer[] = [];
      for (const transfer of transfers.inState("Promised")) {
        try {
          const view = await views.look(transfer.agreement, transfer.content.consumer);
          if (view.uses >= transfer.seq) await truthOf({ client, transfers }, transfer);
          else await bring({ client, transfers }, transfer, view.terms);
        } catch {
          if (transfers.get(transfer)?.state === "Promised") open.push(transfer);
        }
      }
      return open;
    },
  };
}

const isGivenUp = ({ state }: Transfer) => state === "Failed" || state === "Abandoned";

const unknown = ({ agreement, seq }: TransferKey) =>
  vaultError("ACCESS_UNKNOWN", `no access ${seq} of ${agreement} was asked for`, {
    field: "seq",
    value: seq,
    agreement,
  });

function failed({ agreement, seq, state, content }: Transfer) {
  const values = { field: "seq", value: seq, agreement, state, reason: content.failure?.code ?? state };
  return vaultError("ACCESS_FAILED", `access ${seq} of ${agreement} is ${state}`, values);
}

/** @throws `ACCESS_NUMBER_WRONG`. */
function requireNext({ agreement, uses }: AgreementView, seq: number): void {
  const expected = uses + 1;
  if (seq === expected) return;
  const values = { field: "seq", value: seq, agreement, expected };
  throw vaultError("ACCESS_NUMBER_WRONG", `the next access of ${agreement} is number ${expected}, not ${seq}`, values);
}
