// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice Decisions of the Council about accounts, and an ADMIN who acts between vote and execution.
contract CouncilAccountsTest is SystemTest {
    Org private acme;
    Org private basin;
    Org private cove;

    address[] private targets;
    uint256[] private values;
    bytes[] private calls;

    function setUp() public override {
        super.setUp();
        (acme, basin, cove) = (admitOrg("Acme"), admitOrg("Basin"), admitOrg("Cove"));
        vm.warp(START + 1);
    }

    /// @dev One of the accounts that are to end with the expulsion is revoked by its own ADMIN first, as of the same time.
    function testFuzz_AnAccountThatEndedMeanwhileStopsNoExpulsion(uint48 until) public {
        _call(abi.encodeCall(IMembers.setStanding, (acme.id, Standing.Expelled)));
        _call(abi.encodeCall(IMembers.endAccount, (acme.maker, uint48(START))));
        _call(abi.encodeCall(IMembers.endAccount, (acme.device, uint48(START))));
        _call(abi.encodeCall(IMembers.endAccount, (acme.admin, uint48(START))));
        _pass();
        until = uint48(_bound(until, START - 1 hours, block.timestamp));
        vm.prank(acme.admin);
        members.revoke(acme.device, until);
        _execute();

        vm.assertTrue(members.standingOf(acme.id) == Standing.Expelled, "expelled");
        vm.assertFalse(members.isHonoured(acme.maker), "ended");
        (, uint48 trusted, ) = members.ended(acme.device);
        vm.assertEq(trusted, until < START ? until : START, "the earlier of both times");
    }

    /// @dev Given the vote first, an account cannot be ended; "restrict, then end" always works.
    function test_RestrictedThenEndedWhoeverCarriesTheVote() public {
        _call(abi.encodeCall(IMembers.setStanding, (acme.id, Standing.Restricted)));
        _call(abi.encodeCall(IMembers.endAccount, (acme.device, 0)));
        _pass();
        vm.prank(acme.admin);
        members.setVotingAccount(acme.device);
        _execute();
        vm.assertFalse(members.isHonoured(acme.device), "ended");
    }

    /// @dev The vote that such an account carried is moved before the organisation is active again.
    function test_TheVoteOfWhatEndedIsMoved() public {
        address fresh = accountOf("fresh");
        _call(abi.encodeCall(IMembers.setStanding, (acme.id, Standing.Restricted)));
        _call(abi.encodeCall(IMembers.endAccount, (acme.admin, uint48(START))));
        _call(abi.encodeCall(IMembers.recover, (acme.id, acme.admin, fresh, 0)));
        _call(abi.encodeCall(IMembers.setStanding, (acme.id, Standing.Active)));
        _pass();
        _execute();
        vm.assertEq(members.getVotes(fresh), 1, "moved");
        (, uint48 trusted, ) = members.ended(acme.admin);
        vm.assertEq(trusted, START, "as it was said");
    }

    function _call(bytes memory data) private {
        targets.push(address(members));
        values.push(0);
        calls.push(data);
    }

    function _pass() private {
        vm.prank(basin.admin);
        uint256 id = council.propose(targets, values, calls, "accounts");
        vm.warp(council.proposalSnapshot(id) + 1);
        vm.prank(basin.admin);
        council.castVote(id, 1);
        vm.prank(cove.admin);
        council.castVote(id, 1);
        council.queue(targets, values, calls, keccak256("accounts"));
        vm.warp(council.proposalEta(id) + 1);
    }

    function _execute() private {
        council.execute(targets, values, calls, keccak256("accounts"));
    }
}
