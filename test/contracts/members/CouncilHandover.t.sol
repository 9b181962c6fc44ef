// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Standing} from "../../../contracts/members/IMembers.sol";
import {Duties} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK} from "../../../contracts/types/Roles.sol";
import {CouncilBase} from "./CouncilBase.sol";

/// @notice After deployment the key that deployed can change nothing.
contract CouncilHandoverTest is CouncilBase {
    function setUp() public override {
        vm.warp(START);
        deploySystem(2 days, makeFounders(3));
        vm.warp(START + 1);
    }

    function test_DeployerHasNoRoleInTheTimelock() public view {
        bytes32[4] memory roles = _timelockRoles();
        for (uint256 i = 0; i < roles.length; i++) {
            vm.assertFalse(timelockController.hasRole(roles[i], DEPLOYER), "deployer");
            vm.assertFalse(timelockController.hasRole(roles[i], address(0)), "everybody");
        }
    }

    function test_CouncilAndTimelockHoldWhatTheyNeedAndNoMore() public view {
        bytes32[4] memory roles = _timelockRoles();
        vm.assertFalse(timelockController.hasRole(roles[0], address(council)), "council is no administrator");
        vm.assertTrue(
            timelockController.hasRole(roles[0], address(timelockController)),
            "the timelock administers itself"
        );
        for (uint256 i = 1; i < roles.length; i++) {
            vm.assertTrue(timelockController.hasRole(roles[i], address(council)), "council");
            vm.assertFalse(timelockController.hasRole(roles[i], address(timelockController)), "timelockController");
        }
    }

    function test_DeployerIsNoMember() public view {
        vm.assertTrue(members.orgOf(DEPLOYER).isNull(), "organisation");
        (, Duties duties, , ) = members.accounts(DEPLOYER);
        vm.assertTrue(duties.isNone(), "duties");
        vm.assertEq(members.getVotes(DEPLOYER), 0, "votes");
    }

    /// @dev Every function that only the Council may call, one by one.
    function test_DeployerCanCallNoCouncilFunction() public {
        OrgId org = OrgId.wrap(1);
        address target = address(members);
        _expectRefused(target, abi.encodeCall(members.admit, (admissionOf("Acme", BANK))), "admit");
        _expectRefused(target, abi.encodeCall(members.setRoles, (org, BANK)), "setRoles");
        _expectRefused(target, abi.encodeCall(members.setStanding, (org, Standing.Expelled)), "setStanding");
        _expectRefused(target, abi.encodeCall(members.setDualControl, (org, true)), "setDualControl");
        _expectRefused(target, abi.encodeCall(members.recover, (org, address(0), DEPLOYER, 0)), "recover");
        _expectRefused(
            address(fingerprints),
            abi.encodeCall(fingerprints.setRegistrar, (DEPLOYER, true)),
            "setRegistrar"
        );
    }

    function test_DeployerCanCallNoGovernanceFunction() public {
        address target = address(council);
        _expectRefused(target, abi.encodeCall(council.setVotingDelay, (0)), "setVotingDelay");
        _expectRefused(target, abi.encodeCall(council.setVotingPeriod, (1)), "setVotingPeriod");
        _expectRefused(target, abi.encodeCall(council.setProposalThreshold, (0)), "setProposalThreshold");
        _expectRefused(target, abi.encodeCall(council.updateTimelock, (timelockController)), "updateTimelock");
        bytes memory admit = abi.encodeCall(members.admit, (admissionOf("Acme", BANK)));
        _expectRefused(target, abi.encodeCall(council.relay, (address(members), 0, admit)), "relay");
        Proposal memory p = proposalOf(address(members), admit);
        _expectRefused(
            target,
            abi.encodeCall(council.propose, (p.targets, p.values, p.calldatas, p.description)),
            "propose"
        );
    }

    function test_DeployerCanCallNoTimelockFunction() public {
        address target = address(timelockController);
        Proposal memory p = proposalOf(address(members), abi.encodeCall(members.admit, (admissionOf("Acme", BANK))));
        _expectRefused(
            target,
            abi.encodeCall(timelockController.schedule, (p.targets[0], 0, p.calldatas[0], 0, 0, 2 days)),
            "schedule"
        );
        _expectRefused(
            target,
            abi.encodeCall(timelockController.scheduleBatch, (p.targets, p.values, p.calldatas, 0, 0, 2 days)),
            "scheduleBatch"
        );
        _expectRefused(
            target,
            abi.encodeCall(timelockController.execute, (p.targets[0], 0, p.calldatas[0], 0, 0)),
            "execute"
        );
        _expectRefused(
            target,
            abi.encodeCall(timelockController.executeBatch, (p.targets, p.values, p.calldatas, 0, 0)),
            "executeBatch"
        );
        _expectRefused(target, abi.encodeCall(timelockController.cancel, (bytes32(0))), "cancel");
        _expectRefused(target, abi.encodeCall(timelockController.updateDelay, (0)), "updateDelay");
        bytes32[4] memory roles = _timelockRoles();
        for (uint256 i = 0; i < roles.length; i++) {
            _expectRefused(target, abi.encodeCall(timelockController.grantRole, (roles[i], DEPLOYER)), "grantRole");
            _expectRefused(
                target,
                abi.encodeCall(timelockController.revokeRole, (roles[i], address(council))),
                "revokeRole"
            );
            _expectRefused(
                target,
                abi.encodeCall(timelockController.renounceRole, (roles[i], address(council))),
                "renounceRole"
            );
        }
    }

    function _expectRefused(address target, bytes memory data, string memory what) private {
        vm.prank(DEPLOYER);
        (bool ok, ) = target.call(data);
        vm.assertFalse(ok, what);
    }

    function _timelockRoles() private view returns (bytes32[4] memory) {
        return
            [
                timelockController.DEFAULT_ADMIN_ROLE(),
                timelockController.PROPOSER_ROLE(),
                timelockController.CANCELLER_ROLE(),
                timelockController.EXECUTOR_ROLE()
            ];
    }
}
