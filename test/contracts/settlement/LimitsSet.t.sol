// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {GroupSetting, ILimits, LimitSetting} from "../../../contracts/settlement/ILimits.sol";
import {CHECKER} from "../../../contracts/types/Duties.sol";
import {GroupId} from "../../../contracts/types/GroupId.sol";
import {LimitsBase} from "./LimitsBase.sol";

/// @notice Two people of a principal set its limits, version by version.
contract LimitsSetTest is LimitsBase {
    function testFuzz_SetAndSetAgain(uint104 cap, uint104 other) public {
        LimitSetting memory setting = settingOf(acme.id, cap);
        DualApproval memory approval = approvalOf(bank, limitDigest(setting));
        vm.expectEmit(address(limits));
        emit ILimits.LimitSet(bank.id, acme.id, KIND, cap, NO_GROUP, 1);
        vm.prank(OUTSIDER);
        limits.setLimit(setting, approval);
        setCap(acme, other, 0);
        (uint104 cap_, uint104 used, GroupId group, uint24 version, bool suspended) = limits.limitOf(
            bank.id,
            acme.id,
            KIND
        );
        vm.assertEq(abi.encode(cap_, used, group), abi.encode(other, 0, 0), "cap, used, group");
        vm.assertEq(abi.encode(version, suspended), abi.encode(2, false), "version, suspended");
    }

    function testFuzz_SetAGroup(uint104 cap, uint16 group) public {
        vm.assume(group > 1);
        setGroupCap(1, cap, 0);
        GroupSetting memory setting = groupOf(group, cap);
        setting.within = GroupId.wrap(1);
        DualApproval memory approval = approvalOf(bank, groupDigest(setting));
        vm.expectEmit(address(limits));
        emit ILimits.GroupLimitSet(bank.id, setting.group, KIND, cap, setting.within, 1);
        limits.setGroupLimit(setting, approval);
        (uint104 cap_, uint104 used, GroupId within, uint24 version) = limits.groupLimitOf(
            bank.id,
            setting.group,
            KIND
        );
        vm.assertEq(abi.encode(cap_, used, within, version), abi.encode(cap, 0, 1, 1), "as set");
    }

    /* VERSIONS AND TIME */

    function test_RevertWhen_AnOlderOrALaterVersionComes() public {
        LimitSetting memory first = settingOf(acme.id, 100);
        set(first);
        _expectNotSet(first, abi.encodeWithSelector(ILimits.Limits_WrongVersion.selector, 2, 1));
        first.version = 3;
        _expectNotSet(first, abi.encodeWithSelector(ILimits.Limits_WrongVersion.selector, 2, 3));
        GroupSetting memory group = groupOf(1, 100);
        set(group);
        _expectNotSet(group, abi.encodeWithSelector(ILimits.Limits_WrongVersion.selector, 2, 1));
    }

    function test_InItsLastSecond() public {
        LimitSetting memory setting = settingOf(acme.id, 100);
        GroupSetting memory group = groupOf(1, 100);
        vm.warp(DEADLINE);
        set(setting);
        set(group);
        vm.warp(DEADLINE + 1);
        bytes memory reason = abi.encodeWithSelector(ILimits.Limits_Expired.selector, DEADLINE, DEADLINE + 1);
        _expectNotSet(settingOf(acme.id, 100), reason);
        _expectNotSet(groupOf(1, 100), reason);
    }

    /* WHO SETS */

    function test_RevertWhen_AnotherOrganisationSets() public {
        LimitSetting memory setting = settingOf(acme.id, 100);
        DualApproval memory approval = approvalOf(acme, limitDigest(setting));
        expectError(abi.encodeWithSelector(ILimits.Limits_NotPrincipal.selector, bank.id, acme.id));
        limits.setLimit(setting, approval);
        GroupSetting memory group = groupOf(1, 100);
        approval = approvalOf(acme, groupDigest(group));
        expectError(abi.encodeWithSelector(ILimits.Limits_NotPrincipal.selector, bank.id, acme.id));
        limits.setGroupLimit(group, approval);
    }

    /// @dev Also without dual control: a limit is always set by two.
    function test_RevertWhen_OnePersonSets() public {
        vm.prank(bank.admin);
        members.enrol(accountOf("second key"), CHECKER, 0, personOf("Bank: maker"));
        LimitSetting memory setting = settingOf(acme.id, 100);
        bytes32 digest = limitDigest(setting);
        DualApproval memory approval = approvalOf(bank, digest);
        approval.checker = signatureOf("second key", digest);
        expectError(abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, bank.maker, accountOf("second key")));
        limits.setLimit(setting, approval);
    }

    function test_RevertWhen_ASignatureIsMissing() public {
        LimitSetting memory setting = settingOf(acme.id, 100);
        bytes32 digest = limitDigest(setting);
        DualApproval memory approval = approvalOf(bank, digest);
        approval.checker = "";
        expectError(abi.encodeWithSelector(IHolders.Holders_BadSignature.selector, digest, false));
        limits.setLimit(setting, approval);
        (approval.maker, approval.checker) = ("", approval.maker);
        expectError(abi.encodeWithSelector(IHolders.Holders_BadSignature.selector, digest, true));
        limits.setLimit(setting, approval);
    }

    function test_RevertWhen_ThePrincipalIsRestricted() public {
        setStanding(bank.id, Standing.Restricted);
        bytes4 reason = IMembers.Members_NotActive.selector;
        _expectNotSet(settingOf(acme.id, 1), abi.encodeWithSelector(reason, bank.id, Standing.Restricted));
    }

    /* GROUPS */

    function test_RevertWhen_AGroupIsNotSet() public {
        setGroupCap(4, 100, 0);
        LimitSetting memory setting = settingOf(acme.id, 100);
        setting.group = GroupId.wrap(3);
        _expectNotSet(setting, abi.encodeWithSelector(ILimits.Limits_GroupInvalid.selector, bank.id, 3, KIND));
        GroupSetting memory group = groupOf(5, 100);
        group.within = GroupId.wrap(3);
        _expectNotSet(group, abi.encodeWithSelector(ILimits.Limits_GroupInvalid.selector, bank.id, 3, KIND));
        group = groupOf(0, 100);
        _expectNotSet(group, abi.encodeWithSelector(ILimits.Limits_GroupInvalid.selector, bank.id, 0, KIND));
    }

    function testFuzz_RevertWhen_AGroupIsWithinOneOfAHigherNumber(uint16 lower, uint16 higher) public {
        lower = uint16(_bound(lower, 1, type(uint16).max));
        higher = uint16(_bound(higher, lower, type(uint16).max));
        if (higher != lower) setGroupCap(higher, 100, 0);
        GroupSetting memory group = groupOf(lower, 100);
        group.within = GroupId.wrap(higher);
        _expectNotSet(group, _withinInvalid(lower, higher));
    }

    function test_RevertWhen_AGroupGoesWithinAnother() public {
        setGroupCap(1, 100, 0);
        setGroupCap(2, 100, 0);
        setGroupCap(3, 100, 1);
        uint16[2] memory others = [uint16(2), 0];
        for (uint256 i = 0; i < 2; i++) {
            GroupSetting memory group = groupOf(3, 100);
            group.within = GroupId.wrap(others[i]);
            _expectNotSet(group, _withinInvalid(3, others[i]));
        }
    }

    function test_EightGroupsOneWithinTheOther() public {
        for (uint16 i = 1; i <= 8; i++) setGroupCap(i, 100, i - 1);
        setCap(acme, 100, 8);
        use(acme, 7);
        for (uint16 i = 1; i <= 8; i++) assertGroupUsed(i, 7);
        GroupSetting memory group = groupOf(9, 100);
        group.within = GroupId.wrap(8);
        _expectNotSet(group, _withinInvalid(9, 8));
    }

    function test_ACounterpartyChangesItsGroupWhileNothingIsUsed() public {
        setGroupCap(1, 100, 0);
        setGroupCap(2, 100, 0);
        setCap(acme, 100, 1);
        use(acme, 1);
        uint16[2] memory others = [uint16(2), 0];
        bytes4 reason = ILimits.Limits_GroupInUse.selector;
        for (uint256 i = 0; i < 2; i++) {
            LimitSetting memory setting = settingOf(acme.id, 100);
            setting.group = GroupId.wrap(others[i]);
            _expectNotSet(setting, abi.encodeWithSelector(reason, bank.id, acme.id, KIND, 1, 1));
        }
        setCap(acme, 50, 1); // the cap alone
        free(acme, 1);
        setCap(acme, 50, 2);
        use(acme, 5);
        assertGroupUsed(1, 0);
        assertGroupUsed(2, 5);
    }

    /* INTERNAL */

    function _withinInvalid(uint16 group, uint16 within) private view returns (bytes memory) {
        return abi.encodeWithSelector(ILimits.Limits_WithinInvalid.selector, bank.id, group, within, 8);
    }

    function _expectNotSet(LimitSetting memory setting, bytes memory reason) private {
        DualApproval memory approval = approvalOf(bank, limitDigest(setting));
        expectError(reason);
        limits.setLimit(setting, approval);
    }

    function _expectNotSet(GroupSetting memory setting, bytes memory reason) private {
        DualApproval memory approval = approvalOf(bank, groupDigest(setting));
        expectError(reason);
        limits.setGroupLimit(setting, approval);
    }
}
