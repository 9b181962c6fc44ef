// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILimits} from "../../../contracts/settlement/ILimits.sol";
import {GroupId} from "../../../contracts/types/GroupId.sol";
import {GUARANTEE} from "../../../contracts/types/LimitKind.sol";
import {LimitsBase} from "./LimitsBase.sol";

/// @notice Cases use limits up to the cap of each level, and free as much as they used.
contract LimitsUseTest is LimitsBase {
    function testFuzz_UsedUpToTheCap(uint104 cap, uint104 first) public {
        first = uint104(_bound(first, 0, cap));
        setCap(acme, cap, 0);
        vm.expectEmit(address(limits));
        emit ILimits.LimitUsed(bank.id, acme.id, KIND, first);
        use(acme, first);
        use(acme, cap - first);
        assertUsed(acme, cap);
        _expectExceeded(NO_GROUP, cap, cap, 1);
        use(acme, 1);
    }

    /// @dev Two confirmations in one block: the second finds nothing left.
    function test_TheLastOfALimitGoesToOne() public {
        setCap(acme, 100, 0);
        use(acme, 40);
        use(acme, 60);
        _expectExceeded(NO_GROUP, 100, 100, 60);
        use(acme, 60);
        free(acme, 60);
        use(acme, 60);
        assertUsed(acme, 100);
    }

    function test_RevertWhen_AmountsAreAtTheEdge() public {
        setCap(acme, type(uint104).max, 0);
        use(acme, 0);
        use(acme, 1);
        uint256[3] memory amounts = [uint256(type(uint104).max), type(uint128).max, type(uint256).max];
        for (uint256 i = 0; i < 3; i++) {
            _expectExceeded(NO_GROUP, type(uint104).max, 1, amounts[i]);
            use(acme, amounts[i]);
        }
        bytes4 reason = ILimits.Limits_NotUsed.selector;
        for (uint256 i = 0; i < 3; i++) {
            expectError(abi.encodeWithSelector(reason, bank.id, acme.id, KIND, 1, amounts[i]));
            free(acme, amounts[i]);
        }
        assertUsed(acme, 1);
    }

    /* LEVELS */

    function test_EveryLevelIsUsedAndFreed() public {
        _setTree();
        use(acme, 30);
        use(basin, 20);
        assertUsed(acme, 30);
        assertUsed(basin, 20);
        assertGroupUsed(5, 30);
        assertGroupUsed(2, 50);
        vm.expectEmit(address(limits));
        emit ILimits.LimitFreed(bank.id, acme.id, KIND, 30);
        free(acme, 30);
        assertUsed(acme, 0);
        assertGroupUsed(5, 0);
        assertGroupUsed(2, 20);
    }

    function test_RevertWhen_ALevelIsFull() public {
        _setTree();
        use(acme, 50);
        _expectExceeded(NO_GROUP, 60, 50, 11);
        use(acme, 11);
        setGroupCap(5, 55, 2);
        _expectExceeded(GroupId.wrap(5), 55, 50, 6);
        use(acme, 6);
        use(basin, 48);
        _expectExceeded(GroupId.wrap(2), 100, 98, 3);
        use(acme, 3);
        assertUsed(acme, 50);
        assertGroupUsed(5, 50);
        assertGroupUsed(2, 98);
    }

    function test_ACapBelowWhatIsUsed() public {
        setCap(acme, 100, 0);
        use(acme, 80);
        setCap(acme, 50, 0);
        _expectExceeded(NO_GROUP, 50, 80, 1);
        use(acme, 1);
        _expectExceeded(NO_GROUP, 50, 80, 0);
        use(acme, 0);
        free(acme, 40);
        use(acme, 10);
        assertUsed(acme, 50);
    }

    /* WHAT IS NOT SET, OR SUSPENDED */

    function test_RevertWhen_NoLimitIsSet() public {
        setCap(acme, 100, 0);
        bytes4 reason = ILimits.Limits_NotSet.selector;
        expectError(abi.encodeWithSelector(reason, bank.id, basin.id, KIND));
        use(basin, 1);
        expectError(abi.encodeWithSelector(reason, bank.id, acme.id, GUARANTEE));
        vm.prank(CASE);
        limits.use(bank.id, acme.id, GUARANTEE, 1);
        expectError(abi.encodeWithSelector(reason, acme.id, bank.id, KIND));
        vm.prank(CASE);
        limits.use(acme.id, bank.id, KIND, 1);
        expectError(abi.encodeWithSelector(reason, bank.id, basin.id, KIND));
        vm.prank(CASE);
        limits.suspend(bank.id, basin.id, KIND);
    }

    function test_ASuspendedLimitIsFreedAndNotUsed() public {
        setCap(acme, 100, 0);
        use(acme, 30);
        vm.expectEmit(address(limits));
        emit ILimits.LimitSuspended(bank.id, acme.id, KIND);
        vm.prank(CASE);
        limits.suspend(bank.id, acme.id, KIND);
        expectError(abi.encodeWithSelector(ILimits.Limits_Suspended.selector, bank.id, acme.id, KIND));
        use(acme, 1);
        free(acme, 10);
        assertUsed(acme, 20);
        setCap(acme, 100, 0);
        use(acme, 80);
        assertUsed(acme, 100);
    }

    /* CASES */

    function test_RevertWhen_NoCaseUses() public {
        setCap(acme, 100, 0);
        use(acme, 10);
        bytes memory reason = abi.encodeWithSelector(ILimits.Limits_NotCase.selector, bank.maker);
        vm.startPrank(bank.maker);
        expectError(reason);
        limits.use(bank.id, acme.id, KIND, 1);
        expectError(reason);
        limits.free(bank.id, acme.id, KIND, 1);
        expectError(reason);
        limits.suspend(bank.id, acme.id, KIND);
        vm.stopPrank();
    }

    /// @dev What runs under it ends: nothing stays used for ever.
    function test_ACaseThatIsNoneAnyMoreFrees() public {
        setCap(acme, 100, 0);
        use(acme, 10);
        vm.expectEmit(address(limits));
        emit ILimits.CaseSet(CASE, false);
        asCouncil();
        limits.setCase(CASE, false);
        vm.assertFalse(limits.isCase(CASE), "none any more");
        vm.assertTrue(limits.wasCase(CASE), "but it was");
        expectError(abi.encodeWithSelector(ILimits.Limits_NotCase.selector, CASE));
        use(acme, 1);
        free(acme, 10);
        vm.prank(CASE);
        limits.suspend(bank.id, acme.id, KIND);
        assertUsed(acme, 0);
    }

    function testFuzz_RevertWhen_OthersThanTheCouncilNameCases(address caller) public {
        vm.assume(caller != address(timelockController));
        expectError(abi.encodeWithSelector(ILimits.Limits_NotCouncil.selector, caller));
        vm.prank(caller);
        limits.setCase(caller, true);
    }

    /* INTERNAL */

    /// @dev Acme in group 5 of 60, which is in group 2 of 100; basin in group 2.
    function _setTree() private {
        setGroupCap(2, 100, 0);
        setGroupCap(5, 60, 2);
        setCap(acme, 60, 5);
        setCap(basin, 1000, 2);
    }

    function _expectExceeded(GroupId group, uint256 cap, uint256 used, uint256 amount) private {
        bytes4 reason = ILimits.Limits_Exceeded.selector;
        expectError(abi.encodeWithSelector(reason, bank.id, acme.id, KIND, group, cap, used, amount));
    }
}
