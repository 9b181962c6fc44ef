// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Rlp
/// @notice Reads RLP in calldata, in its one shortest form. A range is two offsets into calldata, `from` and `end`; nothing is copied.
///
/// OpenZeppelin's RLP reads memory, and takes longer forms of a number: here what is not canonical is refused.
library Rlp {
    /// @dev The item at `from`: whether it is a list, and where what it holds begins and stops. `stop` is zero where there is no item that ends by `end`.
    function itemAt(uint256 from, uint256 end) internal pure returns (bool list, uint256 start, uint256 stop) {
        uint256 prefix = byteAt(from);
        // No sum below overflows: `from` is an offset into calldata, and a length has at most 8 bytes.
        unchecked {
            if (prefix < 0x80) (start, stop) = (from, from + 1);
            else {
                list = prefix >= 0xc0;
                uint256 length = prefix - (list ? 0xc0 : 0x80);
                start = from + 1;
                if (length > 55) {
                    uint256 size = length - 55;
                    length = wordAt(start) >> (256 - 8 * size);
                    // Not in its shortest form: a shorter prefix would do, or the length begins with zero.
                    if (length <= 55 || byteAt(start) == 0) return (list, start, 0);
                    start += size;
                } else if (length == 1 && !list && byteAt(start) < 0x80) return (list, start, 0);
                stop = start + length;
            }
            if (stop > end) stop = 0;
        }
    }

    /// @dev A string of exactly `size` bytes at `from`, left-aligned in a word; `size` lies between 2 and 32.
    function fixedAt(uint256 from, uint256 end, uint256 size) internal pure returns (bool good, bytes32 value) {
        unchecked {
            good = byteAt(from) == 0x80 + size && from + size < end; // see `itemAt`
            value = bytes32((wordAt(from + 1) >> (256 - 8 * size)) << (256 - 8 * size));
        }
    }

    /// @dev A number of at most `most` bytes at `from`, which has no leading zeros.
    function scalarAt(
        uint256 from,
        uint256 end,
        uint256 most
    ) internal pure returns (bool good, uint256 value, uint256 stop) {
        bool list;
        uint256 start;
        (list, start, stop) = itemAt(from, end);
        unchecked {
            uint256 size = stop - start; // wraps where `stop` is zero, and is then too long
            good = !list && size <= most && (size == 0 || byteAt(start) != 0);
            if (good && size != 0) value = wordAt(start) >> (256 - 8 * size);
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
