// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers} from "./IMembers.sol";
import {Duties} from "../types/Duties.sol";

/// @dev As `IMembers.servesFor`, whose error it passes on, for a caller that does not ask for the organisation: nothing is decoded, and
/// no memory is kept. An answer shorter than a word is none, so an address without code is refused.
function requireServes(IMembers members, address account, Duties anyOf) view {
    bytes4 selector = IMembers.servesFor.selector;
    assembly ("memory-safe") {
        mstore(0x00, selector)
        // The compiler may leave anything in the high bits of types that are shorter than a word.
        mstore(0x04, shr(96, shl(96, account)))
        mstore(0x24, and(anyOf, 0xffff)) // its lowest bytes are in front of the free memory pointer, where they do not stay
        let answered := staticcall(gas(), members, 0x00, 0x44, 0x00, 0x20)
        mstore(0x24, 0)
        if iszero(and(answered, gt(returndatasize(), 0x1f))) {
            let image := mload(0x40)
            returndatacopy(image, 0, returndatasize())
            revert(image, returndatasize())
        }
    }
}
