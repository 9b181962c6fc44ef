// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Disposition} from "../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../contracts/instruments/credits/Drawing.sol";
import {LettersOfCredit} from "../../../contracts/instruments/credits/LettersOfCredit.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {CreditId} from "../../../contracts/types/CreditId.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {CONFIRMATION, CREDIT} from "../../../contracts/types/LimitKind.sol";
import {CreditsBase} from "../instruments/credits/CreditsBase.sol";
import {OutsiderCredits} from "./OutsiderCredits.sol";

/// @notice Somebody who is no member calls every function of LettersOfCredit, with arguments that would mean something from a member, and with its own signatures.
/// Counts the calls, and those that succeeded.
contract CreditsOutsider is OutsiderCredits {
    constructor(
        LettersOfCredit credits,
        CreditTerms[4] memory all,
        Drawing[4] memory drawings
    ) OutsiderCredits(credits, all, drawings) {}

    function callIssue(uint256 who, uint8 which, uint96 amount) external {
        CreditTerms memory other = _applied;
        other.salt = bytes32(who | 1);
        (CreditId applied, CreditId issued) = (creditOf(_applied), creditOf(_issued));
        bytes[7] memory all = [
            abi.encodeCall(lettersOfCredit.applyFor, (other)),
            abi.encodeCall(lettersOfCredit.payMargin, (applied, amount)),
            abi.encodeCall(lettersOfCredit.withdraw, (_applied)),
            abi.encodeCall(
                lettersOfCredit.issue,
                (_applied, LATER, _both(who, "Issue(bytes32 credit,uint48 deadline)", abi.encode(applied, LATER)))
            ),
            abi.encodeCall(lettersOfCredit.advise, (issued)),
            _confirming(who, issued),
            abi.encodeCall(lettersOfCredit.onCashReceived, (uint256(applied.raw()), _applied.applicantAccount, amount))
        ];
        _call(who, all[which % all.length]);
    }

    function callChanges(uint256 who, uint8 which, uint96 amount) external {
        bytes[3] memory all = [_amending(who, amount), _answering(who, amount % 2 == 0), _transferring(who, amount)];
        _call(who, all[which % all.length]);
    }

    function callEnds(uint256 who, uint8 which, uint96 amount) external {
        bytes[5] memory all = [
            abi.encodeCall(lettersOfCredit.expire, (credit, terms)),
            abi.encodeCall(lettersOfCredit.release, (credit, terms)),
            abi.encodeCall(lettersOfCredit.repay, (credit, amount)),
            _cancelling(who),
            _discharging(who, amount)
        ];
        _call(who, all[which % all.length]);
    }

    function callPresent(uint256 who, uint8 which, uint96 amount) external {
        Drawing memory d = drawing(uint64(100 + (who % 100)), amount);
        d.atConfirmer = who % 2 == 0;
        if (which % 2 == 0) return _call(who, abi.encodeCall(lettersOfCredit.present, (terms, d)));
        d.terms = termsHash(_amended);
        DualApproval memory approval = _answer(who, d.terms, d.terms);
        _call(who, abi.encodeCall(lettersOfCredit.presentAccepting, (_amended, d, LATER, approval)));
    }

    function callExamine(uint256 who, uint8 which, uint8 disposition) external {
        (Drawing memory open_, Drawing memory held) = (_drawing(0), _drawing(1));
        Drawing memory d = disposition % 2 == 0 ? open_ : held;
        bytes[6] memory all = [
            _refusing(who, open_, Disposition(disposition % 5)),
            _waiving(who, d),
            _accepting(who, d, disposition % 2 != 0),
            abi.encodeCall(lettersOfCredit.preclude, (terms, open_)),
            _returning(who, held),
            _redirecting(who, d)
        ];
        _call(who, all[which % all.length]);
    }

    function callTwoBanks(uint256 who, uint8 which) external {
        (Drawing memory accepted, Drawing memory honoured) = (_drawing(2), _drawing(3));
        bytes[6] memory all = [
            abi.encodeCall(lettersOfCredit.forward, (terms, accepted)),
            abi.encodeCall(lettersOfCredit.collect, (terms, accepted)),
            abi.encodeCall(lettersOfCredit.collect, (terms, honoured)),
            abi.encodeCall(lettersOfCredit.lapse, (accepted)),
            abi.encodeCall(lettersOfCredit.lapse, (honoured)),
            _returning(who, accepted)
        ];
        _call(who, all[which % all.length]);
    }

    /// @dev As if the ledger told of something.
    function callHooks(uint256 who, uint8 which, uint96 amount) external {
        uint256 claim = claimOf(_drawing(2));
        Deal memory deal;
        deal.legs = new Leg[](1);
        (deal.legs[0].id, deal.legs[0].amount) = (claim, amount);
        bytes[4] memory all = [
            abi.encodeCall(lettersOfCredit.onSettled, (deal, 0, "deal", terms.beneficiary, terms.issuer)),
            abi.encodeCall(lettersOfCredit.onPledged, (deal, 0, "deal", terms.beneficiary, terms.issuer)),
            abi.encodeCall(lettersOfCredit.onPaid, (claim, terms.applicantAccount, amount)),
            abi.encodeCall(lettersOfCredit.onRedeemed, (claim, terms.beneficiaryAccount, terms.beneficiary, amount))
        ];
        _call(who, all[which % all.length]);
    }
}

