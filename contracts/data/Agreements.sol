// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Accesses} from "./Accesses.sol";
import {AgreementTerms, hashSubjectWithdrawal} from "./AgreementTerms.sol";
import {IAgreements} from "./IAgreements.sol";
import {ICatalog} from "./ICatalog.sol";
import {IEncryptionKeys} from "./IEncryptionKeys.sol";
import {LifeActs} from "./LifeActs.sol";
import {Negotiations} from "./Negotiations.sol";
import {IMembers} from "../members/IMembers.sol";
import {AgreementId} from "../types/AgreementId.sol";

/// @title Agreements
/// @notice Documented in IAgreements. Its acts that are rare or long are in the linked libraries OfferActs, LifeActs and EscrowActs.
contract Agreements is Accesses {
    constructor(IMembers members, ICatalog catalog, IEncryptionKeys keys) Negotiations(members, catalog, keys) {}

    /// @inheritdoc IAgreements
    function suspend(AgreementTerms calldata terms, bytes32 reason) external {
        LifeActs.suspend(_state, MEMBERS, idOf(terms), terms.provider, reason);
    }

    /// @inheritdoc IAgreements
    function resume(AgreementTerms calldata terms, bytes32 reason) external {
        LifeActs.resume(_state, MEMBERS, idOf(terms), terms.provider, reason);
    }

    /// @inheritdoc IAgreements
    function retire(AgreementTerms calldata terms, bytes32 reason) external {
        LifeActs.retire(_state, MEMBERS, idOf(terms), terms.provider, terms.consumer, reason);
    }

    /// @inheritdoc IAgreements
    function revoke(AgreementTerms calldata terms, bytes32 reason) external {
        LifeActs.revoke(_state, idOf(terms), terms.subject, msg.sender, reason);
    }

    /// @inheritdoc IAgreements
    function revokeBySignature(
        AgreementTerms calldata terms,
        bytes32 reason,
        uint48 deadline,
        bytes calldata signature
    ) external {
        AgreementId id = idOf(terms);
        _requireInTime(id, deadline);
        address signer = _signerOf(withdrawalDigest(id, reason, deadline), signature);
        LifeActs.revoke(_state, id, terms.subject, signer, reason);
    }

    /// @inheritdoc IAgreements
    function withdrawalDigest(AgreementId agreement, bytes32 reason, uint48 deadline) public view returns (bytes32) {
        return _hashTypedDataV4(hashSubjectWithdrawal(agreement, reason, deadline));
    }
}
