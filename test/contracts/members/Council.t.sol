// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK} from "../../../contracts/types/Roles.sol";
import {CouncilBase} from "./CouncilBase.sol";

/// @notice The life of a proposal among five organisations, with a delay of two days before anything takes effect.
contract CouncilTest is CouncilBase {
    uint256 internal constant DELAY = 2 days;

    Proposal internal proposal;

    function setUp() public override {
        vm.warp(START);
        deploySystem(DELAY, makeFounders(5));
        vm.warp(START + 1);
        proposal = proposalOf(address(members), abi.encodeCall(members.admit, (admissionOf("Acme", BANK))));
    }

    /* LIFE */

    function test_MajorityPassesAtOnceAndTakesEffectAfterTheDelay() public {
        propose(proposal, voter(0));
        assertState(proposal, IGovernor.ProposalState.Pending, "before the vote opens");
        vm.warp(council.proposalSnapshot(proposal.id) + 1);
        assertState(proposal, IGovernor.ProposalState.Active, "open");
        vote(proposal, 0, FOR);
        vote(proposal, 1, FOR);
        assertState(proposal, IGovernor.ProposalState.Active, "two of five");
        vote(proposal, 2, FOR);
        assertState(proposal, IGovernor.ProposalState.Succeeded, "three of five, long before the deadline");

        queue(proposal);
        assertState(proposal, IGovernor.ProposalState.Queued, "queued");
        vm.warp(council.proposalEta(proposal.id));
        execute(proposal);
        assertState(proposal, IGovernor.ProposalState.Executed, "executed");
        vm.assertEq(members.organisationCount(), 6, "admitted");
    }

    function test_RevertWhen_ExecutedBeforeTheDelay() public {
        open(proposal);
        for (uint256 i = 0; i < 3; i++) vote(proposal, i, FOR);
        queue(proposal);
        uint256 eta = council.proposalEta(proposal.id);
        vm.assertTrue(eta >= START + VOTING_DELAY + DELAY, "delay is in the eta");
        vm.warp(eta - 1);
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        execute(proposal);
        vm.assertEq(members.organisationCount(), 5, "nobody admitted");
    }

    function test_RevertWhen_ExecutedWithoutQueuing() public {
        open(proposal);
        for (uint256 i = 0; i < 3; i++) vote(proposal, i, FOR);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(proposal);
    }

    function test_RevertWhen_ExecutedTwice() public {
        passTo(proposal);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(proposal);
    }

    function test_NoMajorityFailsAtTheDeadline() public {
        open(proposal);
        vote(proposal, 0, FOR);
        vote(proposal, 1, FOR);
        vm.warp(council.proposalDeadline(proposal.id));
        assertState(proposal, IGovernor.ProposalState.Active, "last second");
        vm.warp(council.proposalDeadline(proposal.id) + 1);
        assertState(proposal, IGovernor.ProposalState.Defeated, "two of five are no majority");
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        queue(proposal);
    }

    function test_AbstentionsDoNotMakeAMajority() public {
        open(proposal);
        vote(proposal, 0, FOR);
        vote(proposal, 1, FOR);
        for (uint256 i = 2; i < 5; i++) vote(proposal, i, ABSTAIN);
        vm.warp(council.proposalDeadline(proposal.id) + 1);
        assertState(proposal, IGovernor.ProposalState.Defeated, "two yes, three abstained");
        vm.assertEq(council.COUNTING_MODE(), "support=bravo&quorum=for", "and the counting mode says so");
    }

    function testFuzz_PassesOnlyWithMoreThanHalf(uint256 votes) public {
        uint256 inFavour;
        open(proposal);
        for (uint256 i = 0; i < 5 && inFavour < 3; i++) {
            uint8 support = uint8((votes >> (8 * i)) & 0xff) % 4; // 3 stays away
            if (support == FOR) inFavour++;
            if (support < 3) vote(proposal, i, support);
        }
        vm.warp(council.proposalDeadline(proposal.id) + 1);
        assertState(
            proposal,
            inFavour >= 3 ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Defeated,
            "more than half of all"
        );
    }

    function test_ProposerCancelsWhilePending() public {
        propose(proposal, voter(0));
        vm.prank(voter(0));
        council.cancel(proposal.targets, proposal.values, proposal.calldatas, proposal.descriptionHash);
        assertState(proposal, IGovernor.ProposalState.Canceled, "cancelled");
    }

    function test_RevertWhen_OthersCancel() public {
        propose(proposal, voter(0));
        expectError(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal.id, voter(1)));
        vm.prank(voter(1));
        council.cancel(proposal.targets, proposal.values, proposal.calldatas, proposal.descriptionHash);
    }

    /* WHO MAY */

    function test_RevertWhen_ProposedByAnOutsider() public {
        expectError(abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, OUTSIDER, 0, 1));
        propose(proposal, OUTSIDER);
    }

    function test_RevertWhen_ProposedByAnAccountWithoutTheVote() public {
        address second = enrol(voter(0), "second admin", ADMIN);
        expectError(abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, second, 0, 1));
        propose(proposal, second);
    }

    function test_RevertWhen_ProposedByAnAccountThatExpired() public {
        _loseTheVoteAndExpire(1);
        expectError(abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, voter(1), 0, 1));
        propose(proposal, voter(1));
    }

    /// @dev A second ago it still had the vote.
    function test_RevertWhen_ProposedByAnAccountThatWasRevoked() public {
        address second = enrol(voter(1), "second admin", ADMIN);
        vm.prank(voter(1));
        members.setVotingAccount(second);
        vm.prank(second);
        members.revoke(voter(1), 0);
        vm.assertEq(members.getPastVotes(voter(1), block.timestamp - 1), 1, "a second ago");
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, voter(1)));
        propose(proposal, voter(1));
    }

    function test_RevertWhen_AnOutsiderVotes() public {
        open(proposal);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        council.castVote(proposal.id, FOR);
    }

    function test_RevertWhen_AnExpelledVoterVotes() public {
        open(proposal);
        _setStanding(2, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, OrgId.wrap(2), Standing.Expelled));
        vote(proposal, 1, FOR);
    }

    function test_RevertWhen_ARestrictedVoterVotes() public {
        open(proposal);
        _setStanding(2, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, OrgId.wrap(2), Standing.Restricted));
        vote(proposal, 1, FOR);
    }

    function test_RevertWhen_AnExpiredVoterVotes() public {
        open(proposal);
        uint48 until = _loseTheVoteAndExpire(1);
        vm.assertEq(members.getPastVotes(voter(1), council.proposalSnapshot(proposal.id)), 1, "it had the vote");
        expectError(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, voter(1), until));
        vote(proposal, 1, FOR);
    }

    function test_RevertWhen_VotingTwice() public {
        open(proposal);
        vote(proposal, 0, FOR);
        expectError(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, voter(0)));
        vote(proposal, 0, FOR);
    }

    function test_MovingTheVoteInTheMiddleGivesNoSecondVote() public {
        address second = enrol(voter(0), "second admin", ADMIN);
        open(proposal);
        vote(proposal, 0, FOR);
        vm.prank(voter(0));
        members.setVotingAccount(second);
        vm.prank(second);
        vm.assertEq(council.castVote(proposal.id, FOR), 0, "no weight at the snapshot");
        (, uint256 inFavour, ) = council.proposalVotes(proposal.id);
        vm.assertEq(inFavour, 1, "one vote");
    }

    function test_AnExpelledOrganisationKeepsItsShareInTheMajority() public {
        open(proposal);
        _setStanding(5, Standing.Expelled);
        vm.assertEq(council.quorum(council.proposalSnapshot(proposal.id)), 3, "three of five at the snapshot");
        vote(proposal, 0, FOR);
        vote(proposal, 1, FOR);
        vm.warp(council.proposalDeadline(proposal.id) + 1);
        assertState(proposal, IGovernor.ProposalState.Defeated, "two of five, though four are left");
    }

    function test_OrganisationsAdmittedLaterDoNotVote() public {
        open(proposal);
        Org memory late = admitOrg("Late");
        vm.prank(late.admin);
        vm.assertEq(council.castVote(proposal.id, FOR), 0, "no weight at the snapshot");
    }

    function test_VoteBySignature() public {
        open(proposal);
        bytes32 ballot = keccak256("Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)");
        bytes32 digest = _councilDigest(keccak256(abi.encode(ballot, proposal.id, FOR, voter(1), 0)));
        bytes memory signature = signatureOf(string.concat(founderName(1), ": admin"), digest);
        vm.prank(OUTSIDER);
        vm.assertEq(council.castVoteBySig(proposal.id, FOR, voter(1), signature), 1, "weight");

        vm.expectPartialRevert(IGovernor.GovernorInvalidSignature.selector);
        council.castVoteBySig(proposal.id, FOR, voter(1), signature);
    }

    /* ITS OWN SETTINGS */

    function test_SettingsAndSupport() public view {
        vm.assertEq(council.votingDelay(), VOTING_DELAY, "voting delay");
        vm.assertEq(council.votingPeriod(), VOTING_PERIOD, "voting period");
        vm.assertEq(council.proposalThreshold(), 1, "one vote proposes");
        vm.assertEq(council.quorum(START), 3, "quorum");
        vm.assertEq(council.superQuorum(START), 3, "super quorum");
        vm.assertTrue(council.proposalNeedsQueuing(0), "everything waits in the timelockController");
        vm.assertEq(address(council.MEMBERS()), address(members), "members");
        vm.assertEq(council.timelock(), address(timelockController), "timelockController");
    }

    function test_TheCouncilChangesItsSettings() public {
        passTo(proposalOf(address(council), abi.encodeCall(council.setVotingPeriod, (1 days))));
        vm.assertEq(council.votingPeriod(), 1 days, "voting period");
    }

    function test_TheCouncilChangesTheDelay() public {
        passTo(proposalOf(address(timelockController), abi.encodeCall(timelockController.updateDelay, (5 days))));
        vm.assertEq(timelockController.getMinDelay(), 5 days, "delay");
    }

    function _councilDigest(bytes32 structHash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick Council"),
                keccak256("1"),
                block.chainid,
                address(council)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /// @dev The account that carries a vote cannot expire: the vote moves on first.
    function _loseTheVoteAndExpire(uint256 index) private returns (uint48 until) {
        address second = enrol(voter(index), "second admin", ADMIN);
        until = uint48(block.timestamp + 1);
        vm.startPrank(voter(index));
        members.setVotingAccount(second);
        members.enrol(voter(index), ADMIN, until, 0);
        vm.stopPrank();
        vm.warp(until + 1);
    }

    function _setStanding(uint32 org, Standing to) private {
        asCouncil();
        members.setStanding(OrgId.wrap(org), to);
    }
}
