// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {GroupSetting, LimitSetting} from "../../../contracts/settlement/ILimits.sol";
import {GroupId} from "../../../contracts/types/GroupId.sol";
import {LimitKind, OBLIGOR_RISK} from "../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice A bank that sets limits, and a case that uses them.
abstract contract LimitsBase is SettlementBase {
    LimitKind internal constant KIND = OBLIGOR_RISK;
    GroupId internal constant NO_GROUP = GroupId.wrap(0);

    address internal immutable CASE = accountOf("case");

    function setUp() public virtual override {
        super.setUp();
        asCouncil();
        limits.setCase(CASE, true);
    }

    function settingOf(OrgId counterparty, uint104 cap) internal view returns (LimitSetting memory setting) {
        setting = LimitSetting(bank.id, counterparty, KIND, cap, NO_GROUP, 1, DEADLINE);
        (, , setting.group, setting.version, ) = limits.limitOf(bank.id, counterparty, KIND);
        setting.version++;
    }

    function groupOf(uint16 group, uint104 cap) internal view returns (GroupSetting memory setting) {
        setting = GroupSetting(bank.id, GroupId.wrap(group), KIND, cap, NO_GROUP, 1, DEADLINE);
        (, , setting.within, setting.version) = limits.groupLimitOf(bank.id, setting.group, KIND);
        setting.version++;
    }

    function set(LimitSetting memory setting) internal {
        limits.setLimit(setting, approvalOf(bank, limitDigest(setting)));
    }

    function set(GroupSetting memory setting) internal {
        limits.setGroupLimit(setting, approvalOf(bank, groupDigest(setting)));
    }

    function setCap(Org memory counterparty, uint104 cap, uint16 group) internal {
        LimitSetting memory setting = settingOf(counterparty.id, cap);
        setting.group = GroupId.wrap(group);
        set(setting);
    }

    function setGroupCap(uint16 group, uint104 cap, uint16 within) internal {
        GroupSetting memory setting = groupOf(group, cap);
        setting.within = GroupId.wrap(within);
        set(setting);
    }

    function use(Org memory counterparty, uint256 amount) internal {
        vm.prank(CASE);
        limits.use(bank.id, counterparty.id, KIND, amount);
    }

    function free(Org memory counterparty, uint256 amount) internal {
        vm.prank(CASE);
        limits.free(bank.id, counterparty.id, KIND, amount);
    }

    function limitDigest(LimitSetting memory setting) internal view returns (bytes32) {
        bytes32 type_ = keccak256(
            "LimitSetting(uint32 principal,uint32 counterparty,uint8 kind,uint104 cap,uint16 group,uint24 version,uint48 deadline)"
        );
        return _digest(keccak256(abi.encode(type_, setting)));
    }

    function groupDigest(GroupSetting memory setting) internal view returns (bytes32) {
        bytes32 type_ = keccak256(
            "GroupSetting(uint32 principal,uint16 group,uint8 kind,uint104 cap,uint16 within,uint24 version,uint48 deadline)"
        );
        return _digest(keccak256(abi.encode(type_, setting)));
    }

    function assertUsed(Org memory counterparty, uint256 used) internal view {
        (, uint104 now_, , , ) = limits.limitOf(bank.id, counterparty.id, KIND);
        vm.assertEq(now_, used, "used of the counterparty");
    }

    function assertGroupUsed(uint16 group, uint256 used) internal view {
        (, uint104 now_, , ) = limits.groupLimitOf(bank.id, GroupId.wrap(group), KIND);
        vm.assertEq(now_, used, "used of the group");
    }

    function _digest(bytes32 content) private view returns (bytes32) {
        return typedDigest("Tallystick Limits", address(limits), block.chainid, content);
    }
}
