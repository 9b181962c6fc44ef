/** What a catalogue says of one of its codes. */
export interface CatalogueEntry {
  /** Whether the same call can succeed later without anything being mended. */
  readonly retryable: boolean;
  readonly meaning: string;
  readonly remedy: string;
}

/** The one error class. Which codes exist, and whether trying again can help, is said where the codes are declared. */
export class TallyError<Code extends string = string> extends Error {
  override readonly name = "TallyError";
  /** Stable name of what went wrong; messages may change, codes do not. */
  readonly code: Code;
  /** Whether the same call can succeed later without anything being mended. */
  readonly retryable: boolean;
  /** The fields and values that made it fail. Never a secret. */
  readonly values: Readonly<Record<string, unknown>>;

  constructor(
    code: Code,
    message: string,
    options: { retryable: boolean; values?: Record<string, unknown>; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
    this.values = options.values ?? {};
  }
}

/**
 * Codes by who declares them. Every room adds its own to it (declaration merging), and so may a program for contracts of its own: a
 * code that nobody declared is misspelt.
 *
 * @example
 * import "tallystick";
 *
 * declare module "tallystick" {
 *   interface ErrorCodes {
 *     readonly payout: "Payout_Unpaid";
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is added to
export interface ErrorCodes {}

/** Every code that is declared in what a program imports. */
export type ErrorCode = ErrorCodes[keyof ErrorCodes];

/** Whether `error` is a TallyError, of one code if given. */
export function isTallyError<Code extends string = string>(error: unknown): error is TallyError<Code>;
export function isTallyError<Code extends ErrorCode>(error: unknown, code: Code): error is TallyError<Code>;
export function isTallyError(error: unknown, code?: string): error is TallyError {
  return error instanceof TallyError && (code === undefined || error.code === code);
}
