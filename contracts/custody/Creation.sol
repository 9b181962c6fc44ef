// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RulesId} from "../types/RulesId.sol";
import {SiteId} from "../types/SiteId.sol";

/// @notice What a unit is as it comes into being, in one word:
///
///     | 64 zeros | quantity 56 | items 16 | when 40 | site 48 | class 8 | step 8 | rules 16 |
///
/// `step`: one of the rules by which units begin; ignored for what a transformation makes. `class`: its number, from 0; ignored
/// for a container. `when`: in seconds. `items`: how many pieces it is; 0 makes an empty container, whose quantity is 0.
type CreationTerms is uint256;

using {
    createdRules,
    createdStep,
    createdClass,
    createdSite,
    createdAt,
    createdItems,
    createdQuantity
} for CreationTerms global;

/// @notice A unit that comes into being.
struct Creation {
    CreationTerms terms;
    /// @dev What shows the measurement, such as the hash of a scale's sealed reading; zero for none.
    bytes32 evidence;
    /// @dev GS1 element string as the path of a Digital Link, "8003/06941234000012B0001", or a URI of another kind. The unit's id is
    /// its hash.
    string identifier;
}

function createdRules(CreationTerms terms) pure returns (RulesId) {
    return RulesId.wrap(uint16(CreationTerms.unwrap(terms)));
}

function createdStep(CreationTerms terms) pure returns (uint8) {
    return uint8(CreationTerms.unwrap(terms) >> 16);
}

function createdClass(CreationTerms terms) pure returns (uint8) {
    return uint8(CreationTerms.unwrap(terms) >> 24);
}

function createdSite(CreationTerms terms) pure returns (SiteId) {
    return SiteId.wrap(uint48(CreationTerms.unwrap(terms) >> 32));
}

function createdAt(CreationTerms terms) pure returns (uint40) {
    return uint40(CreationTerms.unwrap(terms) >> 80);
}

function createdItems(CreationTerms terms) pure returns (uint16) {
    return uint16(CreationTerms.unwrap(terms) >> 120);
}

function createdQuantity(CreationTerms terms) pure returns (uint56) {
    return uint56(CreationTerms.unwrap(terms) >> 136);
}
