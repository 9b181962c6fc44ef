// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers} from "../../../contracts/members/IMembers.sol";
import {ILists} from "../../../contracts/watchlist/ILists.sol";
import {IReports} from "../../../contracts/watchlist/IReports.sol";
import {Decision, Objection, OpenObjection, ReportStatus} from "../../../contracts/watchlist/Report.sol";
import {REGULATOR, Roles} from "../../../contracts/types/Roles.sol";
import {WatchlistBase} from "./WatchlistBase.sol";

/// @notice Objections: who may object, who decides, and what each loses who was wrong.
contract WatchlistObjectionsTest is WatchlistBase {
    function setUp() public override {
        super.setUp();
        report(bank, SUBJECT);
    }

    function test_ACorrectedEntryLeaves() public {
        object(mill, bank, SUBJECT);
        decide(epa, bank, SUBJECT, true);
        assertEntry(0, 0, 0, 0);
        assertPoints(bank, 90, 0);
        assertPoints(mill, 110, 0);
    }

    function test_TheOthersReportsStayWhenOneIsCorrected() public {
        report(store, SUBJECT);
        object(mill, bank, SUBJECT);
        decide(epa, bank, SUBJECT, true);
        assertEntry(1, 0, 8, UNTIL);
        assertStatus(store, ReportStatus.Live, "the store's");
    }

    function test_ARegulatorObjectsWithoutStake() public {
        object(court, bank, SUBJECT);
        OpenObjection memory open = watchlist.objectionOf(keyOf(bank, SUBJECT));
        vm.assertFalse(open.staked, "no stake");
        assertPoints(court, 100, 0);
        decide(epa, bank, SUBJECT, false);
        assertPoints(bank, 90, 10);
        object(court, bank, SUBJECT);
        decide(epa, bank, SUBJECT, true);
        assertPoints(bank, 90, 0);
        assertPoints(court, 110, 0);
    }

    function test_AnObjectorThatBecameARegulatorLosesItsStakeStill() public {
        object(mill, bank, SUBJECT);
        asCouncil();
        members.setRoles(mill.id, REGULATOR);
        decide(epa, bank, SUBJECT, false);
        assertPoints(mill, 90, 0);
        assertPoints(bank, 100, 10);
    }

    function test_WhoConcedesLosesTheStakeToWhoObjected() public {
        object(mill, bank, SUBJECT);
        concede(bank, SUBJECT);
        assertStatus(bank, ReportStatus.Corrected, "conceded");
        assertPoints(bank, 90, 0);
        assertPoints(mill, 110, 0);
    }

    function test_WhatNobodyDecidesFalls() public {
        object(mill, bank, SUBJECT);
        vm.warp(START + 20 days);
        expectError(
            abi.encodeWithSelector(IReports.Watchlist_DecisionPending.selector, START + 20 days, block.timestamp)
        );
        watchlist.lapse(keyOf(bank, SUBJECT));
        vm.warp(START + 20 days + 1);
        Decision memory decision = decisionOf(bank, SUBJECT, false);
        bytes memory signature = signatureOf(checkerOf(epa), digestOf(decision));
        expectError(abi.encodeWithSelector(IReports.Watchlist_DecisionLate.selector, START + 20 days, block.timestamp));
        watchlist.decide(decision, signature);
        watchlist.lapse(keyOf(bank, SUBJECT));
        assertEntry(0, 0, 0, 0);
        assertPoints(bank, 100, 0);
        assertPoints(mill, 100, 0);
    }

    /// @dev A decision of an objection says nothing of the next.
    function test_RevertWhen_ADecisionIsBroughtAgain() public {
        object(mill, bank, SUBJECT);
        Decision memory decision = decisionOf(bank, SUBJECT, false);
        bytes memory signature = signatureOf(checkerOf(epa), digestOf(decision));
        watchlist.decide(decision, signature);
        object(mill, bank, SUBJECT);
        expectError(abi.encodeWithSelector(IReports.Watchlist_WrongNumber.selector, 2, 1));
        watchlist.decide(decision, signature);
    }

    /// @dev Nor does one of a report that was withdrawn, of the report after it.
    function test_RevertWhen_TheDecisionIsOfAnEarlierReport() public {
        object(mill, bank, SUBJECT);
        Decision memory decision = decisionOf(bank, SUBJECT, true);
        bytes memory signature = signatureOf(checkerOf(epa), digestOf(decision));
        decide(epa, bank, SUBJECT, false);
        withdraw(bank, SUBJECT);
        vm.warp(START + 10 days);
        report(bank, SUBJECT);
        object(mill, bank, SUBJECT);
        expectError(abi.encodeWithSelector(IReports.Watchlist_WrongNumber.selector, 2, 1));
        watchlist.decide(decision, signature);
    }

    function test_RevertWhen_AnObjectionIsBroughtAgain() public {
        Objection memory objection = objectionOf(mill, bank, SUBJECT);
        bytes memory signature = signatureOf(makerOf(mill), digestOf(objection));
        watchlist.object(objection, signature);
        decide(epa, bank, SUBJECT, false);
        expectError(abi.encodeWithSelector(IReports.Watchlist_WrongNumber.selector, 2, 1));
        watchlist.object(objection, signature);
        withdraw(bank, SUBJECT);
        vm.warp(START + 10 days);
        report(bank, SUBJECT);
        expectError(abi.encodeWithSelector(IReports.Watchlist_WrongNumber.selector, 2, 1));
        watchlist.object(objection, signature);
    }

    function test_RevertWhen_TheReporterObjects() public {
        Objection memory objection = objectionOf(bank, bank, SUBJECT);
        bytes memory signature = signatureOf(makerOf(bank), digestOf(objection));
        expectError(abi.encodeWithSelector(IReports.Watchlist_OwnReport.selector, bank.id));
        watchlist.object(objection, signature);
    }

    function test_RevertWhen_TheObjectionIsNotSignedByWhomItNames() public {
        Objection memory objection = objectionOf(mill, bank, SUBJECT);
        bytes memory signature = signatureOf(makerOf(store), digestOf(objection));
        expectError(abi.encodeWithSelector(ILists.Watchlist_NotForYou.selector, mill.id, store.id));
        watchlist.object(objection, signature);
        objection.grounds = 0;
        signature = signatureOf(makerOf(mill), digestOf(objection));
        expectError(abi.encodeWithSelector(IReports.Watchlist_EvidenceMissing.selector));
        watchlist.object(objection, signature);
        objection = objectionOf(mill, bank, SUBJECT);
        signature = signatureOf(makerOf(mill), digestOf(objection));
        vm.warp(DEADLINE + 1);
        expectError(abi.encodeWithSelector(ILists.Watchlist_DeadlinePassed.selector, DEADLINE, DEADLINE + 1));
        watchlist.object(objection, signature);
    }

    function test_RevertWhen_APartyDecides() public {
        Org memory judge = admitOrg("Judge and reporter", REGULATOR);
        report(judge, SUBJECT);
        object(court, judge, SUBJECT);
        _refuseArbiter(judge, judge);
        _refuseArbiter(court, judge);
        asCouncil();
        members.setRoles(bureau.id, REGULATOR);
        _refuseArbiter(bureau, judge);
        decide(epa, judge, SUBJECT, true);
    }

    function test_RevertWhen_WhoDecidesIsNoRegulatorOrNoChecker() public {
        object(mill, bank, SUBJECT);
        Decision memory decision = decisionOf(bank, SUBJECT, true);
        bytes32 digest = digestOf(decision);
        Roles none = Roles.wrap(0);
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, store.id, none, REGULATOR));
        watchlist.decide(decision, signatureOf(checkerOf(store), digest));
        (bool ok, bytes memory reason) = address(watchlist).call(
            abi.encodeCall(watchlist.decide, (decision, signatureOf(makerOf(epa), digest)))
        );
        vm.assertFalse(ok, "a maker decided");
        vm.assertEq(bytes4(reason), IMembers.Members_DutyMissing.selector, "reason");
    }

    function test_RevertWhen_AnotherConcedes() public {
        object(mill, bank, SUBJECT);
        vm.prank(mill.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NotForYou.selector, bank.id, mill.id));
        watchlist.concede(keyOf(bank, SUBJECT));
    }

    function _refuseArbiter(Org memory by, Org memory to) private {
        Decision memory decision = decisionOf(to, SUBJECT, true);
        bytes memory signature = signatureOf(checkerOf(by), digestOf(decision));
        expectError(abi.encodeWithSelector(IReports.Watchlist_NotArbiter.selector, by.id));
        watchlist.decide(decision, signature);
    }
}
