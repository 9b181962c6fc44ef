// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition} from "../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../contracts/instruments/credits/Drawing.sol";
import {LettersOfCredit} from "../../../contracts/instruments/credits/LettersOfCredit.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {CreditId} from "../../../contracts/types/CreditId.sol";
import {TermsHash} from "../../../contracts/types/TermsHash.sol";
import {CreditsBase} from "../instruments/credits/CreditsBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice What somebody who is no member knows of credits in use, and calls that carry its own signatures.
abstract contract OutsiderCredits is CreditsBase, OutsiderCount {
    CreditTerms internal _applied;
    CreditTerms internal _issued;
    CreditTerms internal _amended;
    /// @dev Encoded: presented, refused, accepted by the confirmer, and honoured by it and accepted by the issuer.
    bytes[4] internal _drawings;

    constructor(LettersOfCredit credits, CreditTerms[4] memory all, Drawing[4] memory drawings) {
        lettersOfCredit = credits;
        useTerms(all[0]);
        (_applied, _issued, _amended) = (all[1], all[2], all[3]);
        for (uint256 i = 0; i < 4; i++) _drawings[i] = abi.encode(drawings[i]);
    }

    function setUp() public override {} // the world is there

    function _confirming(uint256 who, CreditId id) internal view returns (bytes memory) {
        bytes memory type_ = "CreditConfirmation(bytes32 credit,bytes32 terms,uint48 deadline)";
        TermsHash inForce = termsHash(_issued);
        DualApproval memory approval = _both(who, type_, abi.encode(id, inForce, LATER));
        return abi.encodeCall(lettersOfCredit.confirm, (id, inForce, LATER, approval));
    }

    function _amending(uint256 who, uint96 amount) internal view returns (bytes memory) {
        CreditTerms memory to = terms;
        to.amount = 1 + (amount % AMOUNT);
        bytes memory type_ = "Amendment(bytes32 credit,bytes32 former,bytes32 terms,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(credit, hashOf(terms), hashOf(to), LATER));
        return abi.encodeCall(lettersOfCredit.amend, (credit, terms, to, LATER, approval));
    }

    function _answering(uint256 who, bool accepts) internal view returns (bytes memory) {
        TermsHash to = termsHash(_amended);
        TermsHash said = accepts ? to : TermsHash.wrap(0);
        return abi.encodeCall(lettersOfCredit.answerAmendment, (credit, to, said, LATER, _answer(who, to, said)));
    }

    function _answer(uint256 who, TermsHash to, TermsHash said) internal view returns (DualApproval memory) {
        bytes memory type_ = "AmendmentAnswer(bytes32 credit,bytes32 amendment,bytes32 accepts,uint48 deadline)";
        return _both(who, type_, abi.encode(credit, to, said, LATER));
    }

    function _transferring(uint256 who, uint96 amount) internal view returns (bytes memory) {
        CreditTerms memory child = terms;
        (child.amount, child.margin, child.transferable) = (1 + (amount % AMOUNT), 0, false);
        (child.parent, child.salt) = (credit, "transfer");
        bytes memory type_ = "Transfer(bytes32 credit,bytes32 transferred,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(credit, creditOf(child), LATER));
        return abi.encodeCall(lettersOfCredit.transfer, (credit, terms, child, LATER, approval, approval));
    }

    function _cancelling(uint256 who) internal view returns (bytes memory) {
        bytes memory type_ = "Cancellation(bytes32 credit,bytes32 terms,uint48 deadline)";
        CreditId issued = creditOf(_issued);
        DualApproval[] memory all = new DualApproval[](2);
        all[0] = _both(who, type_, abi.encode(issued, termsHash(_issued), LATER));
        all[1] = all[0];
        return abi.encodeCall(lettersOfCredit.cancel, (issued, _issued, LATER, all));
    }

    function _discharging(uint256 who, uint96 amount) internal view returns (bytes memory) {
        bytes memory type_ = "Discharge(bytes32 credit,uint32 number,uint96 owed,uint96 amount,uint48 deadline)";
        (uint96 owed, uint32 number) = (seen().owed, seen().discharges);
        DualApproval memory approval = _both(who, type_, abi.encode(credit, number, owed, amount, LATER));
        return abi.encodeCall(lettersOfCredit.discharge, (credit, owed, amount, LATER, approval));
    }

    function _refusing(uint256 who, Drawing memory d, Disposition to) internal view returns (bytes memory) {
        bytes memory type_ = "Refusal(bytes32 presentation,bytes32[] discrepancies,uint8 disposition,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(idOf(d), waived(), to, LATER));
        return abi.encodeCall(lettersOfCredit.refuse, (terms, d, found(), to, LATER, approval));
    }

    function _waiving(uint256 who, Drawing memory d) internal view returns (bytes memory) {
        bytes memory type_ = "Waiver(bytes32 presentation,bytes32 discrepancies,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(idOf(d), waived(), LATER));
        return abi.encodeCall(lettersOfCredit.waive, (d, waived(), LATER, approval));
    }

    function _accepting(uint256 who, Drawing memory d, bool refused) internal view returns (bytes memory) {
        bytes memory type_ = "Acceptance(bytes32 presentation,bool refused,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(idOf(d), refused, LATER));
        return abi.encodeCall(lettersOfCredit.accept, (terms, d, LATER, approval));
    }

    function _returning(uint256 who, Drawing memory d) internal view returns (bytes memory) {
        bytes memory type_ = "Return(bytes32 presentation,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(idOf(d), LATER));
        return abi.encodeCall(lettersOfCredit.returnDocuments, (d, LATER, approval));
    }

    function _redirecting(uint256 who, Drawing memory d) internal view returns (bytes memory) {
        bytes memory type_ = "Redirection(bytes32 presentation,uint32 number,address account,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(idOf(d), uint32(0), _outsider(who), LATER));
        return abi.encodeCall(lettersOfCredit.redirect, (d, _outsider(who), LATER, approval));
    }

    function _both(uint256 who, bytes memory type_, bytes memory fields) internal view returns (DualApproval memory) {
        return _bothSign(who, digestOf(type_, fields));
    }

    function _drawing(uint256 i) internal view returns (Drawing memory) {
        return abi.decode(_drawings[i], (Drawing));
    }

    function _call(uint256 who, bytes memory data) internal {
        _call(who, address(lettersOfCredit), data);
    }
}
