// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ClassRule, Profile, Step} from "../../../contracts/custody/IProfiles.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {CARRIER, DISPOSER, GENERATOR, Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice Rules of medical waste, from the ward to the furnace. Infectious waste and sharps may be in one box, the others not.
abstract contract WasteProfile is SystemTest {
    /* STEPS */

    uint8 internal constant WARD = 0;
    uint8 internal constant COLLECTED = 1;
    /// @dev 48 hours. From one store to another the clock runs on.
    uint8 internal constant STORED = 2;
    /// @dev Sealed.
    uint8 internal constant CARRIED = 3;
    uint8 internal constant DELIVERED = 4;
    /// @dev Takes what was refused, and what is recalled.
    uint8 internal constant RETURNED = 5;
    uint8 internal constant INCINERATED = 6;
    /// @dev Takes what was refused, also on its way back, and what is recalled.
    uint8 internal constant DESTROYED_STEP = 7;
    uint8 internal constant INSPECTED = 8;
    /// @dev One after the last.
    uint8 internal constant NO_STEP = 9;

    /* CLASSES */

    uint8 internal constant INFECTIOUS = 0;
    uint8 internal constant SHARPS = 1;
    uint8 internal constant PATHOLOGICAL = 2;
    uint8 internal constant CHEMICAL = 3;
    uint8 internal constant PHARMACEUTICAL = 4;
    /// @dev One after the last.
    uint8 internal constant NO_CLASS = 5;

    uint16 internal constant TOLERANCE = 100;
    uint24 internal constant WINDOW = 1 days;
    uint32 internal constant STORAGE = 48 hours;

    /// @dev None, so that accounts can be filled to their end; tests of the maximum set one.
    function maximum() internal pure virtual returns (uint56) {
        return 0;
    }

    function wasteProfile() internal pure returns (Profile memory) {
        ClassRule[] memory classes = new ClassRule[](5);
        classes[INFECTIOUS] = ClassRule("841-001-01", "infectious", true);
        classes[SHARPS] = ClassRule("841-002-01", "sharps", true);
        classes[PATHOLOGICAL] = ClassRule("841-003-01", "pathological", false);
        classes[CHEMICAL] = ClassRule("841-004-01", "chemical", false);
        classes[PHARMACEUTICAL] = ClassRule("841-005-01", "pharmaceutical", false);
        return Profile("Medical waste", "kg", 3, maximum(), TOLERANCE, WINDOW, classes, wasteSteps());
    }

    function wasteSteps() internal pure returns (Step[] memory steps) {
        steps = new Step[](9);
        steps[WARD] = stepOf("ward", Act.Commission, GENERATOR, 0);
        steps[COLLECTED] = stepOf("collected", Act.HandOver, GENERATOR, after_(WARD));
        uint24 storable = after_(WARD) | after_(COLLECTED) | after_(STORED) | after_(RETURNED);
        steps[STORED] = stepOf("stored", Act.Record, GENERATOR, storable);
        steps[STORED].keepsClockOf = after_(STORED);
        steps[STORED].deadline = STORAGE;
        steps[CARRIED] = stepOf("carried", Act.HandOver, CARRIER, after_(STORED));
        steps[CARRIED].needsSeal = true;
        steps[DELIVERED] = stepOf("delivered", Act.HandOver, DISPOSER, after_(CARRIED));
        uint24 returnable = after_(STORED) | after_(CARRIED) | after_(DELIVERED);
        steps[RETURNED] = stepOf("returned", Act.HandOver, GENERATOR, returnable);
        (steps[RETURNED].takesReturned, steps[RETURNED].takesRecalled) = (true, true);
        steps[INCINERATED] = stepOf("incinerated", Act.Transform, DISPOSER, after_(DELIVERED) | after_(INSPECTED));
        uint24 destroyable = after_(DELIVERED) | after_(INCINERATED) | after_(INSPECTED);
        steps[DESTROYED_STEP] = stepOf("destroyed", Act.Destroy, DISPOSER, destroyable);
        (steps[DESTROYED_STEP].takesReturned, steps[DESTROYED_STEP].takesRecalled) = (true, true);
        steps[INSPECTED] = stepOf("inspected", Act.Record, DISPOSER, after_(DELIVERED));
    }

    function stepOf(string memory name, Act act, Roles roles, uint24 after__) internal pure returns (Step memory) {
        return Step(name, name, act, roles, after__, 0, 0, false, false, false);
    }

    /// @dev The bit of a step.
    function after_(uint8 step) internal pure returns (uint24) {
        return uint24(1 << step);
    }
}
