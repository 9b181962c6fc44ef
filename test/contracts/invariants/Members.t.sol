// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Admission, IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Members} from "../../../contracts/members/Members.sol";
import {ADMIN, ANY_DUTY, Duties} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Test} from "../utils/Test.sol";

/// @notice The Council and the organisations at work, in any order; remembers what must not change.
contract MembersHandler is Test {
    uint256 public constant ACCOUNTS = 24;

    /// @dev What an account has to be, by what was done.
    struct Ghost {
        OrgId org;
        Duties duties;
        uint48 validUntil;
        Duties endedDuties;
        uint48 trustedUntil;
        bool lost;
    }

    Members private immutable MEMBERS;
    address private immutable COUNCIL;

    mapping(uint32 org => Standing) public lastStanding;
    mapping(address account => OrgId) public firstOrg;
    mapping(address account => Ghost) private _ghosts;
    uint256 public forbiddenTransitions;
    uint256 public extended;
    uint256 public ended;
    /// @dev Ends of what had ended.
    uint256 public idle;
    uint256 public movedAccounts;
    uint256 public revived;
    uint256 public done;

    constructor(Members members) {
        MEMBERS = members;
        COUNCIL = members.council();
    }

    function account(uint256 seed) public pure returns (address) {
        return vm.addr(1 + (seed % ACCOUNTS));
    }

    function ghostOf(uint256 index) external view returns (Ghost memory) {
        return _ghosts[account(index)];
    }

    function admit(uint256 seed, uint64 roles) external {
        Admission memory a = Admission(vm.toString(seed % 1000), Roles.wrap(roles), account(seed), 0);
        if (!_do(COUNCIL, abi.encodeCall(MEMBERS.admit, (a)))) return;
        _enrolled(OrgId.wrap(MEMBERS.organisationCount()), a.admin, ADMIN, 0);
    }

    function setStanding(uint32 org, uint8 to) external {
        _do(COUNCIL, abi.encodeCall(MEMBERS.setStanding, (_org(org), Standing(to % 4))));
    }

    function recover(uint32 org, uint256 lost, uint256 replacement) external {
        (OrgId id, address from) = (_org(org), lost % 3 == 0 ? address(0) : account(lost));
        if (!_do(COUNCIL, abi.encodeCall(MEMBERS.recover, (id, from, account(replacement), 0)))) return;
        if (!_ghosts[from].duties.isNone()) _ended(from, 0);
        _enrolled(id, account(replacement), ADMIN, 0);
    }

    function enrol(uint256 by, uint256 whom, uint16 duties, uint32 validFor) external {
        Duties set = Duties.wrap(uint16(duties % (Duties.unwrap(ANY_DUTY) + 2)));
        uint48 until = validFor % 2 == 0 ? 0 : uint48(block.timestamp + validFor);
        if (!_do(account(by), abi.encodeCall(MEMBERS.enrol, (account(whom), set, until, 0)))) return;
        _enrolled(_ghosts[account(by)].org, account(whom), set, until);
    }

    /// @dev Mostly as of a time that lies back, seldom as of one to come.
    function revoke(uint256 by, uint256 whom, uint48 until) external {
        until = _time(until);
        if (_do(account(by), abi.encodeCall(MEMBERS.revoke, (account(whom), until)))) _ended(account(whom), until);
    }

    function endAccount(uint256 whom, uint48 until) external {
        until = _time(until);
        Ghost storage g = _ghosts[account(whom)];
        bool had = g.duties.isNone() && (until == 0 || until >= g.trustedUntil);
        if (!_do(COUNCIL, abi.encodeCall(MEMBERS.endAccount, (account(whom), until)))) return;
        if (had) idle++;
        else _ended(account(whom), until);
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

    function _time(uint48 seed) private view returns (uint48) {
        if (seed % 8 == 0) return 0;
        return uint48(block.timestamp) + 1 hours - (seed % 60 days);
    }

    function _enrolled(OrgId org, address whom, Duties duties, uint48 until) private {
        if (_ghosts[whom].trustedUntil != 0) revived++;
        (_ghosts[whom].org, _ghosts[whom].duties, _ghosts[whom].validUntil) = (org, duties, until);
    }

    /// @dev Of one that ended before, what it is trusted for only becomes less.
    function _ended(address whom, uint48 until) private {
        Ghost storage g = _ghosts[whom];
        if (until == 0) until = uint48(block.timestamp);
        if (until > block.timestamp || (g.duties.isNone() && until >= g.trustedUntil)) extended++;
        if (!g.duties.isNone()) g.endedDuties = g.duties;
        (g.duties, g.trustedUntil, g.lost) = (Duties.wrap(0), until, until < block.timestamp);
        ended++;
    }

    function _do(address by, bytes memory data) private returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(MEMBERS).call(data);
        if (!ok) return false;
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
    /// hardhat-config: default.invariant.failOnRevert = true
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
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_TheVoteSitsAtTheVotingAccount() public view {
        for (uint32 i = 1; i <= members.organisationCount(); i++) {
            (Standing standing, , , address votingAccount) = members.organisations(OrgId.wrap(i));
            uint256 votes = members.getVotes(votingAccount);
            vm.assertEq(votes, standing == Standing.Active ? 1 : 0, "votes of a voting account");
            vm.assertTrue(members.orgOf(votingAccount) == OrgId.wrap(i), "it belongs to the organisation");
        }
    }

    /// @dev MEM-3
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_StandingMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbiddenTransitions(), 0, "forbidden transitions");
    }

    /// @dev MEM-4
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_AnAccountNeverChangesItsOrganisation() public view {
        vm.assertEq(handler.movedAccounts(), 0, "moved accounts");
    }

    /// @dev MEM-8: an account is what was done with it; after its end it is believed up to a time, which never becomes later.
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_AnEndedAccountIsBelievedUpToATimeThatNeverGrows() public view {
        vm.assertEq(handler.extended(), 0, "trusted for longer");
        vm.assertEq(handler.revived(), 0, "enrolled again");
        for (uint256 i = 0; i < handler.ACCOUNTS(); i++) {
            MembersHandler.Ghost memory g = handler.ghostOf(i);
            (OrgId org, Duties duties, uint48 validUntil, ) = members.accounts(handler.account(i));
            vm.assertEq(abi.encode(org, duties, validUntil), abi.encode(g.org, g.duties, g.validUntil), "account");
            (Duties before, uint48 trustedUntil, bool lost) = members.ended(handler.account(i));
            bytes memory end = abi.encode(g.endedDuties, g.trustedUntil, g.lost);
            vm.assertEq(abi.encode(before, trustedUntil, lost), end, "ended");
            if (!g.duties.isNone() || g.trustedUntil == 0) continue;
            vm.assertTrue(
                _isUnbelieved(handler.account(i), trustedUntil) == lost,
                "believed up to then, if it is not lost"
            );
            vm.assertTrue(_isUnbelieved(handler.account(i), trustedUntil + 1), "and not after");
        }
    }

    function test_TheHandlerReachesTheEndOfAccounts() public {
        handler.wait(10 days);
        handler.enrol(2, 10, 2, 0);
        handler.enrol(2, 11, 4, 0);
        handler.revoke(2, 10, 3 days + 1); // 3 days ago, and an hour on
        handler.revoke(2, 10, 2 days + 1); // not later again
        handler.endAccount(10, 5 days + 1);
        handler.endAccount(11, 8); // now
        handler.endAccount(11, 1); // in the future
        handler.endAccount(11, 8); // again
        vm.assertEq(handler.idle(), 1, "what had ended");
        vm.assertEq(handler.ended(), 3, "three ends");
        handler.setStanding(2, uint8(Standing.Expelled));
        handler.endAccount(1, 8);
        vm.assertEq(handler.ended(), 4, "the voting account of an expelled organisation too");
        handler.recover(3, 2, 12);
        vm.assertEq(handler.ended(), 5, "and a lost one");
        handler.enrol(12, 2, 2, 0);
        vm.assertFalse(members.isHonoured(handler.account(2)), "which is not enrolled again");
        invariant_AnEndedAccountIsBelievedUpToATimeThatNeverGrows();
    }

    /// @dev Whether a handover that the account signed as giver at a time is refused because it was not enrolled then.
    function _isUnbelieved(address account, uint48 time) private view returns (bool) {
        (bool ok, bytes memory reason) = address(members).staticcall(
            abi.encodeCall(members.bothSides, (account, time, account, time, ANY_DUTY, Roles.wrap(0)))
        );
        bytes4 selector = bytes4(reason);
        return
            !ok &&
            (selector == IMembers.Members_NotEnrolledAt.selector || selector == IMembers.Members_KeyLost.selector);
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
