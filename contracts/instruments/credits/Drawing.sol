// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreditId} from "../../types/CreditId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {PresentationId} from "../../types/PresentationId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @notice What is presented. Its hash is the id of the presentation, so who accepts or refuses it signs all of this.
struct Drawing {
    CreditId credit;
    /// @dev The terms under which it is presented: those in force, or those of an amendment, which the beneficiary so accepts (art. 10 c).
    TermsHash terms;
    /// @dev The presenter's own; the same documents can be presented again under another.
    uint64 number;
    /// @dev Root of the salted documents.
    bytes32 documents;
    uint96 amount;
    /// @dev Of the invoice, which may be for more than is drawn (art. 18 b).
    uint96 invoiceAmount;
    uint32 shipDay;
    /// @dev Whether the confirmer examines them, or the issuer.
    bool atConfirmer;
    /// @dev Keyed digests that identify the documents: see Fingerprints.
    Fingerprint[] keys;
}

bytes32 constant DRAWING_TYPEHASH = keccak256(
    "Drawing(bytes32 credit,bytes32 terms,uint64 number,bytes32 documents,uint96 amount,uint96 invoiceAmount,uint32 shipDay,bool atConfirmer,bytes32[] keys)"
);

/// @return Its EIP-712 struct hash.
function presentationIdOf(Drawing calldata drawing) pure returns (PresentationId) {
    return
        PresentationId.wrap(
            keccak256(
                abi.encode(
                    DRAWING_TYPEHASH,
                    drawing.credit,
                    drawing.terms,
                    drawing.number,
                    drawing.documents,
                    drawing.amount,
                    drawing.invoiceAmount,
                    drawing.shipDay,
                    drawing.atConfirmer,
                    keccak256(abi.encodePacked(drawing.keys))
                )
            )
        );
}
