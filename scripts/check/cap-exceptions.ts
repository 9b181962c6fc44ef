/** Files that are longer than scripts/check/caps.ts allows. The list may only shrink: an entry that is not needed any more fails. */
import type { Exceptions } from "./exceptions.ts";

export const CAP_EXCEPTIONS: Exceptions = {
  "contracts/evidence/Attestations.sol": "one contract: every way in and out of a record",
  "contracts/sensing/Feeds.sol": "one contract: stations and their batches",
  "scripts/generate/sensing-vectors.ts": "the vectors of one domain",
  "src/bridge/model/errors.ts": "the bridge's catalogue of errors, one entry each",
  "src/testing/reading-store-suite.ts": "one suite that every store passes",
  "test/contracts/evidence/AttestationsRevoke.t.sol": "the tests of one act in every form",
  "test/contracts/evidence/Fingerprints.t.sol": "the tests of one state machine",
  "test/contracts/invariants/Custody.t.sol": "one handler with its invariants",
  "test/contracts/invariants/Feeds.t.sol": "one handler with its invariants",
  "test/contracts/invariants/Outsiders.t.sol": "one table of every act that an outsider tries",
  "test/contracts/sensing/FeedsSignatures.t.sol": "the tests of one check in every form",
  "test/contracts/sensing/Sensors.t.sol": "the tests of one contract",
  "test/src/bridge/ingest/hj212/server.test.ts": "the tests of one server",
  "test/src/bridge/serve/api.test.ts": "the tests of one server",
  "test/src/sdk/core/send/outbox.test.ts": "the tests of one state machine",
  "test/src/sdk/custody/actions/custody.test.ts": "the tests of one contract's actions",
  "test/src/sdk/evidence/receipt/receipt.test.ts": "the tests of one document in every form",
  "test/src/sdk/sensing/actions/sensing.test.ts": "the tests of one domain's actions",
};
