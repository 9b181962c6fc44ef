// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Rlp
/// @notice Reads RLP in calldata, in its one shortest form. A range is two offsets into calldata, `from` and `end`; nothing is copied.
///
/// OpenZeppelin's RLP reads memory, and takes longer forms of a number: here what is not canonical is refused.
library Rlp {
    /// @dev The item at `from`: whether it is a list, and where what it holds begins and where the next item would. `next` is zero where there is no item that ends by `end`.
    /// No sum overflows: `from` is an offset into calldata, and a length has at most 8 bytes.
    function itemAt(uint256 from, uint256 end) internal pure returns (bool list, uint256 start, uint256 next) {
        assembly ("memory-safe") {
            let prefix := byte(0, calldataload(from))
            switch lt(prefix, 0x80)
            case 1 {
                start := from
                next := add(from, 1)
            }
            default {
                list := gt(prefix, 0xbf)
                start := add(from, 1)
                let length := sub(prefix, add(0x80, shl(6, list)))
                switch gt(length, 55)
                case 0 {
                    next := add(start, length)
                    // A byte below 0x80 is its own item.
                    if and(eq(prefix, 0x81), lt(byte(0, calldataload(start)), 0x80)) {
                        next := 0
                    }
                }
                default {
                    let size := sub(length, 55)
                    let word := calldataload(start)
                    length := shr(sub(256, shl(3, size)), word)
                    start := add(start, size)
                    // Not where a shorter prefix would do, or the length begins with zero.
                    next := mul(add(start, length), and(gt(length, 55), gt(byte(0, word), 0)))
                }
            }
            next := mul(next, iszero(gt(next, end)))
        }
    }

    /// @dev A string of exactly `size` bytes at `from`, left-aligned in a word; `size` lies between 2 and 32.
    function fixedAt(uint256 from, uint256 end, uint256 size) internal pure returns (bool good, bytes32 value) {
        unchecked {
            good = byteAt(from) == 0x80 + size && from + size < end; // see `itemAt`
            value = bytes32((wordAt(from + 1) >> (256 - 8 * size)) << (256 - 8 * size));
        }
    }

    /// @dev A number of at most `most` bytes at `from`, at most 32, which has no leading zeros. Zero is an empty string. As for sums, see `itemAt`.
    function scalarAt(
        uint256 from,
        uint256 end,
        uint256 most
    ) internal pure returns (bool good, uint256 value, uint256 next) {
        assembly ("memory-safe") {
            let prefix := byte(0, calldataload(from))
            next := add(from, 1)
            switch lt(prefix, 0x80)
            case 1 {
                value := prefix
                good := gt(prefix, 0)
            }
            default {
                let size := sub(prefix, 0x80)
                let word := calldataload(next)
                next := add(next, size)
                value := shr(sub(256, shl(3, size)), word)
                // The first byte is not zero; a byte below 0x80 is its own item.
                let first := gt(byte(0, word), mul(0x7f, eq(size, 1)))
                good := and(iszero(gt(size, most)), or(iszero(size), first))
            }
            good := and(good, iszero(gt(next, end)))
        }
    }

    function byteAt(uint256 from) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := byte(0, calldataload(from))
        }
    }

    function wordAt(uint256 from) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := calldataload(from)
        }
    }
}
