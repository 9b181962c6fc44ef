// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Aval, BillState} from "../../../../contracts/instruments/bills/Bill.sol";
import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {IBills} from "../../../../contracts/instruments/bills/IBills.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {Instrument} from "../../../../contracts/ledger/Terms.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IMembers} from "../../../../contracts/members/IMembers.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {CHECKER, MAKER} from "../../../../contracts/types/Duties.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {BILL} from "../../../../contracts/types/InstrumentKind.sol";
import {GroupId} from "../../../../contracts/types/GroupId.sol";
import {ACCEPTANCE, GUARANTEE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Acceptance and what ends a bill without one, and guarantees.
contract BillsAcceptTest is BillsBase {
    function test_Accept() public {
        draw();
        vm.expectEmit(address(bills));
        emit IBills.BillAccepted(bill, lot, bank.id, false, LAST_DAY);
        accept();
        assertState(BillState.Accepted, "state");
        vm.assertEq(holds(acme, lot), AMOUNT, "the payee has it");
        Instrument memory i = instruments.instrumentOf(lot);
        vm.assertTrue(i.terms.obligor == bank.id && i.terms.kind == BILL && i.terms.lots, "a lot of the acceptor");
        vm.assertEq(i.terms.closesAt, startOf(MATURITY), "not passed on from the maturity on");
        assertUsed(bank, buyer, ACCEPTANCE, AMOUNT, "limit");
        vm.assertEq(seen().open, AMOUNT, "owed");
    }

    function test_AcceptOnTheThirdDay() public {
        draw();
        vm.warp(startOf(TODAY + 4) - 1);
        accept();
        assertState(BillState.Accepted, "state");
    }

    function test_RevertWhen_AcceptedAfterThreeDays() public {
        draw();
        goTo(TODAY + 4);
        DualApproval memory signed = accepting(bank, false, false);
        bytes memory reason = abi.encodeWithSelector(
            IBills.Bills_TooLate.selector,
            bill,
            startOf(TODAY + 4) - 1,
            startOf(TODAY + 4)
        );
        expectError(reason);
        bills.accept(terms, false, false, LATER, signed);
    }

    function test_RevertWhen_DeadlineIsOver() public {
        draw();
        DualApproval memory signed = accepting(bank, false, false);
        expectError(abi.encodeWithSelector(IBills.Bills_TooLate.selector, bill, uint48(START - 1), START));
        bills.accept(terms, false, false, uint48(START - 1), signed);
    }

    function test_RevertWhen_AnotherBankAccepts() public {
        draw();
        DualApproval memory signed = accepting(otherBank, false, false);
        expectError(abi.encodeWithSelector(IBills.Bills_NotParty.selector, bill, bank.id, otherBank.id));
        bills.accept(terms, false, false, LATER, signed);
    }

    function test_RevertWhen_LimitIsUsedUp() public {
        setCap(bank, buyer, ACCEPTANCE, AMOUNT - 1);
        draw();
        DualApproval memory signed = accepting(bank, false, false);
        expectError(
            abi.encodeWithSelector(
                ILimits.Limits_Exceeded.selector,
                bank.id,
                buyer.id,
                ACCEPTANCE,
                GroupId.wrap(0),
                AMOUNT - 1,
                0,
                AMOUNT
            )
        );
        bills.accept(terms, false, false, LATER, signed);
    }

    /// @dev What the signers saw is what happens: no relayer turns a conditional acceptance into another.
    function test_ConditionalAcceptanceIsRefusal() public {
        draw();
        vm.expectEmit(address(bills));
        emit IBills.BillRefused(bill, bank.id, true);
        bills.accept(terms, false, true, LATER, accepting(bank, false, true));
        assertState(BillState.Refused, "state");
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Free), "documents");
        vm.assertEq(holds(acme, lot), 0, "nothing");
    }

    function test_RefusedByTheAcceptor() public {
        draw();
        vm.expectEmit(address(bills));
        emit IBills.BillRefused(bill, bank.id, false);
        bills.refuseAcceptance(terms, LATER, refusingAcceptance(bank));
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Free), "documents");
    }

    function test_RevertWhen_AnotherRefuses() public {
        draw();
        DualApproval memory signed = refusingAcceptance(otherBank);
        expectError(abi.encodeWithSelector(IBills.Bills_NotParty.selector, bill, bank.id, otherBank.id));
        bills.refuseAcceptance(terms, LATER, signed);
    }

    /// @dev One stolen key of the acceptor refuses no bill.
    function test_RevertWhen_OnePersonOfTheAcceptorRefuses() public {
        draw();
        DualApproval memory signed = refusingAcceptance(bank);
        signed.checker = signed.maker;
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, bank.maker, MAKER, CHECKER));
        bills.refuseAcceptance(terms, LATER, signed);
    }

    function test_RevertWhen_RefusedAfterTheDeadline() public {
        draw();
        DualApproval memory signed = refusingAcceptance(bank);
        expectError(abi.encodeWithSelector(IBills.Bills_TooLate.selector, bill, uint48(START - 1), START));
        bills.refuseAcceptance(terms, uint48(START - 1), signed);
    }

    function test_SilenceIsRefusal() public {
        draw();
        goTo(TODAY + 4);
        vm.expectEmit(address(bills));
        emit IBills.BillRefused(bill, OrgId.wrap(0), false);
        vm.prank(OUTSIDER);
        bills.lapse(terms);
        assertState(BillState.Refused, "state");
    }

    function test_RevertWhen_LapsedBeforeTheThirdDayEnds() public {
        draw();
        uint48 acceptBy = startOf(TODAY + 4) - 1;
        vm.warp(acceptBy);
        expectError(abi.encodeWithSelector(IBills.Bills_NotLapsed.selector, bill, acceptBy));
        bills.lapse(terms);
    }

    function test_RevertWhen_AnotherWithdraws() public {
        draw();
        expectError(abi.encodeWithSelector(IBills.Bills_NotParty.selector, bill, buyer.id, bank.id));
        vm.prank(bank.maker);
        bills.withdraw(terms);
    }

    /// @dev What the drawer released, and another reserved, is not released again.
    function test_WithdrawnDocumentsOfAnotherStay() public {
        draw();
        vm.prank(buyer.maker);
        fingerprints.release(buyer.id, terms.keys);
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, terms.keys, new Fingerprint[](0), uint48(START + 1 days));
        vm.prank(buyer.maker);
        bills.withdraw(terms);
        (OrgId holder, , , ) = fingerprints.entries(terms.keys[0]);
        vm.assertTrue(holder == acme.id, "of acme still");
    }

    /// @dev A bill of which the drawer released the documents does not free them for another bill of its, for which they are reserved now.
    function test_WithdrawnDocumentsOfAnotherBillStay() public {
        draw();
        BillTerms memory first = terms;
        vm.prank(buyer.maker);
        fingerprints.release(buyer.id, terms.keys);
        BillTerms memory t = soundTerms();
        t.number = "another";
        useTerms(t);
        draw();
        vm.prank(buyer.maker);
        bills.withdraw(first);
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Reserved), "of the second");
        accept();
    }

    /// @dev Of two documents of which the drawer released one, the other is free again.
    function test_EachDocumentIsFreedForItself() public {
        BillTerms memory t = soundTerms();
        t.keys = new Fingerprint[](2);
        (t.keys[0], t.keys[1]) = (Fingerprint.wrap("first"), Fingerprint.wrap("second"));
        useTerms(t);
        draw();
        Fingerprint[] memory one = new Fingerprint[](1);
        one[0] = t.keys[0];
        vm.startPrank(buyer.maker);
        fingerprints.release(buyer.id, one);
        bills.withdraw(terms);
        vm.stopPrank();
        vm.assertEq(uint256(fingerprints.stateOf(t.keys[1])), uint256(FingerprintState.Free), "the second");
    }

    function test_SmallPartsAreLimited() public {
        BillTerms memory t = soundTerms();
        t.least = 100_000;
        useTerms(t);
        startAccepted();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_PartTooSmall.selector, lot, 99_999, 100_000));
        vm.prank(acme.maker);
        instruments.passPart(lot, 0, 99_999, basin.maker, 0);
    }

    /* GUARANTEES */

    function test_Guarantee() public {
        startAccepted();
        vm.expectEmit(address(bills));
        emit IBills.BillGuaranteed(bill, bank.id, guarantor.id);
        guarantee(guarantor, bank.id);
        vm.assertTrue(bills.avalOf(bill, bank.id, guarantor.id) == Aval.Given, "aval");
        assertUsed(guarantor, bank, GUARANTEE, AMOUNT, "limit");
    }

    function test_EndGuarantee() public {
        startAccepted();
        guarantee(guarantor, bank.id);
        presentAt(MATURITY);
        pay(bank, AMOUNT);
        vm.expectEmit(address(bills));
        emit IBills.GuaranteeEnded(bill, bank.id, guarantor.id);
        bills.endGuarantee(bill, bank.id, guarantor.id);
        assertUsed(guarantor, bank, GUARANTEE, 0, "limit");
        vm.assertTrue(bills.avalOf(bill, bank.id, guarantor.id) == Aval.Freed, "aval");
        expectError(abi.encodeWithSelector(IBills.Bills_NotGuaranteed.selector, bill, bank.id, guarantor.id));
        bills.endGuarantee(bill, bank.id, guarantor.id);
    }

    function test_RevertWhen_NobodyGuaranteed() public {
        startAccepted();
        presentAt(MATURITY);
        pay(bank, AMOUNT);
        expectError(abi.encodeWithSelector(IBills.Bills_NotGuaranteed.selector, bill, bank.id, guarantor.id));
        bills.endGuarantee(bill, bank.id, guarantor.id);
    }

    function test_RevertWhen_GuaranteedTwice() public {
        startAccepted();
        guarantee(guarantor, bank.id);
        DualApproval memory signed = guaranteeing(guarantor, bank.id);
        bytes memory reason = abi.encodeWithSelector(
            IBills.Bills_GuaranteedAlready.selector,
            bill,
            bank.id,
            guarantor.id
        );
        expectError(reason);
        bills.guarantee(bill, bank.id, LATER, signed);
    }

    /// @dev Who guarantees first keeps no other guarantee from the holders.
    function test_SeveralGuaranteeForOneParty() public {
        startAccepted();
        setCap(otherBank, bank, GUARANTEE, CAP);
        guarantee(otherBank, bank.id);
        guarantee(guarantor, bank.id);
        vm.assertTrue(bills.avalOf(bill, bank.id, otherBank.id) == Aval.Given, "the first");
        vm.assertTrue(bills.avalOf(bill, bank.id, guarantor.id) == Aval.Given, "the second");
    }

    function test_RevertWhen_GuaranteedForItself() public {
        startAccepted();
        DualApproval memory signed = guaranteeing(bank, bank.id);
        expectError(abi.encodeWithSelector(IBills.Bills_OwnGuarantee.selector, bill, bank.id));
        bills.guarantee(bill, bank.id, LATER, signed);
    }

    function test_RevertWhen_GuaranteedFromTheMaturityOn() public {
        startAccepted();
        goTo(MATURITY);
        DualApproval memory signed = guaranteeing(guarantor, bank.id);
        expectError(abi.encodeWithSelector(IBills.Bills_Matured.selector, bill, MATURITY));
        bills.guarantee(bill, bank.id, LATER, signed);
    }

    function test_RevertWhen_GuaranteedAfterTheDeadline() public {
        startAccepted();
        DualApproval memory signed = guaranteeing(guarantor, bank.id);
        expectError(abi.encodeWithSelector(IBills.Bills_TooLate.selector, bill, uint48(START - 1), START));
        bills.guarantee(bill, bank.id, uint48(START - 1), signed);
    }
}
