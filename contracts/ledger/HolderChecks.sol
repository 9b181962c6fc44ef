// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../members/IHolders.sol";
import {InstrumentKind} from "../types/InstrumentKind.sol";

/// @title HolderChecks
/// @notice IHolders' questions for a caller that does not ask for the organisations: nothing is decoded, and no memory is kept. Its errors are
/// passed on. An answer shorter than a word is none, so an address without code is refused.
library HolderChecks {
    /// @dev `IHolders.requirePassing`.
    function passing(IHolders members, address from, address to, InstrumentKind kind) internal view {
        _ask(members, uint32(IHolders.requirePassing.selector), from, to, kind.raw());
    }

    /// @dev `IHolders.requireTaking`.
    function taking(IHolders members, address to, InstrumentKind kind) internal view {
        _ask(members, uint32(IHolders.requireTaking.selector), to, address(uint160(kind.raw())), 0); // the last word is not read
    }

    function _ask(IHolders members, uint32 selector, address first, address second, uint256 third) private view {
        assembly ("memory-safe") {
            let question := mload(0x40)
            // The compiler may leave anything in the high bits of types that are shorter than a word.
            mstore(question, selector)
            mstore(add(question, 32), shr(96, shl(96, first)))
            mstore(add(question, 64), shr(96, shl(96, second)))
            mstore(add(question, 96), third)
            let answered := staticcall(gas(), members, add(question, 28), 100, 0, 32)
            if iszero(and(answered, gt(returndatasize(), 31))) {
                returndatacopy(question, 0, returndatasize())
                revert(question, returndatasize())
            }
        }
    }
}
