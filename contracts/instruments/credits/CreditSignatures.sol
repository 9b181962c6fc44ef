// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition} from "./Credit.sol";
import {CreditId} from "../../types/CreditId.sol";
import {PresentationId} from "../../types/PresentationId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

// What two people of an organisation sign. Every id is a hash of all that it names.

bytes32 constant ISSUE_TYPEHASH = keccak256("Issue(bytes32 credit,uint48 deadline)");
bytes32 constant CREDIT_CONFIRMATION_TYPEHASH = keccak256(
    "CreditConfirmation(bytes32 credit,bytes32 terms,uint48 deadline)"
);
bytes32 constant AMENDMENT_TYPEHASH = keccak256(
    "Amendment(bytes32 credit,bytes32 former,bytes32 terms,uint48 deadline)"
);
bytes32 constant AMENDMENT_ANSWER_TYPEHASH = keccak256(
    "AmendmentAnswer(bytes32 credit,bytes32 amendment,bytes32 accepts,uint48 deadline)"
);
bytes32 constant CANCELLATION_TYPEHASH = keccak256("Cancellation(bytes32 credit,bytes32 terms,uint48 deadline)");
bytes32 constant DISCHARGE_TYPEHASH = keccak256(
    "Discharge(bytes32 credit,uint32 number,uint96 owed,uint96 amount,uint48 deadline)"
);
bytes32 constant TRANSFER_TYPEHASH = keccak256("Transfer(bytes32 credit,bytes32 transferred,uint48 deadline)");
bytes32 constant ACCEPTANCE_TYPEHASH = keccak256("Acceptance(bytes32 presentation,bool refused,uint48 deadline)");
bytes32 constant REFUSAL_TYPEHASH = keccak256(
    "Refusal(bytes32 presentation,bytes32[] discrepancies,uint8 disposition,uint48 deadline)"
);
bytes32 constant REDIRECTION_TYPEHASH = keccak256(
    "Redirection(bytes32 presentation,uint32 number,address account,uint48 deadline)"
);
bytes32 constant WAIVER_TYPEHASH = keccak256("Waiver(bytes32 presentation,bytes32 discrepancies,uint48 deadline)");
bytes32 constant RETURN_TYPEHASH = keccak256("Return(bytes32 presentation,uint48 deadline)");

function hashIssue(CreditId credit, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(ISSUE_TYPEHASH, credit, deadline));
}

function hashCreditConfirmation(CreditId credit, TermsHash terms, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(CREDIT_CONFIRMATION_TYPEHASH, credit, terms, deadline));
}

function hashAmendment(CreditId credit, TermsHash former, TermsHash terms, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(AMENDMENT_TYPEHASH, credit, former, terms, deadline));
}

function hashAmendmentAnswer(
    CreditId credit,
    TermsHash amendment,
    TermsHash accepts,
    uint48 deadline
) pure returns (bytes32) {
    return keccak256(abi.encode(AMENDMENT_ANSWER_TYPEHASH, credit, amendment, accepts, deadline));
}

function hashCancellation(CreditId credit, TermsHash terms, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(CANCELLATION_TYPEHASH, credit, terms, deadline));
}

/// @param number How many were discharged before, so that this is used once: a debt can be the same twice.
function hashDischarge(
    CreditId credit,
    uint32 number,
    uint96 owed,
    uint96 amount,
    uint48 deadline
) pure returns (bytes32) {
    return keccak256(abi.encode(DISCHARGE_TYPEHASH, credit, number, owed, amount, deadline));
}

function hashTransfer(CreditId credit, CreditId transferred, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(TRANSFER_TYPEHASH, credit, transferred, deadline));
}

/// @param refused Whether it accepts after a refusal, so that what was signed before one is not used after it.
function hashAcceptance(PresentationId presentation, bool refused, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(ACCEPTANCE_TYPEHASH, presentation, refused, deadline));
}

function hashRefusal(
    PresentationId presentation,
    bytes32[] calldata discrepancies,
    Disposition disposition,
    uint48 deadline
) pure returns (bytes32) {
    return
        keccak256(
            abi.encode(
                REFUSAL_TYPEHASH,
                presentation,
                keccak256(abi.encodePacked(discrepancies)),
                disposition,
                deadline
            )
        );
}

/// @param number How often an account was named before, so that this is used once: one can be named twice.
function hashRedirection(
    PresentationId presentation,
    uint32 number,
    address account,
    uint48 deadline
) pure returns (bytes32) {
    return keccak256(abi.encode(REDIRECTION_TYPEHASH, presentation, number, account, deadline));
}

/// @param discrepancies Hash of those that are waived.
function hashWaiver(PresentationId presentation, bytes32 discrepancies, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(WAIVER_TYPEHASH, presentation, discrepancies, deadline));
}

function hashReturn(PresentationId presentation, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(RETURN_TYPEHASH, presentation, deadline));
}
