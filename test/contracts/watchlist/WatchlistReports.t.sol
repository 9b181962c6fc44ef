// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ILists} from "../../../contracts/watchlist/ILists.sol";
import {IPoints} from "../../../contracts/watchlist/IPoints.sol";
import {IReports} from "../../../contracts/watchlist/IReports.sol";
import {Report, ReportStatus} from "../../../contracts/watchlist/Report.sol";
import {ListId} from "../../../contracts/types/ListId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Tag} from "../../../contracts/types/Tag.sol";
import {WatchlistBase} from "./WatchlistBase.sol";

/// @notice Who may report what, and what an entry is.
contract WatchlistReportsTest is WatchlistBase {
    function test_ReportTellsNothingButTheTag() public {
        Report memory each = reportOf(bank, SUBJECT);
        vm.expectEmit(address(watchlist));
        emit IReports.Reported(list, tagOf(SUBJECT), bank.id, 1, 1, REASON, EVIDENCE, UNTIL);
        bring(each, bank, SUBJECT);
        assertEntry(1, 0, 8, UNTIL);
        assertPoints(bank, 90, 10);
    }

    function test_AnEntryIsWhatIsInForceOfItsReports() public {
        report(bank, SUBJECT);
        Report memory each = reportOf(store, SUBJECT);
        (each.reason, each.until) = (0, UNTIL - 5 days);
        bring(each, store, SUBJECT);
        assertEntry(2, 0, 9, UNTIL);
        object(mill, bank, SUBJECT);
        assertEntry(2, 1, 9, UNTIL);
        vm.warp(UNTIL - 5 days);
        assertEntry(2, 1, 9, UNTIL);
        vm.warp(UNTIL - 5 days + 1);
        assertEntry(1, 1, 8, UNTIL);
        vm.warp(UNTIL + 1);
        assertEntry(0, 0, 0, 0);
    }

    /* WHO FRONT-RUNS, OR COPIES */

    function test_RevertWhen_WhoCopiesATagDoesNotKnowTheSubject() public {
        Report memory each = reportOf(bank, SUBJECT);
        bytes32 seen = digestOf(each);
        bytes memory knowledge = signatureOf(SUBJECT, seen);
        each.organisation = store.id;
        bytes32 digest = digestOf(each);
        // What the bank's report shows is worth nothing for another organisation's.
        (bool ok, bytes memory reason) = _report(each, signatureOf(makerOf(store), digest), knowledge);
        vm.assertFalse(ok, "copied");
        vm.assertEq(bytes4(reason), IReports.Watchlist_SubjectNotKnown.selector, "reason");
        _expectUnknown(each.tag, Tag.wrap(bytes20(accountOf("a guess"))));
        watchlist.report(each, signatureOf(makerOf(store), digest), signatureOf("a guess", digest));
    }

    function test_RevertWhen_TheKnowledgeIsNoSignature() public {
        Report memory each = reportOf(bank, SUBJECT);
        bytes memory signature = signatureOf(makerOf(bank), digestOf(each));
        _expectUnknown(each.tag, Tag.wrap(0));
        watchlist.report(each, signature, "");
        each.tag = Tag.wrap(0);
        signature = signatureOf(makerOf(bank), digestOf(each));
        _expectUnknown(each.tag, Tag.wrap(0));
        watchlist.report(each, signature, new bytes(65));
    }

    function test_RevertWhen_SignedForAnotherListEpochOrTime() public {
        Report memory each = reportOf(bank, SUBJECT);
        bytes32 digest = digestOf(each);
        (bytes memory signature, bytes memory knowledge) = (
            signatureOf(makerOf(bank), digest),
            signatureOf(SUBJECT, digest)
        );
        vm.prank(bureau.maker);
        each.list = watchlist.create("another", terms(), PUBLIC_KEY);
        (bool ok, ) = _report(each, signature, knowledge);
        vm.assertFalse(ok, "another list");
        each = reportOf(bank, SUBJECT);
        rotate();
        each.epoch = 2;
        (ok, ) = _report(each, signature, knowledge);
        vm.assertFalse(ok, "another epoch");
        each.epoch = 1;
        each.until -= 1;
        (ok, ) = _report(each, signature, knowledge);
        vm.assertFalse(ok, "another end");
        each = reportOf(bank, SUBJECT);
        vm.warp(DEADLINE + 1);
        (ok, ) = _report(each, signature, knowledge);
        vm.assertFalse(ok, "too late");
    }

    function test_RevertWhen_ReplayedAfterItWasWithdrawn() public {
        Report memory each = reportOf(bank, SUBJECT);
        bring(each, bank, SUBJECT);
        withdraw(bank, SUBJECT);
        bytes32 digest = digestOf(each);
        expectError(abi.encodeWithSelector(IReports.Watchlist_WrongNumber.selector, 2, 1));
        watchlist.report(each, signatureOf(makerOf(bank), digest), signatureOf(SUBJECT, digest));
    }

    /// @dev Who takes a report back before each objection, to make it again, waits.
    function test_RevertWhen_ReportedAgainAtOnce() public {
        report(bank, SUBJECT);
        vm.warp(START + 1 days);
        withdraw(bank, SUBJECT);
        vm.warp(START + 11 days - 1);
        bytes4 selector = IReports.Watchlist_TooSoon.selector;
        _refuse(reportOf(bank, SUBJECT), abi.encodeWithSelector(selector, tagOf(SUBJECT), bank.id, START + 11 days));
        vm.warp(START + 11 days);
        report(bank, SUBJECT);
        vm.assertEq(watchlist.recordOf(keyOf(bank, SUBJECT)).number, 2, "number");
    }

    /* WHO MAY */

    function test_RevertWhen_TheOperatorReports() public {
        Report memory each = reportOf(bureau, SUBJECT);
        bytes32 digest = digestOf(each);
        expectError(abi.encodeWithSelector(IReports.Watchlist_OperatorReports.selector, list, bureau.id));
        watchlist.report(each, signatureOf(makerOf(bureau), digest), signatureOf(SUBJECT, digest));
    }

    function test_RevertWhen_SignedByAnother() public {
        Report memory each = reportOf(bank, SUBJECT);
        bytes32 digest = digestOf(each);
        bytes memory knowledge = signatureOf(SUBJECT, digest);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NotForYou.selector, bank.id, store.id));
        watchlist.report(each, signatureOf(makerOf(store), digest), knowledge);
        expectError(abi.encodeWithSelector(ILists.Watchlist_BadSignature.selector, digest));
        watchlist.report(each, hex"00", knowledge);
        (bool ok, ) = _report(each, signatureOf(checkerOf(bank), digest), knowledge);
        vm.assertFalse(ok, "a checker");
    }

    function test_RevertWhen_TheReporterIsRestrictedAndItStillWithdraws() public {
        report(bank, SUBJECT);
        asCouncil();
        members.setStanding(bank.id, Standing.Restricted);
        Report memory each = reportOf(bank, "another");
        bytes32 digest = digestOf(each);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, bank.id, Standing.Restricted));
        watchlist.report(each, signatureOf(makerOf(bank), digest), signatureOf("another", digest));
        withdraw(bank, SUBJECT);
        assertPoints(bank, 100, 0);
    }

    function test_RevertWhen_AnotherWithdraws() public {
        report(bank, SUBJECT);
        vm.prank(store.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NotForYou.selector, bank.id, store.id));
        watchlist.withdraw(keyOf(bank, SUBJECT));
    }

    /* WHAT IT SAYS */

    function test_RevertWhen_TheReportIsNotOfItsForm() public {
        Report memory each = reportOf(bank, SUBJECT);
        each.reason = 32;
        _refuse(each, abi.encodeWithSelector(IReports.Watchlist_ReasonInvalid.selector, 32));
        (each.reason, each.evidence) = (31, 0);
        _refuse(each, abi.encodeWithSelector(IReports.Watchlist_EvidenceMissing.selector));
        (uint256 earliest, uint256 latest) = (START + 1, START + 365 days);
        (each.evidence, each.until) = (EVIDENCE, uint48(START));
        _refuse(each, abi.encodeWithSelector(IReports.Watchlist_UntilInvalid.selector, START, earliest, latest));
        each.until = uint48(latest + 1);
        _refuse(each, abi.encodeWithSelector(IReports.Watchlist_UntilInvalid.selector, latest + 1, earliest, latest));
        (each.until, each.epoch) = (uint48(latest), 2);
        _refuse(each, abi.encodeWithSelector(ILists.Watchlist_EpochClosed.selector, 2, 1, 1));
        (each.epoch, each.list) = (1, ListId.wrap("unknown"));
        _refuse(each, abi.encodeWithSelector(ILists.Watchlist_UnknownList.selector, each.list));
    }

    function test_EveryReasonFitsIntoTheEntry() public {
        Report memory each = reportOf(bank, SUBJECT);
        each.reason = 31;
        bring(each, bank, SUBJECT);
        assertEntry(1, 0, uint32(1) << 31, UNTIL);
    }

    function test_RevertWhen_ThePointsAreUsedUp() public {
        for (uint256 i = 0; i < 10; i++) report(bank, vm.toString(i));
        assertPoints(bank, 0, 100);
        Report memory each = reportOf(bank, "11");
        bytes32 digest = digestOf(each);
        expectError(abi.encodeWithSelector(IPoints.Watchlist_PointsMissing.selector, list, bank.id, 0, 10));
        watchlist.report(each, signatureOf(makerOf(bank), digest), signatureOf("11", digest));
    }

    function test_RevertWhen_EightOthersReported() public {
        for (uint256 i = 0; i < 8; i++) report(admitOrg(string.concat("Shop ", vm.toString(i))), SUBJECT);
        vm.assertEq(watchlist.reportersOf(list, 1, tagOf(SUBJECT)).length, 8, "reporters");
        _refuse(
            reportOf(bank, SUBJECT),
            abi.encodeWithSelector(IReports.Watchlist_ReportersFull.selector, tagOf(SUBJECT), 8)
        );
    }

    /* AN EPOCH AND THE NEXT */

    function test_ReportsAreMadeAnewUnderTheKeyThatWasAnnounced() public {
        report(bank, SUBJECT);
        rotate();
        bring(reportIn(2, bank, "the subject's next tag"), bank, "the subject's next tag");
        assertPoints(bank, 80, 20);
        vm.warp(START + 7 days);
        _refuse(reportOf(store, SUBJECT), abi.encodeWithSelector(ILists.Watchlist_EpochClosed.selector, 1, 2, 2));
        watchlist.release(keyOf(bank, SUBJECT));
        assertPoints(bank, 90, 10);
        vm.assertEq(uint256(statusOf(bank, SUBJECT)), uint256(ReportStatus.Released), "released");
    }

    function test_RevertWhen_ReleasedInTime() public {
        report(bank, SUBJECT);
        vm.warp(UNTIL);
        expectError(abi.encodeWithSelector(IReports.Watchlist_StillInForce.selector, tagOf(SUBJECT), bank.id, UNTIL));
        watchlist.release(keyOf(bank, SUBJECT));
    }

    /// @dev Whatever bytes the tag is: without its key nobody reports it.
    function testFuzz_RevertWhen_TheTagIsNotOfTheKey(bytes20 tag, uint256 seed) public {
        string memory guess = vm.toString(seed);
        Report memory each = reportOf(bank, SUBJECT);
        each.tag = Tag.wrap(tag);
        bytes32 digest = digestOf(each);
        (bool ok, ) = _report(each, signatureOf(makerOf(bank), digest), signatureOf(guess, digest));
        vm.assertEq(ok, bytes20(accountOf(guess)) == tag, "reported");
    }

    function _refuse(Report memory each, bytes memory reason) private {
        OrgId org = each.organisation;
        bytes32 digest = digestOf(each);
        string memory maker = org == store.id ? makerOf(store) : makerOf(bank);
        (bool ok, bytes memory given) = _report(each, signatureOf(maker, digest), signatureOf(SUBJECT, digest));
        vm.assertFalse(ok, "reported");
        vm.assertEq(given, reason, "reason");
    }

    function _report(
        Report memory each,
        bytes memory signature,
        bytes memory knowledge
    ) private returns (bool, bytes memory) {
        return address(watchlist).call(abi.encodeCall(watchlist.report, (each, signature, knowledge)));
    }

    function _expectUnknown(Tag tag, Tag signed) private {
        expectError(abi.encodeWithSelector(IReports.Watchlist_SubjectNotKnown.selector, tag, signed));
    }
}
