// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {
    Credit,
    CreditState,
    Disposition,
    PresentationState,
    Reimbursement
} from "../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../contracts/instruments/credits/IPresentations.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {Test} from "../utils/Test.sol";
import {CreditsTwoBanks} from "./CreditsTwoBanks.sol";

/// @notice Banks, an applicant and a beneficiary act at random, in time or late, twice and out of order. What each act does is said by the model before.
contract CreditsHandler is CreditsTwoBanks {
    /// @dev What is accepted or waived or left is chosen by these numbers alone.
    function begin(uint256 seed) external {
        if (isOpen() || day() > LAST_BEGIN) return;
        _begin(seed % 2 == 0);
    }

    function present(uint256 seed, uint96 amount) external {
        if (ids.length == 0 || _known.length > 12) return;
        amount = amount % 700_000;
        bool atC = seed % 3 == 0;
        Drawing memory d = _next(amount, seed % 4 == 0, atC);
        uint32 received = calendars.addBankingDays(CALENDAR, day(), 0);
        bool inTime = received <= calendars.addBankingDays(CALENDAR, terms.expiry, 0);
        bool expected = isOpen() && amount != 0 && amount <= AMOUNT - drawn() && inTime && (!atC || seen().confirmed);
        bytes memory data = abi.encodeCall(IPresentations.present, (terms, d));
        if (!_try(acme.maker, address(lettersOfCredit), data, expected)) return;
        _drawings.push(d);
        Known memory known;
        (known.state, known.flagged) = (PresentationState.Presented, d.shipDay > terms.latestShipment);
        (known.until, known.amount) = (clockFrom(received), amount);
        _known.push(known);
    }

    function refuse(uint256 i, uint256 seed) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        (Drawing memory d, Known storage k) = (_drawings[i], _known[i]);
        bool second = k.reimbursement == Reimbursement.Examining;
        Disposition disposition = Disposition(uint8(seed % 5));
        bool byIssuer = second || !d.atConfirmer;
        Org memory by = byIssuer ? bank : otherBank;
        bool examined = second || k.state == PresentationState.Presented;
        bool possible = disposition != Disposition.None && (byIssuer || disposition != Disposition.HoldForWaiver);
        bytes memory data = abi.encodeCall(
            IPresentations.refuse,
            (terms, d, found(), disposition, LATER, refusing(by, d, found(), disposition))
        );
        bool expected = examined && day() <= k.until && possible;
        if (!_try(OUTSIDER, address(lettersOfCredit), data, expected)) return;
        bool back = disposition == Disposition.Return;
        if (second) k.reimbursement = back ? Reimbursement.Returned : Reimbursement.Refused;
        else k.state = back ? PresentationState.Returned : PresentationState.Refused;
        if (!second) k.refused = true;
        ends[second ? 5 : 0]++;
    }

    function waive(uint256 i) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        Known storage k = _known[i];
        bool examined = k.state == PresentationState.Presented || k.state == PresentationState.Refused;
        bool second = k.reimbursement == Reimbursement.Examining || k.reimbursement == Reimbursement.Refused;
        bool expected = (examined || second) && !k.waived;
        bytes memory data = abi.encodeCall(
            IPresentations.waive,
            (_drawings[i], waived(), LATER, waiving(buyer, _drawings[i], waived()))
        );
        if (_try(OUTSIDER, address(lettersOfCredit), data, expected)) k.waived = true;
    }

    function accept(uint256 i, bool late) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        (Drawing memory d, Known storage k) = (_drawings[i], _known[i]);
        bool again = k.reimbursement == Reimbursement.Refused;
        bool second = again || k.reimbursement == Reimbursement.Examining;
        bool refused = again || k.state == PresentationState.Refused;
        bool clock = k.state == PresentationState.Presented || k.reimbursement == Reimbursement.Examining;
        bytes memory data;
        bool expected;
        if (late) {
            expected = clock && day() > k.until;
            data = abi.encodeCall(IPresentations.preclude, (terms, d));
        } else {
            Org memory by = second || !d.atConfirmer ? bank : otherBank;
            bool room = second || k.amount <= AMOUNT - drawn(); // what the confirmer accepted is drawn already
            expected = clock || (refused && k.waived && room);
            data = abi.encodeCall(IPresentations.accept, (terms, d, LATER, accepting(by, d, refused)));
        }
        if (!_try(OUTSIDER, address(lettersOfCredit), data, expected)) return;
        k.bound = k.waived || (!k.flagged && !k.refused);
        if (second) k.reimbursement = Reimbursement.Accepted;
        else k.state = PresentationState.Accepted;
        ends[
            second
                ? 6
                : late
                    ? 2
                    : refused
                        ? 3
                        : 1
        ]++;
    }

    function returnDocuments(uint256 i) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        (Drawing memory d, Known storage k) = (_drawings[i], _known[i]);
        bool second = k.reimbursement == Reimbursement.Refused;
        bool expected = second || k.state == PresentationState.Refused;
        bytes memory data = abi.encodeCall(
            IPresentations.returnDocuments,
            (d, LATER, returning(second || d.atConfirmer ? otherBank : acme, d))
        );
        if (!_try(OUTSIDER, address(lettersOfCredit), data, expected)) return;
        if (second) k.reimbursement = Reimbursement.Returned;
        else k.state = PresentationState.Returned;
    }

    function honour(uint256 i) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        (Drawing memory d, Known storage k) = (_drawings[i], _known[i]);
        uint256 claim = claimOf(d);
        bool accepted = k.state == PresentationState.Accepted;
        bool expected = accepted && block.timestamp >= instruments.instrumentOf(claim).terms.maturity;
        address by = d.atConfirmer ? otherBank.maker : bank.maker;
        bytes memory data = abi.encodeCall(IObligations.pay, (claim, k.amount));
        if (!_try(by, address(instruments), data, expected)) return;
        k.state = PresentationState.Honoured;
        if (!d.atConfirmer && k.bound) _honouredBound += k.amount;
        ends[4]++;
    }

    function repay(uint96 amount) external {
        if (ids.length == 0) return;
        uint96 owed = seen().owed;
        amount = amount % (owed + 2);
        bytes memory data = abi.encodeCall(ICredits.repay, (credit, amount));
        _try(buyer.maker, address(lettersOfCredit), data, amount != 0 && amount <= owed);
    }

    function close(bool cancels) external {
        if (ids.length == 0) return;
        bool open = isOpen() && live() == 0;
        if (cancels) {
            bool confirmed = seen().confirmed;
            bytes memory data = abi.encodeCall(
                ICredits.cancel,
                (credit, terms, LATER, confirmed ? approvals(bank, acme, otherBank) : approvals(bank, acme))
            );
            if (_try(OUTSIDER, address(lettersOfCredit), data, open)) ends[8]++;
        } else {
            bool over = day() > calendars.addBankingDays(CALENDAR, terms.expiry, 0);
            bytes memory data = abi.encodeCall(ICredits.expire, (credit, terms));
            if (_try(OUTSIDER, address(lettersOfCredit), data, open && over)) ends[9]++;
        }
    }

    function release() external {
        if (ids.length == 0) return;
        CreditState state = seen().state;
        bool expected = state == CreditState.Expired || state == CreditState.Cancelled;
        _try(OUTSIDER, address(lettersOfCredit), abi.encodeCall(ICredits.release, (credit, terms)), expected);
    }

    function pass(uint256 time) external {
        if (day() < LAST_BEGIN + 60) vm.warp(block.timestamp + (time % 3 days));
    }
}

