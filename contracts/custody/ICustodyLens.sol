// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DisputeResolution, HandoverAcceptance, HandoverOffer} from "./Handover.sol";
import {Phase} from "./UnitWord.sol";
import {FlowId} from "../types/FlowId.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {SiteId} from "../types/SiteId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice The current state of a unit. Of a packed unit, custodian, site, step, phase, since and isOverdue are those of its root,
/// the outermost container that it is in.
struct Unit {
    OrgId custodian;
    SiteId site;
    RulesId rules;
    uint8 step;
    Phase phase;
    /// @dev A bit for each class.
    uint16 classes;
    uint56 quantity;
    uint16 items;
    uint16 hops;
    /// @dev When the step's clock began, in seconds.
    uint40 since;
    bool isSealed;
    bool isContainer;
    bool isOverdue;
    /// @dev Whether the unit or its root is recalled.
    bool isRecalled;
    /// @dev The container that the unit is in; zero where it is in none.
    UnitId parent;
}

/// @notice What an organisation has and had of a class at a site. `taken` = `given` + `destroyed` + `lost` + `stock`, always.
struct Balance {
    /// @dev Commissioned, taken over, made of something else, or found.
    uint56 taken;
    /// @dev Handed over, or counted as another class since.
    uint56 given;
    /// @dev Destroyed, or made into something else.
    uint56 destroyed;
    /// @dev Declared lost, or found to be less than recorded.
    uint56 lost;
    uint56 stock;
    /// @dev How many items are in stock.
    uint32 items;
}

/// @title CustodyLens
/// @notice Reads a Custody contract: it decodes Custody's words and computes what is signed. It has no rights and no state; no contract
/// depends on it, so it can be replaced by another lens over the same Custody.
interface ICustodyLens {
    /// @notice The unit's current state. Reverts with Custody_UnknownUnit where there is no such unit.
    function unitOf(UnitId unit) external view returns (Unit memory);

    /// @notice The outermost container that a unit is in; the unit itself where it is in none.
    function rootOf(UnitId unit) external view returns (UnitId);

    /// @notice Until when the unit may stay in its step, in seconds; 0 is without end, as for an empty container. Reverts with
    /// Custody_UnknownUnit where there is no such unit.
    function dueAt(UnitId unit) external view returns (uint256);

    /// @notice Stock and mass balance of an organisation at a site; zero for a class that the flow does not have.
    function balanceOf(OrgId org, SiteId site, FlowId flow, uint8 class_) external view returns (Balance memory);

    /// @notice The EIP-712 digest that the giver signs.
    function handoverOfferDigest(HandoverOffer calldata offer) external view returns (bytes32);

    /// @notice The EIP-712 digest that the receiver signs.
    function handoverAcceptanceDigest(
        HandoverOffer calldata offer,
        HandoverAcceptance calldata acceptance,
        UnitId[] calldata refused
    ) external view returns (bytes32);

    /// @notice The EIP-712 digest that both sides sign to resolve a dispute.
    function disputeResolutionDigest(DisputeResolution calldata resolution) external view returns (bytes32);
}
