// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Statement} from "../../../../contracts/evidence/Statement.sol";
import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {REGULATOR} from "../../../../contracts/types/Roles.sol";
import {SchemaId} from "../../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../../contracts/types/Subject.sol";
import {Uid} from "../../../../contracts/types/Uid.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice When, and by whom, a default is declared.
contract ReceivablesDefaultTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;
    SchemaId private schema;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
        schema = registerSchema(court.maker, "bool insolvent");
        goOverdue(r);
    }

    function test_AHolderDeclaresTheDefaultAfter30Days() public {
        uint256 from = block.timestamp + 30 days;
        vm.warp(from - 1);
        vm.prank(acme.maker);
        expectRefusal(IRecourses.Recourses_NotDefaulted.selector, r, from);
        receivables.declareDefault(idOf(r));
        vm.warp(from);
        vm.expectEmit(address(receivables));
        emit IRecourses.ReceivableDefaulted(idOf(r), acme.id, Uid.wrap(0));
        vm.prank(acme.maker);
        receivables.declareDefault(idOf(r));
    }

    function test_RevertWhen_ThatHoldsNothing() public {
        vm.warp(block.timestamp + 30 days);
        vm.prank(bank.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotHolder.selector, idOf(r), bank.maker));
        receivables.declareDefault(idOf(r));
        vm.prank(acme.checker);
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        receivables.declareDefault(idOf(r));
    }

    /// @dev The face comes late, and the interest never.
    function test_LateInterestThatIsNotPaidIsADefault() public {
        goTo(DUE + 300);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        vm.assertEq(receivables.interestDue(idOf(r)), 150_000, "15 % of the face");
        vm.prank(court.maker);
        receivables.declareDefault(idOf(r));
        assertIs(r, ReceivableState.Defaulted, "the obligor confirms nothing more");
        (, , , , bool suspended) = limits.limitOf(buyer.id, buyer.id, UNDERTAKING);
        vm.assertTrue(suspended, "until it sets its limit anew");
        pay(instrument, 150_000);
        close(r);
    }

    function test_WhatWasPaidLateAndNeverMarkedIsMarkedForItsInterest() public {
        Receivable memory other = invoice(2);
        other.dueDay = uint32(block.timestamp / 1 days) + 60;
        uint256 late = issueUnits(other);
        goTo(receivables.debtOf(idOf(other)).paymentDay + GRACE + 1);
        pay(late, FACE);
        markOverdue(other);
        assertIs(other, ReceivableState.Overdue, "interest is due");
        pay(late, receivables.interestDue(idOf(other)));
        vm.warp(block.timestamp + 30 days);
        vm.prank(court.maker);
        expectRefusal(IReceivables.Receivables_WrongState.selector, other, uint256(ReceivableState.Overdue));
        receivables.declareDefault(idOf(other));
    }

    function test_TheRestrictedHolderDeclaresIt() public {
        setStanding(acme.id, Standing.Restricted);
        vm.warp(block.timestamp + 30 days);
        vm.prank(acme.maker);
        receivables.declareDefault(idOf(r));
    }

    function test_RevertWhen_ItIsPaidMeanwhile() public {
        pay(instrument, FACE + receivables.interestDue(idOf(r)));
        vm.warp(block.timestamp + 30 days);
        vm.prank(acme.maker);
        expectRefusal(IReceivables.Receivables_WrongState.selector, r, uint256(ReceivableState.Overdue));
        receivables.declareDefault(idOf(r));
    }

    function test_TheObligorConfirmsNothingMoreUntilItsLimitIsSetAnew() public {
        Receivable memory other = invoice(2);
        other.dueDay = DUE + 90;
        register(other);
        _insolvent(_statement(court));
        expectError(abi.encodeWithSelector(ILimits.Limits_Suspended.selector, buyer.id, buyer.id, UNDERTAKING));
        confirm(other);
        setCap(buyer, buyer, UNDERTAKING, CAP);
        confirm(other);
    }

    /* INSOLVENCY */

    function test_InsolvencyIsADefaultAtOnce() public {
        Statement memory statement = _statement(court);
        vm.expectEmit(address(receivables));
        emit IRecourses.ReceivableDefaulted(idOf(r), court.id, attestations.uidOf(statement));
        _insolvent(statement);
        assertIs(r, ReceivableState.Defaulted, "defaulted");
    }

    function test_RevertWhen_TheStatementIsAboutAnother() public {
        Statement memory statement = _draft(court);
        statement.subject = Subject.wrap(bytes32(uint256(acme.id.raw())));
        _attest(court, statement);
        _refuse(statement);
        statement.subject = Subject.wrap(bytes32(bytes4(buyer.id.raw())));
        _attest(court, statement);
        _refuse(statement);
    }

    function test_RevertWhen_TheStatementIsNotMadeOrRevoked() public {
        Statement memory statement = _draft(court);
        _refuse(statement);
        Uid uid = _attest(court, statement);
        vm.prank(court.maker);
        attestations.revoke(uid);
        _refuse(statement);
    }

    function test_RevertWhen_TheStatementIsOfAnother() public {
        _refuse(_statement(bank));
        Org memory other = admitOrg("Other court", REGULATOR);
        _refuse(_statement(other));
    }

    function test_RevertWhen_TheStatementIsNoMoreValid() public {
        Statement memory statement = _draft(court);
        statement.validUntil = uint48(block.timestamp);
        _attest(court, statement);
        vm.warp(block.timestamp + 1);
        _refuse(statement);
    }

    function test_RevertWhen_AnotherThanARegulatorBringsIt() public {
        Statement memory statement = _statement(court);
        vm.prank(acme.maker);
        vm.expectPartialRevert(IMembers.Members_RoleMissing.selector);
        receivables.declareInsolvent(idOf(r), statement);
    }

    /* HELP */

    function _draft(Org memory by) private returns (Statement memory statement) {
        statement = statementOf(schema, by.maker);
        statement.subject = Subject.wrap(bytes32(uint256(buyer.id.raw())));
        statement.data = abi.encode(true);
    }

    function _statement(Org memory by) private returns (Statement memory statement) {
        statement = _draft(by);
        _attest(by, statement);
    }

    function _attest(Org memory by, Statement memory statement) private returns (Uid) {
        vm.prank(by.maker);
        return attestations.attest(statement);
    }

    function _insolvent(Statement memory statement) private {
        vm.prank(court.maker);
        receivables.declareInsolvent(idOf(r), statement);
    }

    function _refuse(Statement memory statement) private {
        Uid uid = attestations.uidOf(statement);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_StatementInvalid.selector, uid, court.id, buyer.id));
        _insolvent(statement);
    }
}