/// @notice Outsiders apply, issue, change, present, examine, pay and end nothing.
contract OutsidersCreditsInvariants is CreditsBase {
    CreditsOutsider private outsider;
    /// @dev Encoded: terms of a credit in use, of one that is applied for, of one that is issued, and of an amendment; and drawings under the first.
    bytes[4] private _terms;
    bytes[4] private _drawings;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        CreditTerms[4] memory all = [soundTerms(), soundTerms(), soundTerms(), soundTerms()];
        CreditTerms memory main = all[0];
        (all[1].salt, all[2].salt, all[3].expiry) = ("applied", "issued", main.expiry + 10);
        useTerms(all[1]);
        applyFor();
        payMargin(MARGIN / 2);
        useTerms(all[2]);
        startIssued();
        useTerms(main);
        startConfirmed();
        Drawing[4] memory drawings = _present();
        amend(all[3]);
        for (uint256 i = 0; i < 4; i++) (_terms[i], _drawings[i]) = (abi.encode(all[i]), abi.encode(drawings[i]));
        outsider = new CreditsOutsider(lettersOfCredit, all, drawings);
        stateAtStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 42; i++) {
            outsider.callIssue(i, i, 1 + i);
            outsider.callChanges(i, i, 1 + i);
            outsider.callEnds(i, i, 1 + i);
            outsider.callPresent(i, i, 1 + i);
            outsider.callExamine(i, i, i);
            outsider.callTwoBanks(i, i);
            outsider.callHooks(i, i, 1 + i);
        }
        vm.assertEq(outsider.calls(), 294, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersMarginIsSeen() public {
        useTerms(abi.decode(_terms[1], (CreditTerms)));
        payMargin(1);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function test_AnApplicantsWaiverIsSeen() public {
        waive(abi.decode(_drawings[1], (Drawing)));
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function test_AConfirmersForwardIsSeen() public {
        forward(abi.decode(_drawings[2], (Drawing)));
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    /// @dev One is examined, one refused and held; of those that the confirmer accepted one is honoured, forwarded and accepted, and a part of another honoured drawing
    /// is owed.
    function _present() private returns (Drawing[4] memory d) {
        Drawing memory paid = presented(5, MARGIN + 50_000);
        accept(bank, paid);
        pay(bank, claimOf(paid), paid.amount);
        (d[0], d[1]) = (presented(1, 100_000), presented(2, 100_000));
        refuse(bank, d[1], Disposition.Hold);
        (d[2], d[3]) = (atConfirmer(3, 100_000), atConfirmer(4, 100_000));
        for (uint256 i = 2; i < 4; i++) {
            present(d[i]);
            accept(otherBank, d[i]);
        }
        pay(otherBank, claimOf(d[3]), d[3].amount);
        forward(d[3]);
        accept(bank, d[3]);
    }

    function _observable() private view returns (bytes32) {
        bytes memory all;
        for (uint256 i = 0; i < 4; i++) {
            CreditId id = creditOf(abi.decode(_terms[i], (CreditTerms)));
            all = abi.encode(all, lettersOfCredit.creditOf(id), lettersOfCredit.termsOf(id));
            Drawing memory d = abi.decode(_drawings[i], (Drawing));
            all = abi.encode(all, seen(d), fingerprints.stateOf(d.keys[0]));
            all = abi.encode(all, instruments.balanceOf(acme.maker, claimOf(d)));
            all = abi.encode(all, instruments.balanceOf(otherBank.maker, reimbursementOf(d)));
        }
        all = abi.encode(all, amendmentTo(abi.decode(_terms[3], (CreditTerms))));
        all = abi.encode(all, usedOf(bank, buyer, CREDIT), usedOf(otherBank, bank, CONFIRMATION));
        for (uint64 i = 100; i < 200; i++) {
            all = abi.encode(all, fingerprints.stateOf(Fingerprint.wrap(keccak256(abi.encode("document", i)))));
        }
        address[4] memory holders = [address(lettersOfCredit), buyer.maker, bank.maker, otherBank.maker];
        for (uint256 i = 0; i < holders.length; i++) all = abi.encode(all, yuan.balanceOf(holders[i]));
        return keccak256(all);
    }
}
