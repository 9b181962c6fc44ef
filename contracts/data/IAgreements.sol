// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "./AgreementTerms.sol";
import {IAccesses} from "./IAccesses.sol";
import {INegotiations} from "./INegotiations.sol";
import {AgreementId} from "../types/AgreementId.sol";

/// @title Agreements
/// @notice Who may use whose data, for what, how long and how often; each use, numbered; and what is paid for it.
///
/// The contract keeps one word of an agreement. Its terms come with each call, and are what its id is the digest of.
/// What the catalogue says now counts: while a resource is suspended nothing of it is used, and once it, or a version, is revoked nothing ever is.
interface IAgreements is INegotiations, IAccesses {
    /// @notice Stops the uses of an Active agreement. MAKER of the provider, also while restricted.
    function suspend(AgreementTerms calldata terms, bytes32 reason) external;

    /// @notice Lets a suspended agreement be used again. MAKER of the provider.
    function resume(AgreementTerms calldata terms, bytes32 reason) external;

    /// @notice Ends an Active or Suspended agreement. MAKER of either side, also while restricted.
    function retire(AgreementTerms calldata terms, bytes32 reason) external;

    /// @notice Withdraws the subject's consent for good, or refuses it before it was given, also to terms that are not on record. The subject itself.
    function revoke(AgreementTerms calldata terms, bytes32 reason) external;

    /// @notice As `revoke`, for who does not send transactions.
    /// @param signature By the subject, over the digest of a `SubjectWithdrawal`.
    function revokeBySignature(
        AgreementTerms calldata terms,
        bytes32 reason,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice What a subject signs to withdraw its consent.
    function withdrawalDigest(AgreementId agreement, bytes32 reason, uint48 deadline) external view returns (bytes32);
}
