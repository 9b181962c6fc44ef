// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice An agreement: EIP-712 digest of its terms, which is what both sides sign. So it binds chain and contract, and no term can be changed.
type AgreementId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for AgreementId global;

function raw(AgreementId id) pure returns (bytes32) {
    return AgreementId.unwrap(id);
}

function isNull(AgreementId id) pure returns (bool) {
    return AgreementId.unwrap(id) == 0;
}

function eq(AgreementId a, AgreementId b) pure returns (bool) {
    return AgreementId.unwrap(a) == AgreementId.unwrap(b);
}

function neq(AgreementId a, AgreementId b) pure returns (bool) {
    return AgreementId.unwrap(a) != AgreementId.unwrap(b);
}
