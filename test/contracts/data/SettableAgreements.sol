// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Agreement, AgreementState} from "../../../contracts/data/INegotiations.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";

/// @notice What computations ask of agreements, as a test sets it.
contract SettableAgreements {
    error SettableAgreements_Refused(AgreementId agreement);

    mapping(AgreementId agreement => Agreement) private _agreements;
    mapping(AgreementId agreement => bool) public refused;
    mapping(AgreementId agreement => uint32) public used;
    /// @dev Of the last use.
    mapping(AgreementId agreement => bytes32) public jobOf;
    mapping(AgreementId agreement => bytes32) public detailsOf;

    function activate(AgreementTerms calldata terms) external {
        Agreement storage agreement = _agreements[idOf(terms)];
        agreement.state = AgreementState.Active;
        (agreement.provider, agreement.consumer) = (terms.provider, terms.consumer);
    }

    function move(AgreementId agreement, AgreementState state) external {
        _agreements[agreement].state = state;
    }

    function refuse(AgreementId agreement) external {
        refused[agreement] = true;
    }

    function useFor(
        AgreementTerms calldata terms,
        uint32 version,
        uint8 purpose,
        bytes32 job
    ) external returns (uint32) {
        AgreementId id = idOf(terms);
        require(!refused[id], SettableAgreements_Refused(id));
        (jobOf[id], detailsOf[id]) = (job, keccak256(abi.encode(version, purpose)));
        return ++used[id];
    }

    function agreementOf(AgreementId agreement) external view returns (Agreement memory) {
        return _agreements[agreement];
    }

    function idOf(AgreementTerms calldata terms) public pure returns (AgreementId) {
        return AgreementId.wrap(keccak256(abi.encode(terms)));
    }
}
