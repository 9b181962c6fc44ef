// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {UnitWord} from "./UnitWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Packing
/// @notice Units in containers, containers in containers. Custody, place and steps are the outermost container's, so moving a box
/// of a thousand bags costs what moving one bag costs.
///
/// Only outermost units are packed, and only into an outermost container: so no unit is in two, and none is in itself. A
/// container takes over step and phase of the first unit that is put into it, and the earliest clock of all: repacking gains no time.
/// Containers go into containers to any depth; an act on a packed unit costs more gas with each, an act on the outermost does not.
interface IPacking {
    /// @notice The unit is no container.
    error Packing_NotContainer(UnitId unit);
    /// @notice A container is not put into itself.
    error Packing_IntoItself(UnitId unit);
    /// @notice The container is empty: it is not put into another.
    error Packing_Empty(UnitId unit);
    /// @notice Unit and container differ in custodian, site or rules.
    error Packing_Apart(UnitId unit, UnitId parent);
    /// @notice The unit is in step `has`; the container's content is in step `wanted`.
    error Packing_OtherStep(UnitId unit, uint8 has, uint8 wanted);
    /// @notice The profile does not allow these classes in one container; a bit for each class.
    error Packing_Mixed(UnitId unit, UnitId parent, uint16 classes);
    /// @notice The unit's container is `parent`, or none where it is zero; the call names `given`.
    error Packing_NotInside(UnitId unit, UnitId parent, UnitId given);

    event UnitsPacked(
        UnitId indexed parent,
        OrgId indexed org,
        UnitWord state,
        address by,
        uint40 when,
        UnitId[] units
    );
    event UnitsUnpacked(
        UnitId indexed parent,
        OrgId indexed org,
        UnitWord state,
        address by,
        uint40 when,
        UnitId[] units
    );

    /// @dev The receiver of a handover left these with the giver, and took the rest: they are on their way back from now on. `org` is the
    /// giver's, `by` the account that signed for the receiver; `state` is the container's as it is handed over.
    event UnitsRefused(
        UnitId indexed parent,
        OrgId indexed org,
        UnitWord state,
        address by,
        uint40 when,
        UnitId[] units
    );

    /// @notice Puts units into a container. The custodian's MAKER or DEVICE.
    function pack(UnitId parent, UnitId[] calldata units, uint40 when) external;

    /// @notice Takes units out of a container, which has to be open. The custodian's MAKER or DEVICE.
    function unpack(UnitId parent, UnitId[] calldata units, uint40 when) external;

    /// @notice What a container that holds several classes has of one.
    function contentOf(UnitId unit, uint8 class_) external view returns (uint56 quantity, uint16 items);
}
