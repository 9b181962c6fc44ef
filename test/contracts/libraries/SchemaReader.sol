// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SchemaDefinition} from "../../../contracts/libraries/SchemaDefinition.sol";

/// @notice Lets a test call the library and catch what it reverts with.
contract SchemaReader {
    function parse(string calldata definition) external pure returns (uint16 minWords, bool dynamic) {
        return SchemaDefinition.parse(definition);
    }

    function fits(uint256 length, uint16 minWords, bool dynamic) external pure returns (bool) {
        return SchemaDefinition.fits(length, minWords, dynamic);
    }
}
