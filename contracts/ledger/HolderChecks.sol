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
        _ask(members, IHolders.requirePassing.selector, uint160(from), uint160(to), kind.raw());
    }

    /// @dev `IHolders.requireTaking`.
    function taking(IHolders members, address to, InstrumentKind kind) internal view {
        _ask(members, IHolders.requireTaking.selector, uint160(to), kind.raw(), 0); // what is left over is not read
    }

    function _ask(IHolders members, bytes4 selector, uint256 first, uint256 second, uint256 third) private view {
        assembly ("memory-safe") {
            let question := mload(0x40)
            mstore(question, selector)
            mstore(add(question, 4), first)
            mstore(add(question, 36), second)
            mstore(add(question, 68), third)
            let answered := staticcall(gas(), members, question, 100, 0, 32)
            if iszero(and(answered, gt(returndatasize(), 31))) {
                returndatacopy(question, 0, returndatasize())
                revert(question, returndatasize())
            }
        }
    }
}
