import { type CatalogueEntry, TallyError } from "../../lib/errors.ts";

/** Every code of the command line's own. What the SDK and the contracts throw goes through it under their codes. */
export const CATALOGUE = {
  USAGE: {
    retryable: false,
    meaning: "The command line was not understood.",
    remedy: "Run the command with --help.",
  },
  NODE_TOO_OLD: {
    retryable: false,
    meaning: "The program was started with a Node that is older than it needs.",
    remedy: "Install Node 24, or start `tally` with a Node of at least the version in `values.needed`.",
  },
  KEY_MISSING: {
    retryable: false,
    meaning: "The command has to sign, and no key was given.",
    remedy:
      "Give --key-file FILE, --key NAME or --signer URL, or set TALLY_KEY. Only the embedded chain has a key that everybody knows.",
  },
  KEY_INVALID: {
    retryable: false,
    meaning: "What was given as a private key is none.",
    remedy:
      "A key is 32 bytes in hex, or such a key encrypted by `tally key`; look into the file or variable named in `values.from`.",
  },
  KEY_FILE_OPEN: {
    retryable: false,
    meaning: "A file with a key or a password can be read or written by others than its owner.",
    remedy: "Run: chmod 600 FILE. If others had access to the machine, take the key for stolen.",
  },
  KEY_PASSWORD_MISSING: {
    retryable: false,
    meaning: "The key is encrypted, or is to be, and no password was given.",
    remedy: "Give --password-file FILE or set TALLY_KEY_PASSWORD.",
  },
  KEY_PASSWORD_WRONG: {
    retryable: false,
    meaning: "The password is not that with which the key was encrypted.",
    remedy: "Check that password and key, named in `values.from`, belong together.",
  },
  KEY_EXISTS: {
    retryable: false,
    meaning: "The keystore has a key of this name.",
    remedy: "Choose another name. `tally key list` lists the keys; a key that is replaced is lost.",
  },
  FILE_UNREADABLE: {
    retryable: false,
    meaning: "A file or folder cannot be read.",
    remedy: "Check path and permissions. `tally up` writes deployments/embedded.json; --deployment names another file.",
  },
  FILE_UNWRITABLE: {
    retryable: false,
    meaning: "A file cannot be written.",
    remedy: "Check path, permissions and free space.",
  },
  FILE_TOO_LARGE: {
    retryable: false,
    meaning: "A file, or one document in it, is larger than anything that this program writes.",
    remedy: "Check that the path is that of the file you mean.",
  },
  FILE_NOT_JSON: {
    retryable: false,
    meaning: "A file should hold JSON and does not.",
    remedy: "Check that the path is that of the file you mean; get the file again from where it came.",
  },
  FILE_CHANGED: {
    retryable: true,
    meaning: "A file was written to while it was read, so its hash would be of neither state.",
    remedy: "Wait until it is complete and run the command again.",
  },
  VALUES_NOT_JSON: {
    retryable: false,
    meaning: "The values of a statement are not a JSON object.",
    remedy: 'Give them by field name, in quotes that the shell leaves alone: \'{"weight": 1250, "unit": "kg"}\'.',
  },
  HARDHAT_MISSING: {
    retryable: false,
    meaning: "The embedded chain needs Hardhat 3, an optional package, which is not installed.",
    remedy: "Run: npm install --save-dev hardhat. Or give --rpc of a node that runs.",
  },
  DEPLOYMENT_OF_OTHER_CHAIN: {
    retryable: false,
    meaning: "The file that `tally up` would write is the deployment file of another chain.",
    remedy: "Choose another file with --deployment, or unset TALLY_DEPLOYMENT.",
  },
  PORT_TAKEN: {
    retryable: false,
    meaning: "Another program listens on the port.",
    remedy: "Stop it, or choose another port with --port; 0 takes a free one.",
  },
  LISTEN_REFUSED: {
    retryable: false,
    meaning: "The system does not let a program listen on this address and port.",
    remedy: "Choose an address of this machine with --host, and a port above 1023 with --port.",
  },
  REQUEST_NOT_SIGNED: {
    retryable: false,
    meaning: "A request for quotes is not signed by the account that it names as seller.",
    remedy: "Quote nothing for it; ask the seller for the request.",
  },
  QUOTE_NONE: {
    retryable: false,
    meaning: "Of the quotes that were given, none counts, or not the one that was asked for.",
    remedy: "`values.refused` says why each was refused.",
  },
  ACCEPTANCE_INVALID: {
    retryable: false,
    meaning: "An acceptance of a quote has another form, or is of another bank's quote.",
    remedy: "Get it again from the seller; the field is `values.field`.",
  },
  NOTHING_TO_NOTARISE: {
    retryable: false,
    meaning: "There is no regular file in what was to be notarised.",
    remedy: "Name files, or folders that have some. Links within folders are left out.",
  },
  PLAN_UNFINISHED: {
    retryable: false,
    meaning: "An earlier run of `tally notarise` into the same folder was cut off, and was for other files.",
    remedy: "Finish it first: tally notarise --resume with the plan named in `values.plan`.",
  },
  PLAN_INVALID: {
    retryable: false,
    meaning: "A plan of `tally notarise` is of another version, or was altered.",
    remedy: "If it was altered, remove it and notarise anew. Statements anchored under it stay anchored.",
  },
  PLAN_ELSEWHERE: {
    retryable: false,
    meaning: "A plan of `tally notarise` is for another chain, deployment or attester.",
    remedy: "Use the endpoint, deployment file and key that it was made with; `values.field` says which differs.",
  },
  RECEIPT_NOT_VALID: {
    retryable: false,
    meaning: "A receipt, or the file it is for, does not hold.",
    remedy: "The checks that failed are in `values.failed`, and each says what was found instead.",
  },
  COMPUTATION_NOT_VERIFIED: {
    retryable: false,
    meaning: "A computation, or what is claimed to be its result or algorithm, does not hold.",
    remedy: "The checks that failed are in `values.failed`, and each says what was found instead.",
  },
  DEPLOYMENT_DIFFERS: {
    retryable: false,
    meaning: "Contracts on the chain are not what this version builds.",
    remedy:
      "Use the version in the deployment file. If that is this one, do not trust the contracts in `values.failed`.",
  },
  DEPLOYMENT_INCOMPLETE: {
    retryable: false,
    meaning:
      "The deployment file has no contract, has a domain in part only, or a contract's creation is still pending.",
    remedy:
      "Run `npm run deploy -- --network NAME` to its end, for a domain that was being added with --add; `values.unfinished` says what is missing.",
  },
  FOUNDING_DIFFERS: {
    retryable: false,
    meaning: "The contracts are what was built, and were founded with another configuration than the one given.",
    remedy: "Do not use the deployment unless `values.differences` are what the founders agreed on.",
  },
  POWER_DIFFERS: {
    retryable: false,
    meaning: "The contracts are what was built, and somebody besides the Council has power over them, or had it.",
    remedy: "Do not use the deployment. `values.problems` says who holds what; found a new one and verify that.",
  },
  BRIDGE_UNREACHABLE: {
    retryable: true,
    meaning: "The API of a bridge did not answer, or failed inside.",
    remedy: "Check that the bridge runs and that --api is its address; try again.",
  },
  BRIDGE_REFUSED: {
    retryable: false,
    meaning: "The API of a bridge answered that it has not what was asked for.",
    remedy: "The bridge's own code and values are in `values`; a reading is proved once its batch is sealed.",
  },
  CUSTODY_STEPS_DIFFER: {
    retryable: false,
    meaning:
      "Units of one command began under different versions of a profile, and the step has another number in each.",
    remedy: "Give a command for the units of each version; `values.unit` is the first that differs.",
  },
  IDENTIFIER_UNKNOWN: {
    retryable: false,
    meaning: "No unit on the chain has this identifier.",
    remedy: "Check the label. `tally custody export` and `trace` show identifiers as they were created.",
  },
  IDENTIFIER_AMBIGUOUS: {
    retryable: false,
    meaning: "Several organisations created a unit with this identifier.",
    remedy: "Name the one you mean with its organisation, as in `values.names`: 2@8003/06941234000012B0001.",
  },
  OFFER_VOID: {
    retryable: false,
    meaning:
      "An offer is of a unit as it was: it was handed over, packed, unpacked, sealed, opened or corrected since then.",
    remedy: "Look at the unit, and let the giver offer it anew.",
  },
  HANDOVERS_REFUSED: {
    retryable: false,
    meaning: "Of the handovers that were submitted some did not get to the chain; the others did.",
    remedy: "`values.handovers` says what came of each; those of `values.failed` are to be mended or signed anew.",
  },
  QR_TOO_LONG: {
    retryable: false,
    meaning: "A message is longer than a QR code holds.",
    remedy: "Give it as a file, with --out.",
  },
  INVOICES_REFUSED: {
    retryable: false,
    meaning: "Of the invoice files that were read some are refused; the others were taken.",
    remedy: "`values.invoices` says what became of each, and why those of `values.refused` are refused.",
  },
  PARTIES_INVALID: {
    retryable: false,
    meaning: "A directory of parties is no JSON object of identifiers, each with an organisation's number.",
    remedy:
      "Mend `values.field`: identifiers begin with VAT:, LEG: or EP:, as `tally invoice import --json` prints them.",
  },
  REGISTRAR_KEYS_EXIST: {
    retryable: false,
    meaning: "There is a file where the key file of a registrar was to be made.",
    remedy:
      "Choose another file, or begin a new epoch in this one: tally registrar rotate. Secrets that are lost recognise nothing.",
  },
  DATA_RECEIPT_INVALID: {
    retryable: false,
    meaning: "A file is no receipt that `tally data fetch` wrote, or was altered.",
    remedy: "Mend the field named in `values.field`, or fetch the data again.",
  },
  DATA_CIPHERTEXT_DIFFERS: {
    retryable: false,
    meaning: "What was fetched is not the ciphertext that the vault said; no number was used.",
    remedy: "Fetch it again. If that fails too, the provider's vault is damaged, or somebody alters what it sends.",
  },
  DATA_NOT_VALID: {
    retryable: false,
    meaning: "Fetched data, or an audit bundle, do not hold.",
    remedy: "What failed is in `values.failed`. Keep all of it for a dispute, and use nothing of it.",
  },
  READING_NOT_PROVED: {
    retryable: false,
    meaning: "The evidence of a reading does not hold.",
    remedy: "The first check that failed is `values.verdict`; each check says what was found instead.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly cli: keyof typeof CATALOGUE;
  }
}

export type CliErrorCode = keyof typeof CATALOGUE;

/** A catalogued fault in what the command line was given, ready to be thrown. */
export function fault(
  code: CliErrorCode,
  message: string,
  values: Record<string, unknown>,
  cause?: unknown,
): TallyError<CliErrorCode> {
  return new TallyError(code, message, { retryable: CATALOGUE[code].retryable, values, cause });
}

/** What the system says of a file that cannot be written. */
export function unwritable(file: string, cause: unknown): TallyError<CliErrorCode> {
  const reason = (cause as NodeJS.ErrnoException).code;
  return fault("FILE_UNWRITABLE", `${file} cannot be written: ${reason}`, { file, reason }, cause);
}