/// @notice LCR-1 to LCR-4, and LCR-13.
contract CreditsInvariants is Test {
    CreditsHandler internal handler;

    function setUp() public {
        handler = new CreditsHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev LCR-1
    function invariant_WhatIsDoneIsWhatTheModelAllows() public view {
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
        for (uint256 i = 0; i < handler.drawings(); i++) {
            (PresentationState ours, PresentationState theirs) = handler.statesOf(i);
            vm.assertEq(uint256(ours), uint256(theirs), "state");
        }
    }

    /// @dev LCR-2
    function invariant_DrawnIsWhatIsExaminedAcceptedAndHonoured() public view {
        Credit memory c = handler.current();
        vm.assertEq(c.drawn, handler.drawn(), "drawn");
        vm.assertEq(c.live, handler.live(), "live");
    }

    /// @dev LCR-3
    function invariant_TheContractHasTheMargins() public view {
        (uint256 here, uint256 paid, uint256 taken) = handler.money();
        CreditsHandler.Sums memory all = handler.sums();
        vm.assertEq(here, all.margin, "margins");
        vm.assertEq(paid + all.owed, all.margin + taken, "the applicant paid for what binds it");
    }

    /// @dev LCR-4
    function invariant_LimitsCountWhatIsAtRisk() public view {
        CreditsHandler.Sums memory all = handler.sums();
        (uint256 forApplicant, uint256 forIssuer) = handler.limitsUsed();
        vm.assertEq(forApplicant, all.used, "the issuer's");
        vm.assertEq(forIssuer, all.confirmerUsed, "the confirmer's");
        vm.assertTrue(all.covered, "margin and limit cover what is owed and accepted");
    }

    /// @dev LCR-13
    function invariant_NothingIsPaidTwice() public view {
        for (uint256 i = 0; i < handler.drawings(); i++) {
            (uint96 amount, uint96 paid, uint96 reimbursed) = handler.paidOf(i);
            vm.assertTrue(paid <= amount && reimbursed <= paid, "paid once, and reimbursed for what was paid");
        }
    }

    /// @dev The handler gets to each of the ends that the sentences are about.
    function test_TheHandlerReachesEveryEnd() public {
        handler.begin(0);
        handler.present(1, 300_000);
        handler.refuse(0, 2);
        handler.waive(0);
        handler.accept(0, false);
        handler.honour(0);
        handler.present(1, 100_000);
        handler.accept(1, false);
        handler.honour(1);
        handler.present(3, 200_000);
        handler.present(3, 200_000);
        _pass(12);
        handler.accept(2, true);
        handler.accept(3, true);
        _pass(4);
        handler.honour(2);
        handler.forward(2);
        handler.accept(2, false);
        handler.collect(2);
        handler.forward(3);
        handler.refuse(3, 1);
        handler.waive(3);
        handler.accept(3, false);
        handler.honourInPlace(3);
        _pass(4);
        handler.reimburse(2);
        handler.repay(50);
        handler.close(true);
        handler.begin(1);
        _pass(40);
        handler.close(false);
        handler.release();
        for (uint256 i = 0; i < 12; i++) vm.assertTrue(handler.ends(i) != 0, vm.toString(i));
        handler.refuse(0, 0);
        invariant_NothingIsPaidTwice();
        invariant_WhatIsDoneIsWhatTheModelAllows();
        invariant_TheContractHasTheMargins();
        invariant_LimitsCountWhatIsAtRisk();
    }

    function _pass(uint256 days_) private {
        for (uint256 i = 0; i < days_; i++) handler.pass(1 days);
    }
}
