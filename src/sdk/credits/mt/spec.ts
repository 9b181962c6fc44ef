import type { Codec } from "./codec.ts";

/** A field of a kind of message. A tag that ends with "a" stands for its options: 41a for 41A and 41D. */
export interface FieldSpec<Value = unknown> {
  readonly tag: string;
  readonly options?: readonly string[];
  readonly mandatory: boolean;
  readonly codec: Codec<Value>;
}

/** The fields of a kind of message by their names, in the order in which they stand. */
export type Spec = Readonly<Record<string, FieldSpec<never>>>;

/** A value that says its option too. */
export interface WithOption<Value> {
  readonly option: string;
  readonly value: Value;
}

export const must = <Value>(tag: string, codec: Codec<Value>) => ({ tag, codec, mandatory: true }) as const;
export const may = <Value>(tag: string, codec: Codec<Value>) => ({ tag, codec, mandatory: false }) as const;

/** A field with options, of which one is there. */
export const mustOf = <Value>(tag: string, options: readonly string[], codec: Codec<Value>) =>
  ({ tag, options, codec: withOption(codec), mandatory: true }) as const;
export const mayOf = <Value>(tag: string, options: readonly string[], codec: Codec<Value>) =>
  ({ tag, options, codec: withOption(codec), mandatory: false }) as const;

function withOption<Value>(codec: Codec<Value>): Codec<WithOption<Value>> {
  return {
    read: (at, lines) => ({ option: at.tag.slice(2), value: codec.read(at, lines) }),
    write: (at, { value }) => codec.write(at, value),
  };
}
