// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId} from "../types/AgreementId.sol";
import {OfferId} from "../types/OfferId.sol";
import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";

/// @notice All that is agreed. Its EIP-712 digest in the domain of `Agreements` is the agreement's id, and what both sides sign: who proposes
/// it, and who agrees. The `price` is a struct to who signs; here it is its hash.
struct AgreementTerms {
    OfferId offer;
    /// @dev The offer's.
    ResourceId resource;
    OrgId provider;
    OrgId consumer;
    /// @dev Account of the person or company that the data is about; zero where it is about nobody, or about many.
    address subject;
    /// @dev Account that gets back what was paid in and not used up.
    address payer;
    /// @dev keccak256 of the policy (ODRL) that is agreed.
    bytes32 policyHash;
    /// @dev One bit for each purpose for which it may be used.
    uint64 purposes;
    /// @dev First and last second of use.
    uint48 start;
    uint48 end;
    uint32 maxUses;
    /// @dev Most uses in a period of so many seconds, counted from the start; both 0 where there is no such limit.
    uint32 usesPerPeriod;
    uint32 period;
    /// @dev Whether it is used by computations alone.
    bool computeOnly;
    uint32 minGroupSize;
    /// @dev Seconds from an access in which it can be disputed, and who decides; both 0 where it cannot.
    uint32 disputeWindow;
    OrgId arbitrator;
    /// @dev `hashPrice`; `NO_PRICE` where nothing is paid.
    bytes32 price;
    /// @dev The other side's proposal that this one answers; zero where it is the first.
    AgreementId previous;
    /// @dev Of the proposer's choosing: equal terms are agreed again under another.
    uint64 nonce;
    /// @dev Last second at which it can be agreed.
    uint48 deadline;
}

/// @dev How many words terms are.
uint256 constant TERMS_WORDS = 21;

bytes32 constant TERMS_TYPEHASH = keccak256(
    "AgreementTerms(bytes32 offer,bytes32 resource,uint32 provider,uint32 consumer,address subject,address payer,bytes32 policyHash,uint64 purposes,uint48 start,uint48 end,uint32 maxUses,uint32 usesPerPeriod,uint32 period,bool computeOnly,uint32 minGroupSize,uint32 disputeWindow,uint32 arbitrator,Price price,bytes32 previous,uint64 nonce,uint48 deadline)Price(address cash,uint88 amount,uint8 per,Share[] shares,address remainder)Share(address payee,uint16 basisPoints)"
);
/// @dev What the subject signs: that it consents to an agreement, which it saw; or that it consents no more.
bytes32 constant SUBJECT_CONSENT_TYPEHASH = keccak256(
    "SubjectConsent(AgreementTerms terms,uint48 deadline)AgreementTerms(bytes32 offer,bytes32 resource,uint32 provider,uint32 consumer,address subject,address payer,bytes32 policyHash,uint64 purposes,uint48 start,uint48 end,uint32 maxUses,uint32 usesPerPeriod,uint32 period,bool computeOnly,uint32 minGroupSize,uint32 disputeWindow,uint32 arbitrator,Price price,bytes32 previous,uint64 nonce,uint48 deadline)Price(address cash,uint88 amount,uint8 per,Share[] shares,address remainder)Share(address payee,uint16 basisPoints)"
);
bytes32 constant SUBJECT_WITHDRAWAL_TYPEHASH = keccak256(
    "SubjectWithdrawal(bytes32 agreement,bytes32 reason,uint48 deadline)"
);

/// @return structHash Their EIP-712 struct hash, of the words as they came: one that is longer than its type makes a hash that nobody signs.
function hashTerms(AgreementTerms calldata terms) pure returns (bytes32 structHash) {
    bytes32 typehash = TERMS_TYPEHASH;
    assembly ("memory-safe") {
        let image := mload(0x40) // kept by nobody
        mstore(image, typehash)
        calldatacopy(add(image, 0x20), terms, 0x2a0) // 21 words
        structHash := keccak256(image, 0x2c0)
    }
}

/// @param terms Their EIP-712 struct hash.
function hashSubjectConsent(bytes32 terms, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(SUBJECT_CONSENT_TYPEHASH, terms, deadline));
}

function hashSubjectWithdrawal(AgreementId agreement, bytes32 reason, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(SUBJECT_WITHDRAWAL_TYPEHASH, agreement, reason, deadline));
}
