// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Admission, Standing} from "../../../contracts/members/IMembers.sol";
import {Members} from "../../../contracts/members/Members.sol";
import {ANY_DUTY, Duties} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Test} from "../utils/Test.sol";

/// @notice The Council and the organisations at work, in any order; remembers what must not change.
contract MembersHandler is Test {
    uint256 public constant ACCOUNTS = 24;

    Members private immutable MEMBERS;
    address private immutable COUNCIL;

    mapping(uint32 org => Standing) public lastStanding;
    mapping(address account => OrgId) public firstOrg;
    uint256 public forbiddenTransitions;
    uint256 public movedAccounts;
    uint256 public done;

    constructor(Members members) {
        MEMBERS = members;
        COUNCIL = members.council();
    }

    function account(uint256 seed) public pure returns (address) {
        return vm.addr(1 + (seed % ACCOUNTS));
    }

    function admit(uint256 seed, uint64 roles) external {
        Admission memory a = Admission(vm.toString(seed % 1000), Roles.wrap(roles), account(seed), 0);
        _do(COUNCIL, abi.encodeCall(MEMBERS.admit, (a)));
    }

    function setStanding(uint32 org, uint8 to) external {
        _do(COUNCIL, abi.encodeCall(MEMBERS.setStanding, (_org(org), Standing(to % 4))));
    }

    function recover(uint32 org, uint256 lost, uint256 replacement) external {
        address from = lost % 3 == 0 ? address(0) : account(lost);
        _do(COUNCIL, abi.encodeCall(MEMBERS.recover, (_org(org), from, account(replacement), 0)));
    }

    function enrol(uint256 by, uint256 whom, uint16 duties, uint32 validFor) external {
        Duties set = Duties.wrap(uint16(duties % (Duties.unwrap(ANY_DUTY) + 2)));
        uint48 until = validFor % 2 == 0 ? 0 : uint48(block.timestamp + validFor);
        _do(account(by), abi.encodeCall(MEMBERS.enrol, (account(whom), set, until, 0)));
    }

    function revoke(uint256 by, uint256 whom, uint48 until) external {
        _do(account(by), abi.encodeCall(MEMBERS.revoke, (account(whom), uint48(until % (2 * block.timestamp)))));
    }

    function endAccount(uint256 whom, uint48 until) external {
        _do(COUNCIL, abi.encodeCall(MEMBERS.endAccount, (account(whom), uint48(until % (2 * block.timestamp)))));
    }

    function setVotingAccount(uint256 by, uint256 whom) external {
        _do(account(by), abi.encodeCall(MEMBERS.setVotingAccount, (account(whom))));
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 30 days));
    }

    function _org(uint32 seed) private view returns (OrgId) {
        return OrgId.wrap(seed % (MEMBERS.organisationCount() + 2));
    }

    function _do(address by, bytes memory data) private {
        vm.prank(by);
        (bool ok, ) = address(MEMBERS).call(data);
        if (!ok) return;
        done++;
        for (uint32 i = 0; i <= MEMBERS.organisationCount(); i++) {
            (Standing from, Standing to) = (lastStanding[i], MEMBERS.standingOf(OrgId.wrap(i)));
            if (from != to && !_allowed(from, to)) forbiddenTransitions++;
            lastStanding[i] = to;
        }
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            (OrgId was, OrgId is_) = (firstOrg[account(i)], MEMBERS.orgOf(account(i)));
            if (!was.isNull() && was != is_) movedAccounts++;
            firstOrg[account(i)] = is_;
        }
    }

    function _allowed(Standing from, Standing to) private pure returns (bool) {
        if (from == Standing.None) return to == Standing.Active;
        if (from == Standing.Active) return to == Standing.Restricted || to == Standing.Expelled;
        return from == Standing.Restricted && (to == Standing.Active || to == Standing.Expelled);
    }
}

/// @notice What holds for Members whatever the Council and the organisations do.
contract MembersInvariants is SystemTest {
    MembersHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new MembersHandler(members);
        for (uint256 i = 0; i < 3; i++) handler.admit(i, 0);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev MEM-1
    function invariant_OneVoteForEachActiveOrganisation() public {
        (uint256 active, uint256 votes) = (0, 0);
        for (uint32 i = 1; i <= members.organisationCount(); i++) {
            if (members.standingOf(OrgId.wrap(i)) == Standing.Active) active++;
        }
        for (uint256 i = 0; i < handler.ACCOUNTS(); i++) votes += members.getVotes(handler.account(i));
        vm.assertEq(votes, active, "votes in hand");
        uint256 time = members.clock();
        vm.warp(time + 1);
        vm.assertEq(members.getPastTotalSupply(time), active, "votes in all");
    }

    /// @dev MEM-2
    function invariant_TheVoteSitsAtTheVotingAccount() public view {
        for (uint32 i = 1; i <= members.organisationCount(); i++) {
            (Standing standing, , , address votingAccount) = members.organisations(OrgId.wrap(i));
            uint256 votes = members.getVotes(votingAccount);
            vm.assertEq(votes, standing == Standing.Active ? 1 : 0, "votes of a voting account");
            vm.assertTrue(members.orgOf(votingAccount) == OrgId.wrap(i), "it belongs to the organisation");
        }
    }

    /// @dev MEM-3
    function invariant_StandingMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbiddenTransitions(), 0, "forbidden transitions");
    }

    /// @dev MEM-4
    function invariant_AnAccountNeverChangesItsOrganisation() public view {
        vm.assertEq(handler.movedAccounts(), 0, "moved accounts");
    }

    /// @dev The handler does something: its own acts succeed in the order of a quiet day.
    function test_TheHandlerReachesEveryStanding() public {
        handler.setStanding(1, uint8(Standing.Restricted));
        handler.setStanding(2, uint8(Standing.Expelled));
        handler.enrol(2, 10, 2, 0);
        handler.setVotingAccount(2, 10);
        handler.recover(3, 2, 11);
        vm.assertEq(handler.done(), 8, "all of them succeeded");
    }
}
